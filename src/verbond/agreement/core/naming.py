"""Give chapters and items their ids, kinds and references."""

from collections.abc import Sequence
from itertools import accumulate

from verbond.agreement.core.document import (
    Block,
    Chapter,
    CrossReference,
    Item,
    Kind,
    Source,
)
from verbond.agreement.core.keys import Named, keys_of, slug
from verbond.agreement.core.kinds import propose_kind
from verbond.agreement.core.overrides import Decisions
from verbond.agreement.core.references import ChapterWords, Pointer
from verbond.agreement.core.tree import ChapterNode, Node, Tree

_WITH_KIND = frozenset(("goal", "action", "point", "highlight"))


def named_chapters(nodes: Sequence[ChapterNode]) -> tuple[Chapter, ...]:
    """Give every chapter an id; the words of its part come first where numbers restart."""
    numbers = [node.block.number for node in nodes if node.block.number]
    restart = len(set(numbers)) < len(numbers)
    ids = keys_of([_named_chapter(node.block, restart=restart) for node in nodes])
    return tuple(_chapter(node, key) for node, key in zip(nodes, ids, strict=True))


def _named_chapter(block: Block, *, restart: bool) -> Named:
    before = f"{slug(block.part, most_words=3, longest=30)} " if restart else ""
    return Named(before + block.text, block.part, block.number, whole=True)


def _chapter(node: ChapterNode, key: str) -> Chapter:
    block = node.block
    return Chapter(
        id=key,
        number=block.number,
        title=block.text,
        part=block.part,
        line=block.numbers[0],
        page=block.page,
        sections=tuple(node.sections),
    )


def named_items(
    tree: Tree, chapters: Sequence[Chapter], source: Source, decisions: Decisions
) -> tuple[tuple[Item, ...], tuple[CrossReference, ...]]:
    """Turn the nodes of a tree into items, and find the chapters that they point to."""
    titles = [chapter.title for chapter in chapters]
    keys = keys_of([_named(node, titles) for node in tree.nodes])
    ids = {id(node): key for node, key in zip(tree.nodes, keys, strict=True)}
    words = ChapterWords(titles)
    pointers = {
        node.line: pointer
        for node in tree.nodes
        if (pointer := words.pointer_in(node.block.text)) is not None
    }
    items = tuple(
        _item(node, ids, chapters, _kind(node, pointers.get(node.line), decisions))
        for node in tree.nodes
    )
    return items, _references(tree, ids, pointers, chapters, source) if pointers else ()


def _item(
    node: Node,
    ids: dict[int, str],
    chapters: Sequence[Chapter],
    kind: tuple[Kind | None, tuple[str, ...]],
) -> Item:
    block = node.block
    return Item(
        id=ids[id(node)],
        role=node.role,
        kind=kind[0],
        text=block.text,
        chapter=chapters[node.chapter].id if node.chapter >= 0 else "",
        section=node.section.line if node.section else None,
        parent=ids[id(node.parent)] if node.parent else None,
        numbers=block.numbers,
        page=block.page,
        kind_words=kind[1],
        theme=ids[id(node.theme)] if node.theme else None,
    )


def _named(node: Node, titles: Sequence[str]) -> Named:
    section = node.section.title if node.section else ""
    return Named(node.block.text, section, titles[node.chapter] if node.chapter >= 0 else "")


def _kind(
    node: Node, pointer: Pointer | None, decisions: Decisions
) -> tuple[Kind | None, tuple[str, ...]]:
    if node.line in decisions.kinds:
        return decisions.kinds[node.line], ()
    if pointer is not None and pointer.standalone:
        return "reference", (pointer.text,)
    if node.role not in _WITH_KIND:
        return None, ()
    return propose_kind(node.block.text)


def _references(
    tree: Tree,
    ids: dict[int, str],
    pointers: dict[int, Pointer],
    chapters: Sequence[Chapter],
    source: Source,
) -> tuple[CrossReference, ...]:
    printed = {line.number: line.text for line in source.lines}
    return tuple(
        _reference(node, ids[id(node)], pointers[node.line], chapters, printed)
        for node in tree.nodes
        if node.line in pointers
    )


def _reference(
    node: Node, key: str, pointer: Pointer, chapters: Sequence[Chapter], printed: dict[int, str]
) -> CrossReference:
    return CrossReference(
        item=key,
        line=_line_of(pointer, node, printed),
        text=node.block.text if pointer.standalone else pointer.text,
        targets=tuple(chapters[position].id for position in pointer.targets),
        standalone=pointer.standalone,
    )


def _line_of(pointer: Pointer, node: Node, printed: dict[int, str]) -> int:
    """Find the line on which a phrase begins, counting visible characters."""
    before = len("".join(node.block.text[: pointer.start].split()))
    ends = accumulate(len("".join(printed[number].split())) for number in node.block.numbers)
    pairs = zip(node.block.numbers, ends, strict=True)
    return next((number for number, end in pairs if end > before), node.line)
