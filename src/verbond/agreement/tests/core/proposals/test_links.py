"""What says the same, what is about the same, and what only shares a mould."""

from verbond.agreement.core.proposals.everything import propose_everything
from verbond.agreement.core.proposals.likeness import likenesses
from verbond.agreement.core.proposals.text import Proposal, Unit
from verbond.agreement.core.proposals.vocabulary import Vocabulary
from verbond.agreement.tests.core.proposals.made import action, filler, highlight, prose

MOULD = (
    "Het ondersteuningsbeleid voor verenigingen met een structurele werking wordt aangepast aan "
    "behoeften en draagkracht. De {council} adviseert hierin."
)


def links(*units: Unit) -> list[Proposal]:
    found = propose_everything([*units, *filler()], what=("restates", "see_also"))
    own = {unit.key for unit in units}
    return [one for one in found if one.key in own]


def test_a_highlight_that_repeats_a_promise_restates_it() -> None:
    short = highlight("Er komen kangoeroestraten waar buren elkaar helpen met klusjes.")
    long = action("Kangoeroestraten worden opgericht: buren helpen elkaar met kleine klusjes.")
    (found,) = links(short, long)
    assert (found.what, found.key, found.other) == ("restates", short.key, long.key)
    assert set(found.words) == {"kangoeroestraten", "buren", "elkaar", "helpen", "klusjes"}


def test_a_clause_of_a_long_highlight_is_enough() -> None:
    pack = highlight(
        "Wonen wordt betaalbaar: er komt een huurkoopsysteem; het verhuurkantoor groeit; "
        "cohousing wordt eenvoudig."
    )
    rent = action("De formule van het huurkoopsysteem wordt uitgebouwd.")
    (found,) = links(pack, rent)
    assert (found.what, found.words) == ("restates", ("huurkoopsysteem",))
    assert found.certainty <= 50


def test_a_chapter_that_repeats_the_foreword_points_to_it() -> None:
    sentence = "We bouwen een meldpunt uit tegen racisme op de werkvloer en bij huisvesting."
    before, here = prose("Wij kiezen. " + sentence), action(sentence)
    (found,) = links(before, here)
    assert (found.what, found.key, found.other) == ("restates", here.key, before.key)


def test_one_mould_for_three_subjects_restates_nothing() -> None:
    councils = ("sportraad", "cultuurraad", "jeugdraad", "seniorenraad")
    units = [action(MOULD.format(council=one), section=one) for one in councils]
    assert links(*units) == []


def test_two_units_of_one_section_are_not_linked() -> None:
    one = action("De academies werken samen met het oog op efficiëntiewinsten.", section="kunst")
    other = action("Beide academies zoeken samen efficiëntiewinsten.", section="kunst")
    assert links(one, other) == []


def test_a_goal_and_its_action_are_not_linked() -> None:
    goal = action("Het laboratorium verkoopt microscopen aan gymnasia.", section="a")
    part = action("Het laboratorium verkoopt microscopen.", section="b", parent=goal.key)
    assert links(goal, part) == []


def test_the_same_rare_name_in_two_sections_is_a_see_also() -> None:
    one = action("De vallei van de Klotebeek wordt hersteld.", section="natuur")
    other = action("Toeristen ontdekken de Klotebeek te voet.", section="toerisme")
    (found,) = links(one, other)
    assert (found.what, found.words) == ("see_also", ("Klotebeek",))
    assert "Klotebeek" in found.note


def test_a_capital_at_the_start_of_a_sentence_is_no_name() -> None:
    one = action("Kassabonnen verdwijnen.", section="a")
    other = action("Winkels drukken minder. Kassabonnen kosten geld.", section="b")
    assert [found for found in links(one, other) if "Dezelfde naam" in found.note] == []


def test_a_unit_has_at_most_five_see_also() -> None:
    names = [f"Klotebeek en Park{n} krijgen zorg." for n in range(6)]
    units = [action("Aan de oever: " + name, section=f"x{n}") for n, name in enumerate(names)]
    found = links(*units)
    for unit in units:
        assert sum(unit.key in (one.key, one.other) for one in found) <= 5


def test_units_without_a_rare_word_in_common_are_not_compared() -> None:
    units = [action(f"Iedereen zwemt en fietst op dag{n}.", section=f"s{n}") for n in range(60)]
    assert likenesses(units, Vocabulary.of(units)) == []


def test_a_mere_pointer_is_linked_with_nothing() -> None:
    pointer = Unit("p", "action", "Zie het hoofdstuk Microscopen en Gymnasia.", "a", "a",
                   is_promise=False, is_pointer=True)  # fmt: skip
    assert links(pointer, action("Microscopen voor Gymnasia.", section="b")) == []
