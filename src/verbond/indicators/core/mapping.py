"""What a person says once about a kind of table: which column is what."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import cast

from verbond.indicators.core.entry import Entry, read_entry
from verbond.indicators.core.period import KINDS, Period, read_period
from verbond.indicators.core.reading import Status
from verbond.kit.sheets.figures import DecimalSign
from verbond.kit.sheets.table import Delimiter, Layout


@dataclass(frozen=True, slots=True)
class Filter:
    """Rows to use: a cell among texts, or a whole number between two bounds, both included."""

    column: str
    among: tuple[str, ...] = ()
    first: int | None = None
    last: int | None = None


@dataclass(frozen=True, slots=True)
class Merger:
    """Rows of an old municipality count for the one that it became a part of."""

    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Place:
    """Where a row is about: one code for the whole file, or the code in a column."""

    constant: str = ""
    column: str = ""
    keep: tuple[str, ...] = ()
    mergers: tuple[Merger, ...] = ()

    def code_for(self, found: str) -> str:
        return next((merger.new for merger in self.mergers if merger.old == found), found)


@dataclass(frozen=True, slots=True)
class When:
    """Which period a row is about: one for the whole file, or read from a column."""

    constant: Period | None = None
    column: str = ""
    read_as: str = "year"


@dataclass(frozen=True, slots=True)
class Split:
    """One dimension of a breakdown: always one part, or which text of a column is which part."""

    dimension: str
    constant: str = ""
    column: str = ""
    values: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Figure:
    """How the value of a group of rows is made: columns added up, rows counted, or a share."""

    columns: tuple[str, ...] = ()
    count: bool = False
    per: tuple[str, ...] = ()
    times: int = 1


@dataclass(frozen=True, slots=True)
class Series:
    """One indicator that the table holds."""

    indicator: str
    figure: Figure
    where: tuple[Filter, ...] = ()
    splits: tuple[Split, ...] = ()
    unit: Filter | None = None


@dataclass(frozen=True, slots=True)
class Mapping:
    """A whole mapping file."""

    name: str
    about: str
    file: str
    source: str
    vintage: date
    status: Status
    layout: Layout
    decimal: DecimalSign | None
    aliases: dict[str, tuple[str, ...]]
    place: Place
    when: When
    where: tuple[Filter, ...]
    series: tuple[Series, ...]
    adds_rows: bool
    missing: frozenset[str] = field(default_factory=frozenset)
    suppressed: frozenset[str] = field(default_factory=frozenset)
    note: str = ""


_KEYS = (
    "about file source vintage status table aliases geography period where rows missing "
    "suppressed series note"
).split()


def read_mapping(text: str, *, name: str) -> Mapping:
    """Read a mapping from YAML.

    Raises `DefinitionWrong` naming the file, the key, and what is allowed there.
    """
    top = read_entry(text, file=name)
    top.only(*_KEYS)
    table = top.part("table")
    table.only("delimiter", "decimal", "encoding", "sheet", "header_row")
    vintage = top.day("vintage")
    if vintage is None:
        raise top.fault("vintage", "is missing: the day on which this table was fetched")
    series = tuple(one for entry in top.parts("series") for one in _series(entry))
    if not series:
        raise top.fault("series", "names no indicator")
    decimal = table.choice("decimal", (",", ".", "auto"), "auto")
    return Mapping(
        name=name,
        about=top.text("about", ""),
        file=top.text("file", ""),
        source=top.text("source"),
        vintage=vintage,
        status=Status(top.choice("status", ("provisional", "final"), "final")),
        layout=_layout(table),
        decimal=None if decimal == "auto" else cast("DecimalSign", decimal),
        aliases={key: top.part("aliases").texts(key) for key in top.part("aliases").content},
        place=_place(top.part("geography")),
        when=_when(top.part("period")),
        where=tuple(_filter(entry) for entry in top.parts("where")),
        series=series,
        adds_rows=top.choice("rows", ("single", "add"), "single") == "add",
        missing=frozenset(top.texts("missing")),
        suppressed=frozenset(top.texts("suppressed")),
        note=top.text("note", ""),
    )


def _layout(table: Entry) -> Layout:
    signs = {"auto": None, ",": ",", ";": ";", "|": "|", "tab": "\t"}
    sign = signs[table.choice("delimiter", signs, "auto")]
    encoding = table.text("encoding", "auto")
    return Layout(
        delimiter=cast("Delimiter | None", sign),
        encoding=None if encoding == "auto" else encoding,
        sheet=table.text("sheet", "") or None,
        header_row=max(1, table.whole("header_row", 1)),
    )


def _place(entry: Entry) -> Place:
    entry.only("constant", "column", "keep", "mergers")
    if entry.has("constant") == entry.has("column"):
        raise entry.fault("", "say either `constant: CODE` or `column: NAME`")
    mergers = entry.parts("mergers")
    for merger in mergers:
        merger.only("old", "new")
    return Place(
        constant=entry.text("constant", ""),
        column=entry.text("column", ""),
        keep=entry.texts("keep"),
        mergers=tuple(Merger(one.text("old"), one.text("new")) for one in mergers),
    )


def _when(entry: Entry) -> When:
    entry.only("constant", "column", "read_as")
    if entry.has("constant") == entry.has("column"):
        raise entry.fault("", "say either `constant: PERIOD` or `column: NAME`")
    read_as: str = entry.choice("read_as", KINDS, "year")
    if entry.has("constant"):
        return When(constant=read_period(entry.text("constant"), read_as=read_as))
    return When(column=entry.text("column"), read_as=read_as)


def _filter(entry: Entry) -> Filter:
    entry.only("column", "in", "from", "to")
    bounds = tuple(entry.whole(key, 0) if entry.has(key) else None for key in ("from", "to"))
    if entry.has("in") == any(bound is not None for bound in bounds):
        raise entry.fault("", "say either `in: [texts]` or `from:` and/or `to:` (whole numbers)")
    return Filter(entry.text("column"), entry.texts("in"), bounds[0], bounds[1])


def _series(entry: Entry) -> tuple[Series, ...]:
    entry.only("indicator", "value", "where", "breakdown", "unit")
    unit: Filter | None = None
    if entry.has("unit"):
        part = entry.part("unit")
        part.only("column", "in")
        unit = Filter(part.text("column"), part.texts("in"))
    breakdown = entry.part("breakdown")
    spread = [name for name in breakdown.content if breakdown.part(name).has("columns")]
    if len(spread) > 1 or bool(spread) == entry.has("value"):
        raise entry.fault("", "say either `value` or, for one dimension, `columns`")
    where = tuple(_filter(one) for one in entry.parts("where"))
    return tuple(
        Series(entry.text("indicator"), figure, where, splits, unit)
        for figure, splits in _figures_and_splits(entry, breakdown, spread)
    )


def _figures_and_splits(
    entry: Entry, breakdown: Entry, spread: list[str]
) -> Iterator[tuple[Figure, tuple[Split, ...]]]:
    names = sorted(breakdown.content)
    if not spread:
        yield _figure(entry.part("value")), tuple(_split(breakdown.part(n), n) for n in names)
        return
    wide = breakdown.part(spread[0])
    wide.only("columns")
    # One column per part, as publishers like it: each column is a series of its own.
    for value, column in wide.words("columns").items():
        yield (
            Figure((column,)),
            tuple(
                Split(name, constant=value)
                if name in spread
                else _split(breakdown.part(name), name)
                for name in names
            ),
        )


def _split(entry: Entry, dimension: str) -> Split:
    entry.only("constant", "column", "values")
    if entry.has("constant"):
        return Split(dimension, constant=entry.text("constant"))
    return Split(dimension, column=entry.text("column"), values=entry.words("values"))


def _figure(entry: Entry) -> Figure:
    entry.only("column", "sum", "count", "share", "per", "times")
    kinds = ("column", "sum", "count", "share")
    said = [kind for kind in kinds if entry.has(kind)]
    if len(said) != 1:
        raise entry.fault("", f"say exactly one of {', '.join(kinds)}")
    kind = said[0]
    if kind == "count":
        entry.choice("count", ("rows",))
        return Figure(count=True)
    if kind == "share":
        if not entry.texts("share") or not entry.texts("per"):
            raise entry.fault("", "`share` and `per` are lists of columns")
        return Figure(entry.texts("share"), per=entry.texts("per"), times=entry.whole("times", 100))
    columns = (entry.text("column"),) if kind == "column" else entry.texts("sum")
    if not columns:
        raise entry.fault(kind, "names no column")
    return Figure(columns)
