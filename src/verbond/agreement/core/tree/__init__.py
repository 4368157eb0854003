"""From blocks to chapters, sections and items."""

from verbond.agreement.core.tree.growing import Tree, grown_tree
from verbond.agreement.core.tree.nodes import ChapterNode, Node

__all__ = ["ChapterNode", "Node", "Tree", "grown_tree"]
