"""A heading as found, before its level is known."""

from dataclasses import dataclass, field

from verbond.agreement.core.generic.contents import Entry
from verbond.agreement.core.generic.marks import Numbered
from verbond.agreement.core.generic.rows import Row

TITLE, PART = "title", "part"


@dataclass(slots=True)
class Head:
    """The rows of a heading and what speaks for its level."""

    rows: list[Row]
    texts: list[str]  # of its title, without the number
    numbered: Numbered | None = None
    size: float = 0
    bold: bool = False
    capitals: bool = False
    weak: bool = False  # only its place or its kind of letter makes it a heading
    explicit: int = 0  # level that the source itself states
    entry: Entry | None = None
    level: int = 0
    what: str = ""  # "title" or "part"
    number: str = field(default="")

    @property
    def first(self) -> Row:
        return self.rows[0]

    @property
    def depth(self) -> int:
        """Depth of a decimal number, 1 for a chapter's word; 0 without a number."""
        if self.numbered is None or self.numbered.kind in ("part", "article"):
            return 0
        return self.numbered.depth


def is_in_capitals(text: str) -> bool:
    """Say whether all letters of a text, at least four, are capitals."""
    return text.isupper() and sum(map(str.isalpha, text)) >= 4
