"""The Genk agreement as documents to search, for the benchmarks of search."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml

from verbond.agreement.core.document import Item, Outline
from verbond.agreement.core.outline import outline
from verbond.agreement.core.reading.source import read_source
from verbond.agreement.core.search import Document

ROOT = Path(__file__).resolve().parent.parent
TEXT = ROOT / "data/genk/agreement/genk-2019-2024.txt"
QUERIES = ROOT / "benchmarks/search_queries.yaml"
_ROLES = frozenset({"action", "goal", "point", "highlight", "statement"})


def genk() -> Outline:
    return outline(read_source(TEXT.read_bytes(), TEXT.name))


def documents(parsed: Outline, copies: int = 1) -> Iterator[Document]:
    """Make documents with the key `first line` of a single copy, `copy/first line` of more."""
    texts = {item.id: item.text for item in parsed.items}
    chapters = {chapter.id: chapter for chapter in parsed.chapters}
    for copy in range(copies):
        for place, item in enumerate(_found(parsed)):
            chapter = chapters.get(item.chapter)
            sections = {s.line: s.title for s in chapter.sections} if chapter else {}
            title = chapter.title if chapter else ""
            line = str(item.lines[0])
            yield Document.of(
                line if copies == 1 else f"{copy}/{line}",
                {
                    "text": item.text,
                    "parent": texts.get(item.parent or "", ""),
                    "path": f"{title}\n{sections.get(item.section or 0, '')}",
                },
                facets={
                    "domain": (title,),
                    "kind": (item.kind or "",),
                    "agreement": (str(copy),),
                },
                position=copy * 100_000 + place,
            )


def queries() -> dict[str, list[dict[str, Any]]]:
    loaded: dict[str, list[dict[str, Any]]] = yaml.safe_load(QUERIES.read_text(encoding="utf-8"))
    return loaded


def _found(parsed: Outline) -> Iterator[Item]:
    return (item for item in parsed.items if item.role in _ROLES)
