"""What an export holds: amounts per municipality, plan, year and policy field or account."""

from collections.abc import Mapping
from dataclasses import dataclass

# The words of the export, as it heads its rows or columns.
NIS, REPORT_KIND, REPORT_YEAR, YEAR = "NIS-code", "Type rapport", "Rapportjaar", "Boekjaar"
DOMAIN, SUBDOMAIN, FIELD = "BV_domein", "BV_subdomein", "Beleidsveld"
LEVELS, ACCOUNT = ("Niveau 1", "Niveau 2", "Niveau 3"), "Alg. rekening"
BODY = "Bestuur"
LABELS = (REPORT_KIND, REPORT_YEAR, YEAR, DOMAIN, SUBDOMAIN, FIELD, *LEVELS, ACCOUNT, BODY)
EXPENSE = "Uitgave"


@dataclass(frozen=True, slots=True)
class AbbFigure:
    """One amount of an export; `policy_field` or `account` is "" in the other kind of export.

    `is_outside_plan` marks a year outside the years of its plan, which another plan holds too:
    adding both counts twice. `merged_from` is the code of a municipality that is now part of `nis`.
    """

    nis: str
    report_year: int
    year: int
    policy_field: str
    account: str
    cents: int
    row: int
    column: int
    is_outside_plan: bool = False
    merged_from: str = ""


@dataclass(frozen=True, slots=True)
class Rejected:
    """A cell that was not used, with where it stands and why."""

    row: int
    column: int
    cell: str
    reason: str


@dataclass(frozen=True, slots=True)
class Export:
    """All that was read of one export, and all that was not."""

    figures: tuple[AbbFigure, ...]
    rejected: tuple[Rejected, ...]

    def cents_by_field(self) -> Mapping[tuple[str, int, str], int]:
        """Add up per municipality, plan and policy field, without the years outside the plan."""
        sums: dict[tuple[str, int, str], int] = {}
        for one in self.figures:
            if not one.is_outside_plan:
                key = (one.nis, one.report_year, one.policy_field)
                sums[key] = sums.get(key, 0) + one.cents
        return sums
