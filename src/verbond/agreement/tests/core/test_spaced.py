"""The double-spaced layout, on a small fictitious agreement made for these tests."""

import re
from pathlib import Path

import pytest

from verbond.agreement.core.document import Item, Outline
from verbond.agreement.core.outline import outline
from verbond.agreement.core.profile import HeadingRules, Profile, Zone
from verbond.agreement.core.profile_file import read_profile
from verbond.agreement.tests.core.agreed import source_of

HERE = Path(__file__).parent


@pytest.fixture
def small() -> Outline:
    profile = read_profile((HERE / "small.yaml").read_text(encoding="utf-8"), "small.yaml")
    return outline(source_of((HERE / "small.txt").read_text(encoding="utf-8")), profile)


def texts(result: Outline, role: str) -> list[str]:
    return [item.text for item in result.items if item.role == role]


def one(result: Outline, words: str) -> Item:
    return next(item for item in result.items if item.text.startswith(words))


def spaced(text: str) -> Outline:
    return outline(source_of(text), Profile(layout="spaced-lines"))


def test_chapters_and_sections_stand_in_order(small: Outline) -> None:
    titles = [(one.title, [section.title for section in one.sections]) for one in small.chapters]
    assert titles == [
        ("GROEN DORP", ["Bomen", "Afval wordt vermeden in elke straat van het dorp."]),
        ("VEILIG DORP", []),
    ]
    assert small.title == "Fictief akkoord"


def test_bullet_with_sub_bullets_is_a_goal_and_they_are_its_actions(small: Outline) -> None:
    goal = one(small, "Elke wijk krijgt meer bomen")
    actions = [item.text for item in small.items if item.parent == goal.id]
    assert goal.role == "goal"
    assert actions == [
        "We planten 200 bomen tegen 2028.",
        "We onderzoeken waar, indien haalbaar, een bos kan komen voor koop- en huurwoningen.",
    ]


def test_paragraph_after_a_named_goal_belongs_to_it(small: Outline) -> None:
    named = one(small, "Water:")
    assert named.role == "goal"
    assert one(small, "Water krijgt de ruimte").parent == named.id
    assert one(small, "De focus ligt op:").parent == named.id


def test_bullets_in_lower_case_after_a_colon_are_points_of_the_action(small: Outline) -> None:
    action = one(small, "De focus ligt op:")
    assert texts(small, "point") == ["het ontharden van pleinen;", "het vergroenen van daken, …"]
    assert {item.parent for item in small.items if item.role == "point"} == {action.id}


def test_sentence_without_a_heading_opens_a_section_and_is_its_statement(small: Outline) -> None:
    sentence = one(small, "Afval wordt vermeden")
    assert sentence.role == "statement"
    assert sentence.section == sentence.lines[0]
    assert one(small, "De ophaling").section == sentence.lines[0]
    assert one(small, "De ophaling").role == "action"


def test_pointer_to_another_chapter_is_no_commitment(small: Outline) -> None:
    assert one(small, "Zie ook veilig dorp").kind == "reference"
    assert [(ref.targets, ref.standalone) for ref in small.references] == [(("veilig-dorp",), True)]


def test_highlights_get_the_theme_of_their_group(small: Outline) -> None:
    themes = {item.id: item.text for item in small.items if item.role == "theme"}
    given = [themes[item.theme or ""] for item in small.items if item.role == "highlight"]
    assert given == ["Dorp, een groene plek", "Dorp, een groene plek", "Dorp, een veilige plek"]
    assert any("afgeleid" in note for note in small.report.notes)


def test_paragraphs_under_a_theme_belong_to_it(small: Outline) -> None:
    theme = one(small, "Dorp, een veilige plek")
    assert one(small, "We letten op elkaar").parent == theme.id
    assert one(small, "Onze plannen rusten").parent is None


def test_printed_page_number_is_furniture_and_turns_the_page(small: Outline) -> None:
    assert [what.what for what in small.furniture].count("page number") == 1
    assert one(small, "Elke straat krijgt licht").page == 1
    assert small.chapters[0].page == 2


def test_foreword_is_text_outside_the_chapters(small: Outline) -> None:
    foreword = one(small, "Dit is een fictief akkoord")
    assert (foreword.role, foreword.chapter) == ("text", "")
    assert [section.title for section in small.front][:2] == [
        "Voorwoord van een fictief akkoord",
        "2 werven",
    ]


def test_sentence_goes_on_over_a_page_break() -> None:
    result = spaced(
        " o We bouwen samen met alle buren en vrienden een heel grote zaal die\n veel kost."
    )
    assert texts(result, "action") or texts(result, "text")
    assert result.items[0].text.endswith("zaal die veel kost.")
    assert result.items[0].page == 1


def test_word_that_starts_with_o_is_no_bullet() -> None:
    result = spaced("HET HOOFDSTUK\n\nOp tijd komen is belangrijk.\n\no op tijd vertrekken.")
    assert texts(result, "statement") == ["Op tijd komen is belangrijk."]
    assert texts(result, "action") == ["op tijd vertrekken."]


def test_short_line_before_a_capital_ends_a_paragraph() -> None:
    result = spaced("HOOFDSTUK\n\nDit is de eerste zin.\n\nDit is de tweede zin.")
    assert texts(result, "statement") == ["Dit is de eerste zin.", "Dit is de tweede zin."]


def test_line_without_letters_is_listed_as_not_understood() -> None:
    result = spaced("HOOFDSTUK\n\nEen zin.\n\n \n\n***\n\n \n\nNog een zin.")
    assert result.report.not_understood == ((7, 7),)
    assert [(what.lines, what.what) for what in result.furniture] == [((7, 7), "not understood")]


def test_annex_in_a_zone_of_text_holds_no_commitments() -> None:
    annex = Profile(layout="spaced-lines", zones=(Zone("text", "BIJLAGE MET TABELLEN"),))
    text = "HOOFDSTUK\n\n We bouwen.\n\nBIJLAGE MET TABELLEN\n\n Kosten 10 20\n\nVERVOLG\n\n Meer."
    result = outline(source_of(text), annex)
    assert [(item.text, item.role) for item in result.items] == [
        ("We bouwen.", "action"),
        ("Kosten 10 20", "text"),
        ("Meer.", "action"),
    ]


def test_highlights_whose_groups_do_not_fit_get_no_theme() -> None:
    themes = Zone("themes", "Onze werven", re.compile("Werf .+"))
    profile = Profile(layout="spaced-lines", zones=(themes, Zone("highlights", "Kort")))
    text = "Onze werven\n\nWerf een\n\nWerf twee\n\nWerf drie\n\nKort\n\n Eerst.\n\n Dan."
    result = outline(source_of(text), profile)
    assert [item.theme for item in result.items if item.role == "highlight"] == [None, None]
    assert any("onbekend" in note for note in result.report.notes)


def test_line_that_the_profile_calls_no_heading_is_a_statement() -> None:
    rules = HeadingRules(never=re.compile("Geen kop"))
    profile = Profile(layout="spaced-lines", headings=rules)
    result = outline(source_of("HOOFDSTUK\n\nGeen kop\n\nWel een kop"), profile)
    assert texts(result, "statement") == ["Geen kop"]
    assert [section.title for section in result.chapters[0].sections] == ["Wel een kop"]
