"""What is wrong, or worth knowing, in a plan: each finding with its code of the plan file."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from verbond.plan.core.balance import Figure, Year
from verbond.plan.core.money import Cents, for_people
from verbond.plan.core.plan_file import PlanFile, known
from verbond.plan.core.rules import PolicyFields, Rules, Threshold
from verbond.plan.core.tree_findings import (
    field_problem,
    nodes_without_goal,
)


class Severity(StrEnum):
    """How bad a finding is, in the words of the plan file."""

    FAULT = "fout"
    WARNING = "waarschuwing"
    NOTE = "info"


_ORDER = {one: place for place, one in enumerate(Severity)}


@dataclass(frozen=True, slots=True)
class Finding:
    """One finding; `amounts` are in cents, `extra` holds the other facts of its code."""

    code: str
    year: int | None
    severity: Severity
    text: str
    amounts: Mapping[str, Cents | None] = field(default_factory=dict)
    extra: Mapping[str, str] = field(default_factory=dict)


def findings_of(
    plan: PlanFile,
    rules: Rules,
    years: Mapping[int, Year],
    values: Mapping[str, Figure],
    fields: PolicyFields,
) -> tuple[Finding, ...]:
    """Return all findings, faults first, then by year and code."""
    found = [
        *_thresholds(plan, rules, years, values),
        *_missing_years(plan),
        *_totals(plan, years),
        *_opening(plan),
        *_unclear(plan),
        *_tree(plan),
        *_fields(plan, fields),
    ]
    return tuple(sorted(found, key=lambda one: (_ORDER[one.severity], one.year or 0, one.code)))


def _thresholds(
    plan: PlanFile, rules: Rules, years: Mapping[int, Year], values: Mapping[str, Figure]
) -> Iterator[Finding]:
    for threshold in rules.thresholds:
        over_years = [figures.get(threshold.figure) for figures in years.values()]
        for figure in (*over_years, values.get(threshold.figure)):
            if figure is not None and figure.value is not None and figure.value < 0:
                yield _below(plan, threshold, figure)


def _below(plan: PlanFile, threshold: Threshold, figure: Figure) -> Finding:
    binds = binding(plan, threshold, figure.year)
    when = f" in {figure.year}" if figure.year else ""
    why = "de norm is minstens 0" if binds else _why_it_does_not_bind(plan, threshold)
    return Finding(
        threshold.code,
        figure.year,
        Severity.FAULT if binds else Severity.NOTE,
        f"{figure.label}{when}: {for_people(figure.value)} euro; {why}",
    )


def _why_it_does_not_bind(plan: PlanFile, threshold: Threshold) -> str:
    if not threshold.is_norm:
        return "dit is een aanwijzing, geen norm"
    if plan.is_plan:
        return f"de norm geldt alleen in {plan.last_year}"
    return "een jaarrekening heeft geen norm"


def binding(plan: PlanFile, threshold: Threshold, year: int | None) -> bool:
    """Tell whether a threshold is a norm for this plan in this year; an account has no norm."""
    if not (threshold.is_norm and plan.is_plan):
        return False
    return not threshold.only_last_year or year == plan.last_year


def _missing_years(plan: PlanFile) -> Iterator[Finding]:
    for year in missing_years(plan):
        yield Finding(
            "JAAR_ONTBREEKT",
            year,
            Severity.FAULT,
            f"{year} ontbreekt in de periode {plan.first_year}-{plan.last_year}; vanaf dat jaar "
            "is niets te berekenen dat over de jaren heen optelt",
        )


def missing_years(plan: PlanFile) -> tuple[int, ...]:
    """Return the years of the period that the plan leaves out; none when it has no years at all."""
    return () if plan.years is None else tuple(y for y in plan.span if y not in plan.years)


def _totals(plan: PlanFile, years: Mapping[int, Year]) -> Iterator[Finding]:
    for year, stated in (plan.stated or {}).items():
        for name, amount in stated.items():
            figure = years.get(year, {}).get(name)
            said = known(amount)
            if figure is None or figure.value is None or said is None or said == figure.value:
                continue
            yield Finding(
                "TOTAAL_KLOPT_NIET",
                year,
                Severity.FAULT,
                f"{figure.label} {year}: opgegeven is {for_people(said)} euro, de berekening geeft "
                f"{for_people(figure.value)} euro",
                amounts={"opgegeven": said, "berekend": figure.value},
                extra={"veld": name},
            )


def _opening(plan: PlanFile) -> Iterator[Finding]:
    said, account = known(plan.opening), known(plan.opening_by_account)
    if said is not None and account is not None and said != account:
        yield Finding(
            "OPENING_WIJKT_AF",
            None,
            Severity.WARNING,
            f"het plan begint met {for_people(said)} euro, de laatste jaarrekening eindigt met "
            f"{for_people(account)} euro",
            amounts={"opgegeven": said, "rekening": account},
        )


def _unclear(plan: PlanFile) -> Iterator[Finding]:
    for path, year, amount in plan.unclear():
        yield Finding(
            "GETAL_DUBBELZINNIG",
            year,
            Severity.FAULT,
            f"{path}: '{amount.text}' is op twee manieren te lezen; schrijf 990000 of 990,00",
        )


def _tree(plan: PlanFile) -> Iterator[Finding]:
    for text in nodes_without_goal(plan):
        yield Finding("DOELSTELLING_ONTBREEKT", None, Severity.FAULT, text)


def _fields(plan: PlanFile, fields: PolicyFields) -> Iterator[Finding]:
    for action in plan.actions or ():
        problem = field_problem(action.policy_field, fields)
        if problem is None:
            continue
        extra = {"voorstel": problem.proposal} if problem.proposal else {}
        severity = Severity.FAULT if problem.is_fault else Severity.WARNING
        text = f"actie {action.code}: {problem.text}"
        yield Finding(problem.code, None, severity, text, extra=extra)
