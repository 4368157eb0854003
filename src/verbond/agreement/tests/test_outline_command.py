"""`script/verbond outline`, as somebody at a terminal meets it."""

import io
import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable
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


def test_pipes_and_devices_that_may_never_end_are_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    os.mkfifo(tmp_path / "pijp")
    for path in (str(tmp_path / "pijp"), "/dev/zero"):
        assert "geen gewoon bestand" in refused([path], capsys)
        assert "geen gewoon bestand" in refused([str(SMALL), "--profile", path], capsys)


def test_file_of_200_mb_is_refused_before_it_is_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "groot.pdf"
    with file.open("wb") as stream:
        stream.truncate(200_000_000)
    monkeypatch.delattr(Path, "open")
    assert "200,0 MB groot; hoogstens 100,0 MB" in refused([str(file)], capsys)


def test_endless_input_is_refused(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    with Path("/dev/zero").open("rb") as endless:
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(endless))
        assert "groter dan 100 MB" in refused(["-"], capsys)


def test_text_of_too_many_lines_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "regels.txt"
    file.write_bytes(b"-\n" * 1_000_001)
    assert "1.000.001 regels; hoogstens 1.000.000" in refused([str(file)], capsys)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_file_without_permission_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "dicht.txt"
    file.write_text("Een zin.", encoding="utf-8")
    file.chmod(0)
    assert "mag niet gelezen worden" in refused([str(file)], capsys)


def test_name_that_gives_orders_to_the_terminal_is_shown_as_codes(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert r"weg\n\x1b[31m\u202e.txt: dit" in refused(["weg\n\x1b[31m\u202e.txt"], capsys)


def test_text_that_gives_orders_to_the_terminal_is_shown_as_codes(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "rood.txt"
    file.write_text("\x9b31mRood \u202eachterstevoren.\n", encoding="utf-8")
    assert run([str(file), "--format", "text"]) == 0
    out = capsys.readouterr().out
    assert r"\x9b31mRood \u202eachterstevoren." in out
    assert out.replace("\n", "").isprintable()


ENCODINGS = ("utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252")


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_other_encodings_are_read(
    encoding: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "akkoord.txt"
    file.write_bytes("Een financiële zin over cafés en coöperaties.\n".encode(encoding))
    assert run([str(file)]) == 0
    items = json.loads(capsys.readouterr().out)["items"]
    assert [item["text"] for item in items] == ["Een financiële zin over cafés en coöperaties."]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"%PDF-1.7\nkapot", "de PDF is beschadigd"),
        (b"PK\x03\x04kapot", "het Word-bestand is beschadigd"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "oud Office-bestand"),
    ],
)
def test_damaged_and_old_documents_are_refused(
    content: bytes, reason: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "akkoord"
    file.write_bytes(content)
    assert reason in refused([str(file)], capsys)


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


@pytest.mark.parametrize("text", ["[" * 100_000, "- " * 100_000, "name: p\nx: " + "{a: " * 5_000])
def test_profile_of_endless_depth_is_refused(
    text: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "p.yaml"
    file.write_text(text, encoding="utf-8")
    assert "zo diep mag niet" in refused([str(SMALL), "--profile", str(file)], capsys)


def test_profile_without_a_name_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "p.yaml"
    file.write_text("name:\n", encoding="utf-8")
    assert "regel 1, name: is leeg" in refused([str(SMALL), "--profile", str(file)], capsys)
    assert "bestaat niet" in refused([str(SMALL), "--profile", ""], capsys)


def _verbond(*arguments: str, before: Callable[[], None] | None = None) -> tuple[int, str]:
    done = subprocess.run(
        [sys.executable, "-m", "verbond", "outline", *arguments],
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=before,
        env={"PYTHONPATH": str(ROOT / "src")},
    )
    return done.returncode, done.stderr


def test_closed_input_and_output_are_refused() -> None:
    assert _verbond("-", before=lambda: os.close(0)) == (
        2, "verbond outline: invoer: de invoer is gesloten\n"
    )  # fmt: skip
    assert _verbond(str(SMALL), before=lambda: os.close(1)) == (
        2, "verbond outline: uitvoer: de uitvoer is gesloten\n"
    )  # fmt: skip
    assert _verbond("weg.txt", before=lambda: os.close(2)) == (2, "")


def test_interrupt_ends_with_one_line_and_130() -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "verbond", "outline", "-"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={"PYTHONPATH": str(ROOT / "src")},
    )
    assert process.stdin is not None
    process.stdin.write(b"x" * 500_000)  # more than the pipe holds: it is reading by now
    process.send_signal(signal.SIGINT)
    _, errors = process.communicate(timeout=30)
    assert (process.returncode, errors.count(b"interrupted"), errors.count(b"\n")) == (130, 1, 2)


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
