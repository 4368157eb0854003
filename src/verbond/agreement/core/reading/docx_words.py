"""The words of a Word paragraph and how they look, with what the styles say."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

type _Element = Any  # lxml's elements carry no types

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_BREAKS = {"br", "cr"}
_SIGNS = {"tab": "\t", "ptab": "\t", "noBreakHyphen": "\u2011", "softHyphen": "\u00ad"}
_NEVER = {"del", "moveFrom", "instrText", "delText", "delInstrText", "pPr", "rPr", "Fallback"}
_DEEPEST_STYLE = 20
_TWENTIETHS = 20.0  # of a point: Word's unit of length
_MOST_INDENT = 100_000


@dataclass(frozen=True, slots=True)
class Looks:
    style: str
    outline: int | None
    bold: bool
    size: float | None
    indent: float | None


@dataclass(frozen=True, slots=True)
class _Style:
    name: str
    parent: str
    properties: _Element
    letters: _Element


class Words:
    """Reads paragraphs against the styles of their document."""

    def __init__(self, document: Any) -> None:
        self._styles: dict[str, _Style] = {}
        self._usual = ""
        root = document.styles.element
        for style in children(root):
            if tag_of(style) == "style":
                key = value_of(style, "styleId") or ""
                self._styles[key] = _Style(
                    name=_value(style, "name") or key,
                    parent=_value(style, "basedOn") or "",
                    properties=child(style, "pPr"),
                    letters=child(style, "rPr"),
                )
                if value_of(style, "type") == "paragraph" and value_of(style, "default") == "1":
                    self._usual = key

    def of(self, paragraph: _Element) -> tuple[list[str], int, list[_Element]]:
        """Return the lines of a paragraph, the page breaks in it, and its text boxes."""
        reader = _Runs()
        reader.read(paragraph, 0)
        return "".join(reader.signs).split("\n"), reader.pages, reader.boxes

    def looks(self, paragraph: _Element) -> Looks:
        """Return style, outline level, weight, size and indent of a paragraph."""
        own = child(paragraph, "pPr")
        key = self.style_key(own)
        chain = list(self.chain(key))
        name = chain[0].name if chain else key
        outline = _whole(_first(own, chain, "outlineLvl"))
        return Looks(
            style=name,
            outline=outline if outline is not None and outline < 9 else None,
            bold=self._is_bold(paragraph, chain),
            size=self._size(paragraph, chain),
            indent=indent_of(own, *(style.properties for style in chain)),
        )

    def style_key(self, properties: _Element) -> str:
        """Return the style a paragraph names, or the usual one."""
        named = _value(properties, "pStyle") if properties is not None else None
        return named or self._usual

    def chain(self, key: str) -> Iterator[_Style]:
        """Yield a style and those it is based on; a circle ends."""
        for _ in range(_DEEPEST_STYLE):
            style = self._styles.get(key)
            if style is None:
                return
            yield style
            key = style.parent

    def _is_bold(self, paragraph: _Element, chain: list[_Style]) -> bool:
        """Whether all of its letters are bold."""
        by_style = next(
            (is_on(child(one.letters, "b")) for one in chain if has(one.letters, "b")), False
        )
        seen = False
        for run in _runs(paragraph, 0):
            if not any((text.text or "").strip() for text in run.iter(_W + "t")):
                continue
            letters = child(run, "rPr")
            bold = is_on(child(letters, "b")) if has(letters, "b") else by_style
            if not bold:
                return False
            seen = True
        return seen

    def _size(self, paragraph: _Element, chain: list[_Style]) -> float | None:
        """Return the size of its first letters in points, where somebody set it."""
        first = next(_runs(paragraph, 0), None)
        letters = [child(first, "rPr")] if first is not None else []
        for one in (*letters, *(style.letters for style in chain)):
            half_points = _whole(_value(one, "sz")) if one is not None else None
            if half_points:
                return half_points / 2
        return None


class _Runs:
    def __init__(self) -> None:
        self.signs: list[str] = []
        self.pages = 0
        self.boxes: list[_Element] = []

    def read(self, parent: _Element, deep: int) -> None:
        if deep > 60:
            return
        for element in children(parent):
            tag = tag_of(element)
            sign = self._sign(element, tag)
            if sign is not None:
                self.signs.append(sign)
            elif tag == "txbxContent":
                self.boxes.append(element)
            elif tag not in _NEVER:
                self.read(element, deep + 1)

    def _sign(self, element: _Element, tag: str) -> str | None:
        """What an element prints, or None for one that holds others."""
        if tag == "t":
            return (element.text or "").replace("\n", " ")
        if tag in _BREAKS:
            return self._break(element)
        if tag == "lastRenderedPageBreak":
            self.pages += 1
            return ""
        if tag == "sym":
            return _symbol(value_of(element, "char"))
        return _SIGNS.get(tag)

    def _break(self, element: _Element) -> str:
        kind = value_of(element, "type")
        self.pages += kind == "page"
        return "" if kind in ("page", "column") else "\n"


def _runs(parent: _Element, deep: int) -> Iterator[_Element]:
    for element in children(parent):
        tag = tag_of(element)
        if tag == "r":
            yield element
        elif tag not in _NEVER and deep < 60:
            yield from _runs(element, deep + 1)


def _symbol(code: str | None) -> str:
    try:
        value = int(code or "", 16)
    except ValueError:
        return "\ufffd"
    return chr(value) if 0x1F < value < 0xD800 or 0xDFFF < value < 0x110000 else "\ufffd"


def indent_of(*properties: _Element) -> float | None:
    """Return the left indent in points that the first of these properties states."""
    stated = (child(part, "ind") for part in properties)
    found = next((one for one in stated if one is not None), None)
    if found is None:
        return None
    left = _whole(value_of(found, "left") or value_of(found, "start"))
    return None if left is None or abs(left) > _MOST_INDENT else left / _TWENTIETHS


def _first(own: _Element, chain: list[_Style], tag: str) -> str | None:
    found = _first_element(own, chain, tag)
    return value_of(found, "val") if found is not None else None


def _first_element(own: _Element, chain: list[_Style], tag: str) -> _Element:
    for properties in (own, *(style.properties for style in chain)):
        found = child(properties, tag)
        if found is not None:
            return found
    return None


def _whole(value: str | None) -> int | None:
    try:
        return int(value) if value else None
    except ValueError:
        return None


def _value(parent: _Element, tag: str) -> str | None:
    found = child(parent, tag)
    return value_of(found, "val") if found is not None else None


def has(parent: _Element, tag: str) -> bool:
    """Whether there is a child of this name."""
    return child(parent, tag) is not None


def is_on(element: _Element) -> bool:
    """Whether a switch such as bold is there and not turned off."""
    return element is not None and value_of(element, "val") not in ("0", "false", "off", "none")


def child(parent: _Element, tag: str) -> _Element:
    """Return the first child of this name, or None."""
    return None if parent is None else parent.find(_W + tag)


def children(parent: _Element) -> Iterator[_Element]:
    """Yield the child elements, without comments."""
    return (element for element in parent if isinstance(element.tag, str))


def tag_of(element: _Element) -> str:
    """Return the name of an element without its namespace."""
    return str(element.tag).rpartition("}")[2]


def value_of(element: _Element, name: str) -> str | None:
    """Return an attribute of Word's namespace."""
    found = element.get(_W + name)
    return None if found is None else str(found)
