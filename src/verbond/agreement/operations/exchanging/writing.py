"""Write the sheet of all promises, one line at a time."""

import csv
import io
from collections.abc import Iterable, Iterator
from datetime import date

from verbond.agreement.models import Agreement, Annotation, Commitment
from verbond.agreement.models.annotation import What
from verbond.agreement.models.evidence import State
from verbond.agreement.operations.exchanging.columns import COLUMNS, guarded
from verbond.agreement.operations.wishing.versions import Known, known_of

MARK = "\ufeff"  # so that a spreadsheet reads it as UTF-8
DELIMITER = ";"  # what a spreadsheet set to Dutch opens as columns


def write_sheet(agreement: Agreement, today: date) -> Iterator[str]:
    """Give the sheet of all promises of an agreement as they are on a day."""
    rows = list(_promises(agreement))
    known = known_of([unit.pk for unit in rows])
    newest = _newest(agreement)
    yield MARK + _line(COLUMNS)
    for unit in rows:
        yield _line(_cells(unit, known[unit.pk], newest.get(unit.pk), today))


def _promises(agreement: Agreement) -> Iterable[Commitment]:
    rows = Commitment.objects.promises().filter(agreement=agreement)
    return rows.select_related("chapter", "standing").order_by("position")


def _newest(agreement: Agreement) -> dict[int, tuple[date, str]]:
    ties = Annotation.objects.confirmed().filter(
        commitment__agreement=agreement, what=What.EVIDENCE, evidence__withdrawn_at=None
    )
    found: dict[int, tuple[date, str]] = {}
    for pk, on, title in ties.values_list("commitment_id", "evidence__on", "evidence__title"):
        found[pk] = max(found.get(pk, (date.min, "")), (on, title))
    return found


def _cells(
    unit: Commitment, known: Known, newest: tuple[date, str] | None, today: date
) -> list[str]:
    standing = getattr(unit, "standing", None)
    on, title = newest or (None, "")
    cells = {
        "adres": unit.key,
        "regel": str(unit.first_line),
        "domein": unit.chapter.name if unit.chapter else "",
        "belofte": unit.text,
        "soort": unit.get_kind_display() if unit.kind else "",
        "status": str(State(known.state).label),
        "sinds": _day(standing.since if standing else None),
        "oud vanaf": _day(standing.stale_on if standing else None),
        "laatste bewijs": title,
        "laatste bewijs op": _day(on),
        "dienst": known.department,
        "verantwoordelijke": known.email,
        "versie": f"{known.status_mark}.{known.owner_mark}.{today:%Y%m%d}",
    }
    return [guarded(cells.get(column, "")) for column in COLUMNS]


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""


def _line(cells: Iterable[str]) -> str:
    line = io.StringIO(newline="")
    csv.writer(line, delimiter=DELIMITER, lineterminator="\r\n").writerow(cells)
    return line.getvalue()
