"""An export of the Agency's figures as sums per policy field of one municipality."""

from collections.abc import Mapping

from verbond.plan.core.abb.figure import Export
from verbond.plan.core.abb.reading import NOTHING, read_export
from verbond.plan.exchange.domains import DomainRow
from verbond.plan.exchange.faults import Faults
from verbond.plan.exchange.reading import Reading


def read_bi_file(content: bytes, name: str, facts: Mapping[str, object]) -> Reading:
    """Read the amounts of one municipality (`facts["gemeente"]`, a NIS code) by policy field.

    Years outside the plan of a report are left out: the next plan holds them too. What was not
    used is told as warnings. Raises `ExportUnreadable` and `TableUnreadable`.
    """
    export = read_export(content, name=name, wish=NOTHING)
    wanted = str(facts.get("gemeente", ""))
    faults = Faults()
    rows = _rows(export, wanted)
    if not rows:
        known = sorted({one.nis for one in export.figures if one.policy_field})
        faults.add(0, "NIS-code", "bi_nothing", wanted, known[:20])
    for one in export.rejected:
        faults.warn(one.row, str(one.column), "bi_left_out", one.cell, one.reason)
    return Reading(
        sheet=None,
        faults=tuple(faults.found),
        warnings=tuple(faults.warnings),
        fault_count=faults.count,
        warning_count=faults.warned,
        rows=len(export.figures),
        domains=rows or None,
    )


def _rows(export: Export, municipality: str) -> tuple[DomainRow, ...]:
    sums = export.cents_by_field()
    return tuple(
        DomainRow(
            municipality=nis,
            report_year=report_year,
            # The second digit of a policy field is its domain.
            domain=policy_field[1],
            policy_field=policy_field,
            cents=cents,
        )
        for (nis, report_year, policy_field), cents in sorted(sums.items())
        if nis == municipality and policy_field
    )
