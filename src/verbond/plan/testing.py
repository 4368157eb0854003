"""A small fictitious plan for tests of this and higher rooms."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from verbond.plan.exchange import (
    FigureRow,
    LineRow,
    NodeRow,
    PlanFacts,
    Sheet,
    VersionFacts,
)

PLAN = PlanFacts(
    slug="plan-fictief",
    title="Meerjarenplan 2026-2027 (fictief)",
    rules="bbc-3.0",
    first_year=2026,
    last_year=2027,
    fictitious=True,
    source="Verzonnen voor een test (fictief).",
)
ORIGINAL = VersionFacts(1, "original", "Oorspronkelijk plan (fictief)", date(2025, 12, 15), 0)
FOLLOW_UP = VersionFacts(2, "follow-up", "Opvolging tot februari (fictief)", date(2026, 2, 28))
NODES = (
    NodeRow("goal", "g1", "BD1", "", "Een groene stad (fictief)"),
    NodeRow("action-plan", "p1", "AP1", "BD1", "Meer bomen (fictief)"),
    NodeRow(
        "action", "a1", "A1", "AP1", "Bomen planten langs de Dorpsstraat (fictief)",
        is_priority=True, entity="city", policy_field="0340", report_codes=("SDG-15",),
    ),
    NodeRow(
        "action", "a2", "A2", "AP1", "Een nieuw dak voor het archief (fictief)",
        entity="ocmw", policy_field="0113",
    ),
)  # fmt: skip


def line(action: str, year: int, cents: int, **other: Any) -> LineRow:
    """Make an amount: an estimated expense of exploitation of the city, unless said otherwise."""
    facts: dict[str, Any] = {
        "entity": "city", "policy_field": "", "kind": "exploitation", "side": "expenses",
        "stage": "estimate", "account": "",
    } | other  # fmt: skip
    marks = "/".join(str(value) for value in facts.values())
    name = f"{action or '-'}/{year}/{marks}"
    return LineRow(external_id=name, action=action, year=year, cents=cents, **facts)


LINES = (
    line("A1", 2026, 1_000_00, kind="investment"),
    line("A1", 2027, 500_50, kind="investment"),
    line("A2", 2026, 200_00, entity="ocmw"),
    line("", 2026, 2_000_00),
    line("", 2026, 4_000_00, side="receipts"),
    line("", 2027, 2_000_00, side="receipts"),
)
FIGURES = tuple(
    FigureRow("city", year, what, 0)
    for year in (2026, 2027)
    for what in ("repayments", "recoveries", "unavailable", "debt")
)


def sheet_with(**changes: Any) -> Sheet:
    """Make the small plan, with some of its parts replaced."""
    whole = Sheet(PLAN, ORIGINAL, NODES, LINES, FIGURES, {})
    return replace(whole, **changes)


def follow_up_with(booked: Mapping[str, int], *, year: int = 2026, **facts: Any) -> Sheet:
    """Make a follow-up with what was booked on each action in a year."""
    lines = tuple(line(code, year, cents, stage="booked") for code, cents in booked.items())
    return Sheet(PLAN, replace(FOLLOW_UP, **facts), NODES, lines, (), {})


def small_agreement() -> None:
    """Import the small fictitious agreement that plans of tests are tied to."""
    from verbond.agreement.testing import make_agreement

    make_agreement()
