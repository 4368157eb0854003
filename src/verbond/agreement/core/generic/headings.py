"""Which lines are headings: by their letters, their numbers, the contents, the white around."""

import re
from collections.abc import Sequence

from verbond.agreement.core.generic.contents import Contents, Entry, essence
from verbond.agreement.core.generic.heads import TITLE, Head, is_in_capitals
from verbond.agreement.core.generic.marks import (
    Numbered,
    bullet_of,
    is_table_row,
    markdown_heading,
    number_of,
)
from verbond.agreement.core.generic.rows import Row, Sheet
from verbond.agreement.core.profile import HeadingRules

_STYLE = re.compile(r"(?:heading|kop|titre|rubrik)\s*(\d)", re.IGNORECASE)
_TITLE_STYLE = re.compile(r"(?:title|titel)$", re.IGNORECASE)
_ANNOUNCE = frozenset(
    {"acties", "actie", "actiepunten", "actions", "maatregelen", "doelstellingen", "concreet"}
)
_UNFINISHED = re.compile(
    r"(?:\b(?:de|het|een|van|en|of|in|op|te|met|voor|door|om|aan|is|was|the|and|or|to|for|a|an)|[-@‐])$",
    re.IGNORECASE,
)
_SENTENCE_ENDS = ".;,!…"
_LARGER = 1.09
_LONGEST = 250
_MOST_ROWS = 5


class HeadFinder:
    """Goes through the rows once and takes the headings out."""

    def __init__(self, sheet: Sheet, contents: Contents, rules: HeadingRules) -> None:
        self._sheet = sheet
        self._rows = [row for row in sheet.rows if not row.what]
        self._contents = contents
        self._rules = rules
        self._known = {essence(head.title): head.level for head in rules.known}
        self._styled = any(_STYLE.match(row.line.style) for row in self._rows if row.line.style)
        self._placed = sheet.format == "pdf"
        self._is_stated = bool(
            sheet.format == "docx"
            or self._known
            or rules.chapter
            or rules.section
            or any(row.text[0] == "#" for row in self._rows)
        )
        self._listed = _adjacent_numbers(self._rows)

    def find(self) -> list[Head]:
        """Return the headings in reading order."""
        heads: list[Head] = []
        at = 0
        follows_head = False
        while at < len(self._rows):
            head = self._head_at(at, follows_head=follows_head)
            if head is None:
                at += 1
                follows_head = False
            else:
                heads.append(head)
                at += len(head.rows)
                follows_head = True
        return self._without_cover(_without_lists(_in_sequence(heads), self._rows))

    def _without_cover(self, heads: list[Head]) -> list[Head]:
        """On a cover only the largest lines are a heading, the title; the rest names no section."""
        first = self._rows[0].line.page if self._rows else 0
        cover = [row for row in self._rows if row.line.page == first]
        if not self._placed or any(len(row.text) > 70 for row in cover):
            return heads
        on_cover = [head for head in heads if head.first.line.page == first and not head.numbered]
        title = max(on_cover, key=lambda head: head.size, default=None)
        if title is None or len(on_cover) == len(heads):
            return heads
        title.what = TITLE
        title.level = 2
        return [head for head in heads if head is title or head not in on_cover]

    def _head_at(self, at: int, *, follows_head: bool) -> Head | None:
        row = self._rows[at]
        if self._rules.never is not None and self._rules.never.fullmatch(row.text[:500]):
            return None
        head = self._stated(at) if self._is_stated else None
        if head is not None:
            return head
        if len(row.text) > _LONGEST or row.line.style == "table":
            return None
        if self._placed and self._sheet.has_letters:
            return self._by_letters(at, follows_head=follows_head)
        return self._by_print(at, follows_head=follows_head)

    # What the source or the profile states.

    def _stated(self, at: int) -> Head | None:
        row = self._rows[at]
        level, text = (0, row.text)
        if self._sheet.format == "text" and row.text[0] == "#":
            level, text = markdown_heading(row.text)
        elif row.line.style and self._sheet.format == "docx":
            found = _STYLE.match(row.line.style)
            level = int(found[1]) if found else 0
            if _TITLE_STYLE.match(row.line.style):
                return self._made([row], None, [row.text], explicit=1, what=TITLE)
        level = level or self._ruled(row)
        if not level:
            return None
        rows = [row]
        while (
            self._sheet.format == "docx"
            and at + len(rows) < len(self._rows)
            and (after := self._rows[at + len(rows)]).line.style == row.line.style
            and not after.gap
        ):
            rows.append(after)
        texts = [text, *(one.text for one in rows[1:])]
        numbered, texts = _numbered_title(texts)
        return self._made(rows, numbered, texts, explicit=level)

    def _ruled(self, row: Row) -> int:
        text = row.text[:500]
        if self._known and essence(text) in self._known:
            return self._known[essence(text)]
        if self._rules.chapter is not None and self._rules.chapter.fullmatch(text):
            return 1
        return 2 if self._rules.section is not None and self._rules.section.fullmatch(text) else 0

    # PDF: size and weight of the letters.

    def _by_letters(self, at: int, *, follows_head: bool) -> Head | None:
        row = self._rows[at]
        group = self._group(at)
        numbered, texts = _numbered_title([one.text for one in group])
        if not texts:
            return self._number_above_title(group, numbered, at)
        whole = " ".join(texts)
        entry = self._entry(at, group, whole, follows_head=follows_head)
        large = (row.line.size or 0) >= _LARGER * self._sheet.size
        heavy = row.line.bold and not self._sheet.bold and self._is_usual(row)
        if entry is None and not large and not self._opens(at, follows_head=follows_head):
            return None
        if not self._could_be_title(group, whole, numbered, entry):
            return None
        if entry or large or (heavy and not self._goes_on(at + len(group))):
            return self._made(group, numbered, texts, entry=entry)
        return self._by_place(at, group, numbered, texts)

    def _entry(
        self, at: int, group: list[Row], whole: str, *, follows_head: bool
    ) -> Entry | None:
        """Words inside a sentence can equal a title; a title stands out or stands apart."""
        entry = self._contents.match(whole)
        if entry is None or self._stands_out(group[0]):
            return entry
        apart = self._opens(at, follows_head=follows_head) and not whole[0].islower()
        return entry if apart and whole[-1] not in ".;," else None

    def _is_usual(self, row: Row) -> bool:
        return (row.line.size or 0) >= 0.93 * self._sheet.size

    def _group(self, at: int) -> list[Row]:
        """Gather the lines of one heading: same letters, no more white than between lines."""
        first = self._rows[at]
        group = [first]
        if not self._stands_out(first):
            return group
        for row in self._rows[at + 1 : at + _MOST_ROWS]:
            before = group[-1]
            if not _alike(before, row) or self._stands_alone(group):
                break
            numbered = number_of(row.text)
            if (numbered and (numbered.title or not _bare_number(before.text))) or _marked(row):
                break
            group.append(row)
        return group

    def _stands_out(self, row: Row) -> bool:
        size = row.line.size or 0
        return size >= _LARGER * self._sheet.size or (row.line.bold and not self._sheet.bold)

    def _stands_alone(self, group: list[Row]) -> bool:
        """The contents know these lines as a whole title."""
        _, texts = _numbered_title([row.text for row in group])
        return bool(texts) and self._contents.match(" ".join(texts)) is not None

    def _number_above_title(
        self, group: list[Row], numbered: Numbered | None, at: int
    ) -> Head | None:
        """A number on a line of its own takes the heading below it as its title."""
        below = at + len(group)
        if numbered is None or below >= len(self._rows):
            return None
        title = self._group(below)
        texts = [row.text for row in title]
        if number_of(texts[0]) or title[0].line.page != group[0].line.page:
            return None
        entry = self._contents.match(" ".join(texts))
        if not entry and not (self._stands_out(title[0]) and self._stands_out(group[0])):
            return None
        if not self._could_be_title(title, " ".join(texts), numbered, entry):
            return None
        return self._made([*group, *title], numbered, texts, entry=entry, letters=title[0])

    def _could_be_title(
        self, group: list[Row], whole: str, numbered: Numbered | None, entry: Entry | None
    ) -> bool:
        if entry is not None and (not numbered or not entry.number or len(group) > 1):
            return True
        if len(whole) > _LONGEST or not any(map(str.isalpha, whole)) or len(whole) < 2:
            return False
        if len(group) == _MOST_ROWS or (_marked(group[0]) and numbered is None):
            return False
        if whole[-1] in _SENTENCE_ENDS and not (len(whole) < 60 and numbered):
            return False
        return not whole[0].islower() and not is_table_row(whole)

    def _opens(self, at: int, *, follows_head: bool) -> bool:
        """Whether a line can begin something: nothing before it waits for its end."""
        row = self._rows[at]
        if at == 0 or row.gap or follows_head:
            return True
        before = self._rows[at - 1]
        return before.text[-1] in ".!?:…”\"’)" or (row.line.bold and not before.line.bold)

    def _goes_on(self, at: int) -> bool:
        """A bold line whose sentence goes on in plain letters is no heading."""
        if at >= len(self._rows):
            return False
        row = self._rows[at]
        return not row.gap and not row.top and row.text[0].islower() and not _marked(row)

    def _by_place(
        self, at: int, group: list[Row], numbered: Numbered | None, texts: list[str]
    ) -> Head | None:
        """Letters of usual size: another face, alone on a line; or a decimal number."""
        row = group[0]
        after = self._rows[at + 1] if at + 1 < len(self._rows) else None
        if not (row.gap or row.top) or after is None or not self._is_usual(row):
            return None
        if len(row.text) > 100 or row.at in self._listed or row.text[-1] == ":":
            return None
        other_face = row.line.style != self._sheet.font and row.line.style != after.line.style
        counted = numbered is not None and numbered.kind == "decimal" and numbered.depth > 1
        if _UNFINISHED.search(row.text) or "@" in row.text:
            return None
        breaks_off = not numbered and self._breaks_off(at)
        if (other_face and not self._goes_on(at + 1) and not numbered) or counted or breaks_off:
            return self._made(group, numbered, texts, weak=True)
        return None

    def _breaks_off(self, at: int) -> bool:
        """A short line above running text, whose next word would have fitted on it."""
        row, after = self._rows[at], self._rows[at + 1]
        if after.gap or after.top or not after.text[0].isupper() or _marked(after):
            return False
        would_fit = len(row.text) + 1 + len(after.text.split(None, 1)[0]) < 0.85 * row.room
        return would_fit and len(after.text) > 0.6 * after.room

    # Text and DOCX without styles: white, capitals, numbers.

    def _by_print(self, at: int, *, follows_head: bool) -> Head | None:
        row = self._rows[at]
        text = row.text
        opens = row.gap or row.top or follows_head or (self._sheet.loose and self._stops_before(at))
        if not opens or len(text) > 120 or text[0].islower():
            return None
        numbered = number_of(text)
        if numbered is not None:
            return self._by_number(at, numbered)
        return self._by_white(at)

    def _stops_before(self, at: int) -> bool:
        before = self._rows[at - 1].text
        return before[-1] in ".!?;:…”\"’)"

    def _by_number(self, at: int, numbered: Numbered) -> Head | None:
        row = self._rows[at]
        if not numbered.title:
            return self._number_before_title(at, numbered)
        entry = self._contents.match(numbered.title)
        if entry is None and not self._is_numbered_title(at, numbered):
            return None
        return self._made([row], numbered, [numbered.title], entry=entry)

    def _is_numbered_title(self, at: int, numbered: Numbered) -> bool:
        row, title = self._rows[at], numbered.title
        if numbered.kind == "decimal" and numbered.depth == 1 and self._is_in_a_list(at):
            return False
        if title[-1] in ".;,:" or title[0].islower() or row.at in self._listed:
            return False
        if numbered.kind == "decimal" and numbered.depth == 1 and not self._alone(at):
            return is_in_capitals(title)
        if numbered.kind == "letter":
            return self._alone(at)
        return not self._wraps(at)

    def _is_in_a_list(self, at: int) -> bool:
        """Set in from the margin, or right below the word that announces a list."""
        row = self._rows[at]
        above = self._rows[at - 1].text if at else ""
        return row.indent > 0 or above.casefold().strip(" :") in _ANNOUNCE

    def _number_before_title(self, at: int, numbered: Numbered) -> Head | None:
        if numbered.kind in ("roman", "letter") and len(numbered.number) < 1:
            return None
        if at + 1 >= len(self._rows):
            return None
        title = self._rows[at + 1]
        entry = self._contents.match(title.text)
        fits = (
            len(title.text) <= 100
            and title.text[0].isupper()
            and title.text[-1] not in ".;,:"
            and not self._wraps(at + 1)
        )
        if entry is None and not fits:
            return None
        return self._made([self._rows[at], title], numbered, [title.text], entry=entry)

    def _by_white(self, at: int) -> Head | None:
        row = self._rows[at]
        text = row.text
        entry = self._contents.match(text)
        if entry is not None:
            return self._made([row], None, [text], entry=entry)
        if _marked(row) or text[-1] in _SENTENCE_ENDS or not text[0].isalnum():
            return None
        if is_in_capitals(text):
            return self._made(self._capitals(at), None, [one.text for one in self._capitals(at)])
        if self._styled and not row.line.bold:
            return None
        if len(text) > 80 or not any(map(str.isalpha, text)) or is_table_row(text):
            return None
        if self._goes_on_in_lower_case(at) or _UNFINISHED.search(text):
            return None
        announces = text[-1] == ":" or not self._alone(at)
        if announces and not (len(text.split()) <= 3 and self._list_follows(at)):
            return None
        return self._made([row], None, [text], weak=not row.line.bold)

    def _capitals(self, at: int) -> list[Row]:
        rows = [self._rows[at]]
        for row in self._rows[at + 1 : at + 3]:
            if row.gap or row.top or not is_in_capitals(row.text) or number_of(row.text):
                break
            rows.append(row)
        return rows

    def _alone(self, at: int) -> bool:
        """White above and below; where white says nothing, a line that could have been longer."""
        after = self._rows[at + 1] if at + 1 < len(self._rows) else None
        if after is None or after.gap:
            return True
        row = self._rows[at]
        if not self._sheet.loose or after.text[0].islower() and not _marked(after):
            return False
        return len(row.text) + 1 + len(after.text.split(None, 1)[0]) < 0.8 * row.room

    def _goes_on_in_lower_case(self, at: int) -> bool:
        after = self._rows[at + 1] if at + 1 < len(self._rows) else None
        return after is not None and after.text[0].islower() and not _marked(after)

    def _list_follows(self, at: int) -> bool:
        return at + 1 < len(self._rows) and _marked(self._rows[at + 1])

    def _wraps(self, at: int) -> bool:
        """The sentence goes on below."""
        if at + 1 >= len(self._rows):
            return False
        after = self._rows[at + 1]
        return not after.gap and after.text[0].islower()

    def _made(
        self,
        rows: list[Row],
        numbered: Numbered | None,
        texts: list[str],
        *,
        explicit: int = 0,
        entry: Entry | None = None,
        weak: bool = False,
        letters: Row | None = None,
        what: str = "",
    ) -> Head:
        if entry is not None:
            entry.found = True
        line = (letters or rows[0]).line
        return Head(
            rows=rows,
            texts=texts,
            numbered=numbered,
            size=line.size or 0,
            bold=line.bold,
            capitals=is_in_capitals(" ".join(texts)),
            weak=weak,
            explicit=explicit,
            entry=entry,
            what=what,
            number=numbered.number if numbered else "",
        )


def _numbered_title(texts: list[str]) -> tuple[Numbered | None, list[str]]:
    """Split the number off the first line of a heading; a number alone may have a line to itself."""
    numbered = number_of(texts[0])
    if numbered is None:
        return None, texts
    if numbered.title:
        return numbered, [numbered.title, *texts[1:]]
    if numbered.kind == "roman" and len(texts) == 1:
        return None, texts
    return numbered, texts[1:]


def _bare_number(text: str) -> bool:
    numbered = number_of(text)
    return numbered is not None and not numbered.title


def _alike(before: Row, row: Row) -> bool:
    one, other = before.line, row.line
    if (one.size, one.bold) != (other.size, other.bold) or row.top:
        return False
    return 0 <= (other.y or 0) - (one.y or 0) <= 1.7 * (other.size or 0)


def _marked(row: Row) -> bool:
    return bool(bullet_of(row.text)[0])


def _adjacent_numbers(rows: Sequence[Row]) -> frozenset[int]:
    """Find the numbered lines of lists: the next number follows with nothing else between."""
    listed: set[int] = set()
    last: tuple[int, int, str] | None = None  # place, value, kind
    for at, row in enumerate(rows):
        if not (row.text[0].isdigit() or row.text[0] in "IVXABCDEFGH"):
            if row.gap and last is not None:
                last = None
            continue
        numbered = number_of(row.text)
        if numbered is None or not numbered.title or numbered.depth > 1:
            continue
        here = (at, numbered.value, numbered.kind)
        if last and last[2] == here[2] and last[1] + 1 == here[1] and at - last[0] <= 6:
            listed.update((rows[last[0]].at, row.at))
        last = here
    return frozenset(listed)


def _in_sequence(heads: Sequence[Head]) -> list[Head]:
    """A Roman number or a letter counts only when the one before it was seen: "X-stralen" is a word."""
    seen: set[tuple[str, int]] = set()
    kept = []
    for head in heads:
        numbered = head.numbered
        if numbered is not None and numbered.kind in ("roman", "letter"):
            if numbered.value > 1 and (numbered.kind, numbered.value - 1) not in seen:
                if not head.size and not head.entry:
                    continue
                head.texts = [row.text for row in head.rows]
                head.numbered, head.number = None, ""
            seen.add((numbered.kind, numbered.value))
        kept.append(head)
    return kept


def _without_lists(heads: list[Head], rows: Sequence[Row]) -> list[Head]:
    """Three or more weak headings in a row, with nothing under them, are a list of short lines."""
    places = {row.at: place for place, row in enumerate(rows)}
    kept: list[Head] = []
    run: list[Head] = []
    for head in [*heads, None]:
        if head is not None and head.weak and head.numbered is None:
            adjoins = run and places[head.first.at] == places[run[-1].rows[-1].at] + 1
            if run and not adjoins:
                kept.extend(run if len(run) < 3 else [])
                run = []
            run.append(head)
            continue
        kept.extend(run if len(run) < 3 else [])
        run = []
        if head is not None:
            kept.append(head)
    return kept
