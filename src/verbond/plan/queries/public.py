"""What the pages of one plan show: its goals with their actions, and its amounts per year."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext

from verbond.agreement.facade import TieCard
from verbond.plan.core.picture.bars import longest
from verbond.plan.core.picture.table import Cell, Form, Heading, Row, ShownTable, row_of
from verbond.plan.core.picture.years import YearAmounts, YearPicture, draw_years
from verbond.plan.models import Entity
from verbond.plan.queries.cards import ActionCard, PlanCard, Sums, Tree, TreeNode, VersionCard
from verbond.plan.queries.unlinked import actions_of, served_by

WIDE, NARROW = (720.0, 280.0), (340.0, 260.0)
WIDE_LETTERS, NARROW_LETTERS = 13, 7


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
class YearChart:
    """Amounts per year, drawn for a wide and a narrow page, and as a table."""

    title: str
    words: str
    wide: YearPicture | None
    narrow: YearPicture | None
    table: ShownTable
    csv: str = ""
    has_credit: bool = False
    is_result: bool = False


@dataclass(frozen=True, slots=True)
class Step:
    """An action in one version; `planned` None: the version does not know it."""

    version: VersionCard
    planned: int | None
    is_there: bool
    change: int


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


def amounts_chart(
    years: Mapping[int, Sums], span: Sequence[int], *, title: str, name: str, csv: str
) -> YearChart:
    """Draw expenses per year: planned, credit, booked; receipts stand in the table."""
    sums = {year: years.get(year, Sums()) for year in span}
    amounts = [YearAmounts(y, one.planned, one.booked, one.credit) for y, one in sums.items()]
    has_credit = any(one.credit is not None for one in sums.values())
    booked = [year for year, one in sums.items() if one.booked is not None]
    words = (
        gettext("Geboekt in: %(years)s.") % {"years": ", ".join(map(str, booked))}
        if booked
        else gettext("Er is nog niets geboekt.")
    )
    return YearChart(
        title=title,
        words=words,
        wide=draw_years(amounts, width=WIDE[0], height=WIDE[1], letters=WIDE_LETTERS),
        narrow=draw_years(amounts, width=NARROW[0], height=NARROW[1], letters=NARROW_LETTERS),
        table=_years_table(sums, title, name),
        csv=csv,
        has_credit=has_credit,
    )


_AMOUNTS = ("planned", "credit", "booked", "planned_receipts", "credit_receipts", "booked_receipts")


def _years_table(sums: Mapping[int, Sums], title: str, name: str) -> ShownTable:
    labels = dict(
        zip(
            _AMOUNTS,
            (
                gettext("Gepland"),
                gettext("Krediet"),
                gettext("Geboekt"),
                gettext("Ontvangsten: gepland"),
                gettext("Ontvangsten: krediet"),
                gettext("Ontvangsten: geboekt"),
            ),
            strict=True,
        )
    )
    known = [one for one in _AMOUNTS if any(getattr(s, one) is not None for s in sums.values())]
    total = sum(sums.values(), Sums())
    rows = [row_of(str(year), *(getattr(one, a) for a in known)) for year, one in sums.items()]
    last = row_of(gettext("Samen"), *(getattr(total, a) for a in known), is_total=True)
    headings = [Heading(labels[a], f"{a}_euro", Form.CENTS) for a in known]
    return ShownTable(name, title, (Heading(gettext("Jaar"), "year"), *headings), (*rows, last))


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
        ("account", gettext("Rekening")), ("version", gettext("Versie")),
    )  # fmt: skip
    return ShownTable(
        name=f"{card.plan.slug}-{card.node.code}-lines",
        caption=gettext("Elke lijn van deze actie"),
        headings=(
            *(Heading(label, name) for name, label in names),
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
