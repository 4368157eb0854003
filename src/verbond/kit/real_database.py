"""A database of its own for a test that starts other processes, of the kind the tests run on."""

import os
import secrets
import subprocess
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

from verbond.kit.testing import ROOT

type Environment = Mapping[str, str]
DJANGO = ("-m", "django")


@contextmanager
def real_database(folder: Path, program: Sequence[str] = DJANGO) -> Iterator[Environment]:
    """Make a database, migrated by `program`, and give the environment to use it."""
    from django.db import connection

    settings = os.environ.get("DJANGO_SETTINGS_MODULE", "verbond.settings")
    path = os.pathsep.join(sys.path)
    own = {**os.environ, "PYTHONPATH": path, "DJANGO_SETTINGS_MODULE": settings}
    if connection.vendor == "sqlite":
        own["DATABASE_URL"] = f"sqlite:///{folder}/own.sqlite3"
        _migrate(own, program)
        yield own
        return
    name = f"verbond_own_{secrets.token_hex(4)}"
    parts = urlsplit(os.environ["DATABASE_URL"])
    own["DATABASE_URL"] = urlunsplit(parts._replace(path=f"/{name}"))
    _administer(f"CREATE DATABASE {name}")
    try:
        _migrate(own, program)
        yield own
    finally:
        _administer(f"DROP DATABASE {name} WITH (FORCE)")


def _administer(statement: str) -> None:
    import psycopg

    with psycopg.connect(os.environ["DATABASE_URL"], autocommit=True) as session:
        session.execute(statement)


def _migrate(own: Environment, program: Sequence[str]) -> None:
    command = [sys.executable, *program, "migrate", "-v0", "--skip-checks"]
    subprocess.run(command, env=own, cwd=ROOT, check=True)
