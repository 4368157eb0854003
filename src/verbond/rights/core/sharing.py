"""Give rules that say the same the same node, so that it is worked out once.

“Younger than 18 today” stands in a dozen rules. Both interpreters remember the value of a node
for a subject; a node that is shared is worked out, and explained, only once.

On the way each condition gets the name that its product sheet gives it: a rule knows only its id.
"""

from collections.abc import Mapping
from dataclasses import fields, replace
from typing import Any

from verbond.rights.core.tree import Condition, Node, Right

# Where a part was written first is where it stands.
_NOT_COMPARED = frozenset({"where"})
type Names = Mapping[str, Mapping[str, str]]
_UNNAMED: Names = {}


def shared(rights: Mapping[str, Right], names: Names = _UNNAMED) -> dict[str, Right]:
    """Return the same rules, in which equal parts are one node.

    `names`: what to call the conditions of a right, by right and id; a rule that names one itself
    keeps that name.
    """
    sharing = _Sharing()
    return {key: sharing.right(right, names.get(key, {})) for key, right in rights.items()}


class _Sharing:
    def __init__(self) -> None:
        self.kept: dict[tuple[Any, ...], Node] = {}
        self.done: dict[int, Node] = {}
        self.names: Mapping[str, str] = {}

    def right(self, right: Right, names: Mapping[str, str]) -> Right:
        self.names = names
        parts = ("condition", "amount", "first", "last", "deadline")
        found = {part: self.value(getattr(right, part)) for part in parts}
        return replace(right, **found)

    def value(self, value: Any) -> Any:
        if isinstance(value, Node):
            return self.node(value)
        if isinstance(value, tuple):
            return tuple(self.value(one) for one in value)
        return value

    def node(self, node: Node) -> Node:
        # The rules of a set are alive as long as this runs: an id is that of one node.
        found = self.done.get(id(node))
        if found is None:
            found = self.done[id(node)] = self._first(node)
        return found

    def _first(self, node: Node) -> Node:
        new = {name: self.value(getattr(node, name)) for name in _names(type(node))}
        if isinstance(node, Condition):
            new["text"] = node.text or self.names.get(node.id, "")
        # 1 and True are equal in Python, and a count of 1 is no truth.
        kinds = tuple(type(value) for value in new.values())
        key = (type(node), kinds, *(_mark(one) for one in new.values()))
        if key not in self.kept:
            self.kept[key] = replace(node, **new)
        return self.kept[key]


def _mark(value: Any) -> Any:
    if isinstance(value, tuple):
        return tuple(_mark(one) for one in value)
    return id(value) if isinstance(value, Node) else value


def _names(kind: type[Node]) -> tuple[str, ...]:
    return tuple(one.name for one in fields(kind) if one.name not in _NOT_COMPARED)
