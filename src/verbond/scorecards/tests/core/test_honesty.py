"""Does the test change anything?"""

from datetime import date, timedelta

import pytest

from verbond.scorecards.core.honesty import Figures, Observed, Promised, Share, Signed, measure

TODAY = date(2026, 6, 1)
SAME = Observed(True, False, "Tien euro.", "Tien  euro.")
OTHER = Observed(True, False, "Tien euro.", "Vijf euro.")
OPEN = Observed(True, False, "Tien euro.", None)
LEFT_OUT = Observed(False, True)
FORGOTTEN = Observed(False, False, None, "Vijf euro.")


def of(*observed: Observed) -> Figures:
    return measure(observed, (), (), TODAY)


@pytest.mark.parametrize(
    ("observed", "verdict"),
    [
        ((), "nothing-tested"),
        ((LEFT_OUT, FORGOTTEN), "nothing-tested"),
        ((OPEN,), "not-compared"),
        ((SAME, SAME), "form"),
        ((SAME, OPEN), "no-change"),
        ((SAME, OTHER), "changes"),
        ((SAME, LEFT_OUT), "holes"),
        ((OTHER, FORGOTTEN), "holes"),
    ],
)
def test_the_figures_say_what_they_mean(observed: tuple[Observed, ...], verdict: str) -> None:
    assert of(*observed).verdict == verdict


def test_an_exemption_counts_as_not_tested_and_apart() -> None:
    found = of(SAME, OTHER, LEFT_OUT, FORGOTTEN, Observed(True, True))
    assert (found.coverage, found.exempted, found.untested) == (Share(3, 5), 1, 1)


def test_a_text_that_is_not_known_is_no_unchanged_text() -> None:
    found = of(OPEN, FORGOTTEN, OTHER, Observed(True, False, None, "Vijf euro."))
    assert found.changed == Share(1, 1)


def test_doubt_harm_time_and_measures_are_counted() -> None:
    hours = timedelta(hours=1)
    signed = (
        Signed({"a": "ja", "b": "weet-niet"}, "te-onderzoeken", True, True, 1 * hours),
        Signed({"a": "weet-niet"}, "te-onderzoeken", False, True, 2 * hours),
        Signed({"a": "nee"}, "negatief-zonder-maatregel", True, False, 9 * hours),
    )
    day = timedelta(days=1)
    promised = (
        Promised(TODAY - day, None),
        Promised(TODAY, None),
        Promised(TODAY - day, TODAY),
    )
    found = measure((SAME,), signed, promised, TODAY)
    assert found.unknown == {"a": Share(1, 3), "b": Share(1, 1)}
    assert found.outcomes == {"te-onderzoeken": 2, "negatief-zonder-maatregel": 1}
    assert (found.negative_with, found.negative_without) == (1, 1)
    assert found.took == 2 * hours
    assert (found.measures, found.measures_late) == (Share(1, 3), 1)


def test_nearly_all_is_not_all() -> None:
    shares = [Share(0, 9), Share(9, 9), Share(1, 2)]
    assert [share.percent for share in shares] == [0, 100, 50]
    assert of().took is None
