"""Databases with something in them, to copy and to put back."""

import datetime as dt
import json
from collections.abc import Iterator
from contextlib import contextmanager
from decimal import Decimal
from pathlib import Path
from typing import Any

from django.apps import apps
from django.db import DEFAULT_DB_ALIAS, connection, connections
from django.utils.module_loading import import_string

from verbond.accounts.testing import make_person
from verbond.environment import database
from verbond.journal import facade as journal
from verbond.web.core.backup import row_line
from verbond.web.operations.tables import all_tables

NOW = dt.datetime(2026, 11, 23, 8, 30, 15, 123456, tzinfo=dt.UTC)


@contextmanager
def as_default(path: Path) -> Iterator[None]:
    """Let a file of SQLite be the database for a while."""
    origin = connections[DEFAULT_DB_ALIAS]
    settings = {**origin.settings_dict, **database(f"sqlite:///{path}")}
    backend = import_string("django.db.backends.sqlite3.base.DatabaseWrapper")
    connections[DEFAULT_DB_ALIAS] = backend(settings, alias=DEFAULT_DB_ALIAS)
    try:
        yield
    finally:
        connections[DEFAULT_DB_ALIAS].close()
        connections[DEFAULT_DB_ALIAS] = origin


def write_entry(summary: str = "Iets gebeurde (fictief).") -> None:
    journal.record(
        actor=journal.SYSTEM,
        verb="test",
        room="web",
        object_kind="site",
        object_key="test",
        summary=summary,
        details={"één".encode().hex(): [1, True, None, "ü"]},
        at=NOW,
    )


def fill() -> None:
    """Put a row with every kind of value into the database."""
    make_person("Rita")
    write_entry()
    write_entry("Nog iets, met “aanhalingstekens” en een 🌱 (fictief).")
    agreement = _model("agreement.Agreement").objects.create(
        slug="voorbeeld", title="Voorbeeld (fictief)", city="Voorbeeldstad", term_from=NOW.date()
    )
    edition = _model("agreement.Edition").objects.create(
        agreement=agreement, number=1, name="a", sha256="0" * 64, format="text", profile="generic",
        lines=[["Wij planten bomen.", 1]], report={"b": 0.1, "a": [1, {"z": None}]},
        imported_at=NOW,
    )  # fmt: skip
    agreement.edition = edition  # each holds the other
    agreement.save()
    _model("agreement.WaitingImport").objects.create(
        agreement_slug="voorbeeld", name="a.pdf", content=bytes(range(256)), asked_at=NOW,
        asked_by="k",
    )  # fmt: skip
    _model("django_tasks_database.DBTaskResult").objects.create(
        args_kwargs={"args": [1], "kwargs": {}}, task_path="a.b", backend_name="default",
        run_after=NOW, return_value=None, exception_class_path="", traceback="",
    )  # fmt: skip
    _reading()


def _reading() -> None:
    source = _model("indicators.Source").objects.create(code="s", name="Bron (fictief)")
    area = _model("indicators.Geography").objects.create(code="g", name="G", level="municipality")
    domain = _model("indicators.Domain").objects.create(code="d", name="D", number=1)
    indicator = _model("indicators.Indicator").objects.create(
        code="i", name="I", definition="x", unit="%", domain=domain, source=source
    )
    _model("indicators.Reading").objects.create(
        indicator=indicator, geography=area, period="2026", period_from=NOW.date(),
        period_to=NOW.date(), value=Decimal("12345678.125000"), status="final",
        vintage=NOW.date(), source=source, stored_at=NOW,
    )  # fmt: skip


def _model(label: str) -> Any:
    return apps.get_model(label)


def contents() -> dict[str, list[str]]:
    """Return every row of every table, written the same way on both databases."""
    # jsonb keeps the keys of an object in an order of its own.
    return {
        table.label: sorted(
            json.dumps(json.loads(row_line(row)), sort_keys=True) for row in table.rows()
        )
        for table in all_tables()
    }


def refuses_to_change_the_journal() -> bool:
    """Say whether the triggers stand: the database itself refuses."""
    from django.db import DatabaseError, transaction

    try:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("UPDATE journal_entry SET summary = 'x'")
    except DatabaseError:
        return True
    return False
