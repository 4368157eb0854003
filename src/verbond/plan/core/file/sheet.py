"""The table of a plan: one amount or field per row, in CSV or XLSX, the same as the JSON.

Columns: `onderdeel` (what), `code`, `jaar`, `veld` and `waarde`. A row without `veld` says that the
block, the year, the entity or the code is there, and nothing more.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any

from verbond.kit.sheets.figures import NumberText
from verbond.kit.sheets.table import Line, Table, read_table
from verbond.plan.core.errors import PlanUnreadable
from verbond.plan.core.file.shape import ACTIONS, PARTIES, PRIORITY, STATED, TREE, YEARS, plan_of
from verbond.plan.core.plan_file import PlanFile

HEADER = ("onderdeel", "code", "jaar", "veld", "waarde")
TOP = "plan"
FIRST, LAST = "eerste_jaar", "laatste_jaar"
# What a row is about → the block of the plan, and which column names the part of it.
BLOCKS = {
    "jaar": (YEARS, "jaar"),
    "opgegeven_totaal": (STATED, "jaar"),
    "entiteit": (PARTIES, "code"),
    "beleidsdoelstelling": (TREE[0], "code"),
    "actieplan": (TREE[1], "code"),
    "actie": (ACTIONS, "code"),
}
LISTS = frozenset({*TREE, ACTIONS})
_YES_OR_NO = {"ja": True, "nee": False, "true": True, "false": False, "1": True, "0": False}


@dataclass(frozen=True, slots=True)
class _Row:
    number: int
    about: str
    code: str
    year: str
    name: str
    value: str


@dataclass(slots=True)
class _Gathered:
    file: str
    content: dict[str, Any] = field(default_factory=dict)
    parts: dict[tuple[str, str], dict[str, Any]] = field(default_factory=dict)
    rows: dict[str, int] = field(default_factory=dict)

    def put(self, target: dict[str, Any], path: str, row: _Row, value: object) -> None:
        if row.name in target:
            raise self.fault(row, f"{path} staat er twee keer, ook in rij {self.rows[path]}")
        target[row.name] = value
        self.rows[path] = row.number

    def fault(self, row: _Row, message: str) -> PlanUnreadable:
        return PlanUnreadable("plan_table", f"{self.file}, rij {row.number}: {message}")


def plan_of_table(content: bytes, *, name: str) -> PlanFile:
    """Read a plan from its table. Raises `PlanUnreadable` or `TableUnreadable`, with the row."""
    table = read_table(content, name=name)
    found = _Gathered(name)
    for row in _rows(table):
        if row.about == TOP:
            _top(found, row)
        elif row.about in BLOCKS:
            _block(found, row)
        else:
            allowed = ", ".join((TOP, *BLOCKS))
            raise found.fault(row, f"onderdeel {row.about[:40]!r} bestaat niet; kies uit {allowed}")
    return plan_of(found.content, file=name, rows=found.rows)


def _rows(table: Table) -> Iterator[_Row]:
    missing = [one for one in HEADER if one not in table.header]
    if missing or len(table.header) != len(HEADER):
        raise PlanUnreadable(
            "plan_table",
            f"{table.name}: de kolommen moeten {', '.join(HEADER)} zijn; er staat "
            f"{', '.join(table.header)[:200]}",
        )
    places = [table.header.index(one) for one in HEADER]
    cells: Callable[[Line], list[str]] = lambda line: [line.cells[place] for place in places]  # noqa: E731 - read once, here
    for line in table.lines:
        about, code, year, name, value = cells(line)
        yield _Row(line.number, about.strip(), code.strip(), year.strip(), name.strip(), value)


def _top(found: _Gathered, row: _Row) -> None:
    if row.name not in {FIRST, LAST}:
        # A spreadsheet keeps 3.0 as the number 3.
        is_three = row.name == "bbc_versie" and row.value.strip() == "3"
        return found.put(found.content, row.name, row, "3.0" if is_three else row.value)
    if not (row.value.strip().isdecimal() and len(row.value.strip()) == 4):
        raise found.fault(row, f"{row.name}: {row.value[:40]!r} is geen jaar")
    period = found.content.setdefault("periode", [None, None])
    place = (FIRST, LAST).index(row.name)
    if period[place] is not None:
        raise found.fault(row, f"{row.name} staat er twee keer")
    period[place] = int(row.value)
    found.rows["periode"] = row.number
    return None


def _block(found: _Gathered, row: _Row) -> None:
    block, column = BLOCKS[row.about]
    target: Any = found.content.setdefault(block, [] if block in LISTS else {})
    key = row.code if column == "code" else row.year
    if not key:
        if row.name or row.value:
            raise found.fault(row, f"bij onderdeel {row.about} hoort een {column}")
        return
    part = found.parts.get((block, key))
    if part is None:
        part = {"code": key} if block in LISTS else {}
        found.parts[block, key] = part
        if block in LISTS:
            found.rows[f"{block}[{len(target)}]"] = row.number
            target.append(part)
        else:
            found.rows[f"{block}.{key}"] = row.number
            target[key] = part
    if row.name:
        found.put(part, f"{block} {key} {row.name}", row, _value(found, row))
    elif row.value:
        raise found.fault(row, "er is een waarde, maar de kolom veld is leeg")


def _value(found: _Gathered, row: _Row) -> object:
    if row.name == PRIORITY:
        if row.value.strip().lower() not in _YES_OR_NO:
            raise found.fault(row, f"{PRIORITY} is ja of nee; er staat {row.value[:40]!r}")
        return _YES_OR_NO[row.value.strip().lower()]
    # An empty cell is an amount that is not known, and never 0.
    if not isinstance(row.value, NumberText) and not row.value.strip():
        return None
    return row.value
