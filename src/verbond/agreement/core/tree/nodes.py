"""What a tree is made of while it grows."""

from dataclasses import dataclass, field

from verbond.agreement.core.document import Block, ItemRole, Section


@dataclass(slots=True, eq=False)
class ChapterNode:
    block: Block
    sections: list[Section] = field(default_factory=list)


@dataclass(slots=True, eq=False)
class Node:
    """An item before it has an id."""

    block: Block
    role: ItemRole
    chapter: int  # position in the list of chapters, -1 before the first
    section: Section | None
    parent: "Node | None" = None
    theme: "Node | None" = None
    depth: int = 0  # of a bullet, from 1
    has_children: bool = False

    @property
    def line(self) -> int:
        return self.block.numbers[0]
