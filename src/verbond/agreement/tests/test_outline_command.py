"""`script/verbond outline`, as somebody at a terminal meets it."""

import io
import json
import subprocess
import sys
from pathlib import Path

import pytest

from verbond.agreement.outline_command import run
from verbond.agreement.tests.core.agreed import GENK
from verbond.kit.testing import ROOT

SMALL = Path(__file__).parent / "core" / "small.txt"
PROFILE = SMALL.with_suffix(".yaml")


def test_genk_comes_out_as_json_in_the_agreed_shape(capsys: pytest.CaptureFixture[str]) -> None:
    assert run([str(GENK)]) == 0
    result = json.loads(capsys.readouterr().out)
    assert list(result) == ["title", "source", "chapters", "items", "furniture", "report"]
    assert list(result["source"]) == ["name", "sha256", "lines"]
    assert list(result["chapters"][0]) == [
        "id", "number", "title", "part", "line", "page", "sections",
    ]  # fmt: skip
    assert list(result["chapters"][0]["sections"][0]) == [
        "number", "title", "level", "line", "page",
    ]  # fmt: skip
    assert list(result["items"][0]) == [
        "id", "role", "kind", "text", "chapter", "section", "parent", "lines", "page",
    ]  # fmt: skip
    assert list(result["furniture"][0]) == ["lines", "what"]
    assert list(result["report"]) == ["lines", "blank", "consumed", "not_understood", "notes"]
    assert result["source"]["sha256"].startswith("478fdd72")
    assert (result["report"]["lines"], result["report"]["consumed"]) == (4094, 1876)


def test_text_is_a_readable_tree(capsys: pytest.CaptureFixture[str]) -> None:
    assert run([str(SMALL), "--profile", str(PROFILE), "--format", "text"]) == 0
    out = capsys.readouterr().out
    assert out.startswith("Fictief akkoord\n")
    assert "– We planten 200 bomen tegen 2028.  [target]" in out
    assert "0 plaatsen niet begrepen" in out


def test_profile_is_taken_by_name(capsys: pytest.CaptureFixture[str]) -> None:
    assert run([str(SMALL), "--profile", "generic", "--format", "text"]) == 0
    assert "profiel generic" in capsys.readouterr().out


def test_document_is_read_from_standard_input(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(SMALL.read_bytes())))
    assert run(["-", "--profile", str(PROFILE)]) == 0
    assert json.loads(capsys.readouterr().out)["source"]["name"] == "invoer"


def refused(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> str:
    assert run(arguments) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert captured.err.startswith("verbond outline: ")
    assert captured.err.count("\n") == 1
    return captured.err


def test_missing_file_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    assert "weg.txt" in refused(["/tmp/weg.txt"], capsys)


def test_folder_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert str(tmp_path) in refused([str(tmp_path)], capsys)


@pytest.mark.parametrize("content", [b"", b" \n\n ", b"\x7fELF\x00\x01\x02" + bytes(range(256))])
def test_empty_and_binary_files_are_refused(
    content: bytes, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "akkoord.txt"
    file.write_bytes(content)
    assert "akkoord.txt" in refused([str(file)], capsys)


def test_unknown_profile_is_refused_with_the_names_that_exist(
    capsys: pytest.CaptureFixture[str],
) -> None:
    message = refused([str(SMALL), "--profile", "gent"], capsys)
    assert "generic, genk-2019-2024" in message


def test_profile_with_a_mistake_is_refused_with_its_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "p.yaml"
    file.write_text("name: p\nlayout: vreemd\n", encoding="utf-8")
    assert "regel 2, layout" in refused([str(SMALL), "--profile", str(file)], capsys)


def test_profile_that_is_missing_or_no_text_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "p.yaml"
    assert "p.yaml" in refused([str(SMALL), "--profile", str(file)], capsys)
    file.write_bytes(b"\xff\xfe\x00name")
    assert "geen UTF-8" in refused([str(SMALL), "--profile", str(file)], capsys)
    file.write_bytes(b"#" * 1_000_001)
    assert "groter dan" in refused([str(SMALL), "--profile", str(file)], capsys)


def test_pipe_that_closes_early_makes_no_noise() -> None:
    code = (
        "import sys; from verbond.agreement.outline_command import run; sys.exit(run(sys.argv[1:]))"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", code, str(GENK)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={"PYTHONPATH": str(ROOT / "src")},
    )
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.read(10)
    process.stdout.close()
    errors = process.stderr.read()
    process.stderr.close()
    assert (process.wait(timeout=30), errors) == (0, b"")


def test_django_and_pdf_libraries_are_not_imported_for_a_text() -> None:
    code = (
        "import sys; from verbond.agreement.outline_command import run; run(sys.argv[1:]);"
        "sys.exit(any(name in sys.modules for name in ('django', 'pypdfium2', 'docx', 'lxml')))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(GENK)],
        capture_output=True,
        check=False,
        env={"PYTHONPATH": str(ROOT / "src")},
    )
    assert (done.returncode, done.stderr) == (0, b"")
