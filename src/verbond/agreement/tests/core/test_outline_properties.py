"""No text makes the parser crash, and every non-blank line is consumed exactly once."""

from dataclasses import replace
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from verbond.agreement.core.document import Block, Outline
from verbond.agreement.core.errors import LinesLost
from verbond.agreement.core.numbering import LineOrder
from verbond.agreement.core.outline import outline, read_blocks
from verbond.agreement.core.overrides import Decisions
from verbond.agreement.core.packaged import packaged_profile
from verbond.agreement.core.profile import Override, Profile
from verbond.agreement.core.rendering import as_json, as_text
from verbond.agreement.core.tree import grown_tree
from verbond.agreement.tests.core.agreed import genk, genk_source, source_of

HOSTILE = ["\u202e", "\u2066", "\u200b", "\ufeff", "\x00", "\f", "\r", "\x85", "\u2028", "\xa0"]
PIECES = st.sampled_from(
    [" ", "  ", "o ", "HOOFDSTUK EEN", "Kop", "een zin.", "Een zin", "-", "–", "9", "1.2 Titel",
     "• punt", "zie ook", "10%", "<script>", "…", ":", "\n", "\n\n", "\n \n", "\n\n \n\n", *HOSTILE]
)  # fmt: skip
TEXTS = st.one_of(st.text(), st.lists(PIECES, max_size=40).map("".join))
PROFILES = st.sampled_from(
    [Profile(), Profile(layout="spaced-lines"), packaged_profile("genk-2019-2024")]
)


def consumed_lines(result: Outline) -> list[int]:
    sections = {section.line for chapter in result.chapters for section in chapter.sections}
    numbers = [number for item in result.items for number in item.numbers]
    taken = set(numbers)
    furniture = {
        line.number
        for one in result.furniture
        for line in result.source.lines
        if one.lines[0] <= line.number <= one.lines[1] and line.text.strip()
    }
    headings = ({chapter.line for chapter in result.chapters} | sections) - taken - furniture
    return sorted([*numbers, *furniture, *headings])


@settings(max_examples=150, deadline=None)
@given(text=TEXTS, profile=PROFILES)
def test_any_text_is_parsed_and_accounted_for(text: str, profile: Profile) -> None:
    source = source_of(text)
    result = outline(source, profile)
    non_blank = sum(bool(line.text.strip()) for line in source.lines)
    assert result.report.consumed == non_blank
    assert result.report.blank + result.report.consumed == result.report.lines
    ids = [item.id for item in result.items]
    assert len(set(ids)) == len(ids)
    assert {item.parent for item in result.items} <= {None, *ids}
    assert {item.chapter for item in result.items} <= {"", *(one.id for one in result.chapters)}
    assert as_text(result)
    assert as_json(result)["title"] == result.title


@settings(max_examples=100, deadline=None)
@given(text=TEXTS)
def test_blocks_together_hold_all_the_text(text: str) -> None:
    source = source_of(text)
    blocks, _ = read_blocks(source, Profile(layout="spaced-lines"), Decisions())
    mark = [block.mark + block.text for block in blocks]
    assert _bare("".join(mark)) == _bare("".join(line.text for line in source.lines))


def _bare(text: str) -> str:
    return "".join(sorted("".join(text.split())))


def test_every_line_of_genk_is_in_one_place() -> None:
    every = [line.number for line in genk_source().lines if line.text.strip()]
    single = set(consumed_lines(genk()))
    assert single == set(every)
    numbers = [number for item in genk().items for number in item.numbers]
    assert len(numbers) == len(set(numbers))


@given(seed=st.integers(0, 1000))
@settings(max_examples=5, deadline=None)
def test_order_of_overrides_does_not_matter(seed: int) -> None:
    profile = packaged_profile("genk-2019-2024")
    shuffled = list(profile.overrides)
    Random(seed).shuffle(shuffled)
    result = outline(genk_source(), replace(profile, overrides=tuple(shuffled)))
    assert result.items == genk().items
    assert result.chapters == genk().chapters


def test_parser_that_loses_or_doubles_a_line_is_stopped() -> None:
    source = source_of("een\n\ntwee")
    order = LineOrder(source)
    first = Block((1,), "paragraph", "een", 1)
    with pytest.raises(LinesLost, match=r"nooit gelezen.*: 3"):
        order.check([first])
    with pytest.raises(LinesLost, match=r"twee keer gelezen.*: 1"):
        order.check([first, first, Block((3,), "paragraph", "twee", 1)])
    with pytest.raises(LinesLost, match=r"maar leeg"):
        order.check([first, Block((2, 3), "paragraph", "twee", 1)])


def test_one_huge_line_is_one_item() -> None:
    result = outline(source_of("woord 10% zie " * 300_000), Profile(layout="spaced-lines"))
    assert (len(result.items), result.report.consumed) == (1, 1)


def test_shifted_document_gets_no_override_and_says_so() -> None:
    text = "\n".join(["Een nieuwe regel", "", *(line.text for line in genk_source().lines)])
    result = outline(source_of(text))
    assert result.profile == "genk-2019-2024"
    misfits = [note for note in result.report.notes if note.startswith("beslissing niet toegepast")]
    assert len(misfits) == len(packaged_profile("genk-2019-2024").overrides)
    assert any("die woorden staan nu op regel 2374" in note for note in misfits)
    by_words = {item.text: item.role for item in result.items}
    assert by_words["De stad ondersteunt de werking en de verdere uitbouw van OGWA."] != "point"


def test_override_joins_and_splits_and_relabels() -> None:
    profile = Profile(
        layout="spaced-lines",
        overrides=(
            Override(3, "Tweede", "one sentence", join=True),
            Override(5, "nieuwe", "its own", split=True),
            Override(7, "Kop", "no heading", heading=0),
            Override(9, "Zin als kop.", "a heading", heading=2),
            Override(11, "Los", "a bullet", level=1),
            Override(11, "Los", "measured", kind="test"),
        ),
    )
    text = "Eerste deel.\n\nTweede deel.\n\nnieuwe alinea.\n\nKop\n\nZin als kop.\n\nLos."
    result = outline(source_of("HOOFDSTUK\n\n" + text), replace_lines(profile))
    assert [section.title for section in result.chapters[0].sections] == ["Zin als kop."]
    assert [(item.text, item.kind) for item in result.items] == [
        ("Eerste deel. Tweede deel.", None),
        ("nieuwe alinea.", None),
        ("Kop", None),
        ("Los.", "test"),
    ]


def replace_lines(profile: Profile) -> Profile:
    moved = tuple(replace(one, line=one.line + 2) for one in profile.overrides)
    return replace(profile, overrides=moved)


def test_overrides_reach_over_page_numbers_and_into_bullets() -> None:
    profile = Profile(
        layout="spaced-lines",
        overrides=(
            Override(7, "Zin gaat voort", "after the page number", join=True),
            Override(11, "en een tweede", "two acts in one bullet", split=True),
        ),
    )
    before = "HOOFDSTUK\n\nDeze zin,\n\n9\n\nZin gaat voort.\n\n"
    joined = outline(source_of(before + "o Een eerste daad\n\nen een tweede,\n\no Los."), profile)
    assert [item.text for item in joined.items] == [
        "Deze zin, Zin gaat voort.",
        "Een eerste daad",
        "en een tweede,",
        "Los.",
    ]
    assert joined.items[0].numbers == (3, 7)
    assert joined.report.notes == ("2 beslissingen uit het profiel toegepast, op regel 7, 11",)


def test_line_split_off_a_bullet_loses_its_mark() -> None:
    profile = Profile(
        layout="spaced-lines", overrides=(Override(4, "en dan", "apart", split=True),)
    )
    long = "o We bouwen een heel erg lange zin die over de rand van de regel loopt,"
    result = outline(source_of(f"HOOFDSTUK\n\n{long}\nen dan nog verder."), profile)
    assert [item.text for item in result.items] == [long.removeprefix("o "), "en dan nog verder."]


def test_document_with_headings_but_no_chapter_gets_its_highest_headings_as_chapters() -> None:
    blocks = [
        Block((1,), "heading", "Wonen", 1, level=2),
        Block((2,), "heading", "Huren", 1, level=3),
        Block((3,), "bullet", "We bouwen.", 1, level=1),
    ]
    tree = grown_tree(blocks, Profile())
    assert [one.block.text for one in tree.chapters] == ["Wonen"]
    assert [section.title for section in tree.chapters[0].sections] == ["Huren"]
    assert [node.role for node in tree.nodes] == ["action"]


def test_lines_that_follow_each_other_are_one_run_over_blank_lines() -> None:
    order = LineOrder(source_of("een\n\ntwee\n\nvreemd\nvier"))
    assert order.runs((1, 3, 6)) == [(1, 3), (6, 6)]


def test_title_of_a_document_without_a_profile_is_its_own() -> None:
    source = source_of("Een fictief akkoord\n\n1. Wonen\n\nWe bouwen.\n\n2. Werken\n\nWe werken.")
    assert outline(source, Profile()).title == "Een fictief akkoord"
