"""Read a sheet that comes back: what a clerk filled in, and what is wrong, row by row."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext, override

from verbond.agreement.errors import ExchangeRefused
from verbond.agreement.models.evidence import Shows
from verbond.agreement.operations.exchanging.columns import FILLED, NEEDED, VERSION, unguarded
from verbond.agreement.operations.wishing.cards import (
    Fault,
    Milestone,
    Ownership,
    Statement,
    Wish,
)
from verbond.kit.sheets.errors import TableUnreadable
from verbond.kit.sheets.table import Line, Table, read_table

MOST_BYTES = 12 * 1024 * 1024
MOST_ROWS = 20_000
LONGEST = {
    "dienst": 120, "verantwoordelijke": 254, "verklaring": 300, "verklaring door": 120,
    "mijlpaal": 200,
}  # fmt: skip
_DUTCH_DAY = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")
_VERSION = re.compile(r"([a-z-]+\.\d+)\.([0-9a-f]{10})\.(\d{8})")


@dataclass(frozen=True, slots=True)
class Sheet:
    """What a sheet asks, and what cannot be read in it."""

    wishes: tuple[Wish, ...]
    faults: tuple[Fault, ...]
    rows: int


def read_sheet(content: bytes, *, name: str) -> Sheet:
    """Read the wishes of a sheet. Raises `ExchangeRefused` when it is no such sheet at all."""
    if len(content) > MOST_BYTES:
        raise ExchangeRefused(
            "too_large",
            gettext("Dit bestand is te groot: hoogstens %(most)s MB.")
            % {"most": MOST_BYTES // 2**20},
        )
    table = _table(content, name)
    wishes, faults = [], []
    for line in table.lines:
        cells = {
            column: unguarded(cell)
            for column, cell in zip(_headings(table), line.cells, strict=False)
        }
        wish, found = _wish(line, cells)
        faults += found
        if wish is not None:
            wishes.append(wish)
    return Sheet(tuple(wishes), tuple(faults), len(table.lines))


def _table(content: bytes, name: str) -> Table:
    try:
        table = read_table(content, name=name)
    except TableUnreadable as problem:
        raise ExchangeRefused("unreadable", _unreadable(problem)) from problem
    missing = [column for column in NEEDED if column not in _headings(table)]
    if missing:
        raise ExchangeRefused(
            "columns",
            gettext(
                "In dit bestand ontbreekt de kolom %(missing)s. Haal het bestand hier op, vul het "
                "in en laat de kolommen staan."
            )
            % {"missing": ", ".join(f"“{column}”" for column in missing)},
        )
    if len(table.lines) > MOST_ROWS:
        raise ExchangeRefused(
            "too_long",
            gettext("Dit bestand heeft %(n)s rijen. Hoogstens %(most)s kunnen tegelijk.")
            % {"n": len(table.lines), "most": MOST_ROWS},
        )
    return table


def _headings(table: Table) -> tuple[str, ...]:
    return tuple(column.strip().lower() for column in table.header)


def _unreadable(problem: TableUnreadable) -> str:
    return {
        "empty": gettext("Dit bestand is leeg."),
        "too_large": gettext("Dit bestand is te groot."),
        "too_long": gettext("Dit bestand heeft te veel rijen."),
        "old_office": gettext("Dit is een oud Office-bestand. Bewaar het als CSV of XLSX."),
        "binary": gettext("Dit is geen tabel. Bewaar het als CSV (UTF-8) of XLSX."),
        "encoding": gettext("De letters van dit bestand zijn niet leesbaar. Bewaar het als UTF-8."),
    }.get(problem.code, gettext("Dit bestand is niet te lezen: %(why)s") % {"why": problem.message})


def _wish(line: Line, cells: Mapping[str, str]) -> tuple[Wish | None, list[Fault]]:
    filled = {column: cells.get(column, "") for column in FILLED}
    faults = [
        Fault(line.number, column, gettext("Hoogstens %(n)s tekens.") % {"n": most})
        for column, most in LONGEST.items()
        if len(filled[column]) > most
    ]
    if not cells["adres"]:
        return None, [Fault(line.number, "adres", gettext("Hier ontbreekt het adres."))]
    version = _VERSION.fullmatch(cells[VERSION])
    if version is None:
        wrong = gettext("Dit is niet wat hier stond. Laat deze kolom zoals ze is.")
        return None, [Fault(line.number, VERSION, wrong)]
    wish = Wish(
        row=line.number,
        key=cells["adres"],
        version=version[1],
        owner_version=version[2],
        made_on=version[3],
        owner=Ownership(filled["dienst"], filled["verantwoordelijke"].lower()),
        statement=_statement(line.number, filled, faults),
        milestone=_milestone(line.number, filled, faults),
    )
    return wish, faults


def _statement(row: int, filled: Mapping[str, str], faults: list[Fault]) -> Statement | None:
    fields = ("verklaring", "verklaring toont", "verklaring op", "verklaring door")
    if not any(filled[field] for field in fields):
        return None
    shows = _shows(filled["verklaring toont"])
    if shows is None:
        allowed = ", ".join(str(one.label) for one in Shows)
        faults.append(
            Fault(row, "verklaring toont", gettext("Kies uit: %(allowed)s.") % {"allowed": allowed})
        )
        return None
    if not filled["verklaring door"]:
        faults.append(Fault(row, "verklaring door", gettext("Schrijf wie dit zegt.")))
    return Statement(
        shows=shows,
        text=filled["verklaring"] or _in_dutch(Shows(shows)).capitalize(),
        on=_day(row, "verklaring op", filled, faults),
        said_by=filled["verklaring door"],
    )


def _shows(text: str) -> str | None:
    if not text:
        return Shows.RUNNING.value
    wanted = text.strip().rstrip(".").lower()
    for one in Shows:
        if wanted in {one.value, str(one.label).lower(), _in_dutch(one).lower()}:
            return one.value
    return None


def _in_dutch(shows: Shows) -> str:
    # The sheet is Dutch, whichever language its clerk reads the site in.
    with override("nl"):
        return str(shows.label)


def _milestone(row: int, filled: Mapping[str, str], faults: list[Fault]) -> Milestone | None:
    if filled["mijlpaal"]:
        return Milestone(filled["mijlpaal"], _day(row, "mijlpaal tegen", filled, faults))
    if filled["mijlpaal tegen"]:
        faults.append(Fault(row, "mijlpaal", gettext("Schrijf wat er dan klaar is.")))
    return None


def _day(row: int, column: str, filled: Mapping[str, str], faults: list[Fault]) -> date | None:
    text = filled[column]
    if not text:
        return None
    found = _DUTCH_DAY.fullmatch(text)
    try:
        if found:
            return date(int(found[3]), int(found[2]), int(found[1]))
        return date.fromisoformat(text[:10])
    except ValueError:
        faults.append(Fault(row, column, gettext("Schrijf een dag zoals 2026-05-31 of 31/5/2026.")))
        return None
