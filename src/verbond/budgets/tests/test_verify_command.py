"""The command verify, as somebody at a terminal uses it who was not there at the count."""

import json
from pathlib import Path

import pytest

from verbond.__main__ import main
from verbond.budgets.tests.test_count_command import FILE


@pytest.fixture
def published(tmp_path: Path) -> tuple[Path, Path]:
    """Give a file of ballots and the certificate of its count."""
    ballots, certificate = tmp_path / "fictief.pb", tmp_path / "certificate.json"
    ballots.write_text(FILE, encoding="utf-8")
    asked = ["--completion", "add1", "--certificate", str(certificate)]
    assert main(["count", str(ballots), *asked]) == 0
    return ballots, certificate


def test_right_result_is_said_to_be_right(
    published: tuple[Path, Path], capfd: pytest.CaptureFixture[str]
) -> None:
    capfd.readouterr()
    assert main(["verify", *map(str, published)]) == 0
    said = capfd.readouterr()
    assert said.out.startswith("Klopt. Deze uitslag volgt uit de stembiljetten en de regel.")
    assert "gewonnen: tree, bench" in said.out
    # How far the check is goes beside the answer, so that the answer can be piped on.
    assert "4 stembiljetten, 3 projecten" in said.err


def test_another_winner_is_found_and_named(
    published: tuple[Path, Path], capfd: pytest.CaptureFixture[str]
) -> None:
    ballots, certificate = published
    claims = json.loads(certificate.read_text(encoding="utf-8"))
    claims["winners"] = ["pond"]
    certificate.write_text(json.dumps(claims), encoding="utf-8")
    capfd.readouterr()
    assert main(["verify", str(ballots), str(certificate), "--format", "json"]) == 1
    answer = json.loads(capfd.readouterr().out)
    assert answer["right"] is False
    assert answer["where"]


def test_progress_is_told_at_most_twice_a_second(
    published: tuple[Path, Path],
    capfd: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("verbond.budgets.verify_command.time.monotonic", lambda: 100.0)
    capfd.readouterr()
    assert main(["verify", *map(str, published)]) == 0
    assert len(capfd.readouterr().err.splitlines()) == 1


def test_file_that_is_not_there_is_named(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    gone = tmp_path / "nergens.pb"
    assert main(["verify", str(gone), str(gone)]) == 2
    assert "nergens.pb" in capfd.readouterr().err
