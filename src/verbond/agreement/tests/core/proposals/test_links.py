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
    found = propose_everything([*units, *filler(200)], what=("restates", "see_also"))
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


def test_units_without_a_rare_word_in_common_are_not_compared() -> None:
    units = [action(f"Iedereen zwemt en fietst op dag{n}.", section=f"s{n}") for n in range(60)]
    assert likenesses(units, Vocabulary.of(units)) == []


def test_a_mere_pointer_is_linked_with_nothing() -> None:
    pointer = Unit("p", "action", "Zie het hoofdstuk Microscopen en Gymnasia.", "a", "a",
                   is_promise=False, is_pointer=True)  # fmt: skip
    assert links(pointer, action("Microscopen voor Gymnasia.", section="b")) == []


def test_two_names_with_four_others_each_give_five_see_also_and_not_eight() -> None:
    middle = action("Van de Klotebeek tot het Zwaluwnest loopt een pad.", section="pad")
    water = [action(f"De oever{n} van de Klotebeek.", section=f"w{n}") for n in range(4)]
    birds = [action(f"De hut{n} bij het Zwaluwnest.", section=f"v{n}") for n in range(4)]
    found = links(middle, *water, *birds)
    assert sum(middle.key in (one.key, one.other) for one in found) == 5


def test_alike_sentences_give_five_see_also_and_not_more() -> None:
    subjects = ["kwekers", "plukkers", "rapers"]
    words = [(f"kweek{n}", f"teel{n}") for n in range(7)]
    middle = action("; ".join(f"{' '.join(one)} voor zaadjes" for one in words), section="m")
    others = [
        action(f"{' '.join(one)} bij {' en '.join(subjects)}", section=f"x{n}")
        for n, one in enumerate(words)
    ]
    found = links(middle, *others)
    assert sum(one.what == "see_also" for one in found) == 5


def test_a_name_twice_in_one_section_is_no_see_also() -> None:
    one = action("De vallei van de Klotebeek wordt hersteld.", section="natuur")
    other = action("Toeristen ontdekken de Klotebeek te voet.", section="natuur")
    assert links(one, other) == []


def test_only_the_best_match_of_a_clause_counts_on_one_word() -> None:
    short = highlight("Talentcoaches inspireren kinderen overal.")
    near = action("Talentcoaches zijn voorbeelden.", section="a")
    far = action(
        "Zwemmers, turners, schilders, dansers, talentcoaches en muzikanten oefenen.", section="b"
    )
    found = [one for one in links(short, near, far) if one.what == "restates"]
    assert [one.other for one in found] == [near.key]


def test_the_best_of_several_clauses_tells_how_alike_two_units_are() -> None:
    one = action("Kruidentuinen bloeien bij kloosters. Kruidentuinen geuren.", section="a")
    other = action("Kruidentuinen bloeien bij kloosters. Kruidentuinen kosten geld.", section="b")
    texts = [one, other, *filler()]
    (found,) = [
        pair
        for pair in likenesses(texts, Vocabulary.of(texts))
        if {pair.one.key, pair.other.key} == {one.key, other.key}
    ]
    assert found.likeness == 1.0
    assert found.words == ("Kruidentuinen", "bloeien", "kloosters")


def test_a_sentence_without_a_subject_is_like_nothing() -> None:
    texts = [action("Dat is zo."), action("Dat is zo.", section="b"), *filler()]
    assert likenesses(texts[:2], Vocabulary.of(texts)) == []
