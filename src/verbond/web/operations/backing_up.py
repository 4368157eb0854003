"""Keep a copy of the whole database in one file."""

import gzip
import hashlib
import io
import os
import tarfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

import django
from django.db import connections
from django.db.migrations.recorder import MigrationRecorder

from verbond import __version__
from verbond.web.core import backup as form
from verbond.web.core.backup import BackupRefused, Manifest, Part, TableShape
from verbond.web.operations.tables import Table, all_tables, last_number, snapshot

# Rows done, rows in all, the table at hand.
type Progress = Callable[[int, int, str], None]


def back_up(
    *, path: Path, now: datetime, overwrite: bool = False, progress: Progress | None = None
) -> Manifest:
    """Write a backup of this moment; the file appears whole, or not at all.

    Raises `BackupRefused` when the file exists already or cannot be written.
    """
    if path.exists() and not overwrite:
        raise BackupRefused(
            "exists", f"{path} exists already; choose another name or add --overwrite"
        )
    try:
        with _whole_or_nothing(path) as out, snapshot() as alias:
            return _Writer(out, alias, now, progress or (lambda *_: None)).write()
    except OSError as problem:
        raise BackupRefused("unwritable", f"{path}: {problem.strerror or problem}") from problem


@contextmanager
def _whole_or_nothing(path: Path) -> Iterator[io.BufferedWriter]:
    # Beside its final place, so that the rename is one step; for its owner's eyes only.
    unfinished = path.with_name(f".{path.name}.{os.getpid()}.unfinished")
    opened = os.open(unfinished, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o600)
    try:
        with os.fdopen(opened, "wb") as out:
            yield out
            out.flush()
            os.fsync(out.fileno())
        unfinished.replace(path)
        _sync_folder(path.parent)
    finally:
        unfinished.unlink(missing_ok=True)


def _sync_folder(folder: Path) -> None:
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)


@dataclass
class _Writer:
    out: io.BufferedWriter
    alias: str
    now: datetime
    progress: Progress
    parts: list[Part] = field(default_factory=list)
    done: int = 0

    def write(self) -> Manifest:
        tables = all_tables()
        counts = {table.label: table.count(self.alias) for table in tables}
        self.total = sum(counts.values())
        with (
            gzip.GzipFile(fileobj=self.out, mode="wb", compresslevel=6, filename="") as packed,
            tarfile.open(fileobj=packed, mode="w|", format=tarfile.PAX_FORMAT) as self.tar,
        ):
            self._add(form.HEADER, form.header())
            for table in tables:
                self._add_table(table)
            manifest = self._manifest(tables, counts)
            self._add(form.MANIFEST, manifest.to_json())
        return manifest

    def _add_table(self, table: Table) -> None:
        lines, size, number = [], 0, 1
        for row in table.rows(self.alias):
            lines.append(form.row_line(row))
            size += len(lines[-1])
            if size >= form.PART_BYTES:
                self._add_part(table, number, lines)
                lines, size, number = [], 0, number + 1
        if lines:
            self._add_part(table, number, lines)

    def _add_part(self, table: Table, number: int, lines: list[bytes]) -> None:
        content, name = b"".join(lines), form.part_name(table.label, number)
        digest = hashlib.sha256(content).hexdigest()
        self.parts.append(Part(name, digest, len(content), len(lines)))
        self._add(name, content)
        self.done += len(lines)
        self.progress(self.done, self.total, table.label)

    def _add(self, name: str, content: bytes) -> None:
        member = tarfile.TarInfo(name)
        member.size, member.mode, member.mtime = len(content), 0o600, int(self.now.timestamp())
        self.tar.addfile(member, io.BytesIO(content))

    def _manifest(self, tables: tuple[Table, ...], counts: dict[str, int]) -> Manifest:
        connection = connections[self.alias]
        applied = MigrationRecorder(connection).applied_migrations()
        heads = [row for t in tables if t.label == "journal.head" for row in t.rows(self.alias)]
        return Manifest(
            made_at=self.now.isoformat(),
            verbond=__version__,
            django=django.get_version(),
            database=connection.vendor,
            migrations=tuple(sorted(f"{app}.{name}" for app, name in applied)),
            journal_head=str(heads[0][-1]) if heads else "",
            tables={
                t.label: TableShape(t.columns, counts[t.label], last_number(t, self.alias))
                for t in tables
            },
            parts=tuple(self.parts),
        )
