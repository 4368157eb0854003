"""The commands as a keeper runs them: killed, interrupted, refused."""

import os
import shutil
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from django.db import connection

from verbond.kit.testing import ROOT
from verbond.web.operations.backing_up import back_up
from verbond.web.tests.operations.sites import NOW, as_default, contents, write_entry

# Runs a command, and stands still where it matters: everything is written, nothing is committed.
STANDS_STILL = """
import sys, time
import django
django.setup()
from verbond.web.operations import backing_up, restoring
def stand_still(*_):
    print("here", flush=True)
    time.sleep(60)
restoring._Restoring._verify = stand_still
backing_up._Writer._manifest = stand_still
from verbond.__main__ import main
sys.exit(main(sys.argv[1:]))
"""


def _environment(address: str) -> dict[str, str]:
    return {
        **os.environ,
        "DATABASE_URL": address,
        "DEBUG": "1",
        "DJANGO_SETTINGS_MODULE": "verbond.settings",
        "PYTHONPATH": str(ROOT / "src"),
    }


def _address(file: Path) -> str:
    """Return the address of the database that this test stands on."""
    found = connection.settings_dict
    if connection.vendor == "sqlite":
        return f"sqlite:///{file}"
    return f"postgres://{found['USER']}@/{found['NAME']}?host={found['HOST']}"


def _end_inside(signal_number: int, address: str, *arguments: str) -> int:
    """Start a command, let it come to where it stands still, and send it a signal."""
    with subprocess.Popen(
        [sys.executable, "-P", "-c", STANDS_STILL, *arguments],
        env=_environment(address),
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as process:
        assert process.stdout
        assert process.stdout.readline() == "here\n"
        process.send_signal(signal_number)
        return process.wait(timeout=30)


def _run(address: str, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-P", "-m", "verbond", *arguments],
        env=_environment(address),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("number", [signal.SIGKILL, signal.SIGINT, signal.SIGTERM])
def test_restore_that_is_killed_leaves_the_old_site(
    site: None, tmp_path: Path, number: int
) -> None:
    path = tmp_path / "b.tar.gz"
    back_up(path=path, now=NOW)
    write_entry("Na de kopie geschreven.")
    before = contents()
    connection.close()
    address = _address(tmp_path / "site.sqlite3")
    code = _end_inside(number, address, "restore", "--yes", str(path))
    assert code == (-signal.SIGKILL if number == signal.SIGKILL else 130)
    assert contents() == before


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_backup_that_is_interrupted_leaves_nothing(
    file_site: None, tmp_path: Path, number: int
) -> None:
    address = f"sqlite:///{tmp_path / 'site.sqlite3'}"
    assert _end_inside(number, address, "backup", str(tmp_path / "b.tar.gz")) == 130
    assert [path.name for path in tmp_path.iterdir() if "tar" in path.name] == []


def test_backup_and_restore_from_the_command_line(file_site: None, tmp_path: Path) -> None:
    address, path = f"sqlite:///{tmp_path / 'site.sqlite3'}", tmp_path / "b.tar.gz"
    made = _run(address, "backup", str(path))
    assert (made.returncode, made.stderr) == (0, "")
    assert "rows of" in made.stdout
    refused = _run(address, "restore", str(path))
    assert refused.returncode == 2
    assert "--yes" in refused.stderr
    before = contents()
    fresh = tmp_path / "fresh.sqlite3"
    done = _run(f"sqlite:///{fresh}", "restore", str(path))
    assert done.returncode == 0, done.stderr
    with as_default(fresh):
        after = contents()
    assert {t for t in before if before[t] != after[t]} == {"journal.entry", "journal.head"}


def test_damaged_backup_ends_with_code_2_and_makes_no_tables(
    file_site: None, tmp_path: Path
) -> None:
    path, fresh = tmp_path / "b.tar.gz", tmp_path / "fresh.sqlite3"
    back_up(path=path, now=NOW)
    shutil.copy(path, tmp_path / "whole")
    path.write_bytes(path.read_bytes()[:-200])
    refused = _run(f"sqlite:///{fresh}", "restore", str(path))
    assert refused.returncode == 2
    assert "Traceback" not in refused.stderr
    assert str(path) in refused.stderr
    with as_default(fresh):
        assert connection.introspection.table_names() == []
