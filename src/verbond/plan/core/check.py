"""Check a plan or an account: its balance, its norms, and all that is wrong with it."""

from collections.abc import Mapping
from dataclasses import dataclass

from verbond.plan.core.balance import Figure, Parts, Year, balance_of, entity_values_of
from verbond.plan.core.findings import Finding, Severity, binding, findings_of, missing_years
from verbond.plan.core.plan_file import PlanFile
from verbond.plan.core.rules import PolicyFields, Rules, policy_fields, rules_of


@dataclass(frozen=True, slots=True)
class Checked:
    """The outcome of a check, with the plan and the rule set that made it."""

    plan: PlanFile
    rules: Rules
    years: Mapping[int, Year]
    values: Mapping[str, Figure]
    is_balanced: bool | None
    findings: tuple[Finding, ...]

    @property
    def has_fault(self) -> bool:
        return any(one.severity is Severity.FAULT for one in self.findings)


def check_plan(
    plan: PlanFile,
    *,
    rules: Rules | None = None,
    fields: PolicyFields | None = None,
    parts: Parts | None = None,
) -> Checked:
    """Check a plan against the rule set that it names, or another one.

    BVR 30/03/2018 as read at lokaalbestuur.vlaanderen.be: an available result of at least 0 in
    each year, a self-financing margin of at least 0 in the last year. Raises `PlanUnreadable` for
    a rule set that does not exist.
    """
    wanted = rules or rules_of(plan.rules)
    years = balance_of(plan, wanted, parts)
    values = entity_values_of(plan, wanted)
    findings = findings_of(plan, wanted, years, values, fields or policy_fields())
    return Checked(plan, wanted, years, values, _is_balanced(plan, wanted, years), findings)


def _is_balanced(plan: PlanFile, rules: Rules, years: Mapping[int, Year]) -> bool | None:
    """Look at the norms alone; None for an account, a missing year or an unknown figure."""
    if not plan.is_plan or not years or missing_years(plan):
        return None
    values = [
        figures[threshold.figure].value
        for threshold in rules.thresholds
        for year, figures in years.items()
        if binding(plan, threshold, year)
    ]
    if None in values:
        return None
    return all(value is not None and value >= 0 for value in values)
