"""What is different between two versions, and what was planned against what was booked."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from verbond.plan.models import Node
from verbond.plan.queries.cards import (
    NO_GOAL,
    Compared,
    ComparedYear,
    Difference,
    Differences,
    PlanCard,
    Sums,
    VersionCard,
)
from verbond.plan.queries.euros import Amount, added, added_by, amounts_of
from verbond.plan.queries.plans import booked_from, chosen
from verbond.plan.queries.tree import action_url, code_order

type Years = dict[int, int]


@dataclass(frozen=True, slots=True)
class _Side:
    """One version: its nodes by level and code, and the planned expenses of its actions."""

    nodes: Mapping[tuple[str, str], Node]
    euros: Mapping[str, Years]


def differences(plan: PlanCard, before: VersionCard, after: VersionCard) -> Differences:
    """Say what was added, went, got another name or place, and whose planned euros changed."""
    one, other = _side(before), _side(after)
    order = {level: place for place, level in enumerate(Node.Level.values)}
    keys = sorted({*one.nodes, *other.nodes}, key=lambda key: (order[key[0]], code_order(key[1])))
    rows = (_difference(plan, key, one, other) for key in keys)
    return Differences(
        plan=plan,
        before=before,
        after=after,
        rows=tuple(row for row in rows if row is not None),
        without_goal=_changed(one.euros.get(NO_GOAL, {}), other.euros.get(NO_GOAL, {})),
        total=_both(_total(one.euros.values()), _total(other.euros.values())),
    )


def _side(version: VersionCard) -> _Side:
    rows = Node.objects.filter(version=version.pk).select_related("parent")
    euros: dict[str, Years] = {}
    for amount in amounts_of(version, {}):
        if amount.stage == "estimate" and amount.side == "expenses":
            years = euros.setdefault(amount.code, {})
            years[amount.year] = years.get(amount.year, 0) + amount.cents
    return _Side({(row.level, row.code): row for row in rows}, euros)


def _difference(
    plan: PlanCard, key: tuple[str, str], one: _Side, other: _Side
) -> Difference | None:
    level, code = key
    old, new = one.nodes.get(key), other.nodes.get(key)
    is_action = level == Node.Level.ACTION
    before = one.euros.get(code, {}) if is_action and old else {}
    after = other.euros.get(code, {}) if is_action and new else {}
    years = _changed(before, after)
    what = _what(old, new, has_other_euros=bool(years))
    row = new or old
    if not what or row is None:
        return None
    return Difference(
        what=what,
        level=level,
        level_label=row.get_level_display(),
        code=code,
        name=row.name,
        name_before=old.name if old else "",
        parent=_parent(new),
        parent_before=_parent(old),
        url=action_url(plan.slug, code) if is_action and new else "",
        years=years,
        before=sum(before.values()),
        after=sum(after.values()),
    )


def _what(old: Node | None, new: Node | None, *, has_other_euros: bool) -> tuple[str, ...]:
    if old is None:
        return ("added",)
    if new is None:
        return ("gone",)
    found = {
        "renamed": old.name != new.name,
        "moved": _parent(old) != _parent(new),
        "euros": has_other_euros,
    }
    return tuple(name for name, is_so in found.items() if is_so)


def _parent(node: Node | None) -> str:
    return node.parent.code if node and node.parent else ""


def _both(before: Mapping[int, int], after: Mapping[int, int]) -> dict[int, tuple[int, int]]:
    years = sorted({*before, *after})
    return {year: (before.get(year, 0), after.get(year, 0)) for year in years}


def _changed(before: Mapping[int, int], after: Mapping[int, int]) -> dict[int, tuple[int, int]]:
    return {year: pair for year, pair in _both(before, after).items() if pair[0] != pair[1]}


def _total(all_years: Iterable[Mapping[int, int]]) -> Years:
    found: Years = {}
    for years in all_years:
        for year, cents in years.items():
            found[year] = found.get(year, 0) + cents
    return found


def compared(plan: PlanCard) -> Compared:
    """Set what the newest plan estimates beside what was booked, by year and by kind."""
    version, booked = chosen(plan, None), booked_from(plan)
    amounts = amounts_of(version, booked)
    by_year: dict[int, list[Amount]] = {year: [] for year in plan.years}
    for amount in amounts:
        by_year.setdefault(amount.year, []).append(amount)
    return Compared(
        plan=plan,
        version=version,
        years=tuple(
            ComparedYear(year, added(found), booked.get(year)) for year, found in by_year.items()
        ),
        by_kind={year: _kinds(found) for year, found in by_year.items()},
    )


def _kinds(amounts: Iterable[Amount]) -> Mapping[str, Sums]:
    return added_by(amounts, lambda one: one.kind)
