"""What is not tied: promises without an action, actions without a promise, and their euros."""

from collections.abc import Iterable
from dataclasses import replace

from django.db.models import Model

from verbond.agreement import facade as agreement
from verbond.agreement.facade import TieCard
from verbond.plan.queries.cards import (
    ChapterEuros,
    LooseCommitment,
    PlanCard,
    Sums,
    Tree,
    TreeNode,
    Unlinked,
)
from verbond.plan.queries.plans import plans_of
from verbond.plan.queries.tree import tree

CONFIRMED = "confirmed"


def actions_of(nodes: Iterable[TreeNode]) -> Iterable[TreeNode]:
    """Give the actions of a tree, in its order."""
    for node in nodes:
        if node.level == "action":
            yield node
        yield from actions_of(node.parts)


def served_by(node: TreeNode) -> tuple[TieCard, ...]:
    """Return the confirmed ties of an action."""
    return tuple(tie for tie in node.ties if tie.state == CONFIRMED)


def unlinked(plan: PlanCard) -> Unlinked:
    """Say what of the plan and of its agreement is not tied to the other; only confirmed counts."""
    grown = tree(plan)
    actions = list(actions_of(grown.roots))
    loose = [node for node in actions if not served_by(node)]
    served = {tie.commitment_id for node in actions for tie in served_by(node)}
    promises = _promises(plan)
    return Unlinked(
        plan=plan,
        version=grown.version,
        commitments=tuple(one for one in promises if one.commitment_id not in served),
        promises=len(promises),
        actions=tuple(loose),
        all_actions=len(actions),
        serves_none=_sums(loose),
        without_goal=grown.without_goal.total if grown.without_goal else Sums(),
        serves=_sums(node for node in actions if served_by(node)),
    )


def _promises(plan: PlanCard) -> list[LooseCommitment]:
    if not plan.agreement_slug:
        return []
    found = agreement.find_agreement(plan.agreement_slug)
    return [
        LooseCommitment(
            commitment_id=one.commitment_id,
            key=one.key,
            text=one.text,
            url=one.url,
            chapter_key=one.chapter_key,
            chapter_name=one.chapter_name,
            hue=one.hue,
        )
        for one in agreement.standing_cards(found)
    ]


def _sums(nodes: Iterable[TreeNode]) -> Sums:
    total = Sums()
    for node in nodes:
        total += node.total
    return total


def euros_by_chapter(found: Model, year: int | None = None) -> tuple[ChapterEuros, ...]:
    """Add up the expenses of actions per domain of an agreement, from its newest plan with ties.

    An action that serves several domains counts in none of them, but under "": nobody decided how
    to split it. Empty when no plan carries out the agreement.
    """
    for plan in plans_of(found.pk):
        cards = chapter_euros(tree(plan, year=year))
        if cards:
            return cards
    return ()


def chapter_euros(grown: Tree) -> tuple[ChapterEuros, ...]:
    cards: dict[str, ChapterEuros] = {}
    for node in actions_of(grown.roots):
        chapters = {tie.chapter_key: tie.chapter_name for tie in served_by(node)}
        if not chapters:
            continue
        key, name = next(iter(chapters.items())) if len(chapters) == 1 else ("", "")
        card = cards.get(key) or ChapterEuros(
            key, name, None, None, 0, grown.plan.slug, grown.plan.fictitious
        )
        total = Sums(planned=card.planned_cents, booked=card.booked_cents) + node.total
        cards[key] = replace(
            card,
            planned_cents=total.planned,
            booked_cents=total.booked,
            actions=card.actions + 1,
        )
    return tuple(sorted(cards.values(), key=lambda one: (one.chapter_key == "", one.chapter_key)))
