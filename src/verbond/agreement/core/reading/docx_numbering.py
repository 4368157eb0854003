"""The numbers and bullets that Word prints before its paragraphs, counted along."""

from dataclasses import dataclass, field
from typing import Any

from verbond.agreement.core.reading.docx_words import (
    Words,
    child,
    children,
    indent_of,
    tag_of,
    value_of,
)

type _Element = Any  # lxml's elements carry no types

_LEVELS = 9
_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
          (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip
_MOST = 3_999


@dataclass(frozen=True, slots=True)
class _Level:
    form: str
    text: str
    start: int
    indent: float | None  # points


@dataclass(slots=True)
class _List:
    levels: dict[int, _Level] = field(default_factory=dict)
    counts: list[int] = field(default_factory=lambda: [0] * _LEVELS)


class Numbering:
    """Counts the numbered paragraphs of a document in the order in which they are asked."""

    def __init__(self, document: Any, words: Words) -> None:
        self._words = words
        self._lists: dict[str, _List] = {}
        root = _numbering_root(document)
        if root is None:
            return
        abstract = {
            value_of(one, "abstractNumId"): one
            for one in children(root)
            if tag_of(one) == "abstractNum"
        }
        shared: dict[str, _List] = {}
        for one in children(root):
            if tag_of(one) == "num":
                link = child(one, "abstractNumId")
                key = (value_of(link, "val") or "") if link is not None else ""
                has_start = any(tag_of(part) == "lvlOverride" for part in children(one))
                made = _list_of(abstract.get(key), one)
                if not has_start:
                    made = shared.setdefault(key, made)
                self._lists[value_of(one, "numId") or ""] = made

    def label(self, paragraph: _Element) -> tuple[str, int | None, float | None]:
        """Return what Word prints before a paragraph, its depth from 0, and its indent."""
        number, depth = self._place(paragraph)
        found = self._lists.get(number or "")
        if number in (None, "0") or found is None:
            return "", None, None
        depth = min(max(depth, 0), _LEVELS - 1)
        level = found.levels.get(depth)
        if level is None:
            return "", depth, None
        if level.form == "bullet":
            return level.text or "•", depth, level.indent
        found.counts[depth] = max(found.counts[depth] + 1, level.start)
        found.counts[depth + 1 :] = [0] * (_LEVELS - depth - 1)
        return _printed(found, depth), depth, level.indent

    def _place(self, paragraph: _Element) -> tuple[str | None, int]:
        own = child(paragraph, "pPr")
        chain = self._words.chain(self._words.style_key(own))
        number, depth = None, None
        for properties in (own, *(style.properties for style in chain)):
            counted = child(properties, "numPr")
            if counted is None:
                continue
            number = number or _value(counted, "numId")
            level = _value(counted, "ilvl")
            depth = depth if depth is not None else _whole(level)
        return number, depth or 0


def _numbering_root(document: Any) -> _Element:
    for related in document.part.rels.values():
        if not related.is_external and related.reltype.endswith("/numbering"):
            return document.part.numbering_part.element
    return None


def _list_of(abstract: _Element, number: _Element) -> _List:
    found = _List()
    for level in children(abstract) if abstract is not None else ():
        if tag_of(level) == "lvl":
            _add_level(found, level)
    for override in children(number):
        if tag_of(override) != "lvlOverride":
            continue
        for level in children(override):
            if tag_of(level) == "lvl":
                _add_level(found, level)
    return found


def _add_level(found: _List, level: _Element) -> None:
    depth = _whole(value_of(level, "ilvl"))
    start = _whole(_value(level, "start"))
    found.levels[depth or 0] = _Level(
        form=_value(level, "numFmt") or "decimal",
        text=_value(level, "lvlText") or "",
        start=1 if start is None else start,
        indent=indent_of(child(level, "pPr")),
    )


def _printed(found: _List, depth: int) -> str:
    text = found.levels[depth].text
    for at in range(depth + 1):
        level = found.levels.get(at)
        form = level.form if level else "decimal"
        text = text.replace(f"%{at + 1}", _counted(max(found.counts[at], 1), form))
    return text


def _counted(count: int, form: str) -> str:
    if form == "none":
        return ""
    if form.endswith("Roman") and count <= _MOST:
        roman = ""
        rest = count
        for value, sign in _ROMAN:
            roman += sign * (rest // value)
            rest %= value
        return roman.upper() if form == "upperRoman" else roman
    if form.endswith("Letter"):
        letter = chr(97 + (count - 1) % 26) * min((count - 1) // 26 + 1, 9)
        return letter.upper() if form == "upperLetter" else letter
    return str(count)


def _value(parent: _Element, tag: str) -> str | None:
    found = child(parent, tag)
    return value_of(found, "val") if found is not None else None


def _whole(value: str | None) -> int | None:
    try:
        return int(value) if value else None
    except ValueError:
        return None
