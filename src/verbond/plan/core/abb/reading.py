"""Read an export of the Agency: every cell as text first, and nothing left out in silence."""

from collections.abc import Mapping
from dataclasses import dataclass

from verbond.kit.sheets.amounts import cents_of, looks_shorn, read_cents
from verbond.kit.sheets.errors import NumberUnclear
from verbond.kit.sheets.figures import DecimalSign, detect_decimal_sign, read_number
from verbond.kit.sheets.table import Layout, read_rows
from verbond.plan.core.abb.figure import (
    ACCOUNT,
    BODY,
    FIELD,
    REPORT_KIND,
    REPORT_YEAR,
    YEAR,
    AbbFigure,
    Export,
    Rejected,
)
from verbond.plan.core.abb.layout import Cell, cells_of, is_nis, nis_of
from verbond.plan.core.rules import PolicyFields, policy_fields
from verbond.plan.core.tree_findings import proposed_field

YEARS_OF_A_PLAN = 6
_TOTAL = ("total", "totaal")
_OCMW = "ocmw"


@dataclass(frozen=True, slots=True)
class Wish:
    """What a person says of an export.

    `mergers` gives the new code of a municipality from a plan year on: (old, from) → new. `decimal`
    settles how amounts such as 990.000 are meant when the file itself does not.
    """

    mergers: Mapping[tuple[str, int], str]
    decimal: DecimalSign | None = None
    report_year: int | None = None
    layout: Layout | None = None
    fields: PolicyFields | None = None


NOTHING = Wish(mergers={})


class _Unused(Exception):  # noqa: N818 - a cell that is left out is no error
    pass


def read_export(content: bytes, *, name: str, wish: Wish = NOTHING) -> Export:
    """Read an export from its bytes (CSV or XLSX), in cents, with every cell that was not used.

    The decimal sign is settled for the whole file: by `wish`, else by cells that can be read in
    one way. Raises `ExportUnreadable` and `TableUnreadable`.
    """
    rows = read_rows(content, name=name, layout=wish.layout)
    cells = [cell for cell in cells_of(rows, name=name) if cell.text.strip()]
    sign = wish.decimal or _sign(cells)
    figures: list[AbbFigure] = []
    rejected: list[Rejected] = []
    for cell in cells:
        try:
            figures.append(_figure(cell, sign, wish))
        except _Unused as unused:
            rejected.append(_rejected(cell, str(unused)))
    return _without_repeats(figures, rejected)


def _sign(cells: list[Cell]) -> DecimalSign | None:
    """Find the decimal sign of the file, None when each cell has to be clear by itself."""
    try:
        return detect_decimal_sign(
            # 990.0 may be 990.000 after a float: it proves no decimal point.
            cell.text
            for cell in cells
            if not looks_shorn(cell.text.strip().lstrip("-"))
        )
    except NumberUnclear:
        return None


def _figure(cell: Cell, sign: DecimalSign | None, wish: Wish) -> AbbFigure:
    _refuse_totals(cell)
    year = _year(cell, YEAR)
    report_year = wish.report_year or _year(cell, REPORT_YEAR)
    nis = nis_of(cell.nis)
    merged = _merged(nis, report_year, wish.mergers)
    return AbbFigure(
        nis=merged,
        report_year=report_year,
        year=year,
        policy_field=_field(cell, wish.fields or policy_fields()),
        account=cell.words.get(ACCOUNT, "").partition(" ")[0],
        cents=_cents(cell, sign),
        row=cell.row,
        column=cell.column,
        is_outside_plan=not report_year <= year < report_year + YEARS_OF_A_PLAN,
        merged_from=nis if merged != nis else "",
    )


def _refuse_totals(cell: Cell) -> None:
    words = [cell.nis, *cell.words.values()]
    if any(word.lower().startswith(_TOTAL) for word in words):
        raise _Unused("een totaal, dat de andere rijen al tellen")
    body = f"{cell.words.get(BODY, '')} {cell.words.get(REPORT_KIND, '')} {cell.nis}".lower()
    if _OCMW in body and "gemeente" not in body:
        raise _Unused("een rij van het OCMW, die in gemeente en OCMW samen al zit")
    if not is_nis(cell.nis):
        raise _Unused(f"{cell.nis[:40]!r} is geen code van een gemeente (vijf cijfers)")


def _year(cell: Cell, label: str) -> int:
    text = cell.words.get(label, "").removesuffix(".0")
    if len(text) == 4 and text.isascii() and text.isdecimal():
        return int(text)
    raise _Unused(f"{label} {text[:40]!r} is geen jaar")


def _field(cell: Cell, fields: PolicyFields) -> str:
    """Return the four digits before the name; a lost zero is told, never added in silence."""
    if FIELD not in cell.words:
        return ""
    code = cell.words[FIELD].partition(" ")[0].removesuffix(".0")
    if len(code) == 4 and code.isascii() and code.isdecimal() and code.startswith("0"):
        return code
    proposal = proposed_field(code, fields)
    hint = f"; een nul verloren? voorstel {proposal}" if proposal else ""
    raise _Unused(f"beleidsveld {code[:40]!r} is geen code van vier cijfers met 0 vooraan{hint}")


def _cents(cell: Cell, sign: DecimalSign | None) -> int:
    try:
        cents = read_cents(cell.text) if sign is None else cents_of(read_number(cell.text, sign))
    except NumberUnclear as unclear:
        raise _Unused(unclear.message) from unclear
    if cents <= 0:
        raise _Unused("een bedrag van 0 of minder: netto is er niets uitgegeven")
    return cents


def _merged(nis: str, report_year: int, mergers: Mapping[tuple[str, int], str]) -> str:
    for (old, first_year), new in mergers.items():
        if old == nis and report_year >= first_year:
            return new
    return nis


def _rejected(cell: Cell, reason: str) -> Rejected:
    return Rejected(cell.row, cell.column, cell.text[:80], reason)


def _without_repeats(figures: list[AbbFigure], rejected: list[Rejected]) -> Export:
    """Keep the first of two cells about the same: a second one would count double."""
    kept: dict[tuple[object, ...], AbbFigure] = {}
    for one in figures:
        key = (one.nis, one.merged_from, one.report_year, one.year, one.policy_field, one.account)
        if key in kept:
            first = kept[key]
            reason = f"hetzelfde als rij {first.row}, kolom {first.column}; dat zou dubbel tellen"
            rejected.append(Rejected(one.row, one.column, str(one.cents), reason))
        else:
            kept[key] = one
    in_order = sorted(rejected, key=lambda one: (one.row, one.column))
    return Export(tuple(kept.values()), tuple(in_order))
