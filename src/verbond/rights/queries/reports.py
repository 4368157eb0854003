"""Reports that an outcome is wrong, for who sent one and for who keeps the rules."""

from dataclasses import dataclass

from verbond.rights.core.checking.codes import LETTERS
from verbond.rights.loading import shipped_rules
from verbond.rights.models.checking import RuleReport


@dataclass(frozen=True, slots=True)
class Row:
    """A report with the name of its right."""

    report: RuleReport
    name: str


def report_of(typed: str) -> RuleReport | None:
    """Return the report with a number, as somebody typed it."""
    number = "".join(one for one in typed.upper() if one in LETTERS)
    return RuleReport.objects.filter(number=number).first() if number else None


def report_rows(*, open_ones: bool) -> list[Row]:
    """Return reports that wait for an answer, oldest first; or the answered ones, newest first."""
    rows = RuleReport.objects.all()
    new = RuleReport.State.NEW
    found = rows.filter(state=new).order_by("sent_at") if open_ones else rows.exclude(
        state=new
    ).order_by("-decided_at")  # fmt: skip
    return [Row(one, name_of(one.right)) for one in found[:200]]


def name_of(right: str) -> str:
    """Return the name of a right; its id when it is no longer in the catalogue."""
    row = shipped_rules().catalogue.get(right)
    return row.name if row else right
