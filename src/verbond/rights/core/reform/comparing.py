"""Two sets of rules over one population."""

import datetime as dt
from collections.abc import Sequence

import numpy as np

from verbond.rights.core import population as columns
from verbond.rights.core import tree
from verbond.rights.core.calendar import shifted
from verbond.rights.core.household import conditions_of
from verbond.rights.core.population import Population, Results, RightResult, evaluate
from verbond.rights.core.reform.differing import Pair, Reform, difference
from verbond.rights.core.reform.groups import Grouping, by_income, by_kind
from verbond.rights.core.reform.outcomes import SILENT, UNBOUNDED, Mask, Outcome, Whole
from verbond.rights.core.ruleset import CatalogueRow, RuleSet
from verbond.rights.core.units import is_money

# 50 euro: who is refused by less is counted as just over a limit.
NEAR_CENTS = 5_000
_ADULT_YEARS = 18
_PENSION_AGE = "igo.pensioenleeftijd"
_A_YEAR = {"EUR/month": 12, "EUR/year": 1}
_INCOME = "taxable_income."


def compare(
    rules_a: RuleSet,
    rules_b: RuleSet,
    population: Population,
    day: dt.date,
    *,
    rights: Sequence[str] | None = None,
    variant_a: str = "geldend",
    variant_b: str = "geldend",
    groupings: Sequence[Grouping] = (),
) -> Reform:
    """Return what it does to a population when rules b take the place of rules a on a day.

    Euros are cents per year; a monthly amount counts twelve times. Statuses that people hold stay
    as they are: who loses a leefloon still holds the facts that follow from it.
    Raises `CaseError` for a right or variant that does not exist.
    """
    wanted = tuple(rules_b.rights) if rights is None else tuple(rights)
    before = evaluate(rules_a, population, day, variant=variant_a, rights=wanted, conditions=False)
    after = evaluate(rules_b, population, day, variant=variant_b, rights=wanted, conditions=False)
    eased = evaluate(
        _eased(rules_b, wanted, day), population, day, variant=variant_b, rights=wanted,
        conditions=False,
    )  # fmt: skip
    pairs = [_pair(rules_b.catalogue[one], population, before, after, eased) for one in wanted]
    return difference(
        pairs,
        day=day,
        variants=(variant_a, variant_b),
        persons=population.person_count,
        homes=population.home_count,
        groupings=groupings,
        excludes={row.id: row.excludes for row in rules_b.catalogue.values()},
    )


def groupings_of(rules: RuleSet, population: Population, day: dt.date) -> tuple[Grouping, ...]:
    """Group households by who lives there, and in fifths by their income of the last known year."""
    adult, old = _aged(population, day, _ADULT_YEARS), _aged(population, day, _pension(rules, day))
    home, homes = _homes(population), population.home_count
    found = [by_kind(home, homes, adult, old)]
    years = [name for name in population.persons if name.startswith(_INCOME)]
    earlier = [name for name in years if int(name.removeprefix(_INCOME)) < day.year]
    if earlier:
        income = population.persons[max(earlier)]
        known = income.low == income.high
        found.append(by_income(home, homes, income.low // income.scale, known))
    return tuple(found)


def _pension(rules: RuleSet, day: dt.date) -> int:
    value = rules.parameters.value_on(_PENSION_AGE, day)
    return value if isinstance(value, int) else _ADULT_YEARS


def _aged(population: Population, day: dt.date, years: int) -> Mask:
    limit = shifted(day.toordinal(), -years, "years")
    born = population.persons["birth_date"]
    return np.asarray(born.high // born.scale <= limit)


def _homes(population: Population) -> Whole:
    return np.asarray(population.home, dtype=np.int64)


def _pair(
    row: CatalogueRow, population: Population, before: Results, after: Results, eased: Results
) -> Pair:
    first, then = (outcome_of(one[row.id], row, population) for one in (before, after))
    refused = after[row.id].verdict == columns.NO
    possible = np.isin(eased[row.id].verdict, (columns.YES, columns.MAYBE))
    return Pair(first, then, near=int(np.count_nonzero(refused & possible)))


def outcome_of(found: RightResult, row: CatalogueRow, population: Population) -> Outcome:
    """Return the result of a right as cents per year, of the subjects that exist on the day."""
    rows = np.flatnonzero(found.verdict != columns.NO_SUBJECT)
    times = _A_YEAR.get(row.unit, 0) if row.result == "money" else 0
    has_money = bool(times) and found.low is not None
    nothing = np.zeros(len(rows), dtype=np.int64)
    low = found.low[rows] * times if has_money else nothing
    high = _yearly(found.high[rows], times) if has_money else nothing
    return Outcome(
        right=row.id,
        household=_household(found.subject, population)[rows],
        verdict=np.minimum(found.verdict[rows], SILENT).astype(np.int8),
        low=low,
        high=high,
        has_money=has_money,
    )


def _yearly(high: Whole, times: int) -> Whole:
    return np.where(high >= columns.UNBOUNDED, UNBOUNDED, high * times)


def _household(kind: str, population: Population) -> Whole:
    """Return the household of every subject; a right of a carer is one of the carer's home."""
    if kind == tree.HOUSEHOLD:
        return np.arange(population.home_count, dtype=np.int64)
    homes = _homes(population)
    return homes[population.ties.carer] if kind == tree.CARE else homes


def _eased(rules: RuleSet, rights: Sequence[str], day: dt.date) -> RuleSet:
    """Return the rules with every limit of these rights a little higher."""
    parameters = rules.parameters
    values = [(name, parameters.value_on(name, day)) for name in sorted(_limits(rules, rights))]
    money = [(name, cents) for name, cents in values if is_money(parameters[name].unit)]
    for name, cents in [(name, one) for name, one in money if isinstance(one, int)]:
        parameters = parameters.changed(name, cents + NEAR_CENTS, day)
    return rules.with_parameters(parameters)


def _limits(rules: RuleSet, rights: Sequence[str]) -> set[str]:
    """Return the first parameter of each limit: raising one term raises the whole limit."""
    found = set()
    for right in rights:
        for node in conditions_of(rules.rights[right]) if right in rules.rights else ():
            if node.limit is not None:
                found |= set(_base(node.limit))
    return found


def _base(limit: tree.Node) -> list[str]:
    if isinstance(limit, tree.Param):
        return [limit.name]
    if isinstance(limit, tree.If):
        return _base(limit.then) + _base(limit.other)
    parts = limit.parts()
    return _base(parts[0]) if parts else []
