"""An upload waits for its task, is applied once and whole, and is not kept for ever."""

from datetime import timedelta

import pytest

from verbond.agreement.testing import NOW
from verbond.journal import facade as journal
from verbond.plan.errors import PlanRefused
from verbond.plan.exchange import Sheet, as_csv
from verbond.plan.exchange.check_file import as_check_file
from verbond.plan.facade import import_plan, plan_named, plans
from verbond.plan.models import DomainFigure, Line, Node, Plan, Version, WaitingPlan, YearFigure
from verbond.plan.operations import staging, waiting
from verbond.plan.operations.waiting import (
    apply_waiting,
    decide_to_apply,
    forget_waiting,
    keep_upload,
    read_waiting,
)
from verbond.plan.queries.balance import plan_file
from verbond.plan.testing import LINES, PLAN, sheet_with

pytestmark = pytest.mark.django_db
ACTOR = journal.Actor("k" * 32, "clerk")


def keep(content: bytes, shape: str = "own", **facts: str) -> WaitingPlan:
    name = "plan.json" if shape == "check" else "plan.csv"
    return keep_upload(name=name, shape=shape, content=content, facts=facts, actor=ACTOR, now=NOW)


def ready(sheet: Sheet) -> WaitingPlan:
    return read_waiting(pk=keep(as_csv(sheet)).pk, now=NOW)


def apply(row: WaitingPlan) -> WaitingPlan:
    decide_to_apply(pk=row.pk)
    return apply_waiting(pk=row.pk, actor=ACTOR, now=NOW)


def nothing_is_there() -> bool:
    tables = (Version, Node, Line, YearFigure)
    return plans() == () and not any(table.objects.exists() for table in tables)


@pytest.mark.parametrize(("content", "says"), [(b"", "is leeg"), (b"x" * 11, "Hoogstens 0 MB")])
def test_an_upload_that_is_empty_or_too_large_is_not_kept(
    monkeypatch: pytest.MonkeyPatch, content: bytes, says: str
) -> None:
    monkeypatch.setattr(waiting, "MOST_BYTES", 10)
    with pytest.raises(PlanRefused, match=says):
        keep(content)
    assert not WaitingPlan.objects.exists()


def test_a_dry_run_shows_what_would_change_and_changes_nothing() -> None:
    row = ready(sheet_with())
    assert (row.state, row.preview["lines"]["added"]) == ("ready", len(LINES))
    assert row.preview["is_new_plan"]
    assert nothing_is_there()


def test_what_was_looked_at_is_applied_once() -> None:
    row = ready(sheet_with())
    decide_to_apply(pk=row.pk)
    for _ in range(2):
        assert apply_waiting(pk=row.pk, actor=ACTOR, now=NOW).state == "applied"
    assert Version.objects.count() == 1
    assert bytes(WaitingPlan.objects.get().content) == b""


def test_what_nobody_looked_at_is_not_applied() -> None:
    row = keep(as_csv(sheet_with()))
    assert apply_waiting(pk=row.pk, actor=ACTOR, now=NOW).state == "waiting"
    with pytest.raises(PlanRefused, match="niets toegepast"):
        decide_to_apply(pk=row.pk)
    assert nothing_is_there()


def test_a_file_is_read_once() -> None:
    row = ready(sheet_with())
    again = read_waiting(pk=row.pk, now=NOW + timedelta(days=1))
    assert again.finished_at == NOW


def test_a_file_with_faults_keeps_them_by_row_and_column() -> None:
    content = as_csv(sheet_with()).replace(b";1000;", b";990.000;", 1)
    row = read_waiting(pk=keep(content).pk, now=NOW)
    assert (row.state, row.preview["faults"]) == ("wrong", 1)
    (fault,) = row.faults
    assert (fault["column"], fault["code"], fault["cell"]) == (
        "bedrag", "amount_ambiguous", "990.000",
    )  # fmt: skip
    with pytest.raises(PlanRefused):
        decide_to_apply(pk=row.pk)
    assert nothing_is_there()


@pytest.mark.parametrize("content", [b"PK\x03\x04x", b"\x00\x01", b'"open;quote'])
def test_a_hostile_file_is_refused_in_words(content: bytes) -> None:
    row = read_waiting(pk=keep(content).pk, now=NOW)
    assert row.state in {"failed", "wrong"}
    assert row.problem or row.faults
    assert nothing_is_there()


def test_a_file_that_says_what_is_there_changes_nothing_and_says_so() -> None:
    import_plan(sheet=sheet_with(), actor=ACTOR, now=NOW)
    row = ready(sheet_with())
    assert row.state == "same"
    with pytest.raises(PlanRefused, match="verandert niets"):
        decide_to_apply(pk=row.pk)


def test_two_clerks_at_once_get_one_version_and_one_refusal() -> None:
    one, other = ready(sheet_with()), ready(sheet_with(lines=LINES[:2]))
    assert apply(one).state == "applied"
    late = apply(other)
    assert late.state == "failed"
    assert "intussen" in late.problem
    assert Line.objects.count() == len(LINES)
    assert not Version.objects.filter(is_whole=False).exists()


class Killed(BaseException):
    """What no handler catches: the worker is gone in the middle of its work."""


def test_a_worker_killed_in_the_middle_leaves_nothing_that_shows_and_starts_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    row = ready(sheet_with())
    decide_to_apply(pk=row.pk)
    monkeypatch.setattr(staging, "PIECE", 2)
    real, calls = waiting._progress, []

    def die(*args: object) -> None:
        calls.append(args)
        if len(calls) == 3:
            raise Killed
        real(*args)  # type: ignore[arg-type]

    monkeypatch.setattr(waiting, "_progress", die)
    with pytest.raises(Killed):
        apply_waiting(pk=row.pk, actor=ACTOR, now=NOW)
    assert Line.objects.exists()
    assert plans() == ()
    monkeypatch.setattr(waiting, "_progress", real)
    assert apply_waiting(pk=row.pk, actor=ACTOR, now=NOW).state == "applied"
    assert (Version.objects.count(), Line.objects.count()) == (1, len(LINES))


def test_progress_is_told_while_rows_are_written(monkeypatch: pytest.MonkeyPatch) -> None:
    row = ready(sheet_with())
    decide_to_apply(pk=row.pk)
    monkeypatch.setattr(staging, "PIECE", 2)
    real, told = waiting._progress, []

    def listen(one: WaitingPlan, state: str, percent: int) -> None:
        told.append(percent)
        real(one, state, percent)

    monkeypatch.setattr(waiting, "_progress", listen)
    apply_waiting(pk=row.pk, actor=ACTOR, now=NOW)
    assert told == sorted(told)
    assert len(told) == 1 + len(LINES) // 2
    assert told[-1] == waiting.WRITTEN_AT


def test_a_file_of_check_plan_becomes_a_version_that_gives_the_same_file() -> None:
    import_plan(sheet=sheet_with(), actor=ACTOR, now=NOW)
    plan = plan_named(PLAN.slug)
    assert plan is not None
    first = plan_file(plan, plan.versions[0])[0]
    facts = {
        "plan": "kopie", "titel": "Kopie (fictief)", "fictief": "ja", "versie": "1",
        "versie_soort": "origineel", "versie_naam": "Kopie (fictief)", "datum": "2025-12-15",
    }  # fmt: skip
    row = read_waiting(pk=keep(as_check_file(first), "check", **facts).pk, now=NOW)
    assert row.state == "ready", (row.problem, row.faults)
    assert apply(row).state == "applied"
    copy = plan_named("kopie")
    assert copy is not None
    again = plan_file(copy, copy.versions[0])[0]
    assert (again.years, again.goals, again.actions) == (first.years, first.goals, first.actions)


def test_a_file_of_check_plan_that_can_be_read_in_two_ways_is_refused() -> None:
    content = (
        b'{"soort": "meerjarenplan", "bbc_versie": "3.0", "periode": [2026, 2026], "jaren": '
        b'{"2026": {"exploitatie_ontvangsten": "990.000"}}}'
    )
    facts = {
        "plan": "kopie", "titel": "Kopie (fictief)", "fictief": "ja", "versie": "1",
        "versie_soort": "origineel", "versie_naam": "Kopie (fictief)", "datum": "2025-12-15",
    }  # fmt: skip
    row = read_waiting(pk=keep(content, "check", **facts).pk, now=NOW)
    assert row.state == "wrong"
    assert row.faults[0]["code"] == "amount_ambiguous"


BI = """Type rapport;Rapportjaar;NIS-code;Boekjaar;Beleidsveld;Uitgave
Meerjarenplan;2026;71016;2026;0200 Wegen;1.234.567,50
Meerjarenplan;2026;71016;2027;0200 Wegen;1.000,00
Meerjarenplan;2026;71016;2033;0200 Wegen;9.999,00
Meerjarenplan;2026;71016;2026;Total;1.235.567,50
Meerjarenplan;2026;71003;2026;0200 Wegen;5.000,00
"""
BI_FACTS = {
    "plan": PLAN.slug, "gemeente": "71016", "bron": "Export (fictief)", "graad": "fictief",
    "nagekeken": "2026-03-01", "toelichting": "Alleen investeringen (fictief).",
}  # fmt: skip


def test_an_export_of_the_agency_is_kept_per_policy_field_beside_the_plan() -> None:
    import_plan(sheet=sheet_with(), actor=ACTOR, now=NOW)
    row = read_waiting(pk=keep(BI.encode(), "bi", **BI_FACTS).pk, now=NOW)
    assert row.state == "ready", (row.problem, row.faults)
    assert row.preview["figures"]["added"] == 1
    assert row.preview["warnings"] == 1
    assert apply(row).state == "applied"
    figure = DomainFigure.objects.get()
    assert (figure.domain, figure.policy_field, figure.cents) == ("2", "0200", 1_235_567_50)
    assert (figure.source, figure.grade) == ("Export (fictief)", "fictief")
    again = read_waiting(pk=keep(BI.encode(), "bi", **BI_FACTS).pk, now=NOW)
    assert again.state == "same"


def test_an_export_without_the_municipality_says_which_are_in_it() -> None:
    import_plan(sheet=sheet_with(), actor=ACTOR, now=NOW)
    facts = BI_FACTS | {"gemeente": "11001"}
    row = read_waiting(pk=keep(BI.encode(), "bi", **facts).pk, now=NOW)
    assert (row.state, row.faults[0]["allowed"]) == ("wrong", "71003, 71016")


@pytest.mark.parametrize(
    "facts", [BI_FACTS | {"plan": "nergens"}, {**BI_FACTS, "bron": ""}], ids=["plan", "source"]
)
def test_an_export_without_plan_or_source_is_refused(facts: dict[str, str]) -> None:
    import_plan(sheet=sheet_with(), actor=ACTOR, now=NOW)
    assert read_waiting(pk=keep(BI.encode(), "bi", **facts).pk, now=NOW).state == "failed"


def test_figures_per_domain_that_changed_meanwhile_are_not_overwritten() -> None:
    import_plan(sheet=sheet_with(), actor=ACTOR, now=NOW)
    one = read_waiting(pk=keep(BI.encode(), "bi", **BI_FACTS).pk, now=NOW)
    other = read_waiting(
        pk=keep(BI.replace("1.000,00", "2.000,00").encode(), "bi", **BI_FACTS).pk, now=NOW
    )
    assert apply(one).state == "applied"
    assert apply(other).state == "failed"
    newer = read_waiting(
        pk=keep(BI.replace("1.000,00", "2.000,00").encode(), "bi", **BI_FACTS).pk, now=NOW
    )
    assert newer.preview["figures"]["changed"] == 1
    assert apply(newer).state == "applied"
    assert DomainFigure.objects.get().cents == 1_236_567_50


def test_an_upload_that_nobody_applied_is_erased_after_a_month() -> None:
    row = ready(sheet_with())
    plan = Plan.objects.create(
        slug="half", title="Half", rules="bbc-3.0", first_year=2026, last_year=2027
    )
    staging.stage(
        sheet=sheet_with(), plan=plan, now=NOW, waiting=row, progress=lambda _done, _all: None
    )
    assert forget_waiting(now=NOW + timedelta(days=30)) == 0
    assert forget_waiting(now=NOW + timedelta(days=30, seconds=1)) == 1
    assert not WaitingPlan.objects.exists()
    assert not Line.objects.exists()
