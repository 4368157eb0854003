"""Promises about the plan itself, in each way to read them, with its own outcome."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from django.utils.translation import gettext

from verbond.agreement import facade as agreement
from verbond.agreement.facade import TieCard
from verbond.indicators import facade as indicators
from verbond.indicators.facade import TargetCard
from verbond.plan.core.picture.table import Cell, Form, Heading, ShownTable, row_of
from verbond.plan.core.targets import (
    BudgetLine,
    BudgetTarget,
    Outcome,
    amount_targets,
    budget_targets,
    outcomes,
)
from verbond.plan.models import Line, Node
from verbond.plan.queries.balance import SHARED
from verbond.plan.queries.cards import PlanCard, VersionCard
from verbond.plan.queries.euros import amounts_of
from verbond.plan.queries.plans import booked_from, chosen
from verbond.plan.queries.public_promised import (
    AmountLines,
    amount_lines,
    bar_length,
    serving_actions,
)
from verbond.plan.queries.tree import shown_ties
from verbond.plan.queries.unlinked import CONFIRMED

DECIMALS = 2


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


@dataclass(frozen=True, slots=True)
class CoverageLine:
    """How many of all promises are found in the plan, in one reading."""

    label: str
    count: int
    total: int


@dataclass(frozen=True, slots=True)
class PlanTargets:
    """All promises about the plan, from the version named."""

    version: VersionCard
    targets: tuple[TargetLines, ...]
    amounts: tuple[AmountLines, ...]
    coverage: tuple[CoverageLine, ...]


def plan_targets(plan: PlanCard) -> PlanTargets:
    """Hold the newest plan of city and OCMW against what was promised about it."""
    version = chosen(plan, None)
    every = [
        one for one in amounts_of(version, booked_from(plan)) if one.side == Line.Side.EXPENSES
    ]
    planned = [one for one in every if one.stage == Line.Stage.ESTIMATE]
    ties = _confirmed(plan, version)
    lines = [
        BudgetLine(one.year, one.kind, one.policy_field, one.cents, one.code)
        for one in planned
        if one.entity in SHARED
    ]
    wanted = [one.target for one in budget_targets()] + [one.target for one in amount_targets()]
    cards = {card.code: card for card in indicators.target_cards(wanted)}
    return PlanTargets(
        version,
        tuple(_lines_of(one, cards.get(one.target), lines, plan, ties) for one in budget_targets()),
        tuple(amount_lines(one, cards.get(one.target), every, ties) for one in amount_targets()),
        _coverage(plan, ties, {one.code for one in planned if one.cents > 0}),
    )


def _confirmed(plan: PlanCard, version: VersionCard) -> Mapping[str, tuple[TieCard, ...]]:
    """Return the promises that each action serves, as far as somebody confirmed it."""
    rows = Node.objects.filter(version=version.pk, level=Node.Level.ACTION)
    found = shown_ties(plan.slug, rows.values_list("code", flat=True))
    return {
        code: tuple(tie for tie in ties if tie.state == CONFIRMED) for code, ties in found.items()
    }


def _lines_of(
    target: BudgetTarget,
    card: TargetCard | None,
    lines: list[BudgetLine],
    plan: PlanCard,
    ties: Mapping[str, tuple[TieCard, ...]],
) -> TargetLines:
    serving = serving_actions(card, ties)
    found = outcomes(target, lines, serving)
    by_year = {
        year: outcomes(target, (one for one in lines if one.year == year), serving)
        for year in plan.years
    }
    # The scale runs to twice what was promised, or as far as the largest share.
    ends = max([2 * target.goal, *(one.share for one in found if one.share is not None)])
    drawn = [
        ReadingLine(
            one,
            percent(one.share),
            bar_length(one.share, ends),
            tuple((year, percent(every[place].share)) for year, every in by_year.items()),
        )
        for place, one in enumerate(found)
    ]
    return TargetLines(
        target=target,
        card=card,
        goal=percent(target.goal),
        goal_bar=bar_length(target.goal, ends),
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


def _coverage(
    plan: PlanCard, ties: Mapping[str, tuple[TieCard, ...]], with_euros: Collection[str]
) -> tuple[CoverageLine, ...]:
    if not plan.agreement_slug:
        return ()
    promises = {
        one.commitment_id
        for one in agreement.standing_cards(agreement.find_agreement(plan.agreement_slug))
    }
    served, paid = (
        {tie.commitment_id for code in codes for tie in ties.get(code, ())} & promises
        for codes in (ties, with_euros)
    )
    return (
        CoverageLine(gettext("Er is een bevestigde actie"), len(served), len(promises)),
        CoverageLine(gettext("Er is een bevestigde actie met geld"), len(paid), len(promises)),
    )
