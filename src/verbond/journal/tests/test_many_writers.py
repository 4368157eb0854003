"""Several processes write on a real database: no holes, no doubles, and a death leaves no trace."""

import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from verbond.kit.real_database import Environment, real_database

WRITER = Path(__file__).with_name("writer.py")


@pytest.fixture(name="real_database")
def _real_database(tmp_path: Path, db: None) -> Iterator[Environment]:
    """Give the environment of a database of its own, with the tables of this room only."""
    with real_database(tmp_path, [str(WRITER)]) as own:
        yield own


def verify(own: Environment) -> subprocess.CompletedProcess[str]:
    program = [sys.executable, str(WRITER), "verify_journal", "--skip-checks"]
    return subprocess.run(program, env=own, capture_output=True, text=True, check=False)


class Writer:
    """A writer in a process of its own; what it says goes to a file, which survives its death."""

    def __init__(self, own: Environment, paper: Path, number: int) -> None:
        self.paper = paper
        with paper.open("w") as out:
            program = [sys.executable, str(WRITER), "write", paper.name, str(number)]
            self.process = subprocess.Popen(program, env=own, stdout=out)

    def said(self) -> list[int]:
        """Return the numbers that were acknowledged; a last line cut in two is left out."""
        lines = self.paper.read_text().splitlines(keepends=True)
        return [int(line) for line in lines if line.endswith("\n")]

    def wait_for_the_first_word(self) -> None:
        end = time.monotonic() + 60
        while not self.said():
            assert self.process.poll() is None
            assert time.monotonic() < end
            time.sleep(0.02)


def test_four_writers_at_once_leave_one_chain_without_holes(
    real_database: Environment, tmp_path: Path
) -> None:
    writers = [Writer(real_database, tmp_path / f"schrijver-{n}", 30) for n in range(4)]
    assert [writer.process.wait(60) for writer in writers] == [0, 0, 0, 0]
    assert sorted(n for writer in writers for n in writer.said()) == list(range(1, 121))
    checked = verify(real_database)
    assert checked.returncode == 0, checked.stdout
    assert "whole: 120 entries" in checked.stdout


def test_writers_killed_in_mid_sentence_leave_a_whole_chain(
    real_database: Environment, tmp_path: Path
) -> None:
    acknowledged = 0
    for death in range(2):
        writers = [Writer(real_database, tmp_path / f"{death}-{n}", 100_000) for n in range(2)]
        for writer in writers:
            writer.wait_for_the_first_word()
        time.sleep(0.2 * death)
        for writer in writers:
            writer.process.kill()
            writer.process.wait(30)
            acknowledged = max(acknowledged, *writer.said())
    checked = verify(real_database)
    assert checked.returncode == 0, checked.stdout
    count = int(checked.stdout.split()[1])
    assert count >= acknowledged
    after = Writer(real_database, tmp_path / "daarna", 1)
    assert after.process.wait(30) == 0
    assert after.said() == [count + 1]
    assert verify(real_database).returncode == 0
