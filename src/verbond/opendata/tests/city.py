"""What a town does after its agreement: evidence, a plan, decisions with tests, all fictitious."""

from dataclasses import replace
from datetime import date
from typing import Any

from django.apps import apps

from verbond.agreement import facade as agreement
from verbond.decisions import facade as decisions
from verbond.decisions.testing import make_body, make_item, make_meeting, make_people, on_agenda
from verbond.journal.facade import Actor
from verbond.plan import facade as plan
from verbond.plan.testing import PLAN, sheet_with
from verbond.scorecards import facade as scorecards
from verbond.scorecards.testing import load_shipped, signed_quickscan, subject_of

CLERK = Actor("secret-journal-key", "clerk")


def show_evidence(unit: Any, other: Any, now: Any) -> None:
    """Tie evidence to a promise, plan and prove a step, and overrule another promise."""
    by: dict[str, Any] = {"actor": CLERK, "now": now}
    piece = agreement.Piece(
        "elsewhere", "1/a", "decision", "started", "Een beslissing (fictief)", "college (fictief)",
        date(2026, 10, 1), url="https://elders.example.test/1", booked_cents=500,
        facts={"years": {"2026": {"booked": 500}}}, fictitious=True,
    )  # fmt: skip
    tie = agreement.Tie(unit.pk, confirmed=True, words=("fietsers",), certainty=80)
    agreement.record_evidence(pieces=[(piece, [tie])], **by)
    agreement.withdraw_evidence(
        room="elsewhere", keys=["1/a"], reason="Vergissing (fictief).", **by
    )
    agreement.record_evidence(pieces=[(piece, [])], **by)
    step = agreement.plan_milestone(
        commitment=unit, title="Nog een telling (fictief)", due_on=None, **by
    )
    agreement.plan_milestone(commitment=unit, title="Tweede", due_on=date(2027, 1, 1), **by)
    agreement.prove_milestone(
        milestone=step, title="Verslag", source="Dorp", url="", on=date(2026, 11, 1), **by
    )
    agreement.set_owner(commitment=unit, department="Mobiliteit (fictief)", person_id=None, **by)
    agreement.overrule(
        commitment=other, state="preparing", reason="De offerte loopt (fictief).",
        said_by="Dienst groen (fictief)", **by,
    )  # fmt: skip


def adopt_plan(slug: str, now: Any) -> None:
    sheet = sheet_with(plan=replace(PLAN, agreement=slug))
    plan.import_plan(sheet=sheet, actor=CLERK, now=now)
    row = apps.get_model("plan.Plan").objects.get(slug=PLAN.slug)
    apps.get_model("plan.DomainFigure").objects.create(
        plan=row, municipality="99999", report_year=2026, domain="2", cents=100_00,
        source="Andere bron (fictief)", grade="quoted", checked_on=date(2026, 11, 1),
        fictitious=True,
    )  # fmt: skip


def decide(unit: Any, now: Any) -> None:
    """Publish a decision with a vote and a promise; sign a test with a measure; exempt another."""
    load_shipped()
    body = make_body()
    ada, bob, *_others = make_people(body)
    item, meeting = make_item(body), make_meeting(body)
    decisions.name_commitment(
        item=item, commitment_id=unit.pk, shows="started", actor=CLERK, now=now
    )
    vote = decisions.VoteGiven(1, 1, ballots={ada.key: "favour", bob.key: "against"})
    on_agenda(item, meeting)
    decisions.announce_agenda(meeting=meeting, actor=CLERK, now=now)
    decisions.record_treatment(item=item, outcome="approved", votes=[vote], actor=CLERK, now=now)
    decisions.publish(meeting=meeting, actor=CLERK, now=now)
    run = signed_quickscan(subject_of())
    apps.get_model("scorecards.Measure").objects.create(
        run_id=run.run_id, text="Gratis plaats (fictief)", owner="Dienst economie (fictief)",
        due_on=date(2027, 1, 1),
    )  # fmt: skip
    scorecards.exempt(
        subject=subject_of(key="noodgeval"), code="armoedetoets-quickscan",
        reason="Een muur dreigt vandaag om te vallen (fictief).",
        said_by="Algemeen directeur (fictief)", actor=CLERK, now=now,
    )  # fmt: skip


def ask_and_report(slug: str, now: Any) -> None:
    """Ask as a member of the council, publish a report and announce an evaluation."""
    row = apps.get_model("agreement.Agreement").objects.get(slug=slug)
    apps.get_model("council.MemberQuestion").objects.create(
        key="vraag-1", body="college", agreement=row, chapter="mobiele-stad", text="Wanneer?",
        asked_by="Raadslid Ada (fictief)", asked_at=now, due_on=date(2026, 12, 23),
        due_rule="verzonnen", fictitious=True,
    )  # fmt: skip
    report = apps.get_model("council.Report").objects.create(
        key="verslag-1", agreement=row, kind="annual", title="Jaarverslag (fictief)",
        first_day=date(2026, 1, 1), last_day=date(2026, 12, 31), facts={}, facts_sha256="a" * 64,
        state="ready", asked_at=now, asked_by="secret-journal-key", fictitious=True,
    )  # fmt: skip
    apps.get_model("council.Evaluation").objects.create(
        agreement=row, key="halfweg", title="Halfweg", report=report, fictitious=True
    )
