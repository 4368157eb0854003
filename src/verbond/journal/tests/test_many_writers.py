"""Several processes write on a real database: no holes, no doubles, and a death leaves no trace."""

import os
import secrets
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import pytest
from django.db import connection

from verbond.kit.testing import ROOT

WRITER = Path(__file__).with_name("writer.py")
type Environment = Mapping[str, str]


@pytest.fixture
def real_database(tmp_path: Path, db: None) -> Iterator[Environment]:
    """Give the environment of a database of its own, of the kind that these tests run on."""
    settings = os.environ.get("DJANGO_SETTINGS_MODULE", "verbond.settings")
    own = {
        **os.environ,
        "PYTHONPATH": os.pathsep.join(sys.path),
        "DJANGO_SETTINGS_MODULE": settings,
    }
    if connection.vendor == "sqlite":
        own["DATABASE_URL"] = f"sqlite:///{tmp_path}/journal.sqlite3"
        migrate(own)
        yield own
        return
    name = f"verbond_journal_{secrets.token_hex(4)}"
    parts = urlsplit(os.environ["DATABASE_URL"])
    own["DATABASE_URL"] = urlunsplit(parts._replace(path=f"/{name}"))
    administer(f"CREATE DATABASE {name}")
    try:
        migrate(own)
        yield own
    finally:
        administer(f"DROP DATABASE {name} WITH (FORCE)")


def administer(statement: str) -> None:
    import psycopg

    with psycopg.connect(os.environ["DATABASE_URL"], autocommit=True) as session:
        session.execute(statement)


def migrate(own: Environment) -> None:
    program = [sys.executable, "-m", "django", "migrate", "journal", "-v0", "--skip-checks"]
    subprocess.run(program, env=own, cwd=ROOT, check=True)


def verify(own: Environment, *arguments: str) -> subprocess.CompletedProcess[str]:
    program = [sys.executable, "-m", "django", "verify_journal", "--skip-checks", *arguments]
    return subprocess.run(program, env=own, cwd=ROOT, capture_output=True, text=True, check=False)


def start(own: Environment, name: str, number: int) -> "subprocess.Popen[str]":
    return subprocess.Popen(
        [sys.executable, str(WRITER), name, str(number)], env=own, stdout=subprocess.PIPE, text=True
    )


def test_four_writers_at_once_leave_one_chain_without_holes(real_database: Environment) -> None:
    writers = [start(real_database, f"schrijver-{number}", 30) for number in range(4)]
    numbers: list[int] = []
    for writer in writers:
        said, _ = writer.communicate(timeout=60)
        assert writer.returncode == 0
        numbers += [int(line) for line in said.split()]
    assert sorted(numbers) == list(range(1, 121))
    checked = verify(real_database)
    assert checked.returncode == 0, checked.stdout
    assert "whole: 120 entries" in checked.stdout


def test_writers_killed_in_mid_sentence_leave_a_whole_chain(real_database: Environment) -> None:
    kept: set[int] = set()
    for death in range(2):
        writers = [start(real_database, f"{death}-{number}", 100_000) for number in range(2)]
        for writer in writers:
            assert writer.stdout is not None
            kept.add(int(writer.stdout.readline()))
        time.sleep(0.2 * death)
        for writer in writers:
            writer.kill()
        for writer in writers:
            said, _ = writer.communicate(timeout=30)
            # The last line may be cut in two by the death of its writer.
            kept.update(int(line) for line in said.splitlines(keepends=True) if line[-1:] == "\n")
    checked = verify(real_database)
    assert checked.returncode == 0, checked.stdout
    count = int(checked.stdout.split()[1])
    assert count >= max(kept)
    after = start(real_database, "daarna", 1)
    said, _ = after.communicate(timeout=30)
    assert int(said) == count + 1
    assert verify(real_database).returncode == 0
