"""The outcome of a check for programs (the shape of the plan file) and for people (Dutch)."""

from collections.abc import Iterator
from typing import Any

from verbond.plan.core.balance import Figure, explanation
from verbond.plan.core.check import Checked
from verbond.plan.core.errors import PlanUnreadable
from verbond.plan.core.findings import Finding, Severity
from verbond.plan.core.money import for_people, for_programs
from verbond.plan.core.words import FIGURES

_HEADS = {Severity.FAULT: "FOUT", Severity.WARNING: "LET OP", Severity.NOTE: "INFO"}
MOST_SHOWN = 200


def as_json(checked: Checked) -> dict[str, Any]:
    """Return the answer as plain values; unknown is None, part of a euro a decimal text."""
    return {
        "soort": checked.plan.sort,
        "bbc_versie": checked.plan.rules,
        "plan_in_evenwicht": checked.is_balanced,
        "per_jaar": {
            str(year): {name: for_programs(figures[name].value) for name in FIGURES}
            for year, figures in checked.years.items()
        },
        "waarden": {name: for_programs(one.value) for name, one in checked.values.items()},
        "bevindingen": [_finding(one) for one in checked.findings],
    }


def as_text(checked: Checked) -> str:
    """Return the answer as text: the findings first, then a table of the years."""
    return "\n".join(
        [*_summary(checked), "", *_findings(checked), *_table(checked), *_values(checked), ""]
    )


def explained(checked: Checked, name: str, year: int | None) -> str:
    """Return how a figure of a year, or a value over entities, was made, line by line.

    Raises `PlanUnreadable` for a figure or year that is not there.
    """
    figure = _wanted(checked, name, year)
    return "\n".join("  " * depth + text for depth, text in explanation(figure)) + "\n"


def _wanted(checked: Checked, name: str, year: int | None) -> Figure:
    figures = checked.values if year is None else checked.years.get(year)
    if figures is None:
        allowed = ", ".join(map(str, checked.years)) or "geen enkel jaar"
        raise PlanUnreadable("no_year", f"het jaar {year} is er niet; er is {allowed}")
    if name not in figures:
        raise PlanUnreadable("no_figure", f"{name!r} is er niet; kies uit {', '.join(figures)}")
    return figures[name]


def _finding(one: Finding) -> dict[str, Any]:
    return {
        "code": one.code,
        "jaar": one.year,
        "ernst": one.severity.value,
        "tekst": one.text,
        **one.extra,
        **{name: for_programs(cents) for name, cents in one.amounts.items()},
    }


def _summary(checked: Checked) -> Iterator[str]:
    plan, rules = checked.plan, checked.rules
    yield f"{plan.sort.capitalize()} {plan.first_year}-{plan.last_year}, {rules.name}"
    if not rules.first_year <= plan.first_year <= rules.last_year:
        yield f"Let op: {rules.name} is voor plannen van {rules.first_year} tot {rules.last_year}."
    verdicts = {
        True: "Het plan is in evenwicht: beide normen zijn gehaald.",
        False: "Het plan is NIET in evenwicht.",
        None: "Of het plan in evenwicht is, kunnen we niet zeggen: er ontbreekt iets.",
    }
    is_account = "Een jaarrekening heeft geen norm voor het evenwicht."
    yield verdicts[checked.is_balanced] if plan.is_plan else is_account


def _findings(checked: Checked) -> Iterator[str]:
    if not checked.findings:
        yield "Geen bevindingen."
    for one in checked.findings[:MOST_SHOWN]:
        yield f"{_HEADS[one.severity]:<7} {one.code}: {one.text}"
    rest = len(checked.findings) - MOST_SHOWN
    if rest > 0:
        yield f"… en nog {rest} bevindingen; `--format json` toont ze allemaal"


def _table(checked: Checked) -> Iterator[str]:
    if not checked.years:
        return
    years = list(checked.years.values())
    heads = [str(year) for year in checked.years]
    rows = [
        (years[0][name].label, [for_people(figures[name].value) for figures in years])
        for name in FIGURES
    ]
    first = max(len(label) for label, _ in rows)
    width = max(len(cell) for _, cells in [*rows, ("", heads)] for cell in cells)
    yield ""
    for label, cells in [("In euro", heads), *rows]:
        yield "  ".join([f"{label:<{first}}", *(f"{cell:>{width}}" for cell in cells)])


def _values(checked: Checked) -> Iterator[str]:
    if checked.plan.entities is None:
        return
    yield ""
    for figure in checked.values.values():
        yield f"{figure.label}: {for_people(figure.value)}"
