"""What is particular to one document: an import profile, read from YAML."""

import re
from dataclasses import dataclass, field
from typing import Literal

from verbond.agreement.core.document import ItemRole, Kind

Layout = Literal["spaced-lines", "generic"]
ZoneKind = Literal["text", "themes", "highlights"]


@dataclass(frozen=True, slots=True)
class KnownHead:
    """A heading that only its words betray: level 1 is a chapter, 2 and deeper are sections."""

    title: str
    level: int


@dataclass(frozen=True, slots=True)
class HeadingRules:
    """How headings look in this document; patterns match a whole line without outer spaces."""

    known: tuple[KnownHead, ...] = ()
    part: re.Pattern[str] | None = None
    chapter: re.Pattern[str] | None = None
    section: re.Pattern[str] | None = None
    never: re.Pattern[str] | None = None  # lines that look like a heading and are none
    max_length: int = 120


@dataclass(frozen=True, slots=True)
class BulletMark:
    """A glyph (or a letter before a space) that opens a bullet of this level, from 1."""

    mark: str
    level: int


@dataclass(frozen=True, slots=True)
class FurnitureRules:
    """Printed lines that are no content; patterns match a whole line without outer spaces."""

    page_number: re.Pattern[str] | None = None
    running_heads: tuple[re.Pattern[str], ...] = ()
    contents: tuple[str, ...] = ("Inhoud", "Inhoudsopgave", "Inhoudstafel")
    contents_pages: tuple[int, ...] = ()  # ordinal pages that hold nothing but contents


@dataclass(frozen=True, slots=True)
class Zone:
    """A stretch of text with a meaning of its own, from a heading to the next zone or chapter.

    In a zone of text nothing is a commitment: a foreword, an annex with tables.
    """

    what: ZoneKind
    begins: str  # the whole heading, or the title of a chapter without its number
    theme: re.Pattern[str] | None = None  # in a zone of themes: headings that name one


@dataclass(frozen=True, slots=True)
class Override:
    """A decision of a person on one line, with its reason.

    `words` are the first words of that line: where they do not stand there, nothing is applied.
    """

    line: int
    words: str
    reason: str
    by: str = ""
    join: bool = False  # this line goes on with the block before it
    split: bool = False  # this line opens a block
    heading: int | None = None  # 1 chapter, 2 and deeper section; 0: no heading
    level: int | None = None  # bullet level; 0: no bullet, a paragraph
    role: ItemRole | None = None
    kind: Kind | None = None


@dataclass(frozen=True, slots=True)
class Profile:
    """How to read one document, or with the defaults any document."""

    name: str = "generic"
    title: str = ""  # empty: the first heading of the document
    layout: Layout = "generic"
    sha256: tuple[str, ...] = ()
    words: tuple[str, ...] = ()  # recognised when all of them stand in the first 200 lines
    headings: HeadingRules = field(default_factory=HeadingRules)
    bullets: tuple[BulletMark, ...] = ()  # empty: the layout's own
    furniture: FurnitureRules = field(default_factory=FurnitureRules)
    hyphen_kept_before: tuple[str, ...] = ("en", "of")
    zones: tuple[Zone, ...] = ()
    overrides: tuple[Override, ...] = ()

    @property
    def is_for_one_document(self) -> bool:
        return bool(self.sha256 or self.words)
