"""Walk through the blocks of a document and give each its place."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from verbond.agreement.core.document import Block, ItemRole, Section
from verbond.agreement.core.profile import Profile, Zone
from verbond.agreement.core.tree.nodes import ChapterNode, Node
from verbond.agreement.core.tree.roles import settle_bullet_roles

POINT_LEVEL = 3
CHAPTER, SECTION = 1, 2


@dataclass(slots=True)
class Tree:
    chapters: list[ChapterNode] = field(default_factory=list)
    nodes: list[Node] = field(default_factory=list)
    front: list[Section] = field(default_factory=list)  # headings before the first chapter
    furniture: list[Block] = field(default_factory=list)
    not_understood: list[Block] = field(default_factory=list)
    headings: list[Block] = field(default_factory=list)  # blocks that only a section consumes


def grown_tree(blocks: list[Block], profile: Profile) -> Tree:
    """Place every block: as chapter, section, item, furniture or not understood.

    Each block is consumed exactly once; the sentences that open a section are items, their
    section only points at them.
    """
    spaced = profile.layout == "spaced-lines"
    grower = _Grower(profile.zones, spaced=spaced)
    for block in blocks if spaced else with_chapters(blocks):
        grower.place(block)
    settle_bullet_roles(grower.tree.nodes, by_section=spaced)
    return grower.tree


def with_chapters(blocks: list[Block]) -> list[Block]:
    """Make the highest headings chapters when a document has headings but no chapter."""
    levels = [block.level for block in blocks if block.role == "heading"]
    if not levels or any(block.role == "chapter" for block in blocks):
        return blocks
    top = min(levels)
    return [
        replace(block, role="chapter", level=CHAPTER)
        if block.role == "heading" and block.level == top
        else block
        for block in blocks
    ]


class _Grower:
    def __init__(self, zones: tuple[Zone, ...], *, spaced: bool) -> None:
        self.tree = Tree()
        self._zones = {zone.begins: zone for zone in zones}
        self._spaced = spaced
        self._zone: Zone | None = None
        self._zone_section: Section | None = None
        self._section: Section | None = None
        self._theme: Node | None = None
        self._fresh = False  # nothing but statements since the last heading
        self._open: list[Node] = []  # bullets that may still get children
        self._placing: dict[str, Callable[[Block], None]] = {
            "chapter": self._chapter,
            "heading": self._heading,
            "paragraph": self._paragraph,
            "bullet": self._bullet,
            "furniture": self._furniture,
        }

    def place(self, block: Block) -> None:
        if block.role != "furniture" and not _says_something(block.text):
            self.tree.not_understood.append(block)
        else:
            self._placing[block.role](block)

    def _furniture(self, block: Block) -> None:
        wanted = self.tree.not_understood if not block.what else self.tree.furniture
        wanted.append(block)

    def _chapter(self, block: Block) -> None:
        self.tree.chapters.append(ChapterNode(block))
        self.tree.headings.append(block)
        self._zone = self._zones.get(block.text)
        self._theme = self._section = None
        self._begin()

    def _heading(self, block: Block) -> None:
        zone = self._zones.get(block.text)
        if zone is None and self._names_a_theme(block):
            self._theme = self._item(block, "theme")
            self._theme.section = self._section = self._zone_section
            self._begin()
            return
        self.tree.headings.append(block)
        self._open_section(block)
        if zone is not None:
            self._zone, self._theme, self._zone_section = zone, None, self._section

    def _names_a_theme(self, block: Block) -> bool:
        zone = self._zone
        if zone is None or zone.what != "themes" or zone.theme is None:
            return False
        return zone.theme.fullmatch(block.text) is not None

    def _open_section(self, block: Block) -> None:
        level = max(block.level, SECTION)
        section = Section(block.number, block.text, level, block.numbers[0], block.page)
        chapters = self.tree.chapters
        (chapters[-1].sections if chapters else self.tree.front).append(section)
        self._section = section
        self._begin()

    def _begin(self) -> None:
        self._fresh = True
        self._open = []

    def _paragraph(self, block: Block) -> None:
        if not self._in_body():
            self._item(block, "text", self._theme)
        elif block.level:
            self._open_section(block)
            self._item(block, "statement")
        elif self._fresh:
            self._item(block, "statement")
            self._fresh = self._spaced
        else:
            self._item(block, "text", self._named_goal())

    def _named_goal(self) -> Node | None:
        """Find the bullet, only a name with a colon, that goes on in this paragraph."""
        if self._open and self._open[-1].block.text.endswith(":"):
            return self._open[-1]
        self._open = []
        return None

    def _bullet(self, block: Block) -> None:
        self._fresh = False
        if not self._in_body():
            highlights = self._zone is not None and self._zone.what == "highlights"
            self._item(block, "highlight" if highlights else "text", self._theme)
            return
        while self._open and self._open[-1].block.level >= block.level:
            self._open.pop()
        parent = self._open[-1] if self._open else None
        node = self._item(block, "action", parent)
        node.depth = 1
        if parent is not None:
            node.depth = parent.depth + 1
            parent.has_children = True
            node.role = "point" if max(node.depth, block.level) >= POINT_LEVEL else "action"
        self._open.append(node)

    def _in_body(self) -> bool:
        """Chapters hold the commitments; what stands before them, or in a zone, introduces."""
        return self._zone is None and bool(self.tree.chapters)

    def _item(self, block: Block, role: ItemRole, parent: Node | None = None) -> Node:
        chapter = len(self.tree.chapters) - 1
        node = Node(block, role, chapter, self._section, parent, self._theme)
        self.tree.nodes.append(node)
        return node


def _says_something(text: str) -> bool:
    return text[:1].isalnum() or any(map(str.isalnum, text))
