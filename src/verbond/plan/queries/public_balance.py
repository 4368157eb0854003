"""The balance of a version for its page: norms apart from indicators, each figure explained."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext

from verbond.plan.core.balance import Figure
from verbond.plan.core.check import Checked
from verbond.plan.core.findings import binding
from verbond.plan.core.money import Cents
from verbond.plan.core.picture.table import Cell, Form, Heading, ShownTable, row_of
from verbond.plan.core.picture.years import draw_results
from verbond.plan.core.rules import Threshold
from verbond.plan.core.words import FIGURES
from verbond.plan.queries.balance import BalanceCard
from verbond.plan.queries.public_years import (
    NARROW,
    NARROW_LETTERS,
    WIDE,
    WIDE_LETTERS,
    YearChart,
)

_HEIGHT = (220.0, 210.0)
_LETTERS = (NARROW_LETTERS, WIDE_LETTERS)


@dataclass(frozen=True, slots=True)
class Opened:
    """One line of an explanation: how deep it stands, and what it says."""

    depth: int
    text: str


@dataclass(frozen=True, slots=True)
class FigureLine:
    """One figure in one year: what it is, whether a norm asks something of it, how it was made."""

    name: str
    label: str
    year: int | None
    value: Cents | None
    is_norm: bool
    is_below: bool
    opened: tuple[Opened, ...]

    @property
    def cents(self) -> int | None:
        """The value to the cent; what is left of a cent stands in the explanation."""
        return None if self.value is None else round(self.value)


@dataclass(frozen=True, slots=True)
class Watched:
    """One figure through the years: a norm that binds, or an indicator for nobody."""

    key: str
    label: str
    asks: str
    lines: tuple[FigureLine, ...]
    chart: YearChart | None

    @property
    def below(self) -> tuple[FigureLine, ...]:
        return tuple(line for line in self.lines if line.is_norm and line.is_below)


@dataclass(frozen=True, slots=True)
class BalancePage:
    norms: tuple[Watched, ...]
    indicators: tuple[Watched, ...]
    others: tuple[Watched, ...]
    values: tuple[FigureLine, ...]
    table: ShownTable


def balance_page(card: BalanceCard) -> BalancePage:
    """Part the figures: what a norm asks of a plan, what only indicates, and the steps between."""
    checked = card.checked
    thresholds = {one.figure: one for one in checked.rules.thresholds}
    watched = {
        name: _watched(card, name, thresholds.get(name))
        for name in _names(checked)
    }  # fmt: skip
    norms = [name for name, one in thresholds.items() if one.is_norm and checked.plan.is_plan]
    indicators = [name for name in thresholds if name not in norms]
    return BalancePage(
        norms=tuple(watched[name] for name in norms if name in watched),
        indicators=tuple(watched[name] for name in indicators if name in watched),
        others=tuple(one for name, one in watched.items() if name not in thresholds),
        values=tuple(
            _line(card, name, None, figure, thresholds.get(name))
            for name, figure in checked.values.items()
        ) if checked.plan.entities else (),
        table=balance_table(card),
    )  # fmt: skip


def _names(checked: Checked) -> Sequence[str]:
    return FIGURES if checked.years else ()


def _watched(card: BalanceCard, name: str, threshold: Threshold | None) -> Watched:
    years = card.checked.years
    lines = tuple(
        _line(card, name, year, figures[name], threshold) for year, figures in years.items()
    )
    label = lines[0].label
    return Watched(name, label, _asks(threshold, card), lines, _chart(label, lines))


def _asks(threshold: Threshold | None, card: BalanceCard) -> str:
    if threshold is None:
        return ""
    if not (threshold.is_norm and card.checked.plan.is_plan):
        return gettext("Geen norm: dit helpt om het plan te lezen.")
    if threshold.only_last_year:
        year = card.checked.plan.last_year
        return gettext("Norm: minstens 0 in %(year)s, het laatste jaar van het plan.") % {
            "year": year
        }
    return gettext("Norm: minstens 0 in elk jaar.")


def _line(
    card: BalanceCard, name: str, year: int | None, figure: Figure, threshold: Threshold | None
) -> FigureLine:
    return FigureLine(
        name=name,
        label=figure.label,
        year=year,
        value=figure.value,
        is_norm=threshold is not None and binding(card.checked.plan, threshold, year),
        is_below=figure.value is not None and figure.value < 0,
        opened=tuple(Opened(depth, text) for depth, text in card.explain(name, year)),
    )


def _chart(label: str, lines: Iterable[FigureLine]) -> YearChart | None:
    results = [(line.year or 0, line.cents) for line in lines]
    wide, narrow = (
        draw_results(results, width=size[0], height=height, letters=letters)
        for size, height, letters in (
            (WIDE, _HEIGHT[0], WIDE_LETTERS),
            (NARROW, _HEIGHT[1], NARROW_LETTERS),
        )
    )
    if wide is None:
        return None
    below = [str(year) for year, cents in results if cents is not None and cents < 0]
    words = (
        gettext("Onder nul in: %(years)s.") % {"years": ", ".join(below)}
        if below
        else gettext("In geen enkel jaar onder nul.")
    )
    empty = ShownTable("", label, (), ())
    return YearChart(label, words, wide, narrow, empty, is_result=True)


def balance_table(card: BalanceCard) -> ShownTable:
    """Give every figure of every year, in the order in which they are made."""
    years = card.checked.years
    rows = []
    for name in _names(card.checked):
        figures = [figures[name] for figures in years.values()]
        cents = (None if one.value is None else round(one.value) for one in figures)
        rows.append(row_of(Cell(figures[0].label), *cents))
    return ShownTable(
        name=f"{card.plan.slug}-{card.version.number}-balance",
        caption=gettext("Alle cijfers van het evenwicht, per jaar"),
        headings=(
            Heading(gettext("Cijfer"), "figure", Form.DUTCH),
            *(Heading(str(year), f"euro_{year}", Form.CENTS) for year in years),
        ),
        rows=tuple(rows),
    )


def verdict(checked: Checked) -> Mapping[str, str]:
    """Say in one sentence whether a plan is in balance; `tone` is that of the alert."""
    if not checked.plan.is_plan:
        return {
            "tone": "info",
            "title": gettext("Dit is een jaarrekening, geen plan"),
            "text": gettext("Voor een jaarrekening geldt geen norm. We tonen dezelfde cijfers."),
        }
    if checked.is_balanced is None:
        return {
            "tone": "warning",
            "title": gettext("We kunnen het niet zeggen"),
            "text": gettext("Er ontbreekt een jaar of een bedrag. Dan rekenen we niet verder."),
        }
    if checked.is_balanced:
        return {
            "tone": "success",
            "title": gettext("Ja, dit plan is in evenwicht"),
            "text": gettext("Elk jaar sluit op nul of meer, en de stad kan leningen aflossen."),
        }  # fmt: skip
    return {
        "tone": "error",
        "title": gettext("Nee, dit plan is niet in evenwicht"),
        "text": gettext("Minstens één norm is niet gehaald. Hieronder zie je welke, en wanneer."),
    }  # fmt: skip
