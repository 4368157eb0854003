"""Tables as plain rows: what a room lets out, under natural keys, and takes back without loss.

A room declares which columns of which model may leave it. Whatever is not named stays inside, so a
new column of a model is private until somebody publishes it.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from functools import cached_property
from typing import Any

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import models

from verbond.kit.errors import RuleBroken

type Values = Mapping[str, Any]
# Attributes of a row that are no public column, from its public ones.
type Fixed = Callable[[Values], Mapping[str, Any]]
# A row, the name of its link, what it links to, and where it stands.
type _Later = tuple[models.Model, str, "Link", tuple[Any, ...], str]


class RowRefused(RuleBroken):
    """A row does not fit its table."""


@dataclass(frozen=True, slots=True)
class Link:
    """A column that names a row of another table by that row's key column.

    `by`: pairs of a column there and a column here, when only several name a row together.
    """

    table: str
    column: str = "key"
    by: tuple[tuple[str, str], ...] = ()

    @property
    def there(self) -> tuple[str, ...]:
        return tuple(column for column, _own in self.by) or (self.column,)

    def wanted(self, values: Values, own: str) -> tuple[Any, ...]:
        """Return what a row must have there; `own` is the column here that holds the link."""
        return tuple(values[column] for _there, column in self.by) or (values[own],)


def together(table: str, **by: str) -> Link:
    """Link by several columns: `together("postings", book="book", number="posting")`."""
    return Link(table, by=tuple(by.items()))


def same(*names: str) -> dict[str, str]:
    """Let columns out under the names that they have in the model."""
    return {name: name for name in names}


@dataclass(frozen=True)
class Table:
    """The public columns of one model: `columns` gives for each the path from the model.

    `key` names the columns that address a row within its scope; `scope` is the path to what holds
    all rows of one export (empty: the rows stand on their own); `only` narrows to what is public.
    """

    name: str
    model: str
    key: tuple[str, ...]
    columns: Mapping[str, str]
    links: Mapping[str, Link] = field(default_factory=dict)
    scope: str = ""
    only: Mapping[str, Any] = field(default_factory=dict)

    @cached_property
    def model_class(self) -> type[models.Model]:
        return apps.get_model(self.model)

    @property
    def manager(self) -> Any:
        return self.model_class._default_manager  # noqa: SLF001 - Django documents this name

    def field_of(self, column: str) -> models.Field[Any, Any]:
        """Return the model's field that a column comes from."""
        model: Any = self.model_class
        *steps, last = self.columns[column].split("__")
        for name in steps:
            model = model._meta.get_field(name).related_model  # noqa: SLF001 - Django documents it
        found: models.Field[Any, Any] = model._meta.get_field(last)  # noqa: SLF001 - idem
        return found

    def count(self, scope: Any = None, **where: Any) -> int:
        return self._found(scope, where).count()

    def rows(
        self, scope: Any = None, *, offset: int = 0, limit: int | None = None, **where: Any
    ) -> Iterator[dict[str, Any]]:
        """Give the rows of one scope, or all, in the order of their key, in one query."""
        order = [self.columns[column] for column in self.key]
        found = self._found(scope, where).order_by(*order).values_list(*self.columns.values())
        chosen = found[offset : None if limit is None else offset + limit]
        for values in chosen.iterator(chunk_size=2000):
            yield dict(zip(self.columns, values, strict=True))

    def _found(self, scope: Any, where: Mapping[str, Any]) -> models.QuerySet[Any]:
        found: models.QuerySet[Any] = self.manager.filter(**self.only, **where)
        return found.filter(**{self.scope: scope}) if self.scope and scope is not None else found


def count_all(tables: Sequence[Table]) -> dict[str, int]:
    """Count the rows of several tables, in all scopes together, in one query."""
    counted = [
        table.manager.filter(**table.only)
        .order_by()
        .annotate(table_name=models.Value(table.name, output_field=models.CharField()))
        .values("table_name")
        .annotate(number=models.Count("pk"))
        .values_list("table_name", "number")
        for table in tables
    ]
    if not counted:
        return {}
    first, *others = counted
    # A table without rows has no group, and so no line in the answer.
    return {table.name: 0 for table in tables} | dict(first.union(*others, all=True).order_by())


def plain(value: Any) -> Any:
    """Turn a value into what JSON knows, so that `Table` can take it back unchanged.

    >>> plain(Decimal("12.500000")), plain(Decimal("1E+3")), plain(date(2024, 12, 31))
    ('12.5', '1000', '2024-12-31')
    """
    match value:
        case datetime():
            return value.isoformat().replace("+00:00", "Z")
        case date():
            return value.isoformat()
        case Decimal():
            return decimal_text(value)
    return value


def decimal_text(value: Decimal) -> str:
    """Write a number with a point, without closing zeros and without exponent."""
    text = format(value, "f")
    return (text.rstrip("0").rstrip(".") if "." in text else text) or "0"


@dataclass
class Restored:
    """Which rows exist after a restore, by table, column and value."""

    rows: dict[str, list[tuple[Values, models.Model]]] = field(default_factory=dict)
    added: dict[str, int] = field(default_factory=dict)
    kept: list[str] = field(default_factory=list)

    def find(self, link: Link, wanted: tuple[Any, ...], place: str) -> models.Model:
        index = self._index.setdefault((link.table, link.there), {})
        if not index:
            for values, row in self.rows.get(link.table, []):
                index[tuple(values[column] for column in link.there)] = row
        if wanted not in index:
            name = "/".join(map(str, wanted))
            raise RowRefused("no_such_row", f"{place}: there is no row {name!r} in {link.table}")
        return index[wanted]

    @cached_property
    def _index(self) -> dict[tuple[str, tuple[str, ...]], dict[tuple[Any, ...], models.Model]]:
        return {}


def restore(
    table: Table,
    records: Iterable[Values],
    *,
    restored: Restored,
    fixed: Fixed = lambda _values: {},
    existing: Iterable[Values] = (),
) -> None:
    """Write the rows of one table, linked to the rows that were restored before it.

    `fixed` gives attributes that are no public column. A row whose key is among `existing` is kept
    as it stands, and named in `restored.kept` when it differs. Raises `RowRefused` for a wrong row.
    """
    known = {_key(table, values): values for values in existing}
    held = _held(table) if known else {}
    fresh: list[models.Model] = []
    later: list[_Later] = []
    done: list[tuple[Values, models.Model]] = []
    seen: set[tuple[Any, ...]] = set()
    for number, values in enumerate(records, 1):
        place = f"{table.name}, row {number}"
        _check(table, values, place)
        key = _key(table, values)
        if key in seen:
            raise RowRefused("twice", f"{place}: {'/'.join(map(str, key))} stands there twice")
        seen.add(key)
        if key in known:
            row = held[key]
            if _plain(known[key]) != _plain(values):
                restored.kept.append(f"{table.name} {'/'.join(map(str, key))}")
        else:
            row = _row(table, values, restored, later, place, fixed)
            fresh.append(row)
        done.append((values, row))
    table.manager.bulk_create(fresh, batch_size=500)
    restored.rows[table.name] = done
    restored.added[table.name] = len(fresh)
    _tie(table, later, restored)


def _row(
    table: Table,
    values: Values,
    restored: Restored,
    later: list[_Later],
    place: str,
    fixed: Fixed,
) -> models.Model:
    row = table.model_class(**fixed(values))
    led = {table.columns[column].partition("__")[0] for column in table.links}
    for column, value in values.items():
        path = table.columns[column]
        first, _steps, rest = path.partition("__")
        link, spot = table.links.get(column), f"{place}, {column}"
        if link is None:
            # What is read through a row that is linked by another column, that row holds itself.
            if not (rest and first in led):
                setattr(row, path, _taken_back(table.field_of(column), value, spot))
        elif value is not None and link.table == table.name:
            later.append((row, first, link, link.wanted(values, column), spot))
        elif value is not None:
            setattr(row, first, restored.find(link, link.wanted(values, column), spot))
    return row


def _tie(table: Table, later: list[_Later], restored: Restored) -> None:
    """Tie rows to other rows of the same table, once all of them exist."""
    for row, name, link, wanted, place in later:
        setattr(row, name, restored.find(link, wanted, place))
    by_name: dict[str, list[models.Model]] = {}
    for row, name, *_link in later:
        by_name.setdefault(name, []).append(row)
    for name, rows in by_name.items():
        table.manager.bulk_update(rows, [name], batch_size=200)


def _check(table: Table, values: Any, place: str) -> None:
    if not isinstance(values, dict):
        raise RowRefused("no_object", f"{place}: expected an object")
    missing, odd = set(table.columns) - set(values), set(values) - set(table.columns)
    if missing or odd:
        raise RowRefused(
            "columns",
            f"{place}: missing {sorted(missing) or 'nothing'}, unknown {sorted(odd) or 'nothing'}",
        )


def _taken_back(source: models.Field[Any, Any], value: Any, place: str) -> Any:
    if value is None:
        if source.null:
            return None
        raise RowRefused("empty", f"{place}: cannot be empty")
    if isinstance(source, models.JSONField):
        return value
    _check_text(source, value, place)
    try:
        found = source.to_python(value)
        if not source.blank or found != "":
            source.run_validators(found)
    except (ValidationError, ValueError, TypeError, OverflowError) as wrong:
        raise RowRefused("value", f"{place}: {value!r:.60} is not allowed here") from wrong
    allowed = {choice for choice, _label in source.flatchoices}
    if allowed and found not in allowed and found != "":
        names = ", ".join(map(str, sorted(allowed)))
        raise RowRefused("choice", f"{place}: {value!r:.60}; allowed: {names}")
    return found


def _check_text(source: models.Field[Any, Any], value: Any, place: str) -> None:
    if isinstance(source, models.CharField | models.TextField) and not isinstance(value, str):
        raise RowRefused("no_text", f"{place}: expected text, got {value!r:.60}")
    if isinstance(value, str) and "\x00" in value:
        raise RowRefused("no_text", f"{place}: holds a character that no text has (NUL)")


def _key(table: Table, values: Values) -> tuple[Any, ...]:
    try:
        key = tuple(plain(values[column]) for column in table.key)
        hash(key)
        return key
    except TypeError as wrong:
        raise RowRefused("key", f"{table.name}: a key is no plain value") from wrong


def _plain(values: Values) -> dict[str, Any]:
    return {name: plain(value) for name, value in values.items()}


def _held(table: Table) -> dict[tuple[Any, ...], models.Model]:
    rows = table.manager.in_bulk()
    paths = [table.columns[column] for column in table.key]
    keys = table.manager.values_list("pk", *paths)
    return {tuple(map(plain, key)): rows[pk] for pk, *key in keys}
