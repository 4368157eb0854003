"""Find chapters, headings and sub-points among the blocks of double-spaced text."""

import re
from collections.abc import Iterable
from dataclasses import replace

from verbond.agreement.core.document import Block, BlockRole
from verbond.agreement.core.profile import Profile
from verbond.agreement.core.spaced import in_capitals

NO_HEADING_ENDS = (".", "!", "?", "…", ";", ",")
LONGEST_LABEL = 3  # words before a colon: "Stedelijke instellingen:" is a heading
CHAPTER, SECTION, SUBSECTION = 1, 2, 3


def headed(blocks: Iterable[Block], profile: Profile) -> list[Block]:
    """Turn one-line paragraphs that are headings into chapters and headings.

    Lines in capitals are chapters, or subsections when the profile knows them as such. Other
    one-line paragraphs without a full stop are headings; below a subsection in capitals they are
    one level deeper.
    """
    known = {head.title: head.level for head in profile.headings.known}
    deeper = False
    result = []
    for block in blocks:
        level = _heading_level(block, known, profile, deeper=deeper)
        if level == 0:
            result.append(block)
            continue
        if level == CHAPTER or in_capitals(block.text):
            deeper = level > CHAPTER
        role: BlockRole = "chapter" if level == CHAPTER else "heading"
        result.append(replace(block, role=role, level=level))
    return result


def with_sub_points(blocks: Iterable[Block]) -> list[Block]:
    """Put bullets one level below the action they finish.

    Third-level bullets lost their mark like those of the first level. They are certain where an
    action ends in a colon and the bullets that follow go on in lower case.
    """
    result: list[Block] = []
    below = 0
    for block in blocks:
        if block.role == "bullet" and not block.mark and below and block.text[:1].islower():
            block = replace(block, level=below)  # noqa: PLW2901 - the relabelled block
        elif block.role != "furniture":
            announces = block.role == "bullet" and block.mark and block.text.endswith(":")
            below = block.level + 1 if announces else 0
        result.append(block)
    return result


def with_sentence_headings(blocks: list[Block]) -> list[Block]:
    """Mark the sentences that open a section themselves, by giving the paragraph a level.

    Such a sentence stands in a chapter, is followed by a bullet, and does not itself follow a
    heading (then it is that heading's statement) or a bullet that is only a name with a colon.
    """
    content = [at for at, block in enumerate(blocks) if block.role != "furniture"]
    result = list(blocks)
    in_chapter = False
    for before, at, after in zip(content, content[1:], [*content[2:], -1], strict=False):
        in_chapter = in_chapter or blocks[before].role == "chapter"
        block = blocks[at]
        opens = after >= 0 and blocks[after].role == "bullet" and block.role == "paragraph"
        if in_chapter and opens and not _introduces(blocks[before]):
            result[at] = replace(block, level=SECTION)
    return result


def _introduces(block: Block) -> bool:
    return block.role in ("chapter", "heading") or (
        block.role == "bullet" and block.text.endswith(":")
    )


def _heading_level(block: Block, known: dict[str, int], profile: Profile, *, deeper: bool) -> int:
    if block.role != "paragraph" or len(block.numbers) > 1:
        return 0
    text = block.text
    if text in known:
        return known[text]
    if _fits(profile.headings.never, text):
        return 0
    if _fits(profile.headings.chapter, text):
        return CHAPTER
    if in_capitals(text):
        return SECTION if profile.headings.chapter else CHAPTER
    if not _looks_like_a_heading(text, profile.headings.max_length):
        return 0
    return SUBSECTION if deeper else SECTION


def _fits(pattern: re.Pattern[str] | None, text: str) -> bool:
    return pattern is not None and len(text) <= 500 and pattern.fullmatch(text) is not None


def _looks_like_a_heading(text: str, longest: int) -> bool:
    if len(text) > longest or text.endswith(NO_HEADING_ENDS):
        return False
    if not any(map(str.isalpha, text)):
        return False
    return not text.endswith(":") or len(text.rstrip(" :").split()) <= LONGEST_LABEL
