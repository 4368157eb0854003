"""The Genk agreement as documents to search, for the benchmarks of search."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
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
    """Make documents with the key `first line` of a single copy, `copy/first line` of more.

    Further copies get their own form of every rare word: ten agreements of ten cities share the
    common words only, and typing errors are sought in the whole vocabulary.
    """
    texts = {item.id: item.text for item in parsed.items}
    rare = _rare_words(texts.values())
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
                    "text": _varied(item.text, rare, copy),
                    "parent": _varied(texts.get(item.parent or "", ""), rare, copy),
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


def _rare_words(texts: Iterable[str]) -> frozenset[str]:
    counted = Counter(word for text in texts for word in re.findall(r"[^\W\d_]{6,}", text))
    return frozenset(word for word, count in counted.items() if count <= 2)


def _varied(text: str, rare: frozenset[str], copy: int) -> str:
    if not copy:
        return text
    ending = "abcdefghij"[copy] + "o"
    return re.sub(r"[^\W\d_]{6,}", lambda m: m[0][:-2] + ending if m[0] in rare else m[0], text)


def _found(parsed: Outline) -> Iterator[Item]:
    return (item for item in parsed.items if item.role in _ROLES)
