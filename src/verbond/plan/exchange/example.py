"""A small example of our own shape: every kind of row once, and it balances."""

from datetime import date

from verbond.plan.exchange.shape import (
    FigureRow,
    LineRow,
    NodeRow,
    PlanFacts,
    Sheet,
    VersionFacts,
)

_YEARS = (2026, 2027)


def example_sheet() -> Sheet:
    """Return a fictitious plan of two years with one action."""
    return Sheet(
        plan=PlanFacts(
            slug="voorbeeld",
            title="Meerjarenplan 2026-2027 (fictief voorbeeld)",
            rules="bbc-3.0",
            first_year=_YEARS[0],
            last_year=_YEARS[-1],
            fictitious=True,
            source="Vul hier in waar het plan te vinden is (fictief).",
        ),
        version=VersionFacts(
            number=1,
            kind="original",
            name="Oorspronkelijk plan (fictief)",
            on=date(2025, 12, 15),
            opening_cents=1_000_000_00,
            source="Besluit van de gemeenteraad (fictief)",
            grade="fictief",
            fictitious=True,
        ),
        nodes=(
            NodeRow("goal", "BD1", "BD1", "", "Een groene stad (fictief)"),
            NodeRow("action-plan", "AP1", "AP1", "BD1", "Meer bomen (fictief)"),
            NodeRow(
                "action", "A1", "A1", "AP1", "Laanbomen planten (fictief)", is_priority=True,
                entity="city", policy_field="0340", responsible="dienst groen (fictief)",
                report_codes=("SDG-15",),
            ),
        ),
        lines=tuple(line for year in _YEARS for line in _lines(year)),
        figures=tuple(
            FigureRow("city", year, what, cents)
            for year in _YEARS
            for what, cents in (
                ("repayments", 100_000_00), ("recoveries", 0), ("unavailable", 0),
                ("debt", 2_000_000_00),
            )
        ),
        stated={},
    )  # fmt: skip


def _lines(year: int) -> tuple[LineRow, ...]:
    def line(name: str, action: str, kind: str, side: str, euro: int, note: str = "") -> LineRow:
        field = "0340" if action else "0020"
        return LineRow(
            f"{name}-{year}",
            action,
            "city",
            field,
            year,
            kind,
            side,
            "estimate",
            "",
            euro * 100,
            note,
        )

    return (
        line("bomen", "A1", "investment", "expenses", 50_000),
        line("ontvangsten", "", "exploitation", "receipts", 900_000, "gewone werking (fictief)"),
        line("uitgaven", "", "exploitation", "expenses", 700_000, "gewone werking (fictief)"),
        line("aflossingen", "", "financing", "expenses", 100_000, "aflossingen (fictief)"),
    )
