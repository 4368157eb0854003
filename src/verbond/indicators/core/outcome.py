"""Apply a mapping to a table: what would be read, and which rows would not, and why."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from decimal import ROUND_HALF_EVEN, Decimal

from verbond.indicators.core.errors import MappingWrong
from verbond.indicators.core.mapping import Figure, Filter, Mapping, Series
from verbond.indicators.core.period import Period, read_period
from verbond.indicators.core.reading import ReadingCard, ReadingKey, Status
from verbond.kit.sheets.errors import NumberUnclear
from verbond.kit.sheets.figures import (
    FRACTION_DIGITS,
    DecimalSign,
    checked,
    detect_decimal_sign,
    read_number,
)
from verbond.kit.sheets.table import Line, Table

Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Rejected:
    """A row that cannot be used, and what is allowed there."""

    row: int
    column: str
    cell: str
    reason: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a table gives under a mapping; nothing is stored yet."""

    table: str
    encoding: str
    delimiter: str
    decimal: DecimalSign | None
    rows: int
    unused: int
    readings: tuple[ReadingCard, ...]
    rejected: tuple[Rejected, ...]


class _Reject(MappingWrong):
    """One cell stops one row."""

    def __init__(self, column: str, cell: str, reason: str) -> None:
        super().__init__("row", reason)
        self.column, self.cell = column, cell


@dataclass(slots=True)
class _Group:
    """Rows that make one value together."""

    period: Period
    figure: Figure
    rows: list[int] = field(default_factory=list)
    total: Decimal = Decimal(0)
    per: Decimal = Decimal(0)
    status: Status | None = None


def map_table(table: Table, mapping: Mapping, *, progress: Progress | None = None) -> Outcome:
    """Make readings of a table.

    Rows outside the filters are counted as unused; rows with a cell that cannot be read are
    rejected with row, column and reason. Raises `MappingWrong` when a column is missing or when
    the decimal sign cannot be known.
    """
    reader = _Reader(table, mapping)
    groups: dict[ReadingKey, _Group] = {}
    rejected: list[Rejected] = []
    unused = 0
    for done, line in enumerate(table.lines, start=1):
        try:
            values = list(reader.values(line))
            _check(values, groups, mapping)
        except _Reject as fault:
            rejected.append(Rejected(line.number, fault.column, fault.cell[:80], fault.message))
            continue
        finally:
            if progress and done % 2_000 == 0:
                progress(done, len(table.lines))
        unused += not values
        for value in values:
            _count(groups.setdefault(value.key, _Group(value.period, value.figure)), line, value)
    readings = [_reading(key, group, mapping) for key, group in groups.items()]
    return Outcome(
        table=table.name,
        encoding=table.encoding,
        delimiter=table.delimiter,
        decimal=reader.decimal,
        rows=len(table.lines),
        unused=unused,
        readings=tuple(sorted(readings, key=_order)),
        rejected=tuple(rejected),
    )


@dataclass(frozen=True, slots=True)
class _Value:
    """What one row gives to one value."""

    key: ReadingKey
    period: Period
    figure: Figure
    total: Decimal = Decimal(0)
    per: Decimal = Decimal(0)
    status: Status | None = None


class _Reader:
    def __init__(self, table: Table, mapping: Mapping) -> None:
        self.table, self.mapping = table, mapping
        self.place_of = {name: self._find(name) for name in _columns(mapping)}
        self.decimal = mapping.decimal or self._detect()
        # A text that comes again is read once; its class counts, for NumberText is text too.
        self.numbers: dict[tuple[type[str], str], Decimal] = {}
        self.periods: dict[str, Period] = {}

    def _find(self, name: str) -> int:
        for known in (name, *self.mapping.aliases.get(name, ())):
            if known in self.table.header:
                return self.table.header.index(known)
        raise MappingWrong(
            "no_column",
            f"{self.table.name} has no column {name!r}, which {self.mapping.name} asks for; "
            f"it has {', '.join(self.table.header[:60])}",
        )

    def _detect(self) -> DecimalSign | None:
        signs: set[DecimalSign] = set()
        doubts: NumberUnclear | None = None
        for name in sorted(_number_columns(self.mapping)):
            place = self.place_of[name]
            try:
                sign = detect_decimal_sign(line.cells[place] for line in self.table.lines)
            except NumberUnclear as fault:
                if fault.code != "decimal_ambiguous":
                    raise MappingWrong("decimal", f"{self.table.name}, {name}: {fault}") from fault
                doubts = doubts or NumberUnclear(fault.code, f"{name}: {fault.message}")
                continue
            if sign:
                signs.add(sign)
        # One file has one sign: a column that is clear decides for one that is not.
        if len(signs) == 1:
            return signs.pop()
        if signs or doubts:
            why = doubts or "columns of this table have different decimal signs"
            raise MappingWrong("decimal", f"{self.table.name}, {why}")
        return None

    def cell(self, line: Line, column: str) -> str:
        return line.cells[self.place_of[column]]

    def values(self, line: Line) -> Iterator[_Value]:
        place = self._place(line)
        if place is None or not self._fits(line, self.mapping.where):
            return
        period = self._period(line)
        for series in self.mapping.series:
            if self._fits(line, series.where):
                yield self._value(line, series, self._key(line, series, place, period), period)

    def _place(self, line: Line) -> str | None:
        where = self.mapping.place
        if where.constant:
            return where.constant
        found = self.cell(line, where.column).strip()
        if not found:
            raise _Reject(where.column, found, "no code of a place in this cell")
        code = where.code_for(found)
        return code if not where.keep or code in where.keep else None

    def _fits(self, line: Line, filters: tuple[Filter, ...]) -> bool:
        return all(self._passes(line, one) for one in filters)

    def _passes(self, line: Line, wanted: Filter) -> bool:
        cell = self.cell(line, wanted.column).strip()
        if wanted.among:
            return cell in wanted.among
        if not cell.removeprefix("-").isdecimal() or len(cell) > 15:
            raise _Reject(wanted.column, cell, "a whole number is needed here to choose rows")
        number = int(cell)
        return (wanted.first is None or number >= wanted.first) and (
            wanted.last is None or number <= wanted.last
        )

    def _period(self, line: Line) -> Period:
        when = self.mapping.when
        if when.constant:
            return when.constant
        cell = self.cell(line, when.column)
        if cell not in self.periods:
            try:
                self.periods[cell] = read_period(cell, read_as=when.read_as)
            except MappingWrong as fault:
                raise _Reject(when.column, cell, fault.message) from fault
        return self.periods[cell]

    def _key(self, line: Line, series: Series, place: str, period: Period) -> ReadingKey:
        parts = []
        for split in series.splits:
            if split.constant:
                parts.append(f"{split.dimension}={split.constant}")
                continue
            cell = self.cell(line, split.column).strip()
            if cell not in split.values:
                allowed = ", ".join(sorted(split.values))
                raise _Reject(split.column, cell, f"not in the mapping; it knows {allowed}")
            parts.append(f"{split.dimension}={split.values[cell]}")
        return ReadingKey(
            series.indicator, place, ";".join(parts), period.first, period.last, self.mapping.source
        )

    def _value(self, line: Line, series: Series, key: ReadingKey, period: Period) -> _Value:
        if series.unit and self.cell(line, series.unit.column).strip() not in series.unit.among:
            allowed = ", ".join(series.unit.among)
            cell = self.cell(line, series.unit.column)
            raise _Reject(series.unit.column, cell, f"another unit; allowed is {allowed}")
        figure = series.figure
        if figure.count:
            return _Value(key, period, figure, total=Decimal(1))
        for column in (*figure.columns, *figure.per):
            if (status := self._absence(self.cell(line, column))) is not None:
                return _Value(key, period, figure, status=status)
        total, per = self._sum(line, figure.columns), self._sum(line, figure.per)
        return _Value(key, period, figure, total=total, per=per)

    def _absence(self, cell: str) -> Status | None:
        if cell.strip() in self.mapping.missing:
            return Status.MISSING
        return Status.SUPPRESSED if cell.strip() in self.mapping.suppressed else None

    def _sum(self, line: Line, columns: tuple[str, ...]) -> Decimal:
        return sum((self._number(line, column) for column in columns), Decimal(0))

    def _number(self, line: Line, column: str) -> Decimal:
        cell = self.cell(line, column)
        known = self.numbers.get((cell.__class__, cell))
        if known is not None:
            return known
        if not cell.strip():
            raise _Reject(
                column, cell, 'an empty cell; when it means "unknown", say `missing: [""]`'
            )
        try:
            number = read_number(cell, self.decimal)
        except NumberUnclear as fault:
            raise _Reject(column, cell, fault.message) from fault
        self.numbers[cell.__class__, cell] = number
        return number


def _columns(mapping: Mapping) -> set[str]:
    filters = [*mapping.where]
    for series in mapping.series:
        filters += [*series.where, *([series.unit] if series.unit else [])]
    splits = [split.column for series in mapping.series for split in series.splits]
    named = {mapping.place.column, mapping.when.column, *splits, *(one.column for one in filters)}
    return {name for name in named if name} | _number_columns(mapping)


def _number_columns(mapping: Mapping) -> set[str]:
    return {
        column
        for series in mapping.series
        for column in (*series.figure.columns, *series.figure.per)
    }


def _check(values: list[_Value], groups: dict[ReadingKey, _Group], mapping: Mapping) -> None:
    """Refuse a row that gives a value twice; a row is used whole or not at all."""
    if len({value.key for value in values}) < len(values):
        raise _Reject("", "", "two series of the mapping give the same value from this row")
    for value in values:
        group = groups.get(value.key)
        if group is None:
            continue
        first = group.rows[0]
        if not mapping.adds_rows:
            raise _Reject(
                "", "", f"gives the same value as row {first}; say `rows: add` to add them up"
            )
        if value.status or group.status:
            raise _Reject("", "", f"an unknown value cannot be added to row {first}")


def _count(group: _Group, line: Line, value: _Value) -> None:
    group.rows.append(line.number)
    group.status = value.status
    group.total += value.total
    group.per += value.per


def _reading(key: ReadingKey, group: _Group, mapping: Mapping) -> ReadingCard:
    value, figure = group.total, group.figure
    if figure.per and group.status is None:
        if not group.per:
            raise MappingWrong(
                "divide", f"{mapping.name}: {key.indicator}, {group.period.label}: nothing to share"
            )
        ratio = group.total * figure.times / group.per
        value = ratio.quantize(Decimal(1).scaleb(-FRACTION_DIGITS), rounding=ROUND_HALF_EVEN)
    return ReadingCard(
        key=key,
        period=group.period.label,
        value=None if group.status else checked(value),
        status=group.status or mapping.status,
        vintage=mapping.vintage,
        note=mapping.note,
    )


def _order(reading: ReadingCard) -> tuple[object, ...]:
    key = reading.key
    return (key.indicator, key.geography, key.period_from, key.period_to, key.breakdown)
