"""The grammar of text whose blank lines and leading spaces are all that is left of its layout.

Some extractions print an empty line after every line and lose the glyph of their bullets. What
then carries the structure: a line that directly follows another and starts with a space is the
first of a page; of a bullet only one leading space remains; a line of spaces is a paragraph gap;
and a line that is short although the next word would have fitted ended a paragraph.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from verbond.agreement.core.document import Block, BlockRole, Line
from verbond.agreement.core.joining import joined
from verbond.agreement.core.profile import Profile

WRAP = 70  # measured: real wraps start at 74 characters, real paragraph ends stop at 67
SENTENCE_ENDS = (".", "!", "?", "…", ":")
OPENING = "\"'“‘„«([{"
SHORTEST_CAPITALS = 6
PAGE_NUMBER = re.compile(r"\d{1,4}")


@dataclass(slots=True)
class _Draft:
    role: BlockRole
    page: int
    level: int = 0
    mark: str = ""
    gap: bool = False
    numbers: list[int] = field(default_factory=list)
    pieces: list[str] = field(default_factory=list)

    def block(self, profile: Profile) -> Block:
        return Block(
            tuple(self.numbers),
            self.role,
            joined(self.pieces, profile.hyphen_kept_before),
            self.page,
            self.level,
            self.mark,
            what="page number" if self.role == "furniture" else "",
            gap_before=self.gap,
        )


@dataclass(slots=True)  # not frozen: one is made per line, and freezing doubles the time
class _Printed:
    """A line that holds text, with what the lines around it say about it."""

    number: int
    body: str  # without the space that only says "first line of a page"
    text: str
    page: int
    page_first: bool
    gap: bool
    is_page_number: bool


def spaced_blocks(lines: tuple[Line, ...], profile: Profile) -> list[Block]:
    """Group double-spaced lines into paragraphs, bullets of level 1 and 2, and page numbers."""
    marks = {bullet.mark: bullet.level for bullet in profile.bullets} or {"o": 2}
    drafts: list[_Draft] = []
    current: _Draft | None = None
    for line in _printed(lines, profile):
        if line.is_page_number:
            drafts.append(_opened(line, "furniture"))
            continue
        mark, level, piece = _bullet(line.body, marks)
        if level:
            current = _opened(line, "bullet", level, mark)
            drafts.append(current)
        elif current is None or _opens(line, current):
            current = _opened(line, "paragraph")
            drafts.append(current)
        current.numbers.append(line.number)
        current.pieces.append(piece)
    return [draft.block(profile) for draft in drafts]


def first_lines_of_pages(lines: tuple[Line, ...], profile: Profile) -> list[int]:
    """List the number of the first printed line of every page."""
    firsts: dict[int, int] = {}
    for line in _printed(lines, profile):
        firsts.setdefault(line.page, line.number)
    return list(firsts.values())


def _opened(line: _Printed, role: BlockRole, level: int = 0, mark: str = "") -> _Draft:
    draft = _Draft(role=role, page=line.page, level=level, mark=mark, gap=line.gap)
    if role == "furniture":
        draft.numbers.append(line.number)
        draft.pieces.append(line.text)
    return draft


def _printed(lines: tuple[Line, ...], profile: Profile) -> Iterator[_Printed]:
    is_number = (profile.furniture.page_number or PAGE_NUMBER).fullmatch
    paged = bool(lines) and lines[-1].page > 1  # form feeds say better where a page begins
    page, gap, turned = 0, False, True
    follows_text = False
    for line in lines:
        raw = line.text
        text = raw.strip()
        if not text:
            gap = gap or bool(raw)
            follows_text = False
            continue
        spaced_first = raw[0] == " " and (follows_text or page == 0)
        page_first = spaced_first or turned
        page = line.page if paged else page + page_first
        body = raw[1:] if spaced_first else raw
        turned = is_number(text) is not None
        yield _Printed(line.number, body, text, page, page_first, gap, turned)
        gap = False
        follows_text = True


def _bullet(body: str, marks: dict[str, int]) -> tuple[str, int, str]:
    """Split a line into mark, level (0 for no bullet) and text."""
    indented = body[0].isspace()
    bare = body.lstrip() if indented else body
    head = bare[0]
    if head in marks and bare[1:2].isspace():
        return head, marks[head], bare[2:]
    if indented and body[0] == " " and not in_capitals(bare.rstrip()):
        return "", 1, bare
    return "", 0, body


def _opens(line: _Printed, current: _Draft) -> bool:
    """Say whether a line without a bullet begins a block of its own."""
    if line.text[0].islower():
        return line.gap and not line.page_first
    if line.gap or in_capitals(line.text):
        return True
    if not _starts_like_a_sentence(line.text):
        return False
    previous = current.pieces[-1].strip()
    first_word = line.text.split(None, 1)[0]
    if len(previous) + 1 + len(first_word) <= WRAP:
        return True
    return line.page_first and previous.endswith(SENTENCE_ENDS)


def in_capitals(text: str) -> bool:
    """Say whether a line is set in capitals, as chapter titles are.

    >>> in_capitals("WOONSTAD"), in_capitals("NMBS."), in_capitals("De Lijn")
    (True, False, False)
    """
    return text.isupper() and sum(map(str.isalpha, text[:40])) >= SHORTEST_CAPITALS


def _starts_like_a_sentence(text: str) -> bool:
    first = text[0]
    if first in OPENING:
        return text[1:2].isupper()
    return first.isupper() or first.isdigit()
