"""The least that rights need: which columns, and not one more.

Derived from what is calculated (core/population/plan.py): what cannot count on the day or in the
variant is not there any more. So nobody can ask for a column because it may come in handy.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Sequence

from verbond.rights.core import tree
from verbond.rights.core.circles import AT_HOME
from verbond.rights.core.errors import CaseError
from verbond.rights.core.population.evaluating import plan_for
from verbond.rights.core.population.plan import Plan
from verbond.rights.core.population.rewriting import Since
from verbond.rights.core.ruleset import RuleSet

PERSON = "person"
# How persons stand to each other: not facts of the vocabulary.
STRUCTURE = (
    PERSON, "household", "partner", "partner_form", "parent_1", "parent_2", "holder", "cares_for",
)  # fmt: skip
BOUNDS = (".min", ".max")
# "The latest assessment" is that of one of so many years before the year of evaluation.
LATEST_YEARS = 3
_COUPLE, _MARRIED = ("partner",), ("partner", "partner_form")
_PARENTS = ("parent_1", "parent_2")
_OF_CIRCLE = {
    "partner_thuis": _COUPLE,
    "kinderen_thuis": (*_COUPLE, *_PARENTS),
    "ouders_kinderen_thuis": _PARENTS,
    "onderhoudsplichtigen_thuis": (*_MARRIED, *_PARENTS),
    "buiten_rechte_lijn_thuis": (*_MARRIED, *_PARENTS),
    "partner": _COUPLE,
    "echtgenoot": _MARRIED,
    "vt_gezin": (*_COUPLE, "holder"),
}


def columns_needed(
    rules: RuleSet, rights: Sequence[str], day: dt.date, variant: str = "geldend"
) -> frozenset[str]:
    """Return the columns that some rights need on a day, as a table names them.

    Facts are `name` or `name.year`; a table may give the bounds of one as `name.min` and
    `name.max`. Judgements are not among them: an officer gives those, never a table.
    Raises `CaseError` for a right or a variant that does not exist.
    """
    found = of_plan(plan_for(rules, day, variant=variant, rights=rights))
    return frozenset(name for name in found if not _is_judgement(name, rules))


def _is_judgement(column: str, rules: RuleSet) -> bool:
    """Say whether only a named officer may fill a fact: never a table."""
    kind = rules.vocabulary.get(column.partition(".")[0])
    return kind is not None and kind.is_judgement


def of_plan(plan: Plan) -> frozenset[str]:
    """Return the columns that a plan reads."""
    found = {PERSON}
    for right in plan.rights:
        if right.subject == tree.HOUSEHOLD:
            found.add("household")
        if right.subject == tree.CARE:
            found.add("cares_for")
    for node in tree.walk(*plan.roots()):
        found.update(_of_node(node, plan.day.year))
    return frozenset(found)


def _of_node(node: tree.Node, year: int) -> Iterator[str]:
    if isinstance(node, tree.Fact | Since):
        yield node.name
    if isinstance(node, tree.Latest):
        years = node.years or tuple(year - back for back in range(1, LATEST_YEARS + 1))
        yield from (f"{node.name}.{one}" for one in years)
    if isinstance(node, tree.At) and node.link == "home":
        yield "household"
    if isinstance(node, tree.Over):
        yield from _OF_CIRCLE.get(node.circle, ())
        if node.circle in AT_HOME:
            yield "household"


def fact_of(column: str) -> str:
    """Return the fact, with its year, of a column that may be a bound.

    >>> fact_of("taxable_income.2023.max")
    'taxable_income.2023'
    """
    for bound in BOUNDS:
        column = column.removesuffix(bound)
    return column


def refuse_more(columns: Iterable[str], needed: frozenset[str]) -> None:
    """Refuse columns that are not needed, by name."""
    more = [name for name in columns if fact_of(name) not in needed]
    if more:
        shown = ", ".join(repr(name[:60]) for name in more[:10])
        raise CaseError(
            "column",
            f"These columns are not needed, so they may not be there: {shown}. "
            f"Needed are {', '.join(sorted(needed))}.",
        )
