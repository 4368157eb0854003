"""Importing again: what stays, moves, changes, comes and goes."""

from collections import Counter
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from verbond.agreement.core.matching import Pairing, Placed, compare, placed_items
from verbond.agreement.core.outline import outline
from verbond.agreement.core.packaged import packaged_profile
from verbond.agreement.tests.core.agreed import genk, genk_source, source_of

GOAL = Placed("sport", "Meer mensen sporten.", None, "Sport", "Vrije tijd")
ACTION = Placed(
    "zaal", "We bouwen een nieuwe sportzaal in de wijk.", "sport", "Sport", "Vrije tijd"
)
ADVICE = "De raad adviseert de stad over de werking van verenigingen."


def changes(pairings: tuple[Pairing, ...]) -> Counter[str]:
    return Counter(one.change for one in pairings)


def only(pairings: tuple[Pairing, ...], key: str) -> Pairing:
    return next(one for one in pairings if one.key == key)


def test_same_file_twice_changes_nothing() -> None:
    placed = placed_items(genk())
    result = compare(placed, placed)
    assert changes(result) == {"unchanged": len(placed)}
    assert all(one.old is not None and one.old.key == one.key for one in result)


def test_new_line_at_the_top_moves_no_key() -> None:
    first, *rest = [line.text for line in genk_source().lines]
    profile = replace(packaged_profile("genk-2019-2024"), overrides=())
    before = placed_items(outline(source_of("\n".join([first, *rest])), profile))
    longer = "\n".join([first, "", " ", "", "Een nieuwe zin vooraf.", *rest])
    after = placed_items(outline(source_of(longer), profile))
    result = compare(before, after)
    assert changes(result) == {"unchanged": len(before), "added": 1}
    assert all(one.key == one.old.key for one in result if one.old)
    assert [one.key for one in after if "vooraf" not in one.key] == [one.key for one in before]


def test_one_corrected_letter_keeps_the_key_and_is_proposed() -> None:
    text = "\n".join(line.text for line in genk_source().lines).replace(
        "riscicogroepen", "risicogroepen"
    )
    again = outline(replace(genk_source(), lines=source_of(text).lines))
    result = compare(placed_items(genk()), placed_items(again))
    changed = [one for one in result if one.change == "changed"]
    assert len(changed) == 1
    assert changed[0].old is not None
    assert changed[0].key == changed[0].old.key
    assert 98 < changed[0].similarity < 100
    assert set(changes(result)) == {"unchanged", "changed"}


def test_children_of_a_corrected_goal_stay_unchanged() -> None:
    corrected = replace(GOAL, key="anders", text="Meer mensen sporten!")
    child = replace(ACTION, key="kind", parent="anders")
    result = compare([GOAL, ACTION], [corrected, child])
    assert [(one.change, one.key) for one in result] == [
        ("changed", "sport"),
        ("unchanged", "zaal"),
    ]


def test_two_equal_texts_in_different_sections_keep_two_keys() -> None:
    old = [
        Placed("advies-sport", ADVICE, None, "Sport", "Vrije tijd"),
        Placed("advies-cultuur", ADVICE, None, "Cultuur", "Vrije tijd"),
    ]
    new = [replace(old[1], key="a"), replace(old[0], key="b")]
    result = compare(old, new)
    assert [(one.key, one.change) for one in result] == [
        ("advies-cultuur", "unchanged"),
        ("advies-sport", "unchanged"),
    ]


def test_the_four_template_paragraphs_of_genk_keep_four_keys() -> None:
    lines = {616, 927, 1006, 1059}
    keys = {item.id for item in genk().items if item.lines[0] in lines}
    assert len(keys) == 4
    result = compare(placed_items(genk()), tuple(reversed(placed_items(genk()))))
    assert all(only(result, key).change == "unchanged" for key in keys)


def test_text_under_another_goal_has_moved() -> None:
    other = Placed("jeugd", "Meer jongeren spelen buiten.", None, "Jeugd", "Vrije tijd")
    moved = replace(ACTION, parent="jeugd", section="Jeugd")
    result = compare([GOAL, ACTION, other], [GOAL, other, moved])
    assert only(result, "zaal").change == "moved"
    assert only(result, "sport").change == "unchanged"


def test_heading_with_another_title_moves_nothing() -> None:
    new = [replace(one, section="Sporten") for one in (GOAL, ACTION)]
    assert changes(compare([GOAL, ACTION], new)) == {"unchanged": 2}


def test_added_text_never_gets_the_key_of_a_text_that_is_gone() -> None:
    new = Placed("zaal", "Er komt een andere belofte over gratis soep.", None, "Soep", "Zorg")
    result = compare([GOAL, ACTION], [GOAL, new])
    assert [(one.change, one.key) for one in result] == [
        ("unchanged", "sport"),
        ("added", "zaal-2"),
        ("gone", "zaal"),
    ]


def test_free_key_skips_the_numbers_that_are_taken() -> None:
    old = [GOAL, replace(GOAL, key="sport-2", text="Nog een doel over iets anders.")]
    new = [replace(GOAL, text="Gratis soep in elke straat."), *old]
    assert [one.key for one in compare(old, new) if one.change == "added"] == ["sport-3"]


def test_close_text_is_paired_with_the_closest() -> None:
    old = [
        replace(ACTION, key=f"zaal-{n}", text=f"We bouwen zaal nummer {n} in wijk {n}.")
        for n in (11, 22)
    ]
    new = [replace(old[1], key="x", text="We bouwen zaal nummer 22 in de wijk 22.")]
    result = compare(old, new)
    assert [(one.change, one.key) for one in result] == [
        ("changed", "zaal-22"),
        ("gone", "zaal-11"),
    ]


PLACED = st.builds(
    Placed,
    key=st.just(""),
    text=st.sampled_from(["We bouwen.", "We bouwen!", "We planten bomen", "Iets anders", ADVICE]),
    parent=st.none(),
    section=st.sampled_from(["Sport", "Cultuur"]),
    chapter=st.sampled_from(["Een", "Twee"]),
)


def _keyed(items: list[Placed], prefix: str) -> list[Placed]:
    return [replace(one, key=f"{prefix}{at}") for at, one in enumerate(items)]


@settings(deadline=None)
@given(old=st.lists(PLACED, max_size=12), new=st.lists(PLACED, max_size=12))
def test_every_item_is_paired_once_and_keys_stay_unique(
    old: list[Placed], new: list[Placed]
) -> None:
    old, new = _keyed(old, "oud-"), _keyed(new, "oud-")
    result = compare(old, new)
    assert [one.new for one in result if one.new] == new
    assert Counter(one.old.key for one in result if one.old) == Counter(one.key for one in old)
    assert len({one.key for one in result}) == len(result)
