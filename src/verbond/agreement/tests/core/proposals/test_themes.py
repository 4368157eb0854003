"""Where a promise belongs among the themes that cut across chapters."""

from verbond.agreement.core.proposals.everything import propose_everything
from verbond.agreement.core.proposals.text import Proposal, Unit
from verbond.agreement.tests.core.proposals.made import action, filler, highlight, prose, theme

GREEN, CARE = theme("Onze stad, een groene stad"), theme("Onze stad, een zorgzame stad")
PROSE = [
    GREEN,
    prose("Bomen, vijvers en vlinders maken wijken koel; elke school vergroent.", theme=GREEN.key),
    CARE,
    prose("Mantelzorgers en thuiswonende senioren rekenen op elkaar.", theme=CARE.key),
]


def themes(*units: Unit) -> dict[str, list[Proposal]]:
    found: dict[str, list[Proposal]] = {}
    for one in propose_everything([*PROSE, *units, *filler()], what=("theme",)):
        found.setdefault(one.key, []).append(one)
    return found


def test_words_of_the_themes_own_prose_place_a_promise_in_any_chapter() -> None:
    promise = action("We planten bomen en graven vijvers.", chapter="wonen")
    (found,) = themes(promise)[promise.key]
    assert (found.value, found.words) == (GREEN.key, ("bomen", "vijvers"))


def test_compounds_with_the_themes_name_place_a_promise() -> None:
    promise = action("In elk dorp komt een zorgloket.")
    (found,) = themes(promise)[promise.key]
    assert (found.value, found.words) == (CARE.key, ("zorgloket",))


def test_a_verb_that_holds_the_name_by_chance_does_not() -> None:
    promise = action("De griffier zorgt dat notulen verschijnen.")
    assert promise.key not in themes(promise)


def test_what_restates_a_highlight_of_a_theme_belongs_to_it() -> None:
    short = highlight("Talentcheques geven dansers een podium.", theme=CARE.key)
    promise = action("Talentcheques geven jonge dansers een podium op zondag.")
    (found,) = themes(short, promise)[promise.key]
    assert found.value == CARE.key
    assert "Talentcheques geven dansers een podium." in found.note


def test_a_highlight_shows_that_its_theme_is_inferred() -> None:
    short = highlight("Talentcheques geven dansers een podium.", theme=CARE.key)
    (found,) = themes(short)[short.key]
    assert found.value == CARE.key
    assert "volgorde" in found.note


def test_the_goal_helps_a_promise_that_has_a_word_of_its_own() -> None:
    goal = Unit("goal", "goal", "Meer bomen en vijvers voor vlinders.", "wonen", "wonen")
    alone = action("De gemeente koopt vlinders.")
    under = action("De gemeente telt vlinders.", parent="goal")
    silent = action("De gemeente belt aan.", parent="goal")
    found = themes(goal, alone, under, silent)
    assert alone.key not in found
    assert "bomen" in found[under.key][0].note
    assert silent.key not in found


def test_the_chapter_alone_places_nothing() -> None:
    neighbours = [action("We planten bomen en graven vijvers.", chapter="groen") for _ in range(2)]
    silent = action("De griffier leest het verslag voor.", chapter="groen")
    assert silent.key not in themes(*neighbours, silent)


def test_a_promise_belongs_to_two_themes_at_most() -> None:
    third = theme("Onze stad, een sportieve stad")
    promise = action(
        "Een groene zorgtuin met bomen, vijvers, senioren, mantelzorgers en sportvelden."
    )
    found = themes(third, promise)[promise.key]
    assert 1 <= len(found) <= 2


def test_a_document_without_themes_gets_none() -> None:
    assert list(propose_everything([action("We planten bomen.")], what=("theme",))) == []


def test_a_promise_that_repeats_the_prose_of_a_theme_belongs_to_it() -> None:
    promise = action("Mantelzorgers en thuiswonende senioren rekenen op elkaar.")
    found = themes(promise)[promise.key]
    assert [one.value for one in found] == [CARE.key]
    assert found[0].note.startswith("Zegt hetzelfde als een tekst van deze werf: “Mantelzorgers")


def test_prose_of_a_theme_that_is_gone_says_nothing() -> None:
    orphan = prose("Kantklossers klossen kant met klosjes.", theme="weg")
    promise = action("De kantklossers krijgen klosjes en kant.")
    assert promise.key not in themes(orphan, promise)


def test_a_short_word_of_a_name_is_no_stem() -> None:
    short = theme("Onze stad, een oude stad")
    promise = action("Een oudheidkundige vertrekt.")
    assert promise.key not in themes(short, promise)
