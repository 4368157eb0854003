"""`script/verbond check-decision`: a page in, an answer out, codes that a program understands."""

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from verbond import __main__ as command_line
from verbond.decisions.shapes_folder import FOLDER
from verbond.decisions.tests.core.linked.pages import POINT, VOTE, page


@pytest.fixture
def file(tmp_path: Path) -> str:
    path = tmp_path / "zitting.html"
    path.write_bytes(page(POINT + VOTE))
    return str(path)


def _answer(capsysbinary: pytest.CaptureFixture[bytes], *arguments: str) -> str:
    assert command_line.main(["check-decision", *arguments]) == 0
    return capsysbinary.readouterr().out.decode()


def test_page_with_faults_is_checked_and_ends_with_0(
    file: str, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    answer = json.loads(_answer(capsysbinary, file, "--format", "json"))
    assert answer["shapes"]["basic-agenda"]["violations"] == 1
    assert answer["shapes"]["notulen"]["error"]
    assert set(answer) == {"triples", "shapes"}


def test_repaired_shape_is_named_apart(
    file: str, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    answer = json.loads(_answer(capsysbinary, file, "--format", "json", "--repaired"))
    assert answer["repaired"]["notulen"]["violations"]
    assert answer["shapes"]["notulen"]["violations"] is None
    text = _answer(capsysbinary, file, "--repaired", "--all")
    assert text.index("NIET NAGEKEKEN") < text.index("Zonder de AS")


def test_page_comes_through_the_pipe(
    monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(page(POINT))))
    assert "geplandOpenbaar ontbreekt" in _answer(capsysbinary, "-", "--base", "http://x.example/")


def test_other_shapes_can_be_brought(
    file: str, tmp_path: Path, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    folder = tmp_path / "shapes"
    folder.mkdir()
    (folder / "decision.ttl").write_bytes(b"\xff\xfe\xfd")
    (folder / "notulen.ttl").write_text("# geen AS", encoding="utf-8")
    (folder / "basic-agenda.ttl").write_bytes((FOLDER / "basic-agenda.ttl").read_bytes())
    answer = json.loads(
        _answer(capsysbinary, file, "--format", "json", "--shapes", str(folder), "--repaired")
    )
    assert "ontbreekt" in answer["shapes"]["citerra"]["error"]
    assert "UTF-8" in answer["shapes"]["decision"]["error"]
    assert answer["shapes"]["basic-agenda"]["violations"] == 1
    assert "repaired" not in answer


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["nergens.html"], "bestaat niet"),
        (["."], "geen gewoon bestand"),
        (["-"], "gesloten"),
        (["{file}", "--shapes", "nergens"], "geen map"),
    ],
)
def test_what_cannot_be_read_ends_with_2_and_a_reason(
    arguments: list[str],
    words: str,
    file: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    filled = [argument.format(file=file) for argument in arguments]
    assert command_line.main(["check-decision", *filled]) == 2
    assert words in capsys.readouterr().err


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_file_that_may_not_be_read_is_refused(
    file: str, capsys: pytest.CaptureFixture[str]
) -> None:
    Path(file).chmod(0)
    assert command_line.main(["check-decision", file]) == 2
    assert "mag niet gelezen worden" in capsys.readouterr().err


def test_command_starts_without_django_and_a_database(file: str) -> None:
    code = (
        "import sys; sys.modules['django'] = None; from verbond.__main__ import main;"
        "code = main(sys.argv[1:]); assert 'sqlite3' not in sys.modules; sys.exit(code)"
    )
    done = subprocess.run(
        [sys.executable, "-P", "-c", code, "check-decision", file],
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
