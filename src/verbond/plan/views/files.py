"""Tables as files: the same rows as on the page."""

import csv
import io

from django.http import HttpResponse

from verbond.plan.core.picture.table import ShownTable, file_rows

_FORMULA = ("=", "+", "@", "\t", "\r", "\n")


def csv_file(table: ShownTable) -> HttpResponse:
    """Answer with a table as CSV: UTF-8, comma, decimal point, names in English."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    for row in file_rows(table):
        writer.writerow([_guarded(cell) for cell in row])
    response = HttpResponse(out.getvalue(), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{table.name}.csv"'
    return response


def _guarded(cell: str) -> str:
    """Keep a spreadsheet from running a text as a formula; amounts stay amounts."""
    is_text = not cell.removeprefix("-").replace(".", "", 1).isdigit()
    return f"'{cell}" if cell.startswith((*_FORMULA, "-")) and is_text and cell else cell
