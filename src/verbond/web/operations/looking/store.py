"""The database: there, new enough, up to date, and careful with what it is given."""

import sqlite3
from collections.abc import Iterator
from datetime import datetime

from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from verbond.web.core.findings import Finding, fault, fine, warning

POSTGRESQL = 15
SQLITE = (3, 37)
MOST_SECONDS_APART = 5
_SEALS = {"sqlite": 4, "postgresql": 5}


def look_at_store(*, now: datetime) -> Iterator[Finding]:
    """Yield what was found about the database itself."""
    if connection.vendor == "sqlite":
        yield from _sqlite()
    else:
        yield from _postgresql(now)
    yield from _migrations()


def _sqlite() -> Iterator[Finding]:
    version = sqlite3.sqlite_version_info
    if version < SQLITE:
        yield fault("database", f"SQLite {sqlite3.sqlite_version} is too old", "use 3.37 or newer")
    journal, synchronous = _one("PRAGMA journal_mode"), int(_one("PRAGMA synchronous"))
    # A database in memory has no journal file; only tests use one.
    if journal not in {"wal", "memory"} or synchronous < 2:
        yield fault(
            "durability",
            f"SQLite runs with journal_mode={journal}, synchronous={synchronous}",
            "use the settings of verbond/environment.py: WAL and FULL",
        )
    else:
        yield fine("database", f"SQLite {sqlite3.sqlite_version}, {journal}, synchronous=full")
    if (found := _one("PRAGMA quick_check(1)")) != "ok":
        yield fault("database", f"the file is damaged: {found:.80}", "restore a backup")


def _postgresql(now: datetime) -> Iterator[Finding]:
    version = int(_one("SHOW server_version_num")) // 10000
    if version < POSTGRESQL:
        yield fault("database", f"PostgreSQL {version} is too old", "use 15 or newer")
    careless = [
        name
        for name in ("fsync", "full_page_writes", "synchronous_commit")
        if _one(f"SHOW {name}") == "off"
    ]
    if careless:
        yield fault(
            "durability",
            f"PostgreSQL runs with {', '.join(careless)} off: a power cut loses what was saved",
            "turn them on in postgresql.conf",
        )
    else:
        yield fine("database", f"PostgreSQL {version}, durable")
    if (encoding := _one("SHOW server_encoding")) != "UTF8":
        yield fault("database", f"its encoding is {encoding}", "make it anew with encoding UTF8")
    # What the difference with the time at which we began to look may be.
    apart = abs(float(_one("SELECT extract(epoch FROM now())")) - now.timestamp())
    if apart > MOST_SECONDS_APART:
        yield warning(
            "clock", f"this machine and the database differ {apart:.0f} s", "run an NTP client"
        )


def _migrations() -> Iterator[Finding]:
    executor = MigrationExecutor(connection)
    waiting = executor.migration_plan(executor.loader.graph.leaf_nodes())
    if waiting:
        yield fault(
            "migrations",
            f"{len(waiting)} wait: the tables are not those of this version",
            "make a backup, then run script/verbond migrate",
        )
        return
    yield fine("migrations", "all done")
    if int(_one(_SEAL_QUERY[connection.vendor])) != _SEALS[connection.vendor]:
        yield fault(
            "journal",
            "the database does not guard it against changes: its triggers are missing",
            "script/verbond shell -c 'from django.db import connection; "
            "from verbond.journal.facade import seal; seal(connection)'",
        )


_SEAL_QUERY = {
    "sqlite": "SELECT count(*) FROM sqlite_master WHERE type = 'trigger' "
    "AND name LIKE 'journal_%_sealed_%'",
    "postgresql": "SELECT count(*) FROM pg_trigger WHERE tgname LIKE 'journal_%_sealed%' "
    "AND NOT tgisinternal AND tgenabled <> 'D' AND pg_table_is_visible(tgrelid)",
}


def _one(question: str) -> str:
    with connection.cursor() as cursor:
        cursor.execute(question)
        row = cursor.fetchone()
    return str(row[0]) if row else ""
