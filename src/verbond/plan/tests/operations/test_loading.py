"""A folder with plans: what is wrong in it is told with file and row, and nothing is guessed."""

from dataclasses import replace
from pathlib import Path

import pytest

from verbond.agreement.facade import ties_of
from verbond.agreement.testing import NOW
from verbond.journal.facade import SYSTEM
from verbond.plan.errors import PlanFileWrong
from verbond.plan.exchange import as_csv
from verbond.plan.facade import load_plans, plans
from verbond.plan.testing import PLAN, sheet_with

pytestmark = pytest.mark.django_db


def folder_with(folder: Path, content: bytes, ties: str = "") -> Path:
    (folder / "plan.csv").write_bytes(content)
    (folder / "ties.csv").write_text("action,line,words,shows\n" + ties, encoding="utf-8")
    (folder / "plans.yaml").write_text(
        "versions: [plan.csv]\n"
        f"ties: [{{plan: {PLAN.slug}, agreement: fictief, file: ties.csv}}]\n",
        encoding="utf-8",
    )
    return folder


def test_a_tie_names_a_line_with_its_words(agreement_id: int, tmp_path: Path) -> None:
    content = as_csv(sheet_with(plan=replace(PLAN, agreement="fictief")))
    ties = "A1,7,We planten elk jaar,started\nA1,7,Verschoven tekst,\nA2,900,Niets,\n"
    loaded = load_plans(folder_with(tmp_path, content, ties), actor=SYSTEM, now=NOW)
    assert [problem.partition(": ")[2][:8] for problem in loaded.problems] == [
        "line 7 d",
        "line 900",
    ]
    key = f"{PLAN.slug}/A1"
    (tie,) = [one for one in ties_of("plan", [key])[key] if one.state == "confirmed"]
    assert tie.shows == "started"


def test_a_shipped_file_with_a_fault_stops_all(agreement_id: int, tmp_path: Path) -> None:
    content = as_csv(sheet_with()).replace(b";1000;", b";990.000;", 1)
    with pytest.raises(PlanFileWrong, match=r"plan\.csv, row \d+, bedrag: amount_ambiguous"):
        load_plans(folder_with(tmp_path, content), actor=SYSTEM, now=NOW)
    assert plans() == ()
