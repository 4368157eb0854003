"""All plans in a list, and what other sources say about real ones."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from django.db.models import Sum
from django.utils.translation import gettext

from verbond.plan.core.picture.bars import longest
from verbond.plan.core.picture.table import Form, Heading, ShownTable, row_of
from verbond.plan.models import DomainFigure, Line, Version
from verbond.plan.queries.cards import DomainCard, PlanCard, VersionCard
from verbond.plan.queries.plans import booked_weight, newest


@dataclass(frozen=True, slots=True)
class PlanLine:
    """One plan with its planned and booked expenses of all years; None: nothing is known."""

    plan: PlanCard
    planned: int | None
    booked: int | None


def plan_lines(cards: Sequence[PlanCard]) -> tuple[PlanLine, ...]:
    """Add up the expenses of each plan, in one query for all plans."""
    rows = (
        Line.objects.filter(side=Line.Side.EXPENSES, version__plan__in=[one.pk for one in cards])
        .order_by()
        .values_list("version", "stage", "year")
        .annotate(total=Sum("cents"))
    )
    sums = {(version, stage, year): int(total) for version, stage, year, total in rows}
    return tuple(_line(card, sums) for card in cards)


def _line(card: PlanCard, sums: Mapping[tuple[int, str, int], int]) -> PlanLine:
    shown = newest(card)
    planned = [sums.get((shown.pk, "estimate", year)) for year in card.years] if shown else []
    ranked = sorted(card.versions, key=booked_weight)
    booked = [
        next((sums[one.pk, "booked", year] for one in reversed(ranked)
              if (one.pk, "booked", year) in sums), None)
        for year in card.years
    ]  # fmt: skip
    return PlanLine(card, _sum(planned), _sum(booked))


def _sum(amounts: Iterable[int | None]) -> int | None:
    known = [one for one in amounts if one is not None]
    return sum(known) if known else None


def has_published() -> bool:
    """Say whether there are figures of other sources to show."""
    return DomainFigure.objects.exists()


@dataclass(frozen=True, slots=True)
class DomainLine:
    """One policy domain in one plan generation."""

    domain: str
    name: str
    cents: int


@dataclass(frozen=True, slots=True)
class Generation:
    """The investments of one plan generation per domain, within one scope."""

    report_year: int
    lines: tuple[DomainLine, ...]
    total: int
    most: int
    source: str
    grade: str
    checked_on: object
    scope_notes: tuple[str, ...]


def generations(cards: Iterable[DomainCard]) -> tuple[Generation, ...]:
    """Group real figures by the plan that they come from; scopes differ, so nothing is added up."""
    ordered = sorted(cards, key=lambda one: (one.report_year, one.domain))
    return tuple(
        _generation(year, tuple(found))
        for year, found in groupby(ordered, key=lambda one: one.report_year)
    )


def _generation(year: int, cards: Sequence[DomainCard]) -> Generation:
    names = {one.domain: one.domain_name for one in cards}
    lines = tuple(
        DomainLine(digit, name, sum(one.cents for one in cards if one.domain == digit))
        for digit, name in names.items()
    )
    return Generation(
        report_year=year,
        lines=lines,
        total=sum(one.cents for one in lines),
        most=longest(*(one.cents for one in lines)),
        source=cards[0].source,
        grade=cards[0].grade,
        checked_on=cards[0].checked_on,
        scope_notes=tuple(dict.fromkeys(one.scope_note for one in cards if one.scope_note)),
    )


def generations_table(found: Sequence[Generation]) -> ShownTable:
    """Set the generations side by side; the caption says that they cannot be compared."""
    names = {line.domain: line.name for one in found for line in one.lines}
    cents = {(one.report_year, line.domain): line.cents for one in found for line in one.lines}
    years = [one.report_year for one in found]
    return ShownTable(
        name="published",
        caption=gettext("Geplande investeringen per domein, met voor elk plan een andere telling"),
        headings=(
            Heading(gettext("Code"), "domain"),
            Heading(gettext("Beleidsdomein"), "name", Form.DUTCH),
            *(Heading(gettext("Plan van %(year)s") % {"year": y}, f"plan_{y}_euro", Form.CENTS)
              for y in years),
        ),
        rows=(
            *(row_of(digit, names[digit], *(cents.get((y, digit)) for y in years))
              for digit in sorted(names)),
            row_of(gettext("Samen"), "", *(one.total for one in found), is_total=True),
        ),
    )  # fmt: skip


def real_accounts(cards: Iterable[PlanCard]) -> tuple[tuple[PlanCard, VersionCard], ...]:
    """Return the accounts of plans that are no fiction, the newest first."""
    found = [
        (plan, version)
        for plan in cards
        for version in plan.versions
        if version.kind == Version.Kind.ACCOUNT and not (plan.fictitious or version.fictitious)
    ]
    return tuple(sorted(found, key=lambda pair: pair[1].on, reverse=True))
