"""Put a backup back: all of it in one transaction, or nothing."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path

from django.db import DatabaseError, connection, transaction
from django.db.migrations.recorder import MigrationRecorder

from verbond.journal import facade as journal
from verbond.web.core import backup as form
from verbond.web.core.backup import BackupRefused, Manifest
from verbond.web.operations.backing_up import Progress
from verbond.web.operations.backup_file import check_backup, read_rows
from verbond.web.operations.tables import Table, all_tables, go_on_after, is_empty

_ROWS_AT_ONCE = 200
_BYTES_AT_ONCE = 4 * 1024 * 1024
_WAIT_FOR_OTHERS = "10s"


def restore(
    *,
    path: Path,
    now: datetime,
    replace: bool = False,
    note: bool = True,
    progress: Progress | None = None,
) -> Manifest:
    """Replace everything in the database by what a backup holds.

    The whole file is checked first. `replace` allows it when the database holds something;
    `note` writes in the journal that it was done. Raises `BackupRefused`, and then changes nothing.
    """
    manifest = check_backup(path)
    _check_fit(manifest, path)
    try:
        with transaction.atomic():
            _keep_others_out()
            _check_room(replace)
            _Restoring(path, manifest, progress or (lambda *_: None)).run()
            if note:
                _note(manifest, now)
    except DatabaseError as problem:
        raise BackupRefused("database", f"{path}: the database refuses it: {problem}") from problem
    return manifest


def _check_fit(manifest: Manifest, path: Path) -> None:
    applied = MigrationRecorder(connection).applied_migrations()
    here = {f"{app}.{name}" for app, name in applied}
    there = set(manifest.migrations)
    if here != there:
        missing, unknown = sorted(here - there), sorted(there - here)
        raise BackupRefused(
            "version",
            f"{path} was made by Verbond {manifest.verbond} with another form of the tables "
            f"(only here: {', '.join(missing) or 'nothing'}; only there: "
            f"{', '.join(unknown) or 'nothing'}). Restore it with the version that made it, "
            "then upgrade: docs/how-to/upgrade.md",
        )
    shapes = {label: shape.columns for label, shape in manifest.tables.items()}
    if shapes != {table.label: table.columns for table in all_tables()}:
        raise BackupRefused(
            "tables", f"{path} holds other tables or columns than this version of Verbond"
        )


def _keep_others_out() -> None:
    # SQLite has one writer, and by BEGIN IMMEDIATE we are it.
    if connection.vendor != "postgresql":
        return
    names = ", ".join(connection.ops.quote_name(table.name) for table in all_tables())
    with connection.cursor() as cursor:
        cursor.execute(f"SET LOCAL lock_timeout = '{_WAIT_FOR_OTHERS}'")
        cursor.execute(f"LOCK TABLE {names} IN ACCESS EXCLUSIVE MODE")


def _check_room(replace: bool) -> None:
    if not replace and not is_empty():
        raise BackupRefused(
            "not_empty",
            "the database is not empty; add --yes to replace everything in it by the backup",
        )


class _Restoring:
    """One run of a restore, inside its transaction."""

    def __init__(self, path: Path, manifest: Manifest, progress: Progress) -> None:
        self.path, self.manifest, self.progress = path, manifest, progress
        self.tables = {table.label: table for table in all_tables()}
        self.done = 0

    def run(self) -> None:
        # No `finally` puts the seal back: when this fails, the transaction does.
        journal.unseal(connection)
        for table in self.tables.values():
            self._clear(table)
        read_rows(self.path, self.manifest, self._insert)
        for label, shape in self.manifest.tables.items():
            go_on_after(self.tables[label], shape.last_number)
        journal.seal(connection)
        connection.check_constraints()
        self._verify()

    def _clear(self, table: Table) -> None:
        with connection.cursor() as cursor:
            name = connection.ops.quote_name(table.name)
            cursor.execute(f"DELETE FROM {name}")  # noqa: S608 - a quoted name of our own

    def _insert(self, label: str, lines: Iterator[bytes]) -> None:
        table = self.tables[label]
        rows, size = [], 0
        for line in lines:
            rows.append(form.row_values(line, len(table.fields), f"{self.path}: {label}"))
            size += len(line)
            if len(rows) >= _ROWS_AT_ONCE or size >= _BYTES_AT_ONCE:
                self._write(table, rows)
                rows, size = [], 0
        self._write(table, rows)

    def _write(self, table: Table, rows: list[list[object]]) -> None:
        if not rows:
            return
        try:
            table.insert(rows)
        except (ValueError, OverflowError) as problem:
            # PostgreSQL takes no NUL in a text, SQLite no number of thirty digits.
            raise BackupRefused("value", f"{self.path}: {table.label}: {problem}") from problem
        self.done += len(rows)
        self.progress(self.done, self.manifest.rows, table.label)

    def _verify(self) -> None:
        for label, shape in self.manifest.tables.items():
            if self.tables[label].count() != shape.rows:
                raise BackupRefused("count", f"{self.path}: not every row of {label} arrived")
        found = journal.verify()
        if not found.is_whole:
            raise BackupRefused(
                "journal",
                f"{self.path}: its journal is broken at entry {found.broken_at}: {found.why}",
            )


def _note(manifest: Manifest, now: datetime) -> None:
    made = datetime.fromisoformat(manifest.made_at)
    journal.record(
        actor=journal.SYSTEM,
        verb="restore",
        room="web",
        object_kind="site",
        object_key="backup",
        summary=f"De site werd teruggezet op een reservekopie van {made:%d-%m-%Y %H:%M} UTC.",
        details={"made_at": manifest.made_at, "head": manifest.journal_head},
        at=now,
    )
