"""`script/verbond check-plan`: the answer, its exit code, and files that are no plan."""

import io
import json
import sys
from pathlib import Path

import pytest

from verbond.__main__ import main
from verbond.plan.core.file.writing import to_csv, to_xlsx
from verbond.plan.core.words import FIGURES
from verbond.plan.tests.core.making import content, plan, year

Captured = pytest.CaptureFixture[str]


def write(folder: Path, **blocks: object) -> str:
    path = folder / "fictief.json"
    path.write_text(json.dumps(content(**blocks)), encoding="utf-8")
    return str(path)


def test_a_plan_in_balance_ends_with_nought(tmp_path: Path, capsys: Captured) -> None:
    assert main(["check-plan", write(tmp_path), "--format", "json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert list(answer) == [
        "soort", "bbc_versie", "plan_in_evenwicht", "per_jaar", "waarden", "bevindingen",
    ]  # fmt: skip
    assert (answer["soort"], answer["bbc_versie"]) == ("meerjarenplan", "3.0")
    assert answer["plan_in_evenwicht"] is True
    assert tuple(answer["per_jaar"]["2026"]) == FIGURES
    assert answer["bevindingen"] == []


def test_a_fault_in_the_plan_ends_with_one(tmp_path: Path, capsys: Captured) -> None:
    short = year(exploitatie_uitgaven=5)
    file = write(tmp_path, jaren={"2026": year(), "2027": year(), "2028": short})
    assert main(["check-plan", file]) == 1
    told = capsys.readouterr().out
    assert "NIET in evenwicht" in told
    assert "FOUT    AFM_NEGATIEF: Autofinancieringsmarge in 2028: −5 euro" in told
    # What is wrong stands above the table.
    assert told.index("BBR_NEGATIEF") < told.index("In euro")


def test_a_warning_alone_ends_with_nought(tmp_path: Path, capsys: Captured) -> None:
    file = write(tmp_path, gecumuleerd_volgens_laatste_jaarrekening=3)
    assert main(["check-plan", file]) == 0
    assert "LET OP  OPENING_WIJKT_AF" in capsys.readouterr().out


def test_csv_and_xlsx_give_the_answer_of_the_json(tmp_path: Path, capsys: Captured) -> None:
    answers = []
    (tmp_path / "f.csv").write_bytes(to_csv(plan()))
    (tmp_path / "f.xlsx").write_bytes(to_xlsx(plan()))
    for file in (write(tmp_path), str(tmp_path / "f.csv"), str(tmp_path / "f.xlsx")):
        assert main(["check-plan", file, "--format", "json"]) == 0
        answers.append(capsys.readouterr().out)
    assert answers[0] == answers[1] == answers[2]


def test_a_figure_explains_itself(tmp_path: Path, capsys: Captured) -> None:
    file = write(tmp_path, jaren={"2026": year(exploitatie_ontvangsten="12,50")})
    main(["check-plan", file, "--explain", "exploitatiesaldo", "2026"])
    assert capsys.readouterr().out.splitlines() == [
        "Exploitatiesaldo 2026 = 12,50 euro",
        "  + Exploitatie: ontvangsten 2026: 12,50 euro",
        "  − Exploitatie: uitgaven 2026: 0 euro",
    ]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["exploitatiesaldo", "2040"], "het jaar 2040 is er niet; er is 2026, 2027, 2028"),
        (["exploitatiesaldo", "later"], "een veld en hoogstens één jaar"),
        (["exploitatiesaldo"], "kies uit afm_gemeente_ocmw"),
        (["saldo", "2026"], "'saldo' is er niet; kies uit exploitatiesaldo"),
    ],
)
def test_what_cannot_be_explained_says_what_can(
    words: list[str], said: str, tmp_path: Path, capsys: Captured
) -> None:
    assert main(["check-plan", write(tmp_path), "--explain", *words]) == 2
    assert said in capsys.readouterr().err


def test_the_input_is_read_too(monkeypatch: pytest.MonkeyPatch, capsys: Captured) -> None:
    raw = io.BytesIO(json.dumps(content(jaren=..., acties=[])).encode())
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(raw))
    assert main(["check-plan", "-"]) == 0
    told = capsys.readouterr().out
    assert "Geen bevindingen." in told
    assert "In euro" not in told


def test_an_account_and_its_entities_are_told(tmp_path: Path, capsys: Captured) -> None:
    parts: dict[str, object] = {"gemeente": {}, "ocmw": {}, "agb": {}}
    file = write(tmp_path, soort="jaarrekening", entiteiten=parts)
    assert main(["check-plan", file]) == 0
    told = capsys.readouterr().out
    assert "Een jaarrekening heeft geen norm" in told
    assert "Autofinancieringsmarge van gemeente en OCMW: onbekend" in told


def test_rules_of_other_years_are_told(tmp_path: Path, capsys: Captured) -> None:
    main(["check-plan", write(tmp_path, bbc_versie="2020")])
    assert "Let op: BBC 2020 is voor plannen van 2020 tot 2025." in capsys.readouterr().out


def test_hundreds_of_findings_do_not_bury_the_table(tmp_path: Path, capsys: Captured) -> None:
    actions = [{"code": f"A{n}", "actieplan": "AP"} for n in range(250)]
    assert main(["check-plan", write(tmp_path, acties=actions)]) == 1
    assert "… en nog 50 bevindingen" in capsys.readouterr().out


@pytest.mark.parametrize("name", ["er-is-niets.json", ".", "nul\x00byte", "kleur\x1b[31m"])
def test_what_is_no_file_ends_with_two(name: str, tmp_path: Path, capsys: Captured) -> None:
    assert main(["check-plan", str(tmp_path / name)]) == 2
    told = capsys.readouterr()
    assert (told.out, "bestand" in told.err) == ("", True)
    assert "\x1b" not in told.err


def test_what_is_no_plan_ends_with_two(tmp_path: Path, capsys: Captured) -> None:
    file = write(tmp_path, soort="begroting")
    assert main(["check-plan", file, "--format", "json"]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert "fictief.json, soort: kies uit meerjarenplan, jaarrekening" in told.err


def test_a_table_of_two_hundred_thousand_rows_is_read(tmp_path: Path, capsys: Captured) -> None:
    head = to_csv(plan(acties=[])).decode("utf-8-sig").rstrip("\n")
    rows = "".join(f"actie;A{n};;beleidsveld;0200\n" for n in range(200_000))
    file = tmp_path / "groot.csv"
    file.write_text(f"{head}\n{rows}", encoding="utf-8")
    assert main(["check-plan", str(file)]) == 1
    assert "en nog 199800 bevindingen" in capsys.readouterr().out
