"""Tell the agreement what the plan shows: each action is one piece of evidence."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from verbond.agreement import facade as agreement
from verbond.agreement.facade import Piece, Suggestion, Tie
from verbond.journal import facade as journal
from verbond.plan.exchange import NodeRow, Sheet
from verbond.plan.models import Node, Plan
from verbond.plan.queries.cards import PlanCard, Tree, TreeNode
from verbond.plan.queries.plans import card_of, newest
from verbond.plan.queries.tree import ROOM, key_of, tree
from verbond.plan.queries.unlinked import actions_of

KIND, SHOWS = "action", "planned"
# A proposal that a rule is less sure of than this is more work than help.
LEAST_CERTAINTY = 30
MOST_PROPOSALS = 3


@dataclass(frozen=True, slots=True)
class Told:
    actions: int
    proposed: int
    withdrawn: int


def proposed_ties(sheet: Sheet, plan: Plan) -> Mapping[str, Sequence[Tie]]:
    """Propose promises that share the words of an action, for actions that are new or renamed.

    Reads only: it is done before the turn of this import, which others wait for.
    """
    if not sheet.plan.agreement or sheet.version.kind not in {"original", "adaptation"}:
        return {}
    found = agreement.find_agreement(sheet.plan.agreement)
    rows = Node.objects.filter(version__plan=plan, version__is_whole=True)
    known = set(rows.filter(level=Node.Level.ACTION).values_list("code", "name"))
    fresh = [
        row for row in sheet.nodes if row.level == "action" and (row.code, row.name) not in known
    ]
    return {
        row.code: _proposals(agreement.suggest(found, _text(row), limit=MOST_PROPOSALS))
        for row in fresh
    }


def _text(row: NodeRow) -> str:
    return f"{row.name}. {row.text}".strip()


def _proposals(suggestions: Sequence[Suggestion]) -> Sequence[Tie]:
    return [
        Tie(commitment_id=one.commitment_id, words=one.words, certainty=one.certainty)
        for one in suggestions
        if one.certainty >= LEAST_CERTAINTY
    ]


def recorded_codes(plan: Plan) -> frozenset[str]:
    """Return the actions that stand as evidence now: those of the newest plan."""
    version = newest(card_of(plan))
    if version is None:
        return frozenset()
    rows = Node.objects.filter(version=version.pk, level=Node.Level.ACTION)
    return frozenset(rows.values_list("code", flat=True))


def tell_agreement(
    *,
    plan: Plan,
    before: Collection[str],
    ties: Mapping[str, Sequence[Tie]],
    actor: journal.Actor,
    now: datetime,
) -> Told:
    """Record the actions of the newest plan as evidence; withdraw those of `before` that went."""
    card = card_of(plan)
    grown = tree(card, ties=False)
    actions = list(actions_of(grown.roots))
    pieces = [(piece_of(card, grown, node), ties.get(node.code, ())) for node in actions]
    tied = 0
    if pieces:
        tied = agreement.record_evidence(pieces=pieces, actor=actor, now=now).tied
    gone = sorted(set(before) - {node.code for node in actions})
    withdrawn = 0
    if gone:
        withdrawn = agreement.withdraw_evidence(
            room=ROOM,
            keys=[key_of(plan.slug, code) for code in gone],
            reason=f"Deze actie staat niet meer in het plan: {grown.version.name}.",
            actor=actor,
            now=now,
        )
    return Told(len(actions), tied, withdrawn)


def piece_of(plan: PlanCard, grown: Tree, node: TreeNode) -> Piece:
    """Return an action as evidence; what no line says is None, not 0."""
    days = [grown.booked_from[year].on for year in node.years if year in grown.booked_from]
    return Piece(
        room=ROOM,
        key=key_of(plan.slug, node.code),
        kind=KIND,
        shows=SHOWS,
        title=f"{node.code} {node.name}"[:300],
        url=node.url,
        source=f"{plan.title}: {grown.version.name}"[:300],
        on=max([grown.version.on, *days]),
        planned_cents=node.total.planned,
        booked_cents=node.total.booked,
        facts={
            "years": {
                str(year): {"planned": sums.planned, "booked": sums.booked}
                for year, sums in node.years.items()
            },
            "version": grown.version.number,
        },
        fictitious=plan.fictitious,
    )
