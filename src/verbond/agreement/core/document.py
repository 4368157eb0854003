"""The shapes that pass between the steps of the parser: source → lines → blocks → outline."""

from dataclasses import field
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from dataclasses import dataclass
else:
    from verbond.agreement.core.written_once import dataclass

Format = Literal["text", "pdf", "docx"]
BlockRole = Literal["chapter", "heading", "paragraph", "bullet", "furniture"]
ItemRole = Literal["text", "statement", "goal", "action", "point", "highlight", "theme"]
Kind = Literal[
    "deliver", "formula", "target", "study", "test", "lobby", "continue", "principle", "reference"
]


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a source as it was read, with where it stood; nothing in `text` is repaired."""

    number: int  # from 1; for PDF and DOCX a line of the extracted text
    text: str
    page: int = 1  # ordinal page, from 1
    column: int = 0  # from 0, left to right
    x: float | None = None  # left edge in points, None where the format has no positions
    y: float | None = None  # baseline in points from the top of the page
    size: float | None = None  # font size in points
    bold: bool = False
    style: str = ""  # DOCX paragraph style, or the font's name
    depth: int | None = None  # DOCX list or outline level, from 0


@dataclass(frozen=True, slots=True)
class Source:
    """A document as read: its name, the hash of its bytes and its lines in reading order."""

    name: str
    sha256: str
    format: Format
    lines: tuple[Line, ...]
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Block:
    """Lines that belong together: a heading, a paragraph, a bullet, or a piece of furniture.

    `numbers` are the line numbers in reading order (not always adjacent: a page number can stand
    between two halves of a sentence). `text` is joined and dehyphenated for display.
    A paragraph with a `level` is a sentence that also opens a section.
    """

    numbers: tuple[int, ...]
    role: BlockRole
    text: str
    page: int
    level: int = 0  # heading depth or bullet depth, from 1; 0 for the rest
    mark: str = ""  # bullet glyph or list number as printed
    number: str = ""  # heading number as printed, without its closing dot
    what: str = ""  # for furniture: "page number", "running head", "table of contents" …
    bold: bool = False
    gap_before: bool = False
    part: str = ""  # title of the part that a chapter stands in


@dataclass(frozen=True, slots=True)
class Section:
    number: str
    title: str
    level: int
    line: int
    page: int


@dataclass(frozen=True, slots=True)
class Chapter:
    id: str
    number: str
    title: str
    part: str
    line: int
    page: int
    sections: tuple[Section, ...] = ()


@dataclass(frozen=True, slots=True)
class Item:
    """One addressable unit of the text."""

    id: str
    role: ItemRole
    kind: Kind | None
    text: str
    chapter: str  # a chapter's id, or "" before the first chapter
    section: int | None  # first line of the section it stands in
    parent: str | None
    numbers: tuple[int, ...]  # every line it consumes
    page: int
    kind_words: tuple[str, ...] = ()  # the words that led to the kind
    theme: str | None = None  # id of the theme (werf) whose part of the text it stands in

    @property
    def lines(self) -> tuple[int, int]:
        return min(self.numbers), max(self.numbers)


@dataclass(frozen=True, slots=True)
class CrossReference:
    """A phrase of an item that points to other chapters ("zie ook Woonstad")."""

    item: str
    line: int
    text: str
    targets: tuple[str, ...]  # ids of chapters, in the order in which they are named
    standalone: bool  # the item is nothing else


@dataclass(frozen=True, slots=True)
class Furniture:
    lines: tuple[int, int]
    what: str


@dataclass(frozen=True, slots=True)
class Report:
    lines: int
    blank: int
    consumed: int
    not_understood: tuple[tuple[int, int], ...] = ()
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Outline:
    title: str
    source: Source
    profile: str
    chapters: tuple[Chapter, ...]
    items: tuple[Item, ...]
    furniture: tuple[Furniture, ...]
    report: Report = field(default_factory=lambda: Report(0, 0, 0))
    front: tuple[Section, ...] = ()  # headings before the first chapter, furniture for the lines
    references: tuple[CrossReference, ...] = ()
