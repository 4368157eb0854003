"""What the desk of staff shows: uploads, what they would change, and ties that wait."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator
from django.utils.translation import gettext

from verbond.agreement import facade as agreement
from verbond.agreement.facade import Suggestion, TieCard
from verbond.plan.core.money import for_people
from verbond.plan.models import Node, WaitingPlan, YearFigure
from verbond.plan.queries.cards import PlanCard, TreeNode, VersionCard
from verbond.plan.queries.plans import newest
from verbond.plan.queries.tree import ROOM, key_of, shown_ties, tree
from verbond.plan.queries.unlinked import actions_of

ON_A_PAGE = 20
MOST_SUGGESTIONS = 8
MOST_UPLOADS = 12


@dataclass(frozen=True, slots=True)
class PlanTies:
    """A plan with how many proposals wait, and how many actions serve no promise yet."""

    plan: PlanCard
    newest: VersionCard | None
    actions: int
    open: int
    without: int


@dataclass(frozen=True, slots=True)
class TieRow:
    """An action with the ties that its list is about; `confirmed` counts those that are settled."""

    node: TreeNode
    ties: tuple[TieCard, ...]
    confirmed: int


@dataclass(frozen=True, slots=True)
class TiePage:
    page: Page[TieRow]
    show: str
    choices: tuple[tuple[str, str, int], ...]


@dataclass(frozen=True, slots=True)
class ActionTies:
    """One action with its ties, what its words suggest, and the promises by their address."""

    node: TreeNode
    ties: tuple[TieCard, ...]
    suggestions: tuple[Suggestion, ...]
    promises: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class PreviewLine:
    """One difference that an import would make, in words."""

    what: str
    kind: str
    address: str
    before: str
    after: str


def recent_uploads() -> Sequence[WaitingPlan]:
    return list(WaitingPlan.objects.defer("content", "preview", "faults")[:MOST_UPLOADS])


def tie_counts(plans: Iterable[PlanCard]) -> tuple[PlanTies, ...]:
    """Count per plan what waits; two queries for each plan."""
    return tuple(_counts(plan) for plan in plans)


def _counts(plan: PlanCard) -> PlanTies:
    version = newest(plan)
    codes: list[str] = []
    if version is not None:
        rows = Node.objects.filter(version=version.pk, level=Node.Level.ACTION)
        codes = list(rows.values_list("code", flat=True))
    states = [{tie.state for tie in ties} for ties in shown_ties(plan.slug, codes).values()]
    return PlanTies(
        plan=plan,
        newest=version,
        actions=len(codes),
        open=sum("proposed" in one for one in states),
        without=len(codes) - sum("confirmed" in one for one in states),
    )


def tie_page(plan: PlanCard, *, show: str, page: str) -> TiePage:
    """List the actions with proposals that wait (unless asked otherwise), a page at a time."""
    actions = list(actions_of(tree(plan).roots))
    lists = {
        "open": [node for node in actions if _has(node, "proposed")],
        "none": [node for node in actions if not _has(node, "confirmed")],
        "done": [node for node in actions if _has(node, "confirmed")],
    }
    wanted = show if show in lists else "open"
    names = {
        "open": gettext("Voorstellen die wachten"),
        "none": gettext("Zonder belofte"),
        "done": gettext("Met een belofte"),
    }
    choices = tuple((key, names[key], len(found)) for key, found in lists.items())
    rows = [_row(node, "confirmed" if wanted == "done" else "proposed") for node in lists[wanted]]
    return TiePage(Paginator(rows, ON_A_PAGE).get_page(page), wanted, choices)


def _row(node: TreeNode, state: str) -> TieRow:
    return TieRow(
        node=node,
        ties=tuple(tie for tie in node.ties if tie.state == state),
        confirmed=sum(tie.state == "confirmed" for tie in node.ties),
    )


def _has(node: TreeNode, state: str) -> bool:
    return any(tie.state == state for tie in node.ties)


def chosen_ties(
    plan: PlanCard, wanted: Iterable[tuple[str, int]]
) -> tuple[tuple[TreeNode, TieCard], ...]:
    """Return the actions and promises of ties that a person ticked, for a last look."""
    nodes = {node.code: node for node in actions_of(tree(plan).roots)}
    return tuple(
        (nodes[code], tie)
        for code, commitment_id in wanted
        if code in nodes
        for tie in nodes[code].ties
        if tie.commitment_id == commitment_id
    )


def action_ties(plan: PlanCard, code: str) -> ActionTies | None:
    """Return an action with all its ties, the rejected too; None when there is no such action."""
    nodes = {node.code: node for node in actions_of(tree(plan).roots)}
    node = nodes.get(code)
    if node is None:
        return None
    key = key_of(plan.slug, code)
    ties = agreement.ties_of(ROOM, [key]).get(key, ())
    suggestions: tuple[Suggestion, ...] = ()
    promises: dict[str, int] = {}
    if plan.agreement_slug:
        found = agreement.find_agreement(plan.agreement_slug)
        tied = {tie.commitment_id for tie in ties}
        text = f"{node.name}. {node.text}"
        suggestions = tuple(
            one
            for one in agreement.suggest(found, text, limit=MOST_SUGGESTIONS)
            if one.commitment_id not in tied
        )
        promises = {one.key: one.commitment_id for one in agreement.standing_cards(found)}
    return ActionTies(node, ties, suggestions, promises)


def preview_lines(preview: Mapping[str, Any]) -> tuple[PreviewLine, ...]:
    """Put the differences of a dry run into words; amounts stay cents for the page to write."""
    return tuple(
        PreviewLine(
            what=one["what"],
            kind=_kind(one["kind"]),
            address=_address(one["kind"], one["address"]),
            before=_value(one["kind"], one["before"]),
            after=_value(one["kind"], one["after"]),
        )
        for one in preview.get("examples", ())
    )


_AMOUNTS = frozenset(("line", "figure", "stated", "domain"))


def _kind(kind: str) -> str:
    names = {str(value): str(label) for value, label in Node.Level.choices}
    names |= {
        "line": gettext("bedrag"),
        "figure": gettext("jaarcijfer"),
        "stated": gettext("opgegeven totaal"),
        "fact": gettext("gegeven"),
        "domain": gettext("beleidsdomein"),
    }
    return names.get(kind, kind)


def _address(kind: str, address: str) -> str:
    if kind != "figure":
        return address
    what, entity, year = address.split(" ")
    return f"{YearFigure.What(what).label}, {entity}, {year}"


def _value(kind: str, value: str) -> str:
    if kind not in _AMOUNTS or not value:
        return value
    return f"€ {for_people(int(value))}"
