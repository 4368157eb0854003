"""Headings of a PDF: the size, weight and face of their letters tell them from the text."""

from itertools import pairwise

from verbond.agreement.core.generic.around import (
    LONGEST,
    SENTENCE_ENDS,
    Around,
    is_marked,
    is_unfinished,
    made,
    numbered_title,
)
from verbond.agreement.core.generic.contents import Entry
from verbond.agreement.core.generic.heads import Head
from verbond.agreement.core.generic.marks import Numbered, is_table_row, number_of
from verbond.agreement.core.generic.rows import Row

_LARGER = 1.09
_USUAL = 0.93
_MOST_ROWS = 5
_LONGEST_PLAIN = 100
_QUOTES = "”’\"'»"
_OPENING_QUOTES = "“„‘\"'«"


class LetterHeads:
    """Finds a heading at a place among the rows."""

    def __init__(self, around: Around) -> None:
        self._around = around
        self._rows = around.rows
        self._sheet = around.sheet
        self._barred: set[int] = set()  # rows of a lead or a quotation in large letters

    def at(self, at: int, *, follows_head: bool) -> Head | None:
        """Return the heading that starts here, or None."""
        row = self._rows[at]
        if row.at in self._barred:
            return None
        group = self._group(at)
        numbered, texts = numbered_title([one.text for one in group])
        if not texts:
            return self._number_above_title(group, numbered, at)
        whole = " ".join(texts)
        opens = self._opens(at, follows_head=follows_head)
        entry = self._entry(group, whole, numbered, opens=opens)
        large = (row.line.size or 0) >= _LARGER * self._sheet.size
        if not (entry or large or opens) or not _is_title(group, whole, numbered, entry):
            return None
        heavy = row.line.bold and not self._sheet.bold and self._is_usual(row)
        if entry or large or (heavy and not self._around.goes_on_at(at + len(group))):
            return made(group, numbered, texts, entry=entry)
        return self._by_place(at, group, numbered, texts)

    def _entry(
        self, group: list[Row], whole: str, numbered: Numbered | None, *, opens: bool
    ) -> Entry | None:
        """Words inside a sentence can equal a title; a title stands out or stands apart."""
        entry = self._around.contents.match(whole, numbered.number if numbered else "")
        if entry is None or self._stands_out(group[0]):
            return entry
        return entry if opens and not whole[0].islower() and whole[-1] not in ".;," else None

    def _is_usual(self, row: Row) -> bool:
        return (row.line.size or 0) >= _USUAL * self._sheet.size

    def _group(self, at: int) -> list[Row]:
        """Gather the lines of one heading: same letters, no more white than between lines."""
        group = [self._rows[at]]
        by_face = not self._stands_out(group[0])
        if by_face and not self._has_own_face(group[0]):
            return group
        whole = 0
        for row in self._rows[at + 1 : at + _MOST_ROWS]:
            if not _alike(group[-1], row) or (by_face and row.line.style != group[0].line.style):
                break
            numbered = number_of(row.text)
            if (numbered and (numbered.title or not _bare_number(group[-1]))) or is_marked(row):
                break
            whole = len(group) if self._is_whole(group) else whole
            group.append(row)
        if whole and not self._is_whole(group):
            return group[:whole]
        if len(group) == _MOST_ROWS:
            self._bar(at)
        return group

    def _has_own_face(self, row: Row) -> bool:
        """Whether a numbered line of usual size is set in another face than the text."""
        if not (row.gap or row.top) or row.line.style == self._sheet.font:
            return False
        numbered = number_of(row.text)
        return numbered is not None and numbered.depth > 1

    def _bar(self, at: int) -> None:
        """So many lines are no heading, nor are the last of them."""
        self._barred.add(self._rows[at].at)
        for before, row in pairwise(self._rows[at:]):
            if not _alike(before, row):
                return
            self._barred.add(row.at)

    def _stands_out(self, row: Row) -> bool:
        size = row.line.size or 0
        return size >= _LARGER * self._sheet.size or (row.line.bold and not self._sheet.bold)

    def _is_whole(self, group: list[Row]) -> bool:
        """The contents know these lines as a whole title; none ends in a comma."""
        numbered, texts = numbered_title([row.text for row in group])
        if not texts or texts[-1][-1] == ",":
            return False
        number = numbered.number if numbered else ""
        entry = self._around.contents.match(" ".join(texts), number)
        return entry is not None and (not number or entry.number in ("", number))

    def _number_above_title(
        self, group: list[Row], numbered: Numbered | None, at: int
    ) -> Head | None:
        """A number on a line of its own takes the heading below it as its title."""
        below = at + len(group)
        if numbered is None or below >= len(self._rows):
            return None
        title = self._group(below)
        texts = [row.text for row in title]
        whole = " ".join(texts)
        if number_of(texts[0]) or title[0].line.page != group[0].line.page:
            return None
        entry = self._around.contents.match(whole)
        is_sure = numbered.depth > 1 or self._stands_out(group[0])
        if not entry and not (self._stands_out(title[0]) and is_sure):
            return None
        if not _is_title(title, whole, numbered, entry):
            return None
        return made([*group, *title], numbered, texts, entry=entry, letters=title[0])

    def _opens(self, at: int, *, follows_head: bool) -> bool:
        """Whether a line can begin something: nothing before it waits for its end."""
        row = self._rows[at]
        if row.gap or follows_head or self._around.closed_before(at):
            return True
        return row.line.bold and not self._rows[at - 1].line.bold

    def _by_place(
        self, at: int, group: list[Row], numbered: Numbered | None, texts: list[str]
    ) -> Head | None:
        """Letters of usual size: a decimal number, another face, or a line that breaks off."""
        row, after = group[0], self._around.after(at)
        if not (row.gap or row.top) or after is None or not self._is_usual(row):
            return None
        if len(row.text) > _LONGEST_PLAIN or row.at in self._around.listed or row.text[-1] == ":":
            return None
        if is_unfinished(group[-1].text):
            return None
        if numbered is not None:
            is_heading = numbered.kind == "decimal" and numbered.depth > 1
        else:
            is_label = row.text in self._around.labels and is_marked(after)
            is_heading = is_label or self._has_other_face(at, row, after)
            is_heading = is_heading or self._breaks_off(at, after)
        return made(group, numbered, texts, weak=True) if is_heading else None

    def _has_other_face(self, at: int, row: Row, after: Row) -> bool:
        unlike = row.line.style not in (self._sheet.font, after.line.style)
        return unlike and not self._around.goes_on_at(at + 1)

    def _breaks_off(self, at: int, after: Row) -> bool:
        """A short line above running text, whose next word would have fitted on it."""
        if after.gap or after.top or not after.text[0].isupper() or is_marked(after):
            return False
        return self._around.could_be_longer(at, 0.85) and len(after.text) > 0.6 * after.room


def _is_title(group: list[Row], whole: str, numbered: Numbered | None, entry: Entry | None) -> bool:
    if entry is not None and (not numbered or not entry.number or len(group) > 1):
        return True
    if not 2 <= len(whole) <= LONGEST or not any(map(str.isalpha, whole)):
        return False
    if len(group) == _MOST_ROWS or (is_marked(group[0]) and numbered is None):
        return False
    if whole[-1] in SENTENCE_ENDS and not (len(whole) < 60 and numbered):
        return False
    if whole[-1] in _QUOTES and (whole[0] in _OPENING_QUOTES or whole[-2] in SENTENCE_ENDS):
        return False
    return not whole[0].islower() and not is_table_row(whole)


def _bare_number(row: Row) -> bool:
    numbered = number_of(row.text)
    return numbered is not None and not numbered.title


def _alike(before: Row, row: Row) -> bool:
    one, other = before.line, row.line
    if (one.size, one.bold) != (other.size, other.bold) or row.top:
        return False
    return 0 <= (other.y or 0) - (one.y or 0) <= 1.7 * (other.size or 0)
