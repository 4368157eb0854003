"""Ideas that look like each other."""

from verbond.budgets.core.proposing.likeness import MOST_SHOWN, Told, alike

THERE = [
    Told("banken", "Meer banken langs de vijver", "Oudere buren kunnen er rusten."),
    Told("speelveld", "Een speelveld voor tieners", "Doelen en een hoepel op het gras."),
    Told("atelier", "Atelier voor fietsherstel", "Buren leren elkaar fietsen herstellen."),
    Told("bomen", "Bomen op het plein", "Schaduw in de zomer."),
]


def test_same_idea_in_other_words_is_found() -> None:
    found = alike(Told("", "Banken bij de vijver", "Plek om te rusten voor oudere mensen."), THERE)
    assert [one.key for one in found] == ["banken"]
    assert {"banken", "vijver"} <= set(found[0].words)


def test_other_idea_is_left_alone() -> None:
    assert alike(Told("", "Een buurtmoestuin", "Samen groenten kweken en koken."), THERE) == ()


def test_idea_is_not_like_itself_and_the_list_is_short() -> None:
    many = [Told(f"bank-{n}", "Banken langs de vijver", "Rusten.") for n in range(20)]
    found = alike(many[3], many)
    assert len(found) == MOST_SHOWN
    assert "bank-3" not in {one.key for one in found}


def test_words_without_a_subject_are_like_nothing() -> None:
    assert alike(Told("", "Het is er"), [Told("a", "de en het")]) == ()
