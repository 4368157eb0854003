"""All proposals of a round as a table for staff, in CSV and XLSX; no cell runs as a formula."""

import csv
import io
from collections.abc import Iterator

from django.db.models import Count, Q

from verbond.budgets.core.proposing.cells import safe_cell
from verbond.budgets.models import Proposal, Round

COLUMNS = (
    "nummer", "adres", "toestand", "titel", "samenvatting", "thema", "wijk", "soort indiener",
    "indiener", "atelier", "bedrag in euro", "ingediend op", "vragen", "beantwoord", "reacties",
)  # fmt: skip


def lines_of(row: Round) -> Iterator[list[object]]:
    """Give the header, then one line for each proposal, in one query."""
    yield list(COLUMNS)
    found = Proposal.objects.filter(round=row).annotate(
        asked=Count("assessments", distinct=True),
        answered=Count("assessments", filter=~Q(assessments__outcome="open"), distinct=True),
        said=Count("comments", distinct=True),
    )
    for one in found.order_by("number").iterator(chunk_size=500):
        counts = vars(one)
        yield [
            one.number,
            one.key,
            one.get_state_display(),
            one.title,
            one.summary,
            one.theme,
            one.place_code,
            one.get_proposer_kind_display(),
            one.proposer_name,
            "ja" if one.is_atelier else "nee",
            None if one.cost_cents is None else one.cost_cents / 100,
            one.submitted_at.date() if one.submitted_at else None,
            counts["asked"],
            counts["answered"],
            counts["said"],
        ]


def as_csv(row: Round) -> bytes:
    """Write the table with a semicolon, as Flemish spreadsheets read it."""
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    for line in lines_of(row):
        writer.writerow([safe_cell(_decimal(cell)) for cell in line])
    return out.getvalue().encode("utf-8-sig")


def as_xlsx(row: Round) -> bytes:
    """Write the table as a workbook; text stays text."""
    from openpyxl import Workbook
    from openpyxl.cell import WriteOnlyCell

    book = Workbook(write_only=True)
    sheet = book.create_sheet("voorstellen")
    for line in lines_of(row):
        cells = []
        for value in line:
            cell = WriteOnlyCell(sheet, value=_printable(safe_cell(value)))
            if isinstance(value, str):
                cell.data_type = "s"
            cells.append(cell)
        sheet.append(cells)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _decimal(value: object) -> object:
    return f"{value:.2f}".replace(".", ",") if isinstance(value, float) else value


def _printable(value: object) -> object:
    # The format knows no control characters; what people type was cleaned of them before.
    return value if value != "" else None
