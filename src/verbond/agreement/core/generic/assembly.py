"""From rows to blocks: paragraphs over lines, columns and pages; bullets and their depth."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from verbond.agreement.core.document import Block, BlockRole
from verbond.agreement.core.generic.around import asks_for_more
from verbond.agreement.core.generic.contents import CONTENTS
from verbond.agreement.core.generic.heads import PART, TITLE, Head
from verbond.agreement.core.generic.joining import Hyphens
from verbond.agreement.core.generic.marks import bullet_of, is_bare_mark, is_table_row
from verbond.agreement.core.generic.rows import Row, Sheet
from verbond.agreement.core.profile import BulletMark

_ENDS = frozenset(".!?:;…")
_ENDED = re.compile(r"(?<!\d)[.!?:;…][\"”’'»)\]]*\d{0,2}$")
_ABBREVIATED = re.compile(
    r"(?:^|[\s(])(?:bv|bijv|nr|nrs|art|blz|p|pag|ca|incl|excl|max|min|resp|dr|prof|mevr|dhr|ir|st|"
    r"nl|vgl|o\.a|i\.v\.m|m\.b\.t|d\.w\.z|t\.o\.v|i\.p\.v|m\.i\.v|t\.a\.v|z\.g|i\.h\.b|e\.g|i\.e)\.$",
    re.IGNORECASE,
)
_OPENS = re.compile(r"[\"'“‘„«(\[]*[A-ZÀ-ÞŒ0-9]")
_ENUMERATED = frozenset("-–—*+>o§")
_HANGS = (4.0, 45.0)  # points that the lines below a bullet stand further in
_SET_IN = (6.0, 80.0)  # points that a whole paragraph stands in from the margin
_SHORT = 0.62  # of a full line: what ends so far from the edge ended a paragraph
_SAME_PLACE = 2.6  # points
_INDENT, _DEEPEST_INDENT = 5, 40  # points that the first line of a paragraph stands in
_LEVEL = 18  # points: a level of a list stands further in than a first line does
_SURELY = 0.5  # of a full line: even without a full stop the paragraph ended there
_FITS, _FITS_NARROW = 0.86, 0.7  # of a full line in characters, broad and narrow
_BROAD = 60  # characters


@dataclass(slots=True)
class _Draft:
    role: BlockRole
    rows: list[Row]
    texts: list[str]
    mark: str = ""
    kind: str = ""  # class of the mark
    level: int = 0
    hang: float | None = None  # indent of the lines below the first
    waits: bool = False  # its glyph stood alone: the text comes on the next line
    finished: list[str] = field(default_factory=list)


class Assembler:
    """Goes through the rows in reading order and puts each in exactly one block."""

    def __init__(
        self, sheet: Sheet, heads: Sequence[Head], hyphens: Hyphens, marks: Iterable[BulletMark]
    ) -> None:
        self._sheet = sheet
        self._hyphens = hyphens
        self._heads = {head.first.at: head for head in heads}
        self._skip = {row.at for head in heads for row in head.rows}
        self._fixed = {mark.mark: mark.level for mark in marks}
        self._unit = 1.0 if sheet.format != "text" else 0.0
        self._drafts: list[_Draft | Block] = []
        self._open: _Draft | None = None
        self._list: list[tuple[float, str]] = []
        self._held: tuple[_Draft, Row] | None = None  # a sentence that a note interrupts
        self._part = ""

    def blocks(self) -> list[Block]:
        """Return the blocks in the order in which they begin."""
        before: Row | None = None
        rows = self._sheet.rows
        for at, row in enumerate(rows):
            if row.what:
                self._drafts.append(self._furniture(row))
                continue
            if row.at in self._skip:
                if row.at in self._heads:
                    self._drafts.append(self._head(self._heads[row.at]))
                    self._open, self._list, self._held = None, [], None
            else:
                self._take(row, before, rows[at + 1] if at + 1 < len(rows) else None)
            before = row
        if self._sheet.format == "pdf":
            _set_in_as_bullets([one for one in self._drafts if isinstance(one, _Draft)])
        made = [one if isinstance(one, Block) else self._block(one) for one in self._drafts]
        return _furniture_together(made)

    def _furniture(self, row: Row) -> Block:
        return Block((row.line.number,), "furniture", row.text, row.line.page, what=row.what)

    def _head(self, head: Head) -> Block:
        text = self._hyphens.joined(head.texts)
        role: BlockRole = "chapter" if head.level == 1 else "heading"
        if head.what == PART:
            self._part, role = text, "furniture"
        elif head.what == TITLE:
            role = "heading"
        return Block(
            numbers=tuple(row.line.number for row in head.rows),
            role=role,
            text=text,
            page=head.first.line.page,
            level=0 if head.what == PART else head.level,
            number=head.number,
            what=head.what,
            bold=head.bold,
            gap_before=head.first.gap,
            part=self._part if role == "chapter" else "",
        )

    def _take(self, row: Row, before: Row | None, after: Row | None) -> None:
        mark, kind, rest = bullet_of(row.text)
        if not mark and is_bare_mark(row.text):
            mark, kind, rest = row.text, row.text, ""
        if self._held is not None and not mark and self._resumes(row, before):
            return
        current = self._open
        if mark and self._is_bullet(row, kind, before):
            self._start_bullet(row, mark, kind, rest)
        elif current is not None and current.waits:
            current.texts, current.waits = [row.text], False
            current.rows.append(row)
        elif current is not None and before is not None and self._continues(row, before, current):
            current.rows.append(row)
            current.texts.append(row.text)
            if current.hang is None and not row.top:
                current.hang = row.indent
        elif self._hangs(row, after):
            self._start_bullet(row, "", "", row.text)
        else:
            self._start_paragraph(row, before)

    def _resumes(self, row: Row, before: Row | None) -> bool:
        """Go on with a sentence that notes or a caption in other letters stood in the way of."""
        held = self._held
        if held is None or before is None or not row.top or _other_letters(held[1], row):
            return False
        draft, last = held
        if not self._goes_over(row, last, ended=False, starts=_OPENS.match(row.text) is not None):
            return False
        draft.rows.append(row)
        draft.texts.append(row.text)
        self._open, self._held = draft, None
        return True

    def _hold(self, row: Row, before: Row | None) -> None:
        """Keep an unfinished sentence in mind when smaller letters come in between."""
        current = self._open
        if current is None or before is None or before is not current.rows[-1]:
            return
        smaller = (row.line.size or 0) < (before.line.size or 0)
        if smaller and _other_letters(before, row) and not _has_ended(before.text):
            self._held = (current, before)

    def _start_paragraph(self, row: Row, before: Row | None) -> None:
        is_deeper = self._list and row.indent > self._list[0][0] + _SAME_PLACE
        if not is_deeper:
            self._list = []
        self._hold(row, before)
        self._open = _Draft("paragraph", [row], [row.text])
        self._drafts.append(self._open)

    def _is_bullet(self, row: Row, kind: str, before: Row | None) -> bool:
        """A glyph is a bullet; a dash, letter or number only where something can begin."""
        if kind not in _ENUMERATED and kind[:1] not in "(1ai":
            return True
        if before is None or row.gap or before.at in self._skip or _has_ended(before.text):
            return True
        current = self._open
        if current is None:
            return True
        if current.role == "bullet":
            return (
                kind == current.kind
                or any(one == kind for _, one in self._list)
                or (row.indent > current.rows[0].indent + 1 and kind != "–")
            )
        return before.text[-1] == ","

    def _start_bullet(self, row: Row, mark: str, kind: str, rest: str) -> None:
        draft = _Draft("bullet", [row], [rest], mark=mark, kind=kind, waits=not rest)
        draft.level = self._fixed.get(mark) or self._level(row, kind)
        self._open = draft
        self._drafts.append(draft)

    def _level(self, row: Row, kind: str) -> int:
        """Depth by indent; at equal indents a new kind of mark is one deeper."""
        tolerance = _SAME_PLACE if self._sheet.format == "pdf" else 0.9
        stack = self._list
        while stack and stack[-1][0] > row.indent + tolerance:
            stack.pop()
        kinds = [one for _, one in stack]
        if stack and row.indent <= stack[-1][0] + tolerance and kind in kinds:
            at = max(place for place, one in enumerate(kinds) if one == kind)
            if stack[at][0] >= row.indent - tolerance:
                del stack[at + 1 :]
                return len(stack)
        if stack and kind == "" == stack[-1][1] and row.indent <= stack[-1][0] + tolerance:
            return len(stack)
        stack.append((row.indent, kind))
        return len(stack)

    def _hangs(self, row: Row, after: Row | None) -> bool:
        """A bullet that lost its glyph: the lines below stand further in than the first."""
        if after is None or after.what or after.gap or after.top or after.at in self._skip:
            return False
        if after.room and _would_fit(after, row, self._sheet.size):
            return False
        if after.indent - row.indent > _LEVEL and _has_ended(row.text) and _OPENS.match(after.text):
            return False
        least, most = _HANGS if self._sheet.format == "pdf" else (1.0, 12.0)
        return (
            least <= after.indent - row.indent <= most
            and after.line.size == row.line.size
            and not bullet_of(after.text)[0]
            and self._sheet.format != "docx"
        )

    def _continues(self, row: Row, before: Row, current: _Draft) -> bool:
        """Whether a line without mark goes on with the open block."""
        if before.at in self._skip or _is_in_table(row) or _is_in_table(before):
            return False
        if _waits(before, row):
            return True
        ended = _has_ended(before.text)
        starts = not row.text[0].islower() and _OPENS.match(row.text) is not None
        if row.gap or row.top:
            return self._goes_over(row, before, ended=ended, starts=starts)
        if _other_letters(before, row) and (ended or starts):
            return False
        if current.role == "bullet":
            return self._stays_in_bullet(row, current, ended=ended, starts=starts)
        return not self._breaks(row, before, current, ended=ended, starts=starts)

    def _goes_over(self, row: Row, before: Row, *, ended: bool, starts: bool) -> bool:
        """Over white, a column or a page only a sentence that waits for its end goes on."""
        if row.top and before.text[-1] == ":" and row.text[0].islower():
            return not _other_letters(before, row)
        if ended or _other_letters(before, row):
            return False
        if row.text[0].islower():
            return True
        return row.top and (_is_full(before) or (not starts and not row.gap))

    def _stays_in_bullet(self, row: Row, current: _Draft, *, ended: bool, starts: bool) -> bool:
        first = current.rows[0].indent
        if current.hang is not None and current.hang > first + 1:
            return row.indent > first + 1 or not ended
        if row.indent > first + 1:
            return True
        is_new = ended and starts and (row.indent < first - 1 or _is_short(current.rows[-1]))
        return not is_new

    def _breaks(self, row: Row, before: Row, current: _Draft, *, ended: bool, starts: bool) -> bool:
        """Whether a line opens a paragraph without white above it."""
        if self._sheet.format == "docx":
            return False
        fits = row.room > 0 and _would_fit(row, before, self._sheet.size)
        if row.room == 0:
            return starts
        apart = row.indent - before.indent if self._sheet.format == "pdf" else 0.0
        if ended and (fits or self._has_moved(apart, before, current, starts=starts)):
            return True
        if not starts:
            return False
        return _is_short(before) and (ended or _would_fit(row, before, self._sheet.size, _SURELY))

    @staticmethod
    def _has_moved(apart: float, before: Row, current: _Draft, *, starts: bool) -> bool:
        """Whether a line stands further in or out than the indent of a first line explains."""
        if not starts:
            return before.text[-1] == ";" and abs(apart) > _INDENT
        inwards = _INDENT < apart < _DEEPEST_INDENT
        outwards = _INDENT if before is not current.rows[0] else _LEVEL
        return inwards or apart < -outwards

    def _block(self, draft: _Draft) -> Block:
        first = draft.rows[0]
        return Block(
            numbers=tuple(row.line.number for row in draft.rows),
            role=draft.role,
            text=self._hyphens.joined(draft.texts),
            page=first.line.page,
            level=draft.level,
            mark=draft.mark,
            bold=first.line.bold and all(row.line.bold for row in draft.rows),
            gap_before=first.gap,
        )


def _set_in_as_bullets(drafts: Sequence[_Draft]) -> None:
    """Paragraphs set in as a whole, two or more together, are bullets whose glyph is a drawing."""
    run: list[_Draft] = []
    for draft in [*drafts, None]:
        if draft is not None and draft.role == "paragraph" and _is_set_in(draft):
            run.append(draft)
            continue
        if len(run) > 1 and any(len(one.rows) > 1 for one in run):
            indents = sorted({round(one.rows[0].indent / 4) for one in run})
            for one in run:
                one.role = "bullet"
                one.level = 1 + indents.index(round(one.rows[0].indent / 4))
        run = []


def _is_set_in(draft: _Draft) -> bool:
    first = draft.rows[0].indent
    least, most = _SET_IN
    inside = [row for row in draft.rows if not row.top] or draft.rows
    return least <= first <= most and all(abs(row.indent - first) < _SAME_PLACE for row in inside)


def _has_ended(text: str) -> bool:
    """Whether a sentence ends here, perhaps with quotes, brackets or a note's number after it."""
    last = text[-1]
    if last in _ENDS:
        return last != "." or _ABBREVIATED.search(text[-12:]) is None
    return not last.isalpha() and _ENDED.search(text[-8:]) is not None


def _is_full(row: Row) -> bool:
    return len(row.text) >= 0.7 * row.room > 0


def _is_short(row: Row) -> bool:
    return len(row.text) < _SHORT * row.room


def _would_fit(row: Row, before: Row, size: float, share: float = 0.0) -> bool:
    """Whether the first word would have stood on the line before, within a share of a full line.

    Letters differ in width: in a narrow column a full line can be much shorter than the longest.
    """
    first_word = row.text.split(None, 1)[0]
    room = before.room - (max(before.indent, 0) / (size / 2) if size else 0)
    share = share or (_FITS if room >= _BROAD else _FITS_NARROW)
    return len(before.text) + 1 + len(first_word) < share * room


def _is_in_table(row: Row) -> bool:
    return row.line.style == "table" or is_table_row(row.text)


def _waits(before: Row, row: Row) -> bool:
    """Whether a line breaks off in a word, or in one that asks for another."""
    if before.text[-1] in "-\u00ad\u2010" and row.text[0].islower():
        return True
    if row.gap or row.top or _other_letters(before, row):
        return False
    return asks_for_more(before.text)


def _other_letters(before: Row, row: Row) -> bool:
    """Another size: a caption, a note, a lead."""
    one, other = before.line.size, row.line.size
    return one is not None and other is not None and abs(one - other) > 0.06 * max(one, other)


def _furniture_together(blocks: list[Block]) -> list[Block]:
    """One block for the adjacent rows of a table of contents."""
    result: list[Block] = []
    for what, group in groupby(blocks, key=lambda block: block.what):
        same = list(group)
        if what == CONTENTS:
            numbers = tuple(number for block in same for number in block.numbers)
            text = "\n".join(block.text for block in same)
            result.append(Block(numbers, "furniture", text, same[0].page, what=what))
        else:
            result.extend(same)
    return result
