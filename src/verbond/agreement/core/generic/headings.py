"""Which rows are headings: what the source states, else letters in a PDF, print elsewhere."""

import re
from collections.abc import Iterable, Sequence

from verbond.agreement.core.generic.around import LONGEST, Around, made, numbered_title
from verbond.agreement.core.generic.contents import Contents, essence
from verbond.agreement.core.generic.heads import TITLE, Head
from verbond.agreement.core.generic.heads_by_letters import LetterHeads
from verbond.agreement.core.generic.heads_by_print import PrintHeads
from verbond.agreement.core.generic.marks import markdown_heading
from verbond.agreement.core.generic.rows import Row, Sheet
from verbond.agreement.core.profile import HeadingRules

_STYLE = re.compile(r"(?:heading|kop|titre|rubrik)\s*(\d)", re.IGNORECASE)
_TITLE_STYLE = re.compile(r"(?:title|titel)$", re.IGNORECASE)
_LONGEST_RULED = 500
_LIST = 3  # weak headings in a row
_ABOVE = 5  # paragraphs at the top among which the title stands
_TITLE, _LEAST_TITLE = 1.3, 12  # times the usual letter; points where no size is stated
_COVER = 6  # lines of more than a few words that a cover can have


def find_heads(sheet: Sheet, contents: Contents, rules: HeadingRules) -> list[Head]:
    """Return the headings in reading order, their levels not yet known."""
    around = Around(sheet, contents)
    heads = _in_sequence(list(_Finder(around, rules).find()))
    heads = _with_title(_without_lists(heads, around.rows), around)
    return _without_cover(heads, around)


class _Finder:
    def __init__(self, around: Around, rules: HeadingRules) -> None:
        self._rows = around.rows
        self._format = around.sheet.format
        self._contents = around.contents
        self._rules = rules
        self._known = {essence(head.title): head.level for head in rules.known}
        styled = any(_STYLE.match(row.line.style) for row in self._rows if row.line.style)
        by_letters = self._format == "pdf" and around.sheet.has_letters
        self._look = LetterHeads(around) if by_letters else PrintHeads(around, styled=styled)
        has_rules = bool(self._known or rules.chapter or rules.section)
        signs = self._format == "text" and any(
            row.text[0] == "#" or row.underlined for row in self._rows
        )
        self._states = has_rules or signs or self._format == "docx"

    def find(self) -> list[Head]:
        heads: list[Head] = []
        at = 0
        follows_head = False
        while at < len(self._rows):
            head = self._head_at(at, follows_head=follows_head)
            follows_head = head is not None
            if head is not None:
                heads.append(head)
            at += len(head.rows) if head is not None else 1
        return heads

    def _head_at(self, at: int, *, follows_head: bool) -> Head | None:
        row = self._rows[at]
        if self._rules.never is not None and _fits(self._rules.never, row):
            return None
        head = self._stated(at) if self._states else None
        if head is not None:
            return head
        if len(row.text) > LONGEST or row.line.style == "table":
            return None
        return self._look.at(at, follows_head=follows_head)

    def _stated(self, at: int) -> Head | None:
        """A level that the source or the profile gives."""
        row = self._rows[at]
        level, text = self._ruled(row), row.text
        if not level and self._format == "text":
            level, text = _drawn_heading(row)
        if not level and self._format == "docx":
            if _TITLE_STYLE.match(row.line.style):
                return made([row], None, [text], explicit=1, what=TITLE)
            level = _level_of_style(row.line.style)
        if not level:
            return None
        rows = self._same_paragraph(at)
        numbered, texts = numbered_title([text, *(one.text for one in rows[1:])])
        if not texts:
            return None
        entry = self._contents.match(" ".join(texts))
        return made(rows, numbered, texts, explicit=level, entry=entry)

    def _ruled(self, row: Row) -> int:
        if self._known and essence(row.text[:_LONGEST_RULED]) in self._known:
            return self._known[essence(row.text[:_LONGEST_RULED])]
        if self._rules.chapter is not None and _fits(self._rules.chapter, row):
            return 1
        return 2 if self._rules.section is not None and _fits(self._rules.section, row) else 0

    def _same_paragraph(self, at: int) -> list[Row]:
        """A heading of Word with soft breaks in it."""
        rows = [self._rows[at]]
        for row in self._rows[at + 1 :] if self._format == "docx" else ():
            if row.gap or row.line.style != rows[0].line.style:
                break
            rows.append(row)
        return rows


def _with_title(heads: list[Head], around: Around) -> list[Head]:
    """The largest letters above the first heading of a Word document are its title."""
    rows = around.rows
    if around.sheet.format != "docx" or any(head.what == TITLE for head in heads):
        return heads
    first = heads[0].first.at if heads else rows[-1].at
    above = [row for row in rows[:_ABOVE] if row.at < first and row.line.size]
    largest = max(above, key=lambda row: row.line.size or 0, default=None)
    usual = max(around.sheet.size, _LEAST_TITLE)
    if largest is None or not heads or (largest.line.size or 0) <= _TITLE * usual:
        return heads
    return [made([largest], None, [largest.text], what=TITLE), *heads]


def _fits(pattern: re.Pattern[str], row: Row) -> bool:
    return pattern.fullmatch(row.text[:_LONGEST_RULED]) is not None


def _drawn_heading(row: Row) -> tuple[int, str]:
    """A line of "=" below is a higher heading than a line of another sign."""
    if row.underlined:
        return 1 if row.underlined == "=" else 2, row.text
    return markdown_heading(row.text)


def _level_of_style(style: str) -> int:
    found = _STYLE.match(style)
    return int(found[1]) if found else 0


def _in_sequence(heads: Sequence[Head]) -> list[Head]:
    """A Roman number or letter counts only after the one before it: "X-stralen" is a word."""
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


def _without_lists(heads: Sequence[Head], rows: Sequence[Row]) -> list[Head]:
    """Three or more weak headings in a row, with nothing under them, are a list of short lines."""
    places = {row.at: place for place, row in enumerate(rows)}
    kept: list[Head] = []
    run: list[Head] = []
    for head in heads:
        is_weak = head.weak and head.numbered is None
        adjoins = bool(run) and places[head.first.at] == places[run[-1].rows[-1].at] + 1
        if not is_weak or not adjoins:
            kept.extend(run if len(run) < _LIST else [])
            run = []
        if is_weak:
            run.append(head)
        else:
            kept.append(head)
    kept.extend(run if len(run) < _LIST else [])
    return kept


def _has_text(rows: Iterable[Row]) -> bool:
    """Whether a page holds running text: a long line, or several lines of a narrow column."""
    lengths = [len(row.text) for row in rows]
    return any(length > 70 for length in lengths) or sum(one > 30 for one in lengths) > _COVER


def _without_cover(heads: list[Head], around: Around) -> list[Head]:
    """On a cover only the largest lines are a heading, the title; the rest names no section."""
    if around.sheet.format != "pdf" or not heads:
        return heads
    first = around.rows[0].line.page
    if _has_text(row for row in around.rows if row.line.page == first):
        return heads
    on_cover = [head for head in heads if head.first.line.page == first and not head.numbered]
    if not on_cover or len(on_cover) == len(heads):
        return heads
    title = max(on_cover, key=lambda head: head.size)
    title.what = TITLE
    title.level = 2
    beside = {head.first.at for head in on_cover if head is not title}
    return [head for head in heads if head.first.at not in beside]
