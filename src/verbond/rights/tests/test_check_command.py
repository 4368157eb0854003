"""`script/verbond rights-check`: answers, differences, exit codes, and files that are no case."""

import json
from pathlib import Path

import pytest

from verbond.__main__ import main
from verbond.rights.loading import FOLDER

Captured = pytest.CaptureFixture[str]
CASES = FOLDER / "cases"
CASE = """
id: T01
title: Fictief
households:
  - id: h
    facts: {municipality: Genk}
    members: [{id: a, facts: {birth_date: 1990-01-01, taxable_income: {2023: "30000.00"}}}]
steps:
  - date: 2024-06-01
"""
EXPECTED = """
    expected: [{right: vt, subject: a, verdict: ja, reason: Een reden.}]
"""


def write(folder: Path, text: str, name: str = "t.yaml") -> str:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return str(path)


def test_all_shipped_cases_come_out_as_expected(capsys: Captured) -> None:
    assert main(["rights-check", str(CASES)]) == 0
    told = capsys.readouterr().out
    assert told.endswith("20 gevallen nagekeken: alles klopt.\n")
    assert "ANDERS" not in told
    assert "✘ Inkomen vorig jaar: Bruto belastbaar inkomen" in told
    assert "Dat is 0,01 euro te hoog." in told
    assert "Graad B: Inkomensgrens VT (vorig jaar), basis: 25.630,67 euro per jaar" in told


def test_json_gives_one_line_for_each_expected_item(capsys: Captured) -> None:
    assert main(["rights-check", str(CASES), "--format", "json"]) == 0
    lines = [json.loads(row) for row in capsys.readouterr().out.splitlines()]
    assert len(lines) >= 68
    second = next(one for one in lines if (one["case"], one["step"]) == ("S01", 2))
    assert second["gaps"] == {"inkomen_vorig_jaar": "0.01"}
    assert second["verdict"] == "nee"


def test_a_case_without_expected_gives_every_right_of_every_subject(
    tmp_path: Path, capsys: Captured
) -> None:
    assert main(["rights-check", write(tmp_path, CASE), "--format", "json"]) == 0
    lines = [json.loads(row) for row in capsys.readouterr().out.splitlines()]
    assert len(lines) == len({(one["right"], one["subject"], one["about"]) for one in lines})
    found = {one["right"]: one["verdict"] for one in lines}
    assert found["kansenstatuut_genk"] == "niet_onderzocht"
    assert {"a", "h"} == {one["subject"] for one in lines}


def test_a_difference_ends_with_one_and_names_it(tmp_path: Path, capsys: Captured) -> None:
    assert main(["rights-check", write(tmp_path, CASE + EXPECTED)]) == 1
    told = capsys.readouterr().out
    assert "ANDERS  verwacht: ja; antwoord: misschien" in told
    assert "Reden in het geval: Een reden." in told
    assert told.endswith("1 geval nagekeken: 1 verschil.\n")


def test_steps_that_claim_to_know_more_are_held_to_it(tmp_path: Path, capsys: Captured) -> None:
    text = (
        CASE.replace('"30000.00"', '"3.00"').replace("id: T01", "id: T01\nproperty: refinement")
        + EXPECTED
        + "  - date: 2024-06-01\n    unset: {a: [taxable_income]}"
        + EXPECTED
    )
    assert main(["rights-check", write(tmp_path, text)]) == 1
    assert "was al zeker ja, en is met meer feiten misschien" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("birth_date: 1990-01-01", "birth_date: 1800-01-01", "langer dan 125 jaar geleden"),
        ("municipality: Genk", 'rent_month: "-1.00"', "niet minder dan 0"),
        ("birth_date:", "geboren:", "there is no fact geboren"),
        ("id: T01", "id: [", "this is not YAML"),
        ("2024-06-01", "2024-06-31", "a day that exists"),
    ],
)
def test_a_bad_file_ends_with_two(
    old: str, new: str, told: str, tmp_path: Path, capsys: Captured
) -> None:
    assert main(["rights-check", write(tmp_path, CASE.replace(old, new, 1))]) == 2
    captured = capsys.readouterr()
    assert told in captured.err
    assert captured.out == ""


def test_one_bad_file_in_a_folder_answers_nothing_and_names_every_bad_one(
    tmp_path: Path, capsys: Captured
) -> None:
    write(tmp_path, CASE, "a.yaml")
    write(tmp_path, "[]", "b.yaml")
    write(tmp_path, CASE.replace("id: T01", "nr: 1"), "c.yml")
    assert main(["rights-check", str(tmp_path)]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert "b.yaml" in captured.err
    assert "c.yml" in captured.err


def test_no_file_and_an_empty_folder_end_with_two(tmp_path: Path, capsys: Captured) -> None:
    assert main(["rights-check", str(tmp_path / "niets.yaml")]) == 2
    assert main(["rights-check", str(tmp_path)]) == 2
    assert "no case files in this folder" in capsys.readouterr().err


def test_five_hundred_people_are_answered_and_more_refused(
    tmp_path: Path, capsys: Captured
) -> None:
    people = ", ".join(f"{{id: p{number}}}" for number in range(500))
    text = f"id: A\nhouseholds: [{{id: h, members: [{people}]}}]\nsteps: [{{date: 2024-01-01,"
    text += " expected: [{right: sociale_toeslag, subject: h, verdict: misschien}]}]"
    assert main(["rights-check", write(tmp_path, text), "--format", "json"]) == 0
    assert json.loads(capsys.readouterr().out)["verdict"] == "misschien"
    assert main(["rights-check", write(tmp_path, text.replace("p499}", "p499}, {id: q}"))]) == 2
