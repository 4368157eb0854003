"""What the pages of one plan show: its goals with their actions, and its amounts per year."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext

from verbond.agreement.facade import TieCard
from verbond.plan.core.picture.bars import longest
from verbond.plan.core.picture.table import Cell, Form, Heading, Row, ShownTable, row_of
from verbond.plan.models import Entity
from verbond.plan.queries.cards import ActionCard, PlanCard, Tree, TreeNode, VersionCard
from verbond.plan.queries.unlinked import actions_of, served_by


@dataclass(frozen=True, slots=True)
class ActionGroup:
    """The actions of one action plan; without a node they hang under the goal itself."""

    node: TreeNode | None
    actions: tuple[TreeNode, ...]


@dataclass(frozen=True, slots=True)
class GoalLine:
    """A goal with what is under it; `most` is where the bars of its actions end."""

    node: TreeNode
    groups: tuple[ActionGroup, ...]
    actions: int
    served: int
    most: int


@dataclass(frozen=True, slots=True)
class Step:
    """An action in one version; `planned` None: the version does not know it."""

    version: VersionCard
    planned: int | None
    is_there: bool
    change: int


@dataclass(frozen=True, slots=True)
class ServedDomain:
    """A domain that an action serves, with how many of its promises."""

    hue: int
    name: str
    promises: int


def served_domains(action: TreeNode) -> tuple[ServedDomain, ...]:
    """Name each domain that an action is confirmed to serve once."""
    counts = Counter((tie.hue, tie.chapter_name) for tie in served_by(action))
    outside = gettext("buiten de domeinen")
    return tuple(ServedDomain(hue, name or outside, n) for (hue, name), n in counts.items())


def goal_lines(tree: Tree) -> tuple[GoalLine, ...]:
    return tuple(_goal_line(root) for root in tree.roots)


def _goal_line(root: TreeNode) -> GoalLine:
    actions = tuple(actions_of([root]))
    groups = [ActionGroup(part, tuple(actions_of([part]))) for part in root.parts]
    if any(part.level == "action" for part in root.parts) or root.level == "action":
        groups = [ActionGroup(None, actions)]
    amounts = [cents for one in actions for cents in (one.total.planned, one.total.booked)]
    return GoalLine(
        node=root,
        groups=tuple(groups),
        actions=len(actions),
        served=sum(bool(served_by(one)) for one in actions),
        most=longest(*amounts),
    )


def goals_most(tree: Tree) -> int:
    """Return where the bars of all goals end, in cents."""
    return longest(*(c for root in tree.roots for c in (root.total.planned, root.total.booked)))


def booked_sources(
    version: VersionCard, booked: Mapping[int, VersionCard]
) -> tuple[VersionCard, ...]:
    """List every other version whose booked amounts a page shows, once."""
    return tuple({one.pk: one for one in booked.values() if one.pk != version.pk}.values())


def booked_until(booked: Mapping[int, VersionCard]) -> date | None:
    return max((one.on for one in booked.values()), default=None)


def tree_table(tree: Tree) -> ShownTable:
    """List every action with its place in the plan, its euros and what it serves."""
    rows: list[Row] = []
    for goal in tree.roots:
        for action in actions_of([goal]):
            total = action.total
            rows.append(
                row_of(
                    goal.code, goal.name, action.parent_code, action.code,
                    Cell(action.name, action.url), "1" if action.is_priority else "0",
                    entity_name(action.entity), action.policy_field, total.planned, total.credit,
                    total.booked, " ".join(tie.key for tie in served_by(action)),
                )
            )  # fmt: skip
    names = (
        ("goal", gettext("Doelstelling")), ("goal_name", gettext("Naam van de doelstelling")),
        ("action_plan", gettext("Actieplan")), ("action", gettext("Actie")),
        ("action_name", gettext("Naam")), ("is_priority", gettext("Prioritair")),
        ("entity", gettext("Van wie")), ("policy_field", gettext("Beleidsveld")),
    )  # fmt: skip
    amounts = (
        ("planned_euro", gettext("Gepland")), ("credit_euro", gettext("Krediet")),
        ("booked_euro", gettext("Geboekt")),
    )  # fmt: skip
    return ShownTable(
        name="actions",
        caption=gettext("Alle acties van het plan"),
        headings=(
            *(Heading(label, name, Form.DUTCH) for name, label in names),
            *(Heading(label, name, Form.CENTS) for name, label in amounts),
            Heading(gettext("Dient de beloften"), "commitments"),
        ),
        rows=tuple(rows),
    )


def lines_table(card: ActionCard) -> ShownTable:
    """List every line of an action: anybody can add them up again."""
    names = (
        ("year", gettext("Jaar")), ("kind", gettext("Soort")), ("side", gettext("Kant")),
        ("stage", gettext("Stand")), ("entity", gettext("Van wie")),
        ("account", gettext("Rekening")),
    )  # fmt: skip
    return ShownTable(
        name=f"{card.plan.slug}-{card.node.code}-lines",
        caption=gettext("Elke lijn van deze actie"),
        headings=(
            *(Heading(label, name) for name, label in names),
            Heading(gettext("Versie"), "version", Form.DUTCH),
            Heading(gettext("Bedrag"), "euro", Form.CENTS),
            Heading(gettext("Nota"), "note", Form.DUTCH),
        ),
        rows=tuple(
            row_of(str(one.year), one.kind_label, one.side_label, one.stage_label,
                   entity_name(one.entity), one.account, one.version, one.cents, one.note)
            for one in card.lines
        ),
    )  # fmt: skip


def entity_name(code: str) -> str:
    return str(Entity(code).label) if code in Entity.values else code


def steps_of(card: ActionCard) -> tuple[Step, ...]:
    """Show an action in each planned version, with what changed from the one before."""
    known = {version.pk: sums.planned for version, sums in card.versions}
    steps: list[Step] = []
    before: int | None = None
    for version in (one for one in card.plan.versions if one.is_plan):
        planned = known.get(version.pk)
        change = planned - before if planned is not None and before is not None else 0
        steps.append(Step(version, planned, version.pk in known, change))
        before = planned
    return tuple(steps)


def split_ties(ties: Iterable[TieCard]) -> tuple[tuple[TieCard, ...], tuple[TieCard, ...]]:
    """Part the confirmed ties from those that are only proposed."""
    every = tuple(ties)
    confirmed = tuple(tie for tie in every if tie.state == "confirmed")
    return confirmed, tuple(tie for tie in every if tie.state == "proposed")


def years_words(plan: PlanCard, year: int | None) -> str:
    return str(year) if year else f"{plan.first_year}-{plan.last_year}"
