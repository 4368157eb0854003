"""Which units of an outline the city can keep, and of which kind they are."""

from collections.abc import Mapping
from dataclasses import dataclass

from verbond.agreement.core.document import Item, Kind, Outline
from verbond.agreement.core.kinds import propose_kind

# In prose a sentence counts when its words ask something; a value or a pointer does not.
_ASKING: frozenset[Kind] = frozenset(
    ("deliver", "formula", "target", "study", "test", "lobby", "continue")
)
_PROSE = ("text", "statement")


@dataclass(frozen=True, slots=True)
class Judgement:
    """What is proposed of a unit: its kind, the words that led to it, and whether it counts."""

    kind: Kind | None
    words: tuple[str, ...]
    is_promise: bool


def judged(outline: Outline) -> Mapping[str, Judgement]:
    """Judge every item of an outline, by its id.

    An action counts, and a goal without anything under it (a goal with actions is kept by them).
    In a chapter without a single bullet a paragraph counts when its words ask something.
    """
    bulleted = {item.chapter for item in outline.items if item.role in {"action", "goal"}}
    prose = {chapter.id for chapter in outline.chapters} - bulleted
    parents = {item.parent for item in outline.items if item.parent}
    return {item.id: _judge(item, prose, parents) for item in outline.items}


def _judge(item: Item, prose: set[str], parents: set[str]) -> Judgement:
    kind, words = item.kind, item.kind_words
    if item.role in _PROSE and item.chapter in prose:
        if kind is None:
            kind, words = propose_kind(item.text)
        return Judgement(kind, words, kind in _ASKING)
    keeps = item.role == "action" or (item.role == "goal" and item.id not in parents)
    return Judgement(kind, words, keeps and kind != "reference")
