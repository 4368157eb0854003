"""Infer which theme a highlight belongs to."""

from collections.abc import Sequence
from itertools import pairwise

from verbond.agreement.core.tree.nodes import Node


def give_highlights_a_theme(nodes: Sequence[Node]) -> list[str]:
    """Give groups of highlights the themes in their order; return what to report.

    Groups are separated by a gap; a gap at the top of a page cannot be seen, so page breaks count
    when gaps alone make too few groups. With another number of groups than themes none is given.
    """
    themes = [node for node in nodes if node.role == "theme"]
    highlights = [node for node in nodes if node.role == "highlight"]
    if not highlights or not themes:
        return []
    for page_breaks in (False, True):
        groups = _groups(highlights, page_breaks=page_breaks)
        if groups[-1] == len(themes) - 1:
            for node, group in zip(highlights, groups, strict=True):
                node.theme = themes[group]
            inferred = "hun werf is afgeleid uit die volgorde, de tekst zegt het niet"
            return [f"{len(highlights)} highlights in {len(themes)} groepen: {inferred}"]
    return [f"de werf van {len(highlights)} highlights is onbekend: hun groepen passen niet"]


def _groups(highlights: Sequence[Node], *, page_breaks: bool) -> list[int]:
    groups = [0]
    for before, node in pairwise(highlights):
        turned = page_breaks and node.block.page != before.block.page
        groups.append(groups[-1] + (node.block.gap_before or turned))
    return groups
