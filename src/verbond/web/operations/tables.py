"""Every table of the site as rows of plain values, the same on both databases."""

import copy
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import DEFAULT_DB_ALIAS, connections, models, transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models.sql import InsertQuery

from verbond.web.core.backup import BackupRefused

SNAPSHOT = "snapshot"
# A session is a login of a moment; whoever puts a backup back must not revive it.
LEFT_OUT = frozenset({"sessions.session"})
# Written by `migrate` itself: a database that holds nothing else is empty.
_OF_DJANGO = frozenset({"contenttypes.contenttype", "auth.permission"})
_ROWS_AT_ONCE = 200


@dataclass(frozen=True)
class Table:
    """One table of the site."""

    label: str
    name: str
    model: type[models.Model]
    fields: tuple[models.Field[Any, Any], ...]

    @property
    def columns(self) -> tuple[str, ...]:
        return tuple(field.attname for field in self.fields)

    @property
    def is_content(self) -> bool:
        return self.label not in _OF_DJANGO

    def count(self, alias: str = DEFAULT_DB_ALIAS) -> int:
        return _rows(self.model, alias).count()

    def rows(self, alias: str = DEFAULT_DB_ALIAS) -> Iterator[tuple[Any, ...]]:
        """Give the rows in the order of their key, a few at a time."""
        # Uploaded documents are large: one in memory is enough.
        wide = any(isinstance(field, models.BinaryField) for field in self.fields)
        found = _rows(self.model, alias).order_by("pk").values_list(*self.columns)
        return found.iterator(chunk_size=1 if wide else _ROWS_AT_ONCE)

    def insert(self, rows: Sequence[Sequence[Any]], alias: str = DEFAULT_DB_ALIAS) -> None:
        """Write rows exactly as given: no default, no `auto_now`, no signal."""
        objects = [self._object(row) for row in rows]
        step = max(1, connections[alias].ops.bulk_batch_size(list(self.fields), objects) or 1)
        for first in range(0, len(objects), min(step, _ROWS_AT_ONCE)):
            query = InsertQuery(self.model)
            batch = objects[first : first + min(step, _ROWS_AT_ONCE)]
            query.insert_values(list(self.fields), batch, raw=True)
            query.get_compiler(using=alias).execute_sql()

    def _object(self, row: Sequence[Any]) -> models.Model:
        made = self.model()
        for field, value in zip(self.fields, row, strict=True):
            setattr(made, field.attname, self._value(field, value))
        return made

    def _value(self, field: models.Field[Any, Any], value: Any) -> Any:
        if value is None:
            # JSON's own null and SQL's are two things; a column that must be filled has the first.
            is_json_null = isinstance(field, models.JSONField) and not field.null
            return models.JSONNull() if is_json_null else None
        try:
            return field.to_python(value)
        except (ValidationError, ValueError, TypeError) as problem:
            raise BackupRefused(
                "value", f"{self.label}.{field.attname} cannot be {value!r:.60}"
            ) from problem


def _rows(model: type[models.Model], alias: str) -> "models.QuerySet[models.Model]":
    # Not the model's own manager: that of the journal refuses, others may hide rows.
    return models.QuerySet(model, using=alias)


def all_tables() -> tuple[Table, ...]:
    """Return every table that a backup holds, by name."""
    found = [
        _table(model)
        for model in apps.get_models(include_auto_created=True)
        if model._meta.managed  # noqa: SLF001 - Django's documented name
        and not model._meta.proxy  # noqa: SLF001 - idem
    ]
    kept = [table for table in found if table.label not in LEFT_OUT]
    return tuple(sorted(kept, key=lambda table: table.label))


def _table(model: type[models.Model]) -> Table:
    meta = model._meta  # noqa: SLF001 - Django's documented name
    fields = tuple(field for field in meta.local_concrete_fields if not field.generated)
    return Table(meta.label_lower, meta.db_table, model, fields)


def is_empty(alias: str = DEFAULT_DB_ALIAS) -> bool:
    """Say whether a database holds nothing that a person or a command put there."""
    return not any(table.is_content and table.count(alias) for table in all_tables())


@contextmanager
def snapshot() -> Iterator[str]:
    """Look at the database as it stands at one moment, while others go on writing.

    A connection of its own: on SQLite one that takes no lock to write (the site's own does, at
    BEGIN), on PostgreSQL one transaction that sees a single moment.
    """
    origin = connections[DEFAULT_DB_ALIAS]
    settings = copy.deepcopy(origin.settings_dict)
    settings["ATOMIC_REQUESTS"], settings["AUTOCOMMIT"] = False, True
    if origin.vendor == "sqlite":
        settings["OPTIONS"]["transaction_mode"] = "DEFERRED"
    connections[SNAPSHOT] = type(origin)(settings, alias=SNAPSHOT)
    try:
        with transaction.atomic(using=SNAPSHOT):
            if origin.vendor == "postgresql":
                with connections[SNAPSHOT].cursor() as cursor:
                    cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            yield SNAPSHOT
    finally:
        connections[SNAPSHOT].close()
        del connections[SNAPSHOT]


def last_number(table: Table, alias: str = DEFAULT_DB_ALIAS) -> int:
    """Return the last number that a table gave out, also to a row that is gone by now."""
    connection = connections[alias]
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("SELECT seq FROM sqlite_sequence WHERE name = %s", [table.name])
            found = cursor.fetchone()
            return int(found[0]) if found else 0
        counter = _counter(connection, table)
        if counter is None:
            return 0
        cursor.execute(f"SELECT last_value, is_called FROM {counter}")  # noqa: S608 - quoted
        value, was_used = cursor.fetchone()
        return int(value) if was_used else 0


def go_on_after(table: Table, number: int, alias: str = DEFAULT_DB_ALIAS) -> None:
    """Let the next row of a table get a number above this one, and above every row there is.

    Never lower than it was: PostgreSQL does not take this back with the transaction.
    """
    connection = connections[alias]
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            _raise_sqlite(cursor, table, number)
            return
        counter = _counter(connection, table)
        if counter is None:
            return
        wanted = max(number, last_number(table, alias), _largest_key(table, alias))
        if wanted:
            cursor.execute("SELECT setval(%s::regclass, %s)", [counter, wanted])


def _raise_sqlite(cursor: Any, table: Table, number: int) -> None:
    if not number:
        return
    cursor.execute(
        "UPDATE sqlite_sequence SET seq = max(seq, %s) WHERE name = %s", [number, table.name]
    )
    if not cursor.rowcount:
        cursor.execute("INSERT INTO sqlite_sequence VALUES (%s, %s)", [table.name, number])


def _counter(connection: BaseDatabaseWrapper, table: Table) -> str | None:
    with connection.cursor() as cursor:
        found = connection.introspection.get_sequences(cursor, table.name)
    return connection.ops.quote_name(found[0]["name"]) if found else None


def _largest_key(table: Table, alias: str) -> int:
    return int(_rows(table.model, alias).aggregate(largest=models.Max("pk"))["largest"] or 0)
