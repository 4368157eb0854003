"""A report as blocks: the same words become a page, a PDF and a text document."""

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Heading:
    """A title of level 2 to 4; the title of the report itself is level 1."""

    level: int
    text: str
    anchor: str = ""
    kind: str = "heading"


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph; `is_quiet` for what only explains."""

    text: str
    is_quiet: bool = False
    kind: str = "text"


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of the agreement, with where they stand."""

    text: str
    source: str
    kind: str = "quote"


@dataclass(frozen=True, slots=True)
class Items:
    """A list without order."""

    items: tuple[str, ...]
    kind: str = "items"


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table: the first cell heads its row; `numeric` names the columns of numbers, from 0."""

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    numeric: tuple[int, ...] = ()
    kind: str = "sheet"

    @property
    def columns(self) -> tuple[tuple[str, bool], ...]:
        return tuple((name, place in self.numeric) for place, name in enumerate(self.head))


@dataclass(frozen=True, slots=True)
class Stack:
    """One bar of parts: how many of each; the table beside it says the same."""

    label: str
    counts: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Stacks:
    """Bars of the same parts under each other: `parts` are (key, words)."""

    caption: str
    parts: tuple[tuple[str, str], ...]
    rows: tuple[Stack, ...]
    source: str
    kind: str = "stacks"

    @property
    def sheet(self) -> Sheet:
        """The same figures as a table."""
        head = ("", *(words for _key, words in self.parts), "samen")
        rows = tuple((row.label, *map(str, row.counts), str(sum(row.counts))) for row in self.rows)
        return Sheet(self.caption, head, rows, tuple(range(1, len(head))))


type Block = Heading | Text | Quote | Items | Sheet | Stacks


@dataclass(frozen=True, slots=True)
class Document:
    """A whole report; `day` is the last day that it tells of and dates its files."""

    title: str
    subtitle: str
    city: str
    day: date
    blocks: tuple[Block, ...]
    is_fictitious: bool = False
    identifier: str = ""
    language: str = "nl"

    @property
    def contents(self) -> tuple[Heading, ...]:
        """The headings of level 2 that can be reached."""
        return tuple(
            block
            for block in self.blocks
            if isinstance(block, Heading) and block.level == 2 and block.anchor
        )


@dataclass(frozen=True, slots=True)
class Segment:
    """One part of a drawn bar, in the units of the drawing."""

    key: str
    words: str
    count: int
    x: int
    width: int


def segments(stacks: Stacks, row: Stack, *, width: int) -> Iterator[Segment]:
    """Cut a bar of `width` units in parts that add up exactly; a part without count has none.

    >>> s = Stacks("", (("a", "a"), ("b", "b"), ("c", "c")), (), "")
    >>> [(p.x, p.width) for p in segments(s, Stack("", (1, 0, 2)), width=100)]
    [(0, 33), (33, 67)]
    """
    total = sum(row.counts)
    before = 0
    for (key, words), count in zip(stacks.parts, row.counts, strict=True):
        if count:
            start, end = width * before // total, width * (before + count) // total
            yield Segment(key, words, count, start, end - start)
        before += count


def canonical(facts: Mapping[str, object]) -> bytes:
    """Write facts in the one way that their hash is taken of.

    >>> canonical({"b": 1, "a": "é"})
    b'{"a":"\\xc3\\xa9","b":1}'
    """
    return json.dumps(
        facts, sort_keys=True, ensure_ascii=False, separators=(",", ":"), allow_nan=False
    ).encode()


def fingerprint(facts: Mapping[str, object]) -> str:
    """Return the sha256 of facts: two reports with the same one are the same report."""
    return hashlib.sha256(canonical(facts)).hexdigest()
