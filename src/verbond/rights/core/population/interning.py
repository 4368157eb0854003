"""One node for each thing to calculate, however often the rules say it."""

from dataclasses import fields
from typing import Any

from verbond.rights.core.tree import Const, Node

_SAID = {"where", "text", "exists"}


class Kept:
    """Nodes by what they calculate; their parts must be kept already."""

    def __init__(self) -> None:
        self._nodes: dict[tuple[Any, ...], Node] = {}

    def __call__(self, node: Node) -> Node:
        key = (type(node), *(_word(getattr(node, name)) for name in _names(type(node))))
        return self._nodes.setdefault(key, node)


def plain(value: Any, unit: str) -> Const:
    """Return a node for a value that is worked out."""
    return Const(unit=unit, value=value)


_NAMES: dict[type[Node], tuple[str, ...]] = {}


def _names(kind: type[Node]) -> tuple[str, ...]:
    if kind not in _NAMES:
        _NAMES[kind] = tuple(one.name for one in fields(kind) if one.name not in _SAID)
    return _NAMES[kind]


def _word(value: Any) -> Any:
    if isinstance(value, Node):
        return id(value)
    if isinstance(value, tuple):
        return tuple(map(_word, value))
    # True and 1 are the same key otherwise.
    return (type(value), value)
