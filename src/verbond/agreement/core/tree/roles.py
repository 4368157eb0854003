"""Tell goals from actions among the bullets of the first level."""

from collections.abc import Iterable

from verbond.agreement.core.document import ItemRole
from verbond.agreement.core.tree.nodes import Node


def settle_bullet_roles(nodes: Iterable[Node], *, by_section: bool) -> None:
    """Make a first-level bullet with children a goal, and one without an action.

    With `by_section`, one without children is a goal as well (without actions) where other
    bullets of its section have children.
    """
    first_level = [node for node in nodes if node.depth == 1]
    with_goals = {_section(node) for node in first_level if node.has_children}
    for node in first_level:
        beside_goals = by_section and _section(node) in with_goals
        role: ItemRole = "goal" if node.has_children or beside_goals else "action"
        node.role = role


def _section(node: Node) -> tuple[int, int]:
    return node.chapter, node.section.line if node.section else 0
