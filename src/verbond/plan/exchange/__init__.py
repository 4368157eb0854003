"""Our own shape of a plan: one sheet, in and out without loss. Pure: no database, no clock."""

from verbond.plan.exchange.domains import DomainRow
from verbond.plan.exchange.reading import Reading, read_sheet_file
from verbond.plan.exchange.shape import (
    FigureRow,
    LineRow,
    NodeRow,
    PlanFacts,
    Sheet,
    VersionFacts,
)
from verbond.plan.exchange.writing import as_csv, as_xlsx

__all__ = [
    "DomainRow",
    "FigureRow",
    "LineRow",
    "NodeRow",
    "PlanFacts",
    "Reading",
    "Sheet",
    "VersionFacts",
    "as_csv",
    "as_xlsx",
    "read_sheet_file",
]
