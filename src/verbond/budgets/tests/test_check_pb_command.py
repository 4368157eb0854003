import json
from pathlib import Path

import pytest

from verbond.__main__ import main
from verbond.budgets.tests.core.pabulib.making import made


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "wijk.pb"


def test_clean_file_ends_well(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path.write_bytes(made())
    assert main(["check-pb", str(path)]) == 0
    assert capsys.readouterr().out == "wijk.pb: nothing found.\n"


def test_error_is_told_with_its_line(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path.write_bytes(made(meta={"num_votes": "4", "unit": "=x"}))
    assert main(["check-pb", str(path)]) == 1
    first, second = capsys.readouterr().out.splitlines()
    assert first.startswith("wijk.pb:5: warning: formula-in-cell (unit): ")
    assert second.startswith("wijk.pb:8: error: different-number-of-votes (num_votes): ")


def test_warning_alone_is_no_error(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path.write_bytes(made(votes=["voter_id;vote", "", "1;a,b", "2;a", "3;a,c"]))
    assert main(["check-pb", str(path)]) == 1
    path.write_bytes(made(meta={"eigen": "x"}))
    assert main(["check-pb", str(path)]) == 0
    assert ":-: warning: not-known-meta-fields (eigen)" in capsys.readouterr().out


def test_findings_as_json(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path.write_bytes(made(meta={"num_projects": "4"}))
    assert main(["check-pb", str(path), "--format", "json"]) == 1
    assert json.loads(capsys.readouterr().out) == [
        {
            "code": "different-number-of-projects",
            "line": 7,
            "field": "num_projects",
            "message": "META declares 4 projects, the file holds 3.",
            "severity": "error",
        }
    ]


def test_file_that_cannot_be_read_is_refused(
    path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check-pb", str(path)]) == 2
    path.write_bytes(b"geen pb")
    assert main(["check-pb", str(path)]) == 2
    assert "wijk.pb, line 1, field META" in capsys.readouterr().err
