"""`script/verbond import-table`: dry run by default, exact words, exit code 2 when refused."""

import io
import json
from pathlib import Path

import pytest
from django.core.management import call_command

from verbond.__main__ import main
from verbond.indicators.models import Reading
from verbond.indicators.tests.test_operations import HOMELESS

pytestmark = pytest.mark.django_db


@pytest.fixture
def files(tmp_path: Path) -> tuple[str, str]:
    table, mapping = tmp_path / "tabel.csv", tmp_path / "kolommen.yaml"
    table.write_text("year;benches\n2020;4,5\n2021;veel\n", encoding="utf-8")
    mapping.write_text(HOMELESS, encoding="utf-8")
    return str(table), str(mapping)


def run(*words: str) -> str:
    out = io.StringIO()
    call_command("import_table", *words, stdout=out)
    return out.getvalue()


def test_a_dry_run_tells_and_stores_nothing(genk: None, files: tuple[str, str]) -> None:
    before = Reading.objects.count()
    said = run(files[0], "--mapping", files[1])
    assert "2 rows (utf-8, cells parted by ';', decimal sign ,), 0 outside" in said
    assert "row 3, benches 'veel': 'veel' is geen getal" in said
    assert "1 new and 0 revised values would be stored" in said
    assert Reading.objects.count() == before


def test_json_is_for_programs(genk: None, files: tuple[str, str]) -> None:
    said = json.loads(run(files[0], "--mapping", files[1], "--format", "json"))
    assert (said["new"], said["applied"], said["readings"][0]["value"]) == (1, False, "4.5")


def test_apply_stores(genk: None, files: tuple[str, str]) -> None:
    said = run(files[0], "--mapping", files[1], "--apply", "--skip-rejected")
    assert "1 new and 0 revised values stored" in said


def test_rejected_rows_end_with_code_2(
    genk: None, files: tuple[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["import-table", files[0], "--mapping", files[1], "--apply"]) == 2
    assert "1 rows cannot be read" in capsys.readouterr().err


def test_a_file_that_is_not_there_ends_with_code_2(
    genk: None, files: tuple[str, str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["import-table", "/nope.csv", "--mapping", files[1]]) == 2
    assert "/nope.csv" in capsys.readouterr().err
