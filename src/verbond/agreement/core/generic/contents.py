"""The table of contents: where it stands, and the chapters and sections it names."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from verbond.agreement.core.generic.marks import Numbered, number_of
from verbond.agreement.core.generic.rows import Row, Sheet
from verbond.agreement.core.profile import FurnitureRules

CONTENTS = "table of contents"
_TITLES = frozenset(
    {"inhoud", "inhoudsopgave", "inhoudstafel", "inhoudsoverzicht", "contents",
     "table of contents", "overzicht", "index", "inhoudelijk overzicht"}
)  # fmt: skip
_LEADER = re.compile(
    r"(.*?)\s*(?:\.{3,}|…+|(?:\.\s){2,}\.?|_{3,}|·{3,}|-{4,})[\s.…]*(\d{1,4}|[ivxl]{1,6})?",
    re.DOTALL,
)
_TRAILING = re.compile(r"(.*\S)\s+(\d{1,3})", re.DOTALL)
_STYLE = re.compile(r"(?:toc|inhopg|inhoudsopgave|tm)\s*(\d)", re.IGNORECASE)
_NOT_LETTERS = re.compile(r"[\W_]+")
_BESIDE = re.compile(
    r"(?:bijlagen?|annex|appendix|slot|tot slot|nawoord|besluit|conclusie|ondertekening|"
    r"voorwoord|inleiding|woord vooraf|leeswijzer|epiloog|foreword|preface|introduction)\b",
    re.IGNORECASE,
)
_LINES_OF_ENTRY = 3


@dataclass(slots=True)
class Entry:
    """One line of a table of contents; `level` is from 1, and 0 for a part above the chapters."""

    number: str
    title: str
    page: int
    indent: float
    bold: bool
    size: float
    numbered: Numbered | None
    style_level: int = 0
    level: int = 0
    found: bool = False
    is_part: bool = False  # chapters count from one again below it

    @property
    def key(self) -> str:
        return essence(self.title)


@dataclass(slots=True)
class Contents:
    """The entries of a table of contents, by the essence of their titles."""

    entries: list[Entry] = field(default_factory=list)
    by_title: dict[str, list[Entry]] = field(default_factory=dict)

    def could_have(self, numbered: Numbered) -> bool:
        """Whether a chapter of this number, not named here, can still be expected in the text."""
        chapters = [entry for entry in self.entries if entry.numbered and entry.numbered.depth == 1]
        if len(chapters) < 2 or numbered.depth > 1:
            return True
        same = [entry for entry in chapters if entry.number == numbered.number]
        highest = max(entry.numbered.value for entry in chapters if entry.numbered)
        return 0 < numbered.value <= highest + 1 and not any(entry.found for entry in same)

    def match(self, title: str, number: str = "") -> Entry | None:
        """Find the entry of a title; of equal ones that of its number, else the first not found."""
        same = self.by_title.get(essence(title))
        if not same:
            return None
        if number and len(same) > 1:
            same = [entry for entry in same if entry.number == number] or same
        return next((entry for entry in same if not entry.found), same[-1])


def essence(title: str) -> str:
    """Reduce a title to its letters and digits, so that print and contents can be compared."""
    return _NOT_LETTERS.sub("", title.replace("\u00ad", "")).casefold()


def stands_beside(title: str) -> bool:
    """Whether a title without number stands beside the chapters, as an annex or a foreword does."""
    return _BESIDE.match(title) is not None


def find_contents(sheet: Sheet, rules: FurnitureRules) -> Contents:
    """Mark the rows of the table of contents and read its entries."""
    rows = [row for row in sheet.rows if not row.what]
    titles = _TITLES | {title.casefold() for title in rules.contents}
    _mark(row for row in rows if row.line.page in rules.contents_pages)
    entries = _by_style(rows) or _below_its_title(rows, titles, sheet) or _with_leaders(rows, sheet)
    _set_levels(entries)
    contents = Contents(entries)
    for entry in entries:
        contents.by_title.setdefault(entry.key, []).append(entry)
    return contents


def _below_its_title(rows: Sequence[Row], titles: frozenset[str], sheet: Sheet) -> list[Entry]:
    for at, row in enumerate(rows):
        if len(row.text) < 30 and row.text.casefold().strip(" :.") in titles:
            end, entries = _Reader(rows, sheet).read(at + 1)
            if not entries:
                end, entries = _without_pages(rows, at + 1)
            if entries:
                _mark(rows[at:end])
                return entries
    return []


def _mark(rows: Iterable[Row]) -> None:
    for row in rows:
        row.what = CONTENTS


def _by_style(rows: Sequence[Row]) -> list[Entry]:
    """Word names the paragraphs of its own tables of contents."""
    entries = []
    first = None
    for row in rows:
        style = _STYLE.match(row.line.style) if row.line.style else None
        if style is None:
            continue
        first = row if first is None else first
        row.what = CONTENTS
        found = _LEADER.fullmatch(row.text) or _TRAILING.fullmatch(row.text)
        title, page = (found[1], found[2] or "0") if found else (row.text, "0")
        entry = _entry([row], title, int(page) if page.isdecimal() else 0)
        entry.style_level = int(style[1])
        entries.append(entry)
    if first is not None:
        before = next((row for row in reversed(rows[: rows.index(first)])), None)
        if before is not None and before.text.casefold().strip(" :.") in _TITLES:
            before.what = CONTENTS
    return entries


def _entry(rows: Sequence[Row], text: str, page: int) -> Entry:
    numbered = number_of(text) if text else None
    if numbered and not numbered.title and numbered.kind in ("roman", "letter"):
        numbered = None
    first = rows[0]
    return Entry(
        number=numbered.number if numbered else "",
        title=numbered.title if numbered and numbered.title else text,
        page=page,
        indent=first.indent,
        bold=first.line.bold,
        size=first.line.size or 0,
        numbered=numbered,
    )


class _Reader:
    """Reads entries until what follows is no entry within three lines."""

    def __init__(self, rows: Sequence[Row], sheet: Sheet) -> None:
        self._rows = rows
        self._highest = sheet.pages + 60 if sheet.pages > 1 else 999
        self._entries: list[Entry] = []
        self._waiting: list[Row] = []
        self._words: list[str] = []
        self._last = 0

    def read(self, start: int) -> tuple[int, list[Entry]]:
        """Return where the contents end, and their entries; fewer than two are none."""
        end = start
        for at in range(start, len(self._rows)):
            row = self._rows[at]
            if self._take(row):
                end = at + 1
            elif len(self._waiting) > _LINES_OF_ENTRY or self._is_a_sentence(row):
                break
        return (end, self._entries) if len(self._entries) >= 2 else (start, [])

    def _take(self, row: Row) -> bool:
        text = row.text
        if text.isdecimal() and len(text) <= 3:
            return self._take_number(row)
        leader = _LEADER.fullmatch(text)
        if leader:
            page = int(leader[2]) if leader[2] and leader[2].isdecimal() else self._last
            return self._close(row, leader[1], page)
        trailing = _TRAILING.fullmatch(text)
        if trailing and self._last <= int(trailing[2]) <= self._highest:
            return self._close(row, trailing[1], int(trailing[2]))
        self._wait(row)
        return False

    def _take_number(self, row: Row) -> bool:
        """A number alone is the page of what waits, or the number of the next chapter."""
        value = int(row.text)
        if self._words and self._last <= value <= self._highest:
            return self._close(row, "", value)
        self._wait(row)
        return False

    def _wait(self, row: Row) -> None:
        self._waiting.append(row)
        self._words.append(row.text)

    def _close(self, row: Row, title: str, page: int) -> bool:
        words = [*self._words, title] if title else self._words
        if not words:
            return False
        whole = " ".join(words)
        if len(whole) > 300 or not any(map(str.isalpha, whole)):
            return False
        self._entries.extend(_parted([*self._waiting, row], self._words, title, page))
        self._waiting, self._words = [], []
        self._last = page
        return True

    @staticmethod
    def _is_a_sentence(row: Row) -> bool:
        return len(row.text) > 150


def _parted(rows: list[Row], words: list[str], title: str, page: int) -> list[Entry]:
    """Tell an entry over two lines from a part's title above an entry."""
    texts = [*words, title] if title else words
    starts = [0]
    for at in range(1, len(texts)):
        numbered = number_of(texts[at])
        if numbered and numbered.title and numbered.kind != "letter":
            starts.append(at)
    entries = []
    for start, end in zip(starts, [*starts[1:], len(texts)], strict=True):
        if _is_only_number(texts, start, end) and end < len(texts):
            continue
        entries.append(_entry(rows[start:], " ".join(texts[start:end]), page))
    return entries


def _is_only_number(texts: list[str], start: int, end: int) -> bool:
    return end - start == 1 and texts[start].strip(".").replace(".", "").isdecimal()


def _with_leaders(rows: Sequence[Row], sheet: Sheet) -> list[Entry]:
    """A table of contents without a heading betrays itself by its dotted lines."""
    dotted = [at for at, row in enumerate(rows) if _is_dotted(row.text)]
    if len(dotted) < 3 or dotted[2] - dotted[0] > 12:
        return []
    start = dotted[0]
    end, entries = _Reader(rows, sheet).read(start)
    _mark(rows[start:end])
    return entries


def _is_dotted(text: str) -> bool:
    if text[-1] not in "0123456789ivxl" or not ("..." in text or "…" in text or ". ." in text):
        return False
    found = _LEADER.fullmatch(text)
    return found is not None and bool(found[2])


def _without_pages(rows: Sequence[Row], start: int) -> tuple[int, list[Entry]]:
    """Contents without page numbers end where their first line comes again."""
    if start >= len(rows):
        return start, []
    first = essence(rows[start].text)
    if first.isdecimal():
        return start, []
    end = next(
        (
            at
            for at in range(start + 1, min(start + 300, len(rows)))
            if first and _begins_with(rows, at, first)
        ),
        0,
    )
    if end - start < 2:
        return start, []
    later = {essence(row.text) for row in rows[end:] if len(row.text) < 150}
    for row, after in pairwise(rows[end:]):
        if len(row.text) < 150 and len(after.text) < 150:
            later.add(essence(row.text + after.text))
    listed = [row for row in rows[start:end] if not row.text.isdecimal()]
    again = sum(essence(row.text) in later for row in listed)
    if again < 0.7 * len(listed):
        return start, []
    return end, [_entry([row], row.text, 0) for row in listed]


def _begins_with(rows: Sequence[Row], at: int, first: str) -> bool:
    """Whether a title stands here, or its number and then its words on the next line."""
    here = essence(rows[at].text)
    if here == first or not first.startswith(here) or len(here) > 3 or at + 1 >= len(rows):
        return here == first
    return here + essence(rows[at + 1].text) == first


def _set_levels(entries: list[Entry]) -> None:
    """Number depth and Word's own level are sure; for the rest indent and weight decide."""
    sure: dict[tuple[int, bool, float], Counter[int]] = {}
    for entry in entries:
        entry.level = entry.style_level or _numbered_level(entry.numbered)
        if entry.level:
            sure.setdefault(_look(entry), Counter())[entry.level] += 1
    looks = {look: counts.most_common(1)[0][0] for look, counts in sure.items()}
    unsure = sorted({_look(one) for one in entries} - looks.keys(), key=_outer_first)
    for look in unsure:
        looks[look] = _placed_level(look, looks)
    for entry in entries:
        if not entry.level and not (entry.numbered and entry.numbered.kind == "part"):
            is_beside = 1 in sure.get(_look(entry), ()) and stands_beside(entry.title)
            entry.level = 1 if is_beside else looks[_look(entry)]
    _put_parts_above(entries)
    _put_between_chapters(entries)


def _put_parts_above(entries: list[Entry]) -> None:
    """Chapters that count from one again, each time right below a line without number."""
    firsts = [at for at, one in enumerate(entries) if one.level == 1 and one.number in ("1", "I")]
    above = [entries[at - 1] for at in firsts if at and not entries[at - 1].number]
    if len(firsts) < 2 or len(above) < len(firsts) - (firsts[0] == 0):
        return
    for entry in above:
        entry.level, entry.is_part = 0, True


def _put_between_chapters(entries: list[Entry]) -> None:
    """Without indents: lines without number between numbered chapters are their sections."""
    chapters = [at for at, entry in enumerate(entries) if entry.level == 1 and entry.number]
    if len(chapters) < 2:
        return
    loose = [
        at
        for at, entry in enumerate(entries)
        if entry.level == 1 and not entry.number and not stands_beside(entry.title)
    ]
    if sum(chapters[0] < at < chapters[-1] for at in loose) >= max(2, len(chapters) // 2):
        for at in loose:
            if at > chapters[0]:
                entries[at].level = 2


def _numbered_level(numbered: Numbered | None) -> int:
    return numbered.depth if numbered and numbered.kind not in ("part", "article") else 0


def _look(entry: Entry) -> tuple[int, bool, float]:
    return round(entry.indent / (4 if entry.size else 1)), entry.bold, entry.size


def _outer_first(look: tuple[int, bool, float]) -> tuple[float, int, bool]:
    return -look[2], look[0], not look[1]


def _placed_level(look: tuple[int, bool, float], looks: dict[tuple[int, bool, float], int]) -> int:
    indent, bold, size = look
    same = [level for (x, b, s), level in looks.items() if abs(x - indent) <= 1 and s == size]
    if same:
        heavier = [lv for (x, b, s), lv in looks.items() if abs(x - indent) <= 1 and b and not bold]
        return max(heavier) + 1 if heavier else min(same)
    outer = [lv for (x, b, s), lv in looks.items() if s > size or (s == size and x < indent)]
    return max(outer) + 1 if outer else 1
