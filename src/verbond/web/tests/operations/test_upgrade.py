"""A site that began with the first version keeps every row through all upgrades since."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.db import connection, models
from django.db.migrations.executor import MigrationExecutor
from pytest_django import DjangoDbBlocker

from verbond.web.core.backup import row_line
from verbond.web.tests.operations.sites import NOW, as_default, refuses_to_change_the_journal

ROOMS = ("accounts", "agreement", "indicators", "journal", "places")
# In the order of who points at whom; only what the first version asked for.
FIRST_ROWS: tuple[tuple[str, dict[str, Any]], ...] = (
    ("accounts.Person", {"email": "rita@example.test", "name": "Rita (fictief)"}),
    ("accounts.Organisation", {"name": "De Linde (fictief)"}),
    ("accounts.RoleGrant", {"person_id": 1, "role": "clerk", "granted_at": NOW}),
    ("agreement.Agreement", {"slug": "a", "title": "A (fictief)", "city": "Voorbeeldstad"}),
    ("agreement.Edition", {"agreement_id": 1, "number": 1, "name": "a.txt", "sha256": "0" * 64,
                           "format": "text", "profile": "generic", "lines": [["Zin.", 1]],
                           "imported_at": NOW}),
    ("agreement.Chapter", {"agreement_id": 1, "key": "h", "title": "H", "position": 1, "line": 1,
                           "page": 1}),
    ("agreement.Commitment", {"agreement_id": 1, "key": "k", "role": "action", "text": "Zin.",
                              "quote_hash": "0" * 64, "first_line": 1, "last_line": 1, "page": 1,
                              "position": 1, "chapter_id": 1, "added_at": NOW,
                              "changed_at": NOW}),
    ("agreement.Annotation", {"commitment_id": 1, "what": "kind", "value": "deliver",
                              "made_at": NOW}),
    ("agreement.Question", {"commitment_id": 1, "shown_name": "Rita", "text": "Wanneer?",
                            "asked_at": NOW}),
    ("indicators.Source", {"code": "s", "name": "Bron (fictief)"}),
    ("indicators.Domain", {"code": "d", "name": "D", "number": 1}),
    ("indicators.Geography", {"code": "g", "name": "G", "level": "municipality"}),
    ("indicators.Indicator", {"code": "i", "name": "I", "definition": "x", "unit": "%",
                              "domain_id": 1, "source_id": 1}),
    ("indicators.Reading", {"indicator_id": 1, "geography_id": 1, "period": "2026",
                            "period_from": NOW.date(), "period_to": NOW.date(), "value": "12.5",
                            "status": "final", "vintage": NOW.date(), "source_id": 1,
                            "stored_at": NOW}),
    ("journal.Entry", {"sequence": 1, "at": NOW, "role": "system", "verb": "v", "room": "web",
                       "object_kind": "o", "object_key": "k", "summary": "Iets (fictief).",
                       "previous": "0" * 64, "hash": "1" * 64}),
    ("journal.Head", {"id": 1, "sequence": 1, "hash": "1" * 64}),
    ("places.Edition", {"code": "e", "name": "E", "series": "wijken", "source": "s",
                        "licence": "l", "digest": "0" * 64}),
    ("places.Place", {"edition_id": 1, "code": "p", "kind": "neighbourhood", "name": "P"}),
)  # fmt: skip


@pytest.fixture
def first_version(tmp_path: Path, django_db_blocker: DjangoDbBlocker) -> Iterator[Path]:
    """An empty file that stands in for the database."""
    path = tmp_path / "old.sqlite3"
    with django_db_blocker.unblock(), as_default(path):
        yield path


def _first_migrations(executor: MigrationExecutor) -> list[tuple[str, str]]:
    return [min(node for node in executor.loader.graph.nodes if node[0] == room) for room in ROOMS]


def _rows(model: type[models.Model], columns: list[str]) -> list[str]:
    own: Any = models.QuerySet(model, using="default")
    found = own.order_by("pk").values_list(*columns)
    return [json.dumps(json.loads(row_line(row)), sort_keys=True) for row in found]


def _columns(model: type[models.Model]) -> list[str]:
    return [field.attname for field in model._meta.local_concrete_fields]


def test_every_row_of_the_first_version_survives_every_upgrade(first_version: Path) -> None:
    executor = MigrationExecutor(connection)
    old = executor.migrate(_first_migrations(executor)).apps
    for label, values in FIRST_ROWS:
        rows: Any = models.QuerySet(old.get_model(label), using="default")
        rows.bulk_create([old.get_model(label)(**values)])

    new = executor.loader.project_state().apps
    columns = {
        # What a later version took away on purpose is not asked for.
        label: [
            column
            for column in _columns(old.get_model(label))
            if column in _columns(new.get_model(label))
        ]
        for label, _ in FIRST_ROWS
    }
    before = {label: _rows(old.get_model(label), columns[label]) for label in columns}
    assert all(len(rows) == 1 for rows in before.values())
    call_command("migrate", verbosity=0)
    assert {label: _rows(new.get_model(label), columns[label]) for label in columns} == before
    assert refuses_to_change_the_journal()
