from hypothesis import given
from hypothesis import strategies as st

from verbond.rights.core.measuring import Followed, funnels
from verbond.rights.core.measuring.hiding import is_small


def _row(right: str, *reached: int, waiting: bool = False, **more: object) -> Followed:
    return Followed(right, reached, is_waiting=waiting, **more)  # type: ignore[arg-type]


def test_all_rights_together_are_added_up() -> None:
    whole, each = funnels(
        [_row("vt", 200, 100, 80, 60, 40, 20), _row("igo", 100, 60, 40, 30, 20, 10)]
    )
    assert whole.steps == (300, 160, 120, 90, 60, 30)
    assert each["vt"] is not None
    assert each["vt"].steps == (200, 100, 80, 60, 40, 20)


def test_a_right_with_a_few_people_at_a_stage_is_hidden_and_takes_another_with_it() -> None:
    _whole, each = funnels(
        [
            _row("vt", 500, 400, 300, 200, 100, 50),
            _row("igo", 100, 97, 60, 40, 20, 10),
            _row("leefloon", 300, 200, 150, 100, 70, 30),
        ]
    )
    assert each["igo"] is None
    assert each["vt"] is not None
    assert each["leefloon"] is None


@st.composite
def rows(draw: st.DrawFn) -> list[Followed]:
    counts = st.lists(st.integers(0, 120), min_size=6, max_size=6)
    return [
        _row(right, *sorted(draw(counts), reverse=True))
        for right in draw(st.lists(st.sampled_from("abcd"), min_size=1, max_size=6))
    ]


@given(rows())
def test_no_right_that_is_hidden_can_be_had_by_subtracting(some: list[Followed]) -> None:
    whole, each = funnels(some)
    for at, total in enumerate(whole.steps):
        shown = [one.steps[at] for one in each.values() if one is not None]
        if total is None or len(shown) == len(each):
            continue
        assert None not in shown
        assert not is_small(total - sum(one or 0 for one in shown))


def test_what_a_letter_changes_is_shown_when_nobody_can_be_found_in_it() -> None:
    told = _row("vt", 200, 190, 150, 120, 100, 80)
    waits = _row("vt", 200, 20, 20, 20, 20, 20, waiting=True)
    whole, _each = funnels([told, waits])
    assert whole.effect is not None
    assert whole.effect.difference > 0.2
    few = _row("vt", 200, 3, 3, 3, 3, 3, waiting=True)
    assert funnels([told, few])[0].effect is None


def test_applications_in_vain_and_grants_without_an_act_are_shown_with_their_whole() -> None:
    whole, _each = funnels([_row("vt", 300, 200, 180, 160, 120, 80, refused=20, by_itself=30)])
    assert whole.invited_in_vain == (20, 120)
    assert whole.without_act == (30, 80)


def test_a_few_refusals_stay_hidden() -> None:
    whole, _each = funnels([_row("vt", 300, 200, 180, 160, 120, 80, refused=3, by_itself=76)])
    assert whole.invited_in_vain is None
    assert whole.without_act is None


def test_days_and_channels_are_of_waves_that_are_large_enough() -> None:
    whole, _each = funnels(
        [
            _row(
                "vt",
                300,
                200,
                100,
                90,
                80,
                70,
                days={"answered": 12},
                channels={"letter": 150, "phone": 50},
            ),
            _row(
                "vt",
                100,
                90,
                60,
                50,
                40,
                30,
                days={"answered": 20},
                channels={"letter": 80, "desk": 4},
            ),
            _row("igo", 9, 9, 5, 0, 0, 0, days={"answered": 90}),
        ]
    )
    assert whole.days["answered"] == (12, 20)
    assert whole.channels == {"desk": None, "letter": 230, "phone": None}


def test_before_the_first_run_there_is_an_empty_funnel() -> None:
    whole, each = funnels([])
    assert whole.steps == (0, 0, 0, 0, 0, 0)
    assert not each
    assert whole.invited_in_vain is None
