"""The balance of a plan, year by year; each figure carries the terms that made it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction

from verbond.plan.core.money import Cents, for_people, whole_if_possible
from verbond.plan.core.plan_file import Amounts, PlanFile, known
from verbond.plan.core.rules import Formula, Rules, Term
from verbond.plan.core.words import LABELS, OPENING


@dataclass(frozen=True, slots=True)
class Part:
    """A line, or a group of lines, that an amount of the plan is made of."""

    label: str
    cents: int


@dataclass(frozen=True, slots=True)
class Figure:
    """A value with how it was made; None is unknown, and so is all that builds on it."""

    name: str
    label: str
    year: int | None
    value: Cents | None
    terms: tuple["Share", ...] = ()


@dataclass(frozen=True, slots=True)
class Share:
    """What a figure adds to, or takes from, the one above it."""

    sign: int
    percent: Fraction
    figure: Figure

    @property
    def value(self) -> Cents | None:
        if self.figure.value is None:
            return None
        return whole_if_possible(self.sign * self.percent * self.figure.value / 100)


type Year = Mapping[str, Figure]
type Parts = Mapping[tuple[int, str], tuple[Part, ...]]


def balance_of(plan: PlanFile, rules: Rules, parts: Parts | None = None) -> dict[int, Year]:
    """Compute every figure of every year of the period; {} when the plan has no years.

    In cents. What misses an amount is None; a missing year breaks what is cumulative from there.
    `parts` says of which lines an amount is made, for the explanation alone.
    """
    if plan.years is None:
        return {}
    years: dict[int, Year] = {}
    opening = Figure(OPENING, LABELS[OPENING], plan.first_year - 1, known(plan.opening))
    for year in plan.span:
        years[year] = _year(
            year, plan.years.get(year, {}), rules, years.get(year - 1), opening, parts or {}
        )
    return years


def entity_values_of(plan: PlanFile, rules: Rules) -> dict[str, Figure]:
    """Compute the values over entities; None for those of which an entity is missing."""
    entities = plan.entities or {}
    found = {}
    for formula in rules.entity_formulas:
        shares = tuple(
            Share(term.sign, term.percent, _entity_leaf(term.name, entity, entities))
            for entity in formula.entities
            for term in formula.terms
        )
        found[formula.name] = Figure(formula.name, formula.label, None, _sum(shares), shares)
    return found


def explanation(figure: Figure) -> Iterator[tuple[int, str]]:
    """Yield depth and text of a figure and of all that it is made of, in Dutch.

    What comes from the year before is told as one line: ask for that year to see it.
    """
    yield 0, f"{_name(figure)} = {_euro(figure.value)}"
    yield from _terms(figure, 1)


def _terms(figure: Figure, depth: int) -> Iterator[tuple[int, str]]:
    for share in figure.terms:
        sign = "+" if share.sign > 0 else "−"
        rate = "" if share.percent == 100 else f"{float(share.percent):g} % van "
        made = share.figure
        total = f" → {_euro(share.value)}" if rate else ""
        yield depth, f"{sign} {rate}{_name(made)}: {_euro(made.value)}{total}"
        if made.year == figure.year:
            yield from _terms(made, depth + 1)


def _name(figure: Figure) -> str:
    return figure.label if figure.year is None else f"{figure.label} {figure.year}"


def _euro(value: Cents | None) -> str:
    return "onbekend" if value is None else f"{for_people(value)} euro"


def _year(
    year: int,
    amounts: Amounts,
    rules: Rules,
    before: Year | None,
    opening: Figure,
    parts: Parts,
) -> Year:
    made: dict[str, Figure] = {}

    def figure_of(term: Term) -> Figure:
        if term.is_of_year_before:
            return opening if before is None else before[term.name]
        return made.get(term.name) or _leaf(term.name, year, amounts, parts)

    for formula in rules.formulas:
        shares = tuple(Share(one.sign, one.percent, figure_of(one)) for one in formula.terms)
        made[formula.name] = _made(formula, year, shares)
    return made


def _made(formula: Formula, year: int, shares: tuple[Share, ...]) -> Figure:
    return Figure(formula.name, formula.label, year, _sum(shares), shares)


def _leaf(name: str, year: int, amounts: Amounts, parts: Parts) -> Figure:
    shares = tuple(
        Share(1, Fraction(100), Figure(name, part.label, None, part.cents))
        for part in parts.get((year, name), ())
    )
    return Figure(name, LABELS[name], year, known(amounts.get(name)), shares)


def _entity_leaf(name: str, entity: str, entities: Mapping[str, Amounts]) -> Figure:
    label = f"{LABELS.get(name, name.capitalize())} {entity}"
    return Figure(name, label, None, known(entities.get(entity, {}).get(name)))


def _sum(shares: Iterable[Share]) -> Cents | None:
    total: Cents = 0
    for share in shares:
        if share.value is None:
            return None
        total += share.value
    return whole_if_possible(total)
