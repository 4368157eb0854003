"""A version as the plan file that anybody can recount, and its balance with how it was made."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from verbond.plan.core.balance import Parts, explanation
from verbond.plan.core.check import Checked, check_plan
from verbond.plan.core.lines import flows_of, parts_of, sum_lines
from verbond.plan.core.plan_file import Amounts, Node, PlanFile
from verbond.plan.core.rules import rules_of
from verbond.plan.core.words import ACCOUNT, BESIDE_OF, FLOWS, PLAN
from verbond.plan.models import Entity, Line, Version, YearFigure
from verbond.plan.models import Node as NodeRow
from verbond.plan.queries.cards import PlanCard, VersionCard

# City and OCMW share one plan; the AGB has its own and is added in the consolidated view alone.
SHARED = (Entity.CITY.value, Entity.OCMW.value, Entity.JOINT.value)
_ENTITIES = {"gemeente": Entity.CITY, "ocmw": Entity.OCMW, "agb": Entity.AGB}


@dataclass(frozen=True, slots=True)
class BalanceCard:
    """The balance of one version: `checked` holds figures, norms and findings."""

    plan: PlanCard
    version: VersionCard
    checked: Checked

    def explain(self, name: str, year: int | None) -> tuple[tuple[int, str], ...]:
        """Return depth and text of how a figure was made; () when there is no such figure."""
        figures = self.checked.values if year is None else self.checked.years.get(year, {})
        found = figures.get(name)
        return tuple(explanation(found)) if found else ()


def balance(plan: PlanCard, version: VersionCard) -> BalanceCard:
    """Check a version of a plan by the rule set that it names; amounts in cents."""
    file, parts = plan_file(plan, version)
    return BalanceCard(plan, version, check_plan(file, parts=parts))


def plan_file(plan: PlanCard, version: VersionCard) -> tuple[PlanFile, Parts]:
    """Return a version as a plan file, with what each entity adds to each amount."""
    stage = Line.Stage.ESTIMATE if version.is_plan else Line.Stage.BOOKED
    rows = Line.objects.filter(version=version.pk, stage=stage).order_by()
    sums = sum_lines(
        rows.values_list("entity", "year", "kind", "side", "stage", "cents").iterator(2000)
    )
    figures = list(YearFigure.objects.filter(version=version.pk))
    booked_years = [group[1] for group in sums] or list(plan.years)
    years = plan.years if version.is_plan else range(min(booked_years), max(booked_years) + 1)
    flows = flows_of(sums, entities=SHARED, stage=stage, years=years)
    labels = {entity.value: str(entity.label) for entity in Entity}
    row = Version.objects.get(pk=version.pk)
    goals, action_plans, actions = _tree(version)
    file = PlanFile(
        sort=PLAN if version.is_plan else ACCOUNT,
        rules=rules_of(plan.rules).version,
        first_year=min(years),
        last_year=max(years),
        opening=row.opening_cents,
        years={year: {**amounts, **_beside(figures, year)} for year, amounts in flows.items()},
        stated={int(year): dict(totals) for year, totals in row.stated.items()} or None,
        entities=_entities(sums, figures, stage, max(years)),
        goals=goals,
        action_plans=action_plans,
        actions=actions,
    )
    return file, parts_of(sums, labels=labels, entities=SHARED, stage=stage)


def _beside(figures: Iterable[YearFigure], year: int, entities: Iterable[str] = SHARED) -> Amounts:
    """Add up what no line holds; what nobody gave is left out, for it is not 0."""
    found: dict[str, int] = {}
    for one in figures:
        if one.year == year and one.entity in entities:
            name = BESIDE_OF[one.what]
            found[name] = found.get(name, 0) + one.cents
    return found


def _entities(
    sums: Mapping[tuple[str, int, str, str, str], int],
    figures: Iterable[YearFigure],
    stage: str,
    year: int,
) -> Mapping[str, Amounts] | None:
    """Return what each entity adds to the self-financing margin of the last year."""
    found: dict[str, Amounts] = {}
    for name, entity in _ENTITIES.items():
        flows = flows_of(sums, entities=[entity], stage=stage, years=[year]).get(year)
        beside = _beside(figures, year, [entity])
        amounts: dict[str, int] = {}
        if flows is not None:
            receipts, expenses = flows[FLOWS[0]], flows[FLOWS[1]]
            amounts["exploitatiesaldo"] = receipts - expenses
        repayments, recoveries = (
            beside.get(BESIDE_OF[one]) for one in ("repayments", "recoveries")
        )
        if isinstance(repayments, int) and isinstance(recoveries, int):
            amounts["netto_periodieke_aflossingen"] = repayments - recoveries
        if amounts:
            found[name] = amounts
    return found or None


def _tree(version: VersionCard) -> list[tuple[Node, ...] | None]:
    rows = NodeRow.objects.filter(version=version.pk).select_related("parent").order_by("code")
    found: dict[str, list[Node]] = {level: [] for level in NodeRow.Level.values}
    for row in rows:
        is_action = row.level == NodeRow.Level.ACTION
        found[row.level].append(
            Node(
                code=row.code,
                name=row.name,
                parent=row.parent.code if row.parent else None,
                policy_field=row.policy_field if is_action else None,
                is_priority=row.is_priority if is_action else None,
            )
        )
    return [tuple(nodes) or None for nodes in found.values()]
