"""The rows of a document with the questions that every way of finding headings asks of them."""

from collections import Counter
from collections.abc import Sequence

from verbond.agreement.core.generic.contents import Contents, Entry
from verbond.agreement.core.generic.heads import Head, is_in_capitals
from verbond.agreement.core.generic.marks import Numbered, bullet_of, number_of
from verbond.agreement.core.generic.rows import Row, Sheet

SENTENCE_ENDS = ".;,!…"
LONGEST = 250
_CLOSED = frozenset(".!?;:…”’)\"'")
_UNFINISHED = frozenset(
    "de het een van en of te met tot is was the and or to for a an of by with from".split()
)
_PARTICLES = frozenset(  # ask for another word too, but also end a title: "We pakken leegstand aan"
    "in op voor door om aan bij naar uit tegen tussen onder over".split()
)
_UNFINISHED_SIGNS = frozenset("-@‐")
_WORD_GAP = 1
_LONGEST_LABEL, _FEWEST_LABELS = 60, 3


class Around:
    """Rows that are no furniture, by their place, with the contents that name titles."""

    def __init__(self, sheet: Sheet, contents: Contents) -> None:
        self.sheet = sheet
        self.rows = [row for row in sheet.rows if not row.what]
        self.contents = contents
        self.listed = _adjacent_numbers(self.rows)
        self.labels = _recurring(self.rows) if sheet.has_letters else frozenset()

    def after(self, at: int) -> Row | None:
        """Return the row below, if there is one."""
        return self.rows[at + 1] if at + 1 < len(self.rows) else None

    def closed_before(self, at: int) -> bool:
        """Whether the row above ends in a sign that closes a sentence or a phrase."""
        return at == 0 or self.rows[at - 1].text[-1] in _CLOSED

    def goes_on_at(self, at: int) -> bool:
        """Whether a row goes on with the sentence above it: no white, lower case."""
        if at >= len(self.rows):
            return False
        row = self.rows[at]
        return not row.gap and not row.top and row.text[0].islower() and not is_marked(row)

    def could_be_longer(self, at: int, full: float) -> bool:
        """Whether the next line's first word would have fitted, within a share of a full line."""
        row, after = self.rows[at], self.after(at)
        if after is None:
            return True
        word = after.text.split(None, 1)[0]
        return len(row.text) + _WORD_GAP + len(word) < full * row.room


def made(
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
    """Make a heading; `letters` is the row whose size and weight count."""
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


def numbered_title(texts: list[str]) -> tuple[Numbered | None, list[str]]:
    """Split the number off a heading's first line; a number may have a line to itself."""
    numbered = number_of(texts[0])
    if numbered is None:
        return None, texts
    if numbered.title:
        return numbered, [numbered.title, *texts[1:]]
    if numbered.kind == "roman" and len(texts) == 1:
        return None, texts
    return numbered, texts[1:]


def is_marked(row: Row) -> bool:
    """Whether a row starts with a bullet or a list number."""
    return bool(bullet_of(row.text)[0])


def is_unfinished(text: str) -> bool:
    """Whether a line ends in a word that asks for another: no title does.

    >>> is_unfinished("Een stad voor de"), is_unfinished("We pakken leegstand aan")
    (True, False)
    """
    return text[-1] in _UNFINISHED_SIGNS or text.rpartition(" ")[2].lower() in _UNFINISHED


def asks_for_more(text: str) -> bool:
    """Whether a line of running text ends in a word that a paragraph hardly ends in."""
    return is_unfinished(text) or text.rpartition(" ")[2].lower() in _PARTICLES


def _recurring(rows: Sequence[Row]) -> frozenset[str]:
    """Find short lines below white that come back: labels such as "Wat gaan we doen?"."""
    times = Counter(
        row.text
        for row in rows
        if (row.gap or row.top) and len(row.text) <= _LONGEST_LABEL and row.text[0].isupper()
    )
    return frozenset(
        text
        for text, count in times.items()
        if count >= _FEWEST_LABELS and text[-1] not in ".;,:!" and " " in text
    )


def _adjacent_numbers(rows: Sequence[Row]) -> frozenset[int]:
    """Find the numbered lines of lists: the next number follows with nothing else between."""
    listed: set[int] = set()
    last: tuple[int, int, str] | None = None  # place, value, kind
    is_tight = False  # the last two had no white between them
    for at, row in enumerate(rows):
        if not (row.text[0].isdigit() or row.text[0] in "IVXABCDEFGH"):
            if row.gap:
                last = None
            continue
        numbered = number_of(row.text)
        if numbered is None or not numbered.title or numbered.depth > 1 or numbered.word:
            continue
        here = (at, numbered.value, numbered.kind)
        is_next = last and last[2] == here[2] and last[1] + 1 == here[1] and at - last[0] <= 6
        if last and is_next and not (is_tight and row.gap):
            listed.update((rows[last[0]].at, row.at))
        is_tight = bool(is_next) and not row.gap
        last = here
    return frozenset(listed)
