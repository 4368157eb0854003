"""What this room gives to pages and to other rooms: plain cards, amounts in cents.

An amount that nobody knows is None and never 0; an estimate of nothing is 0.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from verbond.agreement.facade import TieCard

# Where a line without an action stands in the tree: operations without goal.
NO_GOAL = ""


@dataclass(frozen=True, slots=True)
class VersionCard:
    """One state of a plan; of a follow-up or an account, `on` is the last day that it covers."""

    pk: int
    number: int
    kind: str
    kind_label: str
    name: str
    on: date
    source: str
    grade: str
    fictitious: bool
    is_plan: bool


@dataclass(frozen=True, slots=True)
class PlanCard:
    pk: int
    slug: str
    title: str
    rules: str
    first_year: int
    last_year: int
    source: str
    fictitious: bool
    agreement_id: int | None
    agreement_slug: str
    agreement_title: str
    url: str
    versions: tuple[VersionCard, ...]  # in their order; newest() gives the one to show

    @property
    def years(self) -> tuple[int, ...]:
        return tuple(range(self.first_year, self.last_year + 1))


@dataclass(frozen=True, slots=True)
class Sums:
    """Amounts in cents of one thing in one year, or in all; None: no line says anything."""

    planned: int | None = None  # estimated expenses
    planned_receipts: int | None = None
    credit: int | None = None
    credit_receipts: int | None = None
    booked: int | None = None
    booked_receipts: int | None = None

    def __add__(self, other: "Sums") -> "Sums":
        return Sums(
            _plus(self.planned, other.planned),
            _plus(self.planned_receipts, other.planned_receipts),
            _plus(self.credit, other.credit),
            _plus(self.credit_receipts, other.credit_receipts),
            _plus(self.booked, other.booked),
            _plus(self.booked_receipts, other.booked_receipts),
        )


def _plus(one: int | None, other: int | None) -> int | None:
    if one is None or other is None:
        return one if other is None else other
    return one + other


@dataclass(frozen=True, slots=True)
class TreeNode:
    """A goal, action plan or action, with its own sums and those of everything under it.

    `by_kind`: planned expenses per kind (exploitation, investment, financing), of the years shown.
    """

    code: str
    level: str  # goal | action-plan | action
    level_label: str
    name: str
    is_priority: bool
    entity: str
    policy_field: str
    policy_field_name: str
    responsible: str
    report_codes: tuple[str, ...]
    text: str
    url: str  # of an action, else ""
    parent_code: str
    years: Mapping[int, Sums]
    total: Sums
    by_kind: Mapping[str, int]
    parts: tuple["TreeNode", ...] = ()
    ties: tuple[TieCard, ...] = ()  # of actions: confirmed and proposed, never rejected


@dataclass(frozen=True, slots=True)
class Tree:
    """A version as a tree; `booked_from` names the version that each booked year comes from."""

    plan: PlanCard
    version: VersionCard
    shown_years: tuple[int, ...]
    roots: tuple[TreeNode, ...]
    without_goal: TreeNode | None
    total: Sums
    years: Mapping[int, Sums]
    by_kind: Mapping[str, int]
    by_entity: Mapping[str, Sums]
    booked_from: Mapping[int, VersionCard]


@dataclass(frozen=True, slots=True)
class ActionCard:
    """One action with where it stands, its euros per year, and what it serves."""

    plan: PlanCard
    version: VersionCard
    node: TreeNode
    path: tuple[tuple[str, str, str], ...]  # (level label, code, name) from goal to action plan
    lines: tuple["LineCard", ...]
    booked_from: Mapping[int, VersionCard]
    versions: tuple[tuple[VersionCard, Sums], ...]  # the action in each version of the plan


@dataclass(frozen=True, slots=True)
class LineCard:
    year: int
    kind: str
    kind_label: str
    side: str
    side_label: str
    stage: str
    stage_label: str
    entity: str
    policy_field: str
    account: str
    cents: int
    note: str
    version: str


@dataclass(frozen=True, slots=True)
class ChapterEuros:
    """Euros of actions that serve one domain alone; `chapter_key` "": more than one domain."""

    chapter_key: str
    chapter_name: str
    planned_cents: int | None
    booked_cents: int | None
    actions: int
    plan_slug: str = ""
    fictitious: bool = False


@dataclass(frozen=True, slots=True)
class LooseCommitment:
    commitment_id: int
    key: str
    text: str
    url: str
    chapter_key: str
    chapter_name: str
    hue: int


@dataclass(frozen=True, slots=True)
class Unlinked:
    """Promises without an action, actions without a promise, and the euros of the latter.

    Only confirmed ties count. `without_goal` are the euros of lines without action.
    """

    plan: PlanCard
    version: VersionCard
    commitments: tuple[LooseCommitment, ...]
    promises: int  # all promises of the agreement
    actions: tuple[TreeNode, ...]
    all_actions: int
    serves_none: Sums
    without_goal: Sums
    serves: Sums


@dataclass(frozen=True, slots=True)
class Difference:
    """What is different about one goal, action plan or action between two versions.

    `what` holds any of: added, gone, renamed, moved, euros; amounts are planned expenses in cents.
    """

    what: tuple[str, ...]
    level: str
    level_label: str
    code: str
    name: str
    name_before: str
    parent: str
    parent_before: str
    url: str
    years: Mapping[int, tuple[int, int]] = field(default_factory=dict)  # year: before, after
    before: int = 0
    after: int = 0


@dataclass(frozen=True, slots=True)
class Differences:
    plan: PlanCard
    before: VersionCard
    after: VersionCard
    rows: tuple[Difference, ...]
    without_goal: Mapping[int, tuple[int, int]]
    total: Mapping[int, tuple[int, int]]


@dataclass(frozen=True, slots=True)
class ComparedYear:
    """Planned against booked of one year; booked None: nothing was booked yet."""

    year: int
    sums: Sums
    booked_from: VersionCard | None


@dataclass(frozen=True, slots=True)
class Compared:
    plan: PlanCard
    version: VersionCard
    years: tuple[ComparedYear, ...]
    by_kind: Mapping[int, Mapping[str, Sums]]  # year: kind: sums


@dataclass(frozen=True, slots=True)
class DomainCard:
    """What another source gives for one policy domain of a plan generation."""

    municipality: str
    report_year: int
    year: int  # 0: all years of that plan
    domain: str
    domain_name: str
    policy_field: str
    kind: str
    stage: str
    cents: int
    source: str
    grade: str
    checked_on: date
    scope_note: str
