"""Read our own shape: everything is read, everything wrong is noted, nothing is guessed."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from verbond.kit.errors import RuleBroken
from verbond.kit.sheets.table import DELIMITERS, Layout, Table, read_table
from verbond.plan.exchange import shape
from verbond.plan.exchange.cells import Cells
from verbond.plan.exchange.domains import DomainRow
from verbond.plan.exchange.faults import Fault, Faults
from verbond.plan.exchange.shape import (
    FigureRow,
    LineRow,
    NodeRow,
    PlanFacts,
    Sheet,
    VersionFacts,
)
from verbond.plan.exchange.whole import Found, check_whole

_REPORT = re.compile(r"[\s,;]+")


@dataclass(frozen=True, slots=True)
class Reading:
    """What a file holds: a sheet, or the faults because of which there is none."""

    sheet: Sheet | None
    faults: tuple[Fault, ...] = ()
    warnings: tuple[Fault, ...] = ()
    fault_count: int = 0
    warning_count: int = 0
    rows: int = 0
    # Of a file of another source: sums per policy domain, which are no part of a version.
    domains: tuple[DomainRow, ...] | None = None

    @property
    def whole(self) -> Sheet:
        """Return the sheet of a file without faults. Raises `RuleBroken` for another."""
        if self.sheet is None:
            raise RuleBroken("faults", "a file with faults holds no plan")
        return self.sheet


def read_sheet_file(content: bytes, name: str, fields: Mapping[str, str]) -> Reading:
    """Read a CSV or XLSX of our own shape; `fields` are the known policy fields.

    Raises `TableUnreadable` for what is no table at all; faults in rows are in the answer.
    """
    table = read_table(content, name=name, layout=_layout(content))
    faults = Faults()
    if not _has_columns(table, faults):
        return _reading(None, faults, len(table.lines))
    header = [heading.casefold() for heading in table.header]
    rows = ((line.number, dict(zip(header, line.cells, strict=False))) for line in table.lines)
    return read_rows(rows, fields, faults)


def read_rows(
    rows: Iterable[tuple[int, Mapping[str, str]]], fields: Mapping[str, str], faults: Faults
) -> Reading:
    """Read rows of our own shape, each with its number and its cells by column."""
    reader = _Rows(fields, faults)
    count = 0
    for number, cells in rows:
        reader.read(Cells(number, cells, faults))
        count += 1
    check_whole(reader.found, faults)
    return _reading(None if faults.count else _sheet(reader.found), faults, count)


def _layout(content: bytes) -> Layout | None:
    """Find the sign between cells in the heading: texts below it hold any of them."""
    heading = content[:2000].removeprefix(b"\xef\xbb\xbf").lstrip().partition(b"\n")[0]
    if not heading.strip(b'"').lower().startswith(b"soort"):
        return None
    found = max((heading.count(sign.encode()), sign) for sign in DELIMITERS)
    return Layout(delimiter=found[1])


def _reading(sheet: Sheet | None, faults: Faults, rows: int) -> Reading:
    return Reading(
        sheet,
        tuple(sorted(faults.found, key=lambda one: one.row)),
        tuple(sorted(faults.warnings, key=lambda one: one.row)),
        faults.count,
        faults.warned,
        rows,
    )


def _has_columns(table: Table, faults: Faults) -> bool:
    have = {heading.casefold() for heading in table.header if heading}
    for missing in [name for name in ("soort", "code", "tekst") if name not in have]:
        faults.add(1, missing, "column_missing", "", shape.COLUMNS)
    for odd in sorted(have - set(shape.COLUMNS)):
        faults.add(1, odd, "column_unknown", odd, shape.COLUMNS)
    return not faults.count


class _Rows:
    """Reads the rows of a file one by one."""

    def __init__(self, fields: Mapping[str, str], faults: Faults) -> None:
        self.fields, self.faults, self.found = fields, faults, Found()
        self.readers: Mapping[str, Callable[[Cells], None]] = {
            shape.FACT: self._fact,
            shape.LINE: self._line,
            shape.FIGURE: self._figure,
            shape.STATED: self._stated,
        } | dict.fromkeys(shape.LEVELS, self._node)

    def read(self, cells: Cells) -> None:
        reader = self.readers.get(cells.raw("soort").strip().casefold())
        if reader is None:
            cells.fault("soort", "word", ", ".join(self.readers))
        else:
            reader(cells)

    def _fact(self, cells: Cells) -> None:
        name = cells.text("code", required=True)
        if name in self.found.facts:
            cells.fault("code", "double_fact")
        elif name not in shape.FACTS:
            cells.fault("code", "word", ", ".join(shape.FACTS))
        else:
            self.found.facts[name] = cells

    def _node(self, cells: Cells) -> None:
        level = shape.LEVELS[cells.raw("soort").strip().casefold()]
        is_action = level == "action"
        code = cells.code("code")
        row = NodeRow(
            level=level,
            external_id=cells.text("id") or f"{level}:{code}",
            code=code,
            parent=cells.code("onder", required=level != "goal"),
            name=cells.text("naam", required=True),
            is_priority=cells.word("prioritair", shape.YES_NO, missing=False, required=False),
            entity=cells.word("entiteit", shape.ENTITIES, "", required=False),
            policy_field=cells.policy_field(self.fields, required=is_action),
            responsible=cells.text("verantwoordelijke"),
            report_codes=_report_codes(cells),
            text=cells.text("tekst"),
        )
        if level == "goal" and row.parent:
            cells.fault("onder", "goal_under")
        self.found.nodes.append((cells.number, row))

    def _line(self, cells: Cells) -> None:
        row = LineRow(
            external_id=cells.text("id"),
            action=cells.code("onder", required=False),
            entity=cells.word("entiteit", shape.ENTITIES, "city"),
            policy_field=cells.policy_field(self.fields, required=False),
            year=cells.year(),
            kind=cells.word("aard", shape.KINDS, "exploitation"),
            side=cells.word("kant", shape.SIDES, "expenses"),
            stage=cells.word("fase", shape.STAGES, "estimate"),
            account=cells.text("rekening"),
            cents=cells.cents(),
            note=cells.text("tekst", most=shape.MOST_NOTE),
        )
        if row.cents < 0:
            # What is booked may be put right by a lower booking; a credit or an estimate cannot.
            if row.stage == "booked":
                cells.warn("bedrag", "negative_booked")
            else:
                cells.fault("bedrag", "negative")
        self.found.lines.append((cells.number, row))

    def _figure(self, cells: Cells) -> None:
        row = FigureRow(
            entity=cells.word("entiteit", shape.ENTITIES, "city"),
            year=cells.year(),
            what=cells.word("code", shape.FIGURES, "debt"),
            cents=cells.cents(),
            note=cells.text("tekst", most=shape.MOST_NOTE),
        )
        self.found.figures.append((cells.number, row))

    def _stated(self, cells: Cells) -> None:
        name = cells.text("code").casefold()
        if name not in shape.STATED_FIELDS:
            cells.fault("code", "word", ", ".join(shape.STATED_FIELDS))
        self.found.stated.append((cells.number, str(cells.year()), name, cells.cents()))


def _report_codes(cells: Cells) -> tuple[str, ...]:
    found = cells.text("rapportcodes", most=shape.MOST_NOTE)
    return tuple(dict.fromkeys(code for code in _REPORT.split(found) if code))


def _sheet(found: Found) -> Sheet:
    stated: dict[str, dict[str, int]] = {}
    for _, year, name, cents in found.stated:
        stated.setdefault(year, {})[name] = cents
    return Sheet(
        plan=found.plan or PlanFacts("", "", "", 0, 0, fictitious=False),
        version=found.version or VersionFacts(0, "", "", date.min),
        nodes=tuple(row for _, row in found.nodes),
        lines=tuple(row for _, row in found.lines),
        figures=tuple(row for _, row in found.figures),
        stated=stated,
    )
