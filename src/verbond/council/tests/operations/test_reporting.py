"""Reports: frozen when somebody asks, the same bytes each time, whole or not at all."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from verbond.council.core.document import canonical
from verbond.council.errors import ReportRefused
from verbond.council.models import Evaluation, Report
from verbond.council.operations import reporting
from verbond.council.operations.announcing import carry_out, load_evaluations
from verbond.council.operations.demo import load_demo_questions
from verbond.council.operations.reporting import order_report, render_report
from verbond.council.queries.terms import terms
from verbond.council.testing import NOW, facts_of
from verbond.journal.facade import SYSTEM, head_sequence
from verbond.kit.testing import ROOT

pytestmark = pytest.mark.django_db


def order(agreement: Any, **other: Any) -> Report:
    return order_report(facts=facts_of(**other), agreement_id=agreement.pk, actor=SYSTEM, now=NOW)


def test_two_orders_of_the_same_facts_give_one_report(agreement: Any) -> None:
    row = order(agreement)
    before = head_sequence()

    assert order(agreement) == row
    assert head_sequence() == before
    assert order(agreement, title="Ander rapport") != row


@pytest.mark.parametrize(
    ("first", "last", "code"),
    [("2026-06-30", "2026-01-01", "period"), ("2026-01-01", "2026-07-16", "future")],
)
def test_a_report_looks_back_and_runs_forward(
    agreement: Any, first: str, last: str, code: str
) -> None:
    with pytest.raises(ReportRefused) as refused:
        order(agreement, first=first, last=last)
    assert refused.value.code == code


def test_a_report_with_a_body_remembers_for_whom_it_is(agreement: Any) -> None:
    body = {"code": "ocmw-raad", "name": "OCMW-raad"}

    assert order(agreement, body=body).body == "ocmw-raad"


def test_a_report_is_made_with_its_files_and_once(agreement: Any) -> None:
    row = render_report(pk=order(agreement).pk, now=NOW)

    assert row.state == "ready"
    assert bytes(row.pdf or b"")[:5] == b"%PDF-"
    before = head_sequence()
    assert render_report(pk=row.pk, now=NOW).pdf_sha256 == row.pdf_sha256
    assert head_sequence() == before


def test_a_worker_that_was_killed_begins_again_and_makes_the_same_bytes(
    agreement: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Killed(BaseException):
        """As abrupt as the end of a process."""

    def killed(_document: object, *, tell: Callable[[int], None]) -> bytes:
        tell(5)
        raise Killed

    row = order(agreement)
    with monkeypatch.context() as patch:
        patch.setattr(reporting, "as_pdf", killed)
        with pytest.raises(Killed):
            render_report(pk=row.pk, now=NOW)
    row.refresh_from_db()
    assert (row.state, row.pdf) == ("rendering", None)
    assert row.is_busy
    first = render_report(pk=row.pk, now=NOW)
    Report.objects.update(state="rendering", pdf=None, odt=None)
    again = render_report(pk=row.pk, now=NOW)
    assert (first.pdf_sha256, first.odt_sha256) == (again.pdf_sha256, again.odt_sha256)


def test_progress_goes_up_with_the_pages(agreement: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[tuple[int, int]] = []

    def tells(_document: object, *, tell: Callable[[int], None]) -> bytes:
        for page in (1, 5, 10, 7, 5, 15):
            tell(page)
            row = Report.objects.get()
            seen.append((row.done, row.steps))
        return b"%PDF-"

    monkeypatch.setattr(reporting, "as_pdf", tells)
    render_report(pk=order(agreement).pk, now=NOW)

    assert [done for done, _ in seen] == [0, 5, 10, 10, 10, 15]
    assert all(done <= steps for done, steps in seen)


def test_what_stops_a_report_is_kept_in_words_and_can_be_tried_again(
    agreement: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def missing(_document: object, **_other: object) -> bytes:
        raise ReportRefused("no_pdf", "Pango ontbreekt.")

    row = order(agreement)
    with monkeypatch.context() as patch:
        patch.setattr(reporting, "as_pdf", missing)
        before = head_sequence()
        assert render_report(pk=row.pk, now=NOW).problem == "Pango ontbreekt."
        assert head_sequence() == before + 1
    again = render_report(pk=row.pk, now=NOW)
    assert (again.state, again.problem) == ("ready", "")


def test_two_workers_at_once_leave_one_report(
    agreement: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = order(agreement)

    def other_worker(_document: object, **_other: object) -> bytes:
        Report.objects.update(state="ready", pdf=b"first", pdf_sha256="first")
        return b"second"

    monkeypatch.setattr(reporting, "as_pdf", other_worker)
    before = head_sequence()
    assert render_report(pk=row.pk, now=NOW).pdf_sha256 == "first"
    assert head_sequence() == before


def test_anybody_recounts_a_report_from_its_facts_in_another_process(
    agreement: Any, tmp_path: Path
) -> None:
    row = render_report(pk=order(agreement).pk, now=NOW)
    facts = tmp_path / "facts.json"
    facts.write_bytes(canonical(row.facts))
    pdf, odt = tmp_path / "a.pdf", tmp_path / "a.odt"
    command = [sys.executable, "-m", "verbond", "make-report", facts, "--pdf", pdf, "--odt", odt]
    # Another order of dicts, another clock, another language: none of it may show.
    elsewhere = {"PYTHONHASHSEED": "7", "TZ": "America/New_York", "LANG": "C", "DEBUG": "1"}
    done = subprocess.run(
        list(map(str, command)), env=os.environ | elsewhere, capture_output=True, check=True,
        text=True, cwd=ROOT,
    )  # fmt: skip

    assert row.facts_sha256 in done.stdout
    assert pdf.read_bytes() == bytes(row.pdf or b"")
    assert odt.read_bytes() == bytes(row.odt or b"")


@pytest.mark.parametrize("content", ["no json", "[]"])
def test_facts_that_are_none_are_refused_in_words(content: str, tmp_path: Path) -> None:
    from verbond.__main__ import main

    facts = tmp_path / "facts.json"
    facts.write_text(content, encoding="utf-8")

    assert main(["make-report", str(facts)]) == 2


def test_evaluations_are_loaded_once_and_tied_to_a_report(agreement: Any, tmp_path: Path) -> None:
    path = tmp_path / "evaluations.yaml"
    entry = {"key": "halfway", "title": "Evaluatie (fictief)", "line": 7, "quote": "q",
             "when": "halfway"}  # fmt: skip
    path.write_text(json.dumps({"agreement": "fictief", "evaluations": [entry]}), encoding="utf-8")

    assert load_evaluations(path=path, actor=SYSTEM, now=NOW) == 1
    before = head_sequence()
    assert load_evaluations(path=path, actor=SYSTEM, now=NOW) == 0
    assert head_sequence() == before
    row = Evaluation.objects.get()
    assert str(row) == "Evaluatie (fictief)"
    assert row.on is not None
    report = order(agreement)
    tied = carry_out(evaluation=row, report=report, actor=SYSTEM, now=NOW)
    assert tied.report == report
    after = head_sequence()
    carry_out(evaluation=row, report=report, actor=SYSTEM, now=NOW)
    assert head_sequence() == after
    assert str(report) == "Opvolgingsrapport"


def test_an_evaluation_takes_no_report_on_another_agreement(agreement: Any) -> None:
    row = Evaluation(agreement_id=agreement.pk + 1, key="x")
    with pytest.raises(ReportRefused, match="ander akkoord"):
        carry_out(evaluation=row, report=order(agreement), actor=SYSTEM, now=NOW)


def test_the_questions_of_the_demo_come_once_each_on_its_own_day(agreement: Any) -> None:
    from datetime import date

    entries: list[Any] = [
        {"key": "2026-001", "body": "gemeenteraad", "line": 7, "asked_by": "A (fictief)",
         "asked_on": date(2026, 1, 5), "text": "Waarom? (fictief)"},
        {"key": "2026-002", "body": "gemeenteraad", "chapter": "groene-stad", "asked_by": "B",
         "asked_on": date(2026, 1, 6), "text": "Hoe? (fictief)", "answer": "Zo.",
         "answered_by": "C", "answered_on": date(2026, 1, 9)},
    ]  # fmt: skip

    def load() -> int:
        return load_demo_questions(
            entries=entries, found=agreement, terms=terms(), actor=SYSTEM, now=NOW
        )

    assert (load(), load()) == (2, 0)
