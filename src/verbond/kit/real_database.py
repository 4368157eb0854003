"""A database of its own for a test that starts other processes, of the kind the tests run on."""

import atexit
import os
import secrets
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

from verbond.kit.testing import ROOT

type Environment = Mapping[str, str]
DJANGO = ("-m", "django")


@contextmanager
def real_database(folder: Path, program: Sequence[str] = DJANGO) -> Iterator[Environment]:
    """Make a database, migrated by `program`, and give the environment to use it."""
    from django.db import connection

    if connection.vendor == "sqlite":
        url = f"sqlite:///{folder}/own.sqlite3"
        shutil.copyfile(_migrated_file(tuple(program)), folder / "own.sqlite3")
        yield _environment(url)
        return
    name = f"verbond_own_{secrets.token_hex(4)}"
    _administer(f"CREATE DATABASE {name} TEMPLATE {_migrated_database(tuple(program))}")
    try:
        yield _environment(_beside(name))
    finally:
        _administer(f"DROP DATABASE {name} WITH (FORCE)")


# Migrating takes seconds and copying does not: a run of tests migrates once for each program.
@cache
def _migrated_file(program: tuple[str, ...]) -> Path:
    folder = Path(tempfile.mkdtemp(prefix="verbond-migrated-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    path = folder / "migrated.sqlite3"
    _migrate(f"sqlite:///{path}", program)
    return path


@cache
def _migrated_database(program: tuple[str, ...]) -> str:
    name = f"verbond_migrated_{secrets.token_hex(4)}"
    url = os.environ["DATABASE_URL"]
    _administer(f"CREATE DATABASE {name}", url)
    atexit.register(_administer, f"DROP DATABASE {name} WITH (FORCE)", url)
    _migrate(_beside(name), program)
    return name


def _beside(name: str) -> str:
    return urlunsplit(urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{name}"))


def _administer(statement: str, url: str = "") -> None:
    import psycopg

    with psycopg.connect(url or os.environ["DATABASE_URL"], autocommit=True) as session:
        session.execute(statement)


def _migrate(url: str, program: Sequence[str]) -> None:
    command = [sys.executable, *program, "migrate", "-v0", "--skip-checks"]
    subprocess.run(command, env=dict(_environment(url)), cwd=ROOT, check=True)


def _environment(url: str) -> Environment:
    settings = os.environ.get("DJANGO_SETTINGS_MODULE", "verbond.settings")
    own = {"PYTHONPATH": os.pathsep.join(sys.path), "DJANGO_SETTINGS_MODULE": settings}
    return {**os.environ, **own, "DATABASE_URL": url}
