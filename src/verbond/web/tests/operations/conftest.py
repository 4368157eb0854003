"""A site that others may write to, and an empty one on the other kind of database."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connection
from pytest_django import DjangoDbBlocker as Blocker

from verbond.web.tests.operations.sites import as_default, fill


@pytest.fixture(scope="session")
def migrated(tmp_path_factory: pytest.TempPathFactory, django_db_setup: None,
             django_db_blocker: Blocker) -> Path:  # fmt: skip
    path = tmp_path_factory.mktemp("migrated") / "empty.sqlite3"
    with django_db_blocker.unblock(), as_default(path):
        call_command("migrate", verbosity=0)
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return path


@pytest.fixture
def elsewhere(migrated: Path, tmp_path: Path) -> Callable[[], AbstractContextManager[None]]:
    """Return a way to stand on another, empty database in a file of SQLite."""
    path = tmp_path / "elsewhere.sqlite3"
    shutil.copy(migrated, path)
    return lambda: as_default(path)


@pytest.fixture
def file_site(migrated: Path, tmp_path: Path, django_db_blocker: Blocker) -> Iterator[None]:
    """A filled site in a file of SQLite, whatever database the other tests use."""
    path = tmp_path / "site.sqlite3"
    shutil.copy(migrated, path)
    with django_db_blocker.unblock(), as_default(path):
        fill()
        yield


@pytest.fixture
def site(transactional_db: None, request: pytest.FixtureRequest) -> None:
    """A filled site: on PostgreSQL the test's own database, on SQLite a file of its own."""
    if connection.vendor == "postgresql":
        fill()
    else:
        request.getfixturevalue("file_site")
