"""Promises about the plan itself, in each way to read them, with its own outcome."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from django.utils.translation import gettext

from verbond.indicators import facade as indicators
from verbond.indicators.facade import TargetCard
from verbond.plan.core.picture.table import Cell, Form, Heading, ShownTable, row_of
from verbond.plan.core.targets import BudgetLine, BudgetTarget, Outcome, budget_targets, outcomes
from verbond.plan.models import Line
from verbond.plan.queries.balance import SHARED
from verbond.plan.queries.cards import PlanCard, VersionCard
from verbond.plan.queries.euros import amounts_of
from verbond.plan.queries.plans import chosen
from verbond.plan.queries.tree import tree
from verbond.plan.queries.unlinked import actions_of, served_by

DECIMALS = 2
BAR_ENDS = 1_000  # a bar is drawn in thousandths of its scale


@dataclass(frozen=True, slots=True)
class ReadingLine:
    """One reading: its share in percent as text, its bar, and its shares year by year."""

    outcome: Outcome
    percent: str
    bar: float
    years: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class PartLines:
    """The readings that take the same expenses as the share."""

    label: str
    codes: str
    lines: tuple[ReadingLine, ...]


@dataclass(frozen=True, slots=True)
class TargetLines:
    """One promise with all its readings; `goal_bar` is where the promised share stands."""

    target: BudgetTarget
    card: TargetCard | None
    goal: str
    goal_bar: float
    parts: tuple[PartLines, ...]
    reached: int
    computed: int
    table: ShownTable


def target_lines(plan: PlanCard) -> tuple[VersionCard, tuple[TargetLines, ...]]:
    """Compute the shares that were promised from the newest plan of city and OCMW."""
    version = chosen(plan, None)
    lines = [
        BudgetLine(one.year, one.kind, one.policy_field, one.cents)
        for one in amounts_of(version, {})
        if one.stage == Line.Stage.ESTIMATE and one.side == Line.Side.EXPENSES
        and one.entity in SHARED
    ]  # fmt: skip
    cards = {card.code: card for card in indicators.target_cards(one.target for one in
                                                                 budget_targets())}  # fmt: skip
    return version, tuple(
        _lines_of(target, cards.get(target.target), lines, plan) for target in budget_targets()
    )


def _lines_of(
    target: BudgetTarget, card: TargetCard | None, lines: list[BudgetLine], plan: PlanCard
) -> TargetLines:
    found = outcomes(target, lines)
    by_year = {
        year: outcomes(target, (one for one in lines if one.year == year)) for year in plan.years
    }
    # The scale runs to twice what was promised, or as far as the largest share.
    ends = max([2 * target.goal, *(one.share for one in found if one.share is not None)])
    drawn = [
        ReadingLine(
            one,
            percent(one.share),
            _bar(one.share, ends),
            tuple((year, percent(every[place].share)) for year, every in by_year.items()),
        )
        for place, one in enumerate(found)
    ]
    return TargetLines(
        target=target,
        card=card,
        goal=percent(target.goal),
        goal_bar=_bar(target.goal, ends),
        parts=tuple(
            PartLines(
                part.label,
                ", ".join(part.policy_fields),
                tuple(one for one in drawn if one.outcome.part is part),
            )
            for part in target.parts
        ),
        reached=sum(one.is_reached is True for one in found),
        computed=sum(one.is_reached is not None for one in found),
        table=_table(target, found, by_year),
    )


def percent(share: Fraction | None) -> str:
    """Write a share as a percentage; "" when it cannot be computed."""
    if share is None:
        return ""
    number = Decimal(share.numerator * 100) / Decimal(share.denominator)
    rounded = number.quantize(Decimal(1).scaleb(-DECIMALS), ROUND_HALF_UP)
    return f"{rounded:f}".replace(".", ",")


def _bar(share: Fraction | None, ends: Fraction) -> float:
    return round(float(share / ends) * BAR_ENDS, 1) if share is not None and ends else 0.0


def _table(
    target: BudgetTarget, found: Iterable[Outcome], by_year: Mapping[int, tuple[Outcome, ...]]
) -> ShownTable:
    rows = [
        row_of(
            one.part.label,
            one.whole.label,
            one.part_cents if one.whole_cents is not None else None,
            one.whole_cents,
            Cell(percent(one.share) or None),
            *(Cell(percent(every[place].share) or None) for every in by_year.values()),
        )
        for place, one in enumerate(found)
    ]
    return ShownTable(
        name=f"targets-{target.target}",
        caption=gettext("Elke lezing van de belofte, met haar uitkomst"),
        headings=(
            Heading(gettext("Uitgaven voor"), "part", Form.DUTCH),
            Heading(gettext("Deel"), "whole", Form.DUTCH),
            Heading(gettext("Uitgaven"), "part_euro", Form.CENTS),
            Heading(gettext("Budget"), "whole_euro", Form.CENTS),
            Heading(gettext("Aandeel in %"), "percent", Form.NUMBER),
            *(Heading(str(year), f"percent_{year}", Form.NUMBER) for year in by_year),
        ),
        rows=tuple(rows),
    )


@dataclass(frozen=True, slots=True)
class CoverageLine:
    label: str
    count: int
    total: int

    @property
    def percent(self) -> str:
        return percent(Fraction(self.count, self.total)) if self.total else ""


def coverage_lines(promises: int, served: int, with_euros: int) -> tuple[CoverageLine, ...]:
    """Say how many promises are found in the plan, in both readings."""
    return (
        CoverageLine(gettext("Er is een bevestigde actie"), served, promises),
        CoverageLine(gettext("Er is een bevestigde actie met geld"), with_euros, promises),
    )


def served_with_euros(plan: PlanCard) -> int:
    """Count the promises that a confirmed action serves which plans euros."""
    return len(
        {
            tie.commitment_id
            for action in actions_of(tree(plan).roots)
            if action.total.planned
            for tie in served_by(action)
        }
    )
