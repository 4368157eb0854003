"""The cells of one row: each is read by a function that notes what is wrong with it."""

import re
from collections.abc import Mapping
from datetime import date

from verbond.kit.sheets.amounts import read_cents
from verbond.kit.sheets.errors import NumberUnclear
from verbond.kit.sheets.figures import NumberText
from verbond.plan.exchange import shape
from verbond.plan.exchange.faults import Faults
from verbond.plan.exchange.writing import unguarded

_BREAKS = re.compile(r"\r\n?")
# What no text has, and what neither XML nor a terminal should get.
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")
_YEAR = re.compile(r"(?:19|20|21)\d\d", re.ASCII)
_FIELD = re.compile(r"0\d{3}", re.ASCII)
_DAY = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})", re.ASCII)


class Cells:
    """One row of a file."""

    __slots__ = ("_cells", "_faults", "number")

    def __init__(self, number: int, cells: Mapping[str, str], faults: Faults) -> None:
        self.number, self._cells, self._faults = number, cells, faults

    def fault(self, column: str, code: str, allowed: str = "") -> None:
        self._faults.add(self.number, column, code, self._cells.get(column, ""), allowed)

    def warn(self, column: str, code: str) -> None:
        self._faults.warn(self.number, column, code, self._cells.get(column, ""))

    def raw(self, column: str) -> str:
        return self._cells.get(column, "")

    def text(self, column: str, *, most: int = 0, required: bool = False) -> str:
        found = self.raw(column).strip()
        if not found:
            if required:
                self.fault(column, "empty")
            return ""
        found = unguarded(_BREAKS.sub("\n", found) if "\r" in found else found)
        if not found.isprintable() and _CONTROL.search(found):
            self.fault(column, "control")
        most = most or shape.MOST.get(column, shape.MOST_TEXT)
        if len(found) > most:
            self.fault(column, "too_long", str(most))
        return found

    def word[T](
        self, column: str, words: Mapping[str, T], missing: T, *, required: bool = True
    ) -> T:
        raw = self.raw(column)
        if raw in words:
            return words[raw]
        found = self.text(column).casefold()
        if not found and not required:
            return missing
        if found not in words:
            self.fault(column, "empty" if not found else "word", ", ".join(words))
            return missing
        return words[found]

    def code(self, column: str, *, required: bool = True) -> str:
        found = self.text(column, most=shape.MOST["code"], required=required)
        if found and isinstance(self.raw(column), NumberText) and not found.isdigit():
            # 1.10 became 1.1 before we saw it.
            self.fault(column, "code_number")
        elif found and not shape.CODE.fullmatch(found):
            self.fault(column, "code")
        return found

    def year(self, column: str = "jaar") -> int:
        found = self.text(column, required=True)
        if not found:
            return 0
        if not _YEAR.fullmatch(found):
            self.fault(column, "year")
            return 0
        return int(found)

    def cents(self, column: str = "bedrag") -> int:
        found = self.raw(column)
        if not found.strip():
            self.fault(column, "empty")
            return 0
        try:
            return read_cents(found)
        except NumberUnclear as unclear:
            self.fault(column, unclear.code)
            return 0

    def whole(self, column: str) -> int:
        found = self.text(column)
        if not (found.isascii() and found.isdigit() and len(found) <= 4 and int(found)):
            self.fault(column, "whole")
            return 0
        return int(found)

    def day(self, column: str) -> date:
        found = self.text(column)
        flemish = _DAY.fullmatch(found)
        iso = "-".join(reversed([part.zfill(2) for part in flemish.groups()])) if flemish else found
        try:
            return date.fromisoformat(iso)
        except ValueError:
            self.fault(column, "day")
            return date.min

    def policy_field(self, known: Mapping[str, str], *, required: bool) -> str:
        found = self.text("beleidsveld", required=required)
        if not found or found in known:
            return found
        if _FIELD.fullmatch(found):
            self.warn("beleidsveld", "field_unknown")
        elif _FIELD.fullmatch(found.zfill(4)) and found.isdigit():
            self.fault("beleidsveld", "field_zero", found.zfill(4))
        else:
            self.fault("beleidsveld", "field")
        return found
