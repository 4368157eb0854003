"""From lines of the plan to the amounts of a year: exact sums of as many lines as there are."""

from collections.abc import Collection, Iterable, Mapping

from verbond.plan.core.balance import Part, Parts
from verbond.plan.core.words import FLOW_OF, FLOWS

# Entity, year, kind, side and stage, as the room's tables name them.
type Group = tuple[str, int, str, str, str]
type Sums = dict[Group, int]
type LineRow = tuple[str, int, str, str, str, int]


def sum_lines(lines: Iterable[LineRow]) -> Sums:
    """Add up the cents of lines (entity, year, kind, side, stage, cents) per group.

    Integers of any size; the order of the lines makes no difference.

    >>> sum_lines([("city", 2026, "investment", "expenses", "estimate", 5)] * 2)
    {('city', 2026, 'investment', 'expenses', 'estimate'): 10}
    """
    sums: Sums = {}
    get = sums.get
    for entity, year, kind, side, stage, cents in lines:
        group = (entity, year, kind, side, stage)
        sums[group] = get(group, 0) + cents
    return sums


def flows_of(
    sums: Mapping[Group, int], *, entities: Collection[str], stage: str, years: Iterable[int]
) -> dict[int, dict[str, int]]:
    """Return receipts and expenses of each year, under the words of a plan file.

    A year with lines holds all six flows, those without a line as 0; a year without any line is
    left out, for it is missing and not empty.
    """
    found: dict[int, dict[str, int]] = {}
    wanted = frozenset(years)
    for (entity, year, kind, side, of_stage), cents in sums.items():
        if entity in entities and of_stage == stage and year in wanted:
            flows = found.setdefault(year, dict.fromkeys(FLOWS, 0))
            flows[FLOW_OF[kind, side]] += cents
    return dict(sorted(found.items()))


def parts_of(
    sums: Mapping[Group, int], *, labels: Mapping[str, str], entities: Collection[str], stage: str
) -> Parts:
    """Return per year and flow what each entity adds, so that a figure explains itself."""
    found: dict[tuple[int, str], list[Part]] = {}
    for (entity, year, kind, side, of_stage), cents in sorted(sums.items()):
        if entity in entities and of_stage == stage:
            part = Part(labels.get(entity, entity), cents)
            found.setdefault((year, FLOW_OF[kind, side]), []).append(part)
    return {key: tuple(parts) for key, parts in found.items()}
