"""The made city as a file, in Parquet and CSV; each says that it is fictitious."""

import datetime as dt
from decimal import Decimal
from pathlib import Path

import numpy as np
import pyarrow.csv
import pyarrow.parquet as pq
import pytest

from verbond.__main__ import main
from verbond.rights.core.errors import CaseError
from verbond.rights.core.made_city import as_source
from verbond.rights.core.made_city.columns import as_population
from verbond.rights.core.population import evaluate
from verbond.rights.core.population.needed import columns_needed
from verbond.rights.loading import shipped_rules
from verbond.rights.made_tables import TableFile
from verbond.rights.make_city_command import run
from verbond.rights.making import made_batches, made_shares
from verbond.rights.prevalences import FILE, shipped_prevalences, written
from verbond.rights.tables import read_table


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


@pytest.mark.parametrize("suffix", ["parquet", "csv"])
def test_a_run_reads_the_file_and_finds_what_the_city_knows(tmp_path: Path, suffix: str) -> None:
    rules, day = shipped_rules(), dt.date(2024, 6, 30)
    rights = tuple(rules.rights)
    out = tmp_path / f"city.{suffix}"
    asked = ["--as-source", "--rights", ",".join(rights), "--out", str(out)]
    run(["--persons", "1200", "--seed", "3", *asked])
    needed = columns_needed(rules, rights, day)
    read = evaluate(rules, read_table(out, rules.vocabulary, needed=needed).population, day)
    (city,) = made_batches(persons=1_200, seed=3, day=day)
    source = as_source(city.table, made_shares().gaps, made_shares().errors, seed=3)
    known = evaluate(rules, as_population(source, rules.vocabulary), day)
    for right in rights:
        assert np.array_equal(read[right].verdict, known[right].verdict), right


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
    day = dt.date(2026, 11, 23)
    found = shipped_prevalences(day)
    assert isinstance(found["receives_vt"], float)
    tenures, incomes, births = found["tenure"], found["taxable_income"], found["birth_date"]
    assert isinstance(tenures, list)
    assert "eigenaar" in tenures
    assert isinstance(incomes, list)
    assert len(incomes) == 3
    assert isinstance(births, list)
    assert all(one.low < day.toordinal() for one in births)


def test_a_need_for_care_is_among_what_may_be_answered() -> None:
    points = shipped_prevalences(dt.date(2026, 11, 23))["points_adult"]
    assert isinstance(points, list)
    assert points[-1].low > 0
