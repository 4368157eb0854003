"""Headings of text and of Word without styles: white around, capitals, numbers, bold."""

from collections.abc import Sequence

from verbond.agreement.core.generic.around import (
    SENTENCE_ENDS,
    Around,
    is_marked,
    is_unfinished,
    made,
)
from verbond.agreement.core.generic.heads import Head, is_in_capitals
from verbond.agreement.core.generic.marks import Numbered, is_table_row, number_of
from verbond.agreement.core.generic.rows import Row

_ANNOUNCE = frozenset(
    {"acties", "actie", "actiepunten", "actions", "maatregelen", "doelstellingen", "concreet"}
)
_NO_TITLE_ENDS = frozenset(".;,:")
_LONGEST = 120
_LONGEST_PLAIN = 80
_FEWEST_LETTERS = 3
_LONGEST_LABEL = 3  # words before a colon
_SURE_DEPTH = 2
_MOST_LINES = 3  # of a title
_MOST_LISTED = 5  # of a title that the contents name
_BROKEN_OFF = 0.9  # of a full line
_RUNNING = 0.7  # of a full line that a line of running text fills


class PrintHeads:
    """Finds a heading at a place among the rows."""

    def __init__(self, around: Around, *, styled: bool) -> None:
        self._around = around
        self._rows = around.rows
        self._styled = styled  # the source names its headings itself
        self._last: tuple[int, ...] = ()  # the decimal number of the last heading

    def at(self, at: int, *, follows_head: bool) -> Head | None:
        """Return the heading that starts here, or None."""
        row = self._rows[at]
        if len(row.text) > _LONGEST or row.text[0].islower():
            return None
        opens = row.gap or row.top or follows_head or not row.room
        if not opens and not (self._around.sheet.loose and self._around.closed_before(at)):
            return self._next_in_order(at) if row.text[0].isdigit() else self._named(at)
        numbered = number_of(row.text)
        head = self._by_white(at) if numbered is None else self._by_number(at, numbered)
        if head is not None and head.numbered is not None and head.numbered.kind == "decimal":
            self._last = _parts_of(head.numbered)
        return head

    def _named(self, at: int) -> Head | None:
        """Without white, a line that breaks off and is a title that the contents still wait for."""
        text = self._rows[at].text
        if not self._around.contents.entries or not self._around.closed_before(at):
            return None
        entry = self._around.contents.match(text)
        if entry is None or entry.found:
            return None
        return made([self._rows[at]], None, [text], entry=entry) if self._breaks_off(at) else None

    def _next_in_order(self, at: int) -> Head | None:
        """Without white, a number of two parts or more that comes next marks a heading."""
        if not self._around.closed_before(at):
            return None
        numbered = number_of(self._rows[at].text)
        if numbered is None or numbered.depth < _SURE_DEPTH or not numbered.title:
            return None
        if listed := self._listed(at, numbered):
            self._last = _parts_of(numbered)
            return listed
        if not _comes_next(self._last, _parts_of(numbered)) or not self._breaks_off(at):
            return None
        if numbered.title[-1] in _NO_TITLE_ENDS or not numbered.title[0].isupper():
            return None
        self._last = _parts_of(numbered)
        entry = self._around.contents.match(numbered.title)
        return made([self._rows[at]], numbered, [numbered.title], entry=entry)

    def _breaks_off(self, at: int) -> bool:
        """A line on which the first word of the text below would have fitted."""
        after = self._around.after(at)
        if after is None or not after.text[0].isupper() or not after.room:
            return False
        return self._around.could_be_longer(at, _BROKEN_OFF)

    def _by_number(self, at: int, numbered: Numbered) -> Head | None:
        if not numbered.title:
            return self._number_before_title(at, numbered)
        if (listed := self._listed_over_lines(at, numbered)) is not None:
            return listed
        entry = self._around.contents.match(numbered.title, numbered.number)
        if entry is not None and entry.found and entry.number != numbered.number:
            return None
        if entry is None and (wrapped := self._wrapped(at, numbered)) is not None:
            return wrapped
        if entry is None and not self._is_numbered_title(at, numbered):
            return None
        rows = self._capitals(at) if is_in_capitals(numbered.title) else [self._rows[at]]
        texts = [numbered.title, *(row.text for row in rows[1:])]
        return made(rows, numbered, texts, entry=entry)

    def _listed(self, at: int, numbered: Numbered) -> Head | None:
        """A line with the number and the title that stand in the contents."""
        if (head := self._listed_over_lines(at, numbered)) is not None:
            return head
        entry = self._around.contents.match(numbered.title, numbered.number)
        if entry is None or entry.number != numbered.number or entry.found:
            return None
        return made([self._rows[at]], numbered, [numbered.title], entry=entry)

    def _listed_over_lines(self, at: int, numbered: Numbered) -> Head | None:
        """A title over lines that the contents name: the longest that they do."""
        rows = [self._rows[at]]
        found = None
        for row in self._rows[at + 1 : at + _MOST_LISTED] if self._around.contents.entries else ():
            if row.gap or row.top or is_marked(row):
                break
            rows.append(row)
            texts = [numbered.title, *(one.text for one in rows[1:])]
            entry = self._around.contents.match(" ".join(texts), numbered.number)
            if entry is not None and entry.number == numbered.number:
                found = ([*rows], texts, entry)
        return None if found is None else made(found[0], numbered, found[1], entry=found[2])

    def _wrapped(self, at: int, numbered: Numbered) -> Head | None:
        """A numbered title over two or three lines, with white around it."""
        rows = [self._rows[at]]
        for row in self._rows[at + 1 : at + _MOST_LINES]:
            if row.gap or row.top or is_marked(row):
                break
            rows.append(row)
        below = self._around.after(at + len(rows) - 1)
        if len(rows) == 1 or (below is not None and not below.gap):
            return None
        texts = [numbered.title, *(row.text for row in rows[1:])]
        entry = self._around.contents.match(" ".join(texts))
        if entry is None and not self._is_next_title(numbered, rows):
            return None
        return made(rows, numbered, texts, entry=entry)

    def _is_next_title(self, numbered: Numbered, rows: Sequence[Row]) -> bool:
        if numbered.kind != "decimal" or numbered.depth < _SURE_DEPTH:
            return False
        if rows[-1].text[-1] in _NO_TITLE_ENDS or not numbered.title[0].isupper():
            return False
        return rows[1].text[0].islower() and _comes_next(self._last, _parts_of(numbered))

    def _is_numbered_title(self, at: int, numbered: Numbered) -> bool:
        title = numbered.title
        if title[-1] in _NO_TITLE_ENDS or title[0].islower() or title[0] == "|":
            return False
        if self._rows[at].at in self._around.listed:
            return False
        if numbered.kind == "letter":
            return self._alone(at)
        if numbered.kind == "decimal" and numbered.depth == 1:
            if self._is_in_a_list(at) or not self._around.contents.could_have(numbered):
                return False
            return self._alone(at) or is_in_capitals(title) or self._breaks_off(at)
        return not self._around.goes_on_at(at + 1)

    def _is_in_a_list(self, at: int) -> bool:
        """Set in from the margin, or right below the word that announces a list."""
        above = self._rows[at - 1].text if at else ""
        return self._rows[at].indent > 0 or above.casefold().strip(" :") in _ANNOUNCE

    def _number_before_title(self, at: int, numbered: Numbered) -> Head | None:
        title = self._around.after(at)
        if title is None or not self._around.contents.could_have(numbered):
            return None
        text = title.text
        entry = self._around.contents.match(text)
        fits = len(text) <= _LONGEST_PLAIN and text[0].isupper() and text[-1] not in _NO_TITLE_ENDS
        if entry is None and (not fits or self._around.goes_on_at(at + 2)):
            return None
        return made([self._rows[at], title], numbered, [text], entry=entry)

    def _by_white(self, at: int) -> Head | None:
        row = self._rows[at]
        text = row.text
        entry = self._around.contents.match(text)
        if entry is not None:
            return made([row], None, [text], entry=entry)
        if is_marked(row) or text[-1] in SENTENCE_ENDS or not text[0].isalnum():
            return None
        if is_in_capitals(text):
            rows = self._capitals(at)
            return made(rows, None, [one.text for one in rows])
        if (self._styled and not row.line.bold) or not self._is_plain_title(at):
            return None
        return made([row], None, [text], weak=not row.line.bold)

    def _is_plain_title(self, at: int) -> bool:
        text, after = self._rows[at].text, self._around.after(at)
        if len(text) > _LONGEST_PLAIN or is_table_row(text) or is_unfinished(text):
            return False
        if sum(map(str.isalpha, text)) < _FEWEST_LETTERS:
            return False
        if after is not None and after.text[0].islower() and not is_marked(after):
            return False
        if text[-1] != ":" and (self._alone(at) or self._is_above_text(at)):
            return True
        is_label = len(text.split()) <= _LONGEST_LABEL
        return is_label and after is not None and (is_marked(after) or self._alone(at))

    def _is_above_text(self, at: int) -> bool:
        """Below white, a line that breaks off right above a line of running text."""
        row, after = self._rows[at], self._around.after(at)
        if after is None or is_marked(after):
            return False
        if not row.gap and not (row.top and self._around.closed_before(at)):
            return False
        return len(after.text) > _RUNNING * after.room and self._breaks_off(at)

    def _capitals(self, at: int) -> list[Row]:
        rows = [self._rows[at]]
        for row in self._rows[at + 1 : at + 3]:
            if row.gap or row.top or not is_in_capitals(row.text) or number_of(row.text):
                break
            rows.append(row)
        return rows

    def _alone(self, at: int) -> bool:
        """White below; where white says nothing, a line that could have been longer."""
        after = self._around.after(at)
        if after is None or after.gap:
            return True
        if after.room == 0 and not after.text[0].islower():  # a paragraph on one line, or a head
            return len(after.text) > _LONGEST_PLAIN or number_of(after.text) is not None
        if not self._around.sheet.loose or (after.text[0].islower() and not is_marked(after)):
            return False
        return self._around.could_be_longer(at, 0.8)


def _parts_of(numbered: Numbered) -> tuple[int, ...]:
    return tuple(map(int, numbered.number.split(".")))


def _comes_next(last: tuple[int, ...], parts: tuple[int, ...]) -> bool:
    """Whether 3.2 comes after 3, 3.1 or 3.1.4: the first within, or one more than before.

    >>> _comes_next((3, 1, 4), (3, 2)), _comes_next((3, 1), (3, 2, 1)), _comes_next((), (2, 5))
    (True, False, False)
    """
    if parts[-1] == 1 and parts[:-1] == last:
        return True
    return (
        len(last) >= len(parts)
        and parts[:-1] == last[: len(parts) - 1]
        and (parts[-1] == last[len(parts) - 1] + 1)
    )
