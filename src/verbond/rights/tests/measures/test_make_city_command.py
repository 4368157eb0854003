"""The made city as a file, in Parquet and CSV; each says that it is fictitious."""

import datetime as dt
from decimal import Decimal
from pathlib import Path

import pyarrow.csv
import pyarrow.parquet as pq
import pytest

from verbond.__main__ import main
from verbond.rights.core.errors import CaseError
from verbond.rights.made_tables import TableFile
from verbond.rights.make_city_command import run
from verbond.rights.prevalences import FILE, shipped_prevalences, written


def test_a_city_is_written_with_its_truth(tmp_path: Path) -> None:
    out, truth = tmp_path / "city.parquet", tmp_path / "truth.parquet"
    assert run(["--persons", "900", "--out", str(out), "--truth", str(truth)]) == 0
    table, found = pq.read_table(out), pq.read_table(truth)
    assert table.num_rows == 900
    assert table.schema.metadata[b"fictief"] == b"ja"
    assert isinstance(table.column("taxable_income.2023")[0].as_py(), Decimal)
    assert isinstance(table.column("birth_date")[0].as_py(), dt.date)
    assert all(found.column("fictief").to_pylist())
    held = {row["person"] for row in found.to_pylist() if row["right"] == "vt" and row["held"]}
    rows = {
        row["person"] for row in table.select(["person", "receives_vt"]).to_pylist()
        if row["receives_vt"]
    }  # fmt: skip
    assert held == rows


def test_every_id_in_a_csv_says_fictief(tmp_path: Path) -> None:
    out, truth = tmp_path / "city.csv", tmp_path / "truth.csv"
    run(["--persons", "300", "--out", str(out), "--truth", str(truth)])
    table = pyarrow.csv.read_csv(out)
    assert table.column("person")[0].as_py() == "fictief-1"
    assert table.column("household")[0].as_py() == "fictief-1"
    assert "fictief" in truth.read_text(encoding="utf-8").splitlines()[0]


def test_a_source_has_no_judgements_and_no_statuses_when_asked(tmp_path: Path) -> None:
    out = tmp_path / "city.parquet"
    run(["--persons", "200", "--out", str(out), "--as-source", "--without-statuses"])
    table = pq.read_table(out)
    assert "willing_to_work_or_exempt" not in table.column_names
    assert not any(table.column("receives_vt").to_pylist())
    assert table.column("means_month").null_count


@pytest.mark.parametrize(
    "arguments", [["--persons", "0", "--out", "x.csv"], ["--persons", "9"], ["--out", "x.txt"]]
)
def test_what_cannot_be_written_is_refused_with_code_2(
    arguments: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["rights-make-city", *arguments]) == 2
    assert "rights-make-city" in capsys.readouterr().err


def test_a_file_of_another_kind_is_refused() -> None:
    with pytest.raises(CaseError, match="parquet"):
        TableFile(Path("city.xlsx"))


def test_what_the_planner_supposes_is_up_to_date(tmp_path: Path) -> None:
    assert FILE.read_text(encoding="utf-8") == written(), (
        "run: script/verbond rights-make-city --prevalences data/rights/prevalences.yaml"
    )
    other = tmp_path / "p.yaml"
    run(["--prevalences", str(other)])
    assert other.read_bytes() == FILE.read_bytes()


def test_prevalences_are_of_the_kind_that_each_fact_has() -> None:
    found = shipped_prevalences(dt.date(2026, 11, 23))
    assert isinstance(found["receives_vt"], float)
    assert "eigenaar" in list(found["tenure"])  # type: ignore[arg-type]
    assert len(found["taxable_income"]) == 3  # type: ignore[arg-type]
    assert found["birth_date"][0].low < dt.date(2026, 11, 23).toordinal()  # type: ignore[index,union-attr]
    assert found["points_adult"][-1].low > 0  # type: ignore[index,union-attr]
