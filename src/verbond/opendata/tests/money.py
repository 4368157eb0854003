"""What a town does with money of residents: books, a round with a result, and votes that go on."""

from datetime import date, timedelta
from typing import Any

from django.apps import apps

from verbond.budgets.testing import (
    AFTER,
    counted,
    make_closed_vote,
    make_envelope,
    make_proposal,
    make_round,
    published,
)
from verbond.budgets.testing import NOW as THEN
from verbond.journal.facade import Actor
from verbond.ledger import facade as ledger

CLERK = Actor("secret-journal-key", "clerk")
# Stands in everything of a vote that nobody may read, before the result and after it.
SECRET = "Boerenzwaluw"
# Stands in what may be read once the result of its round is published, and not before.
EARLY = "Gierzwaluw"
VOTES = [{f"voorstel-{1 + n % 4}": 1, f"voorstel-{1 + (n + 1) % 4}": 1} for n in range(12)]
COSTS = (12_000, 30_000, 8_000, 72_000)


def model(label: str) -> Any:
    return apps.get_model(label)


def decide_on_money(unit: Any) -> None:
    """Publish a result and follow it up; count another and keep it; leave a third vote open."""
    envelope = make_envelope()
    _reserve()
    won = make_closed_vote(
        "klaar", votes=VOTES, costs=COSTS, envelope=envelope, earmark_cents=2_000_000,
        proposals={1: {"is_atelier": True}},
    )  # fmt: skip
    _around(won, unit)
    published(won)
    _follow(won)
    hidden = make_closed_vote("geteld", votes=VOTES, costs=COSTS, envelope=envelope)
    counted(hidden)
    _mark(hidden)
    open_vote = make_closed_vote("open", votes=VOTES, costs=COSTS, envelope=envelope)
    model("budgets.Round").objects.filter(pk=open_vote.pk).update(
        vote_closed_at=None, phase="vote", ballots_counted=None, box_sha256=""
    )
    for row in (won, hidden, open_vote):
        _secrets(row)
    make_round(f"{SECRET.lower()}-ronde", published=False, title=SECRET, envelope=envelope)


def _reserve() -> None:
    ledger.reserve(
        book="wijkbudgetten", account="envelope/stadsdeel-1", amount=500, key="opzij",
        text="Opzij (fictief)", actor=CLERK, now=THEN,
    )  # fmt: skip
    ledger.settle(
        key="opzij", lines=[
            ledger.Line("envelope/stadsdeel-1", -500), ledger.Line("city", 500),
        ], on=THEN.date(), text="Terug (fictief)", actor=CLERK, now=THEN,
    )  # fmt: skip
    number = ledger.statement("wijkbudgetten", "envelope/stadsdeel-1")[-1].number
    ledger.reverse(book="wijkbudgetten", number=number, on=THEN.date(), actor=CLERK, now=THEN)


def _around(row: Any, unit: Any) -> None:
    """Give the first proposal of a round all that can stand around it."""
    proposal = row.proposals.get(number=1)
    many = {"proposal": proposal, "made_at": THEN}
    model("budgets.ProposalVersion").objects.create(
        number=1, title="Eerste (fictief)", summary="Kort.", cost_cents=100,
        cost_lines=[{"text": "Hout", "cents": 100, "source": "Bedacht"}],
        made_by="secret-journal-key", **many,
    )  # fmt: skip
    model("budgets.Comment").objects.create(text="Mooi idee (fictief).", **many)
    model("budgets.Comment").objects.create(text=f"{SECRET} verborgen", hidden_at=THEN, **many)
    model("budgets.Assessment").objects.create(
        proposal=proposal, criterion="technisch", due_on=THEN.date(), outcome="yes",
        reason="Kan (fictief).", decided_at=THEN,
    )  # fmt: skip
    model("budgets.Appeal").objects.create(
        proposal=proposal, text="Toch wel (fictief).", filed_at=THEN, due_on=THEN.date()
    )
    model("budgets.Workshop").objects.create(
        round=row, title="Denkavond ~ 1 (fictief)", starts_at=THEN, place="Zaal", made_at=THEN
    )
    model("budgets.ProposalServes").objects.create(
        proposal=proposal, commitment=unit, state="confirmed", words=["fiets"], certainty=50
    )
    make_proposal(row, 90, state="hidden", title=SECRET, summary=SECRET)
    make_proposal(row, 91, state="merged", merged_into=proposal)


def _follow(row: Any) -> None:
    """Do the work after a result: money, steps, a deviation and a lesson."""
    won = row.proposals.filter(state="won").order_by("number").first()
    model("budgets.Milestone").objects.create(
        proposal=won, position=1, title="Bestellen (fictief)", promised_on=date(2026, 6, 1),
        first_promised_on=date(2026, 5, 1), moved_because="Regen (fictief).",
    )  # fmt: skip
    model("budgets.Spending").objects.create(
        proposal=won, key="betaling-1", cents=1000, on=date(2026, 5, 2), text="Hout (fictief)"
    )
    model("budgets.Deviation").objects.create(
        round=row, proposal=won, act="changes", amount_cents=1_300_000, reason="Duurder (fictief).",
        legal_ground="Reglement (fictief)", said_by="Gemeenteraad (fictief)",
        decided_on=date(2026, 4, 1), made_at=AFTER + timedelta(days=9),
        made_by="secret-journal-key",
    )  # fmt: skip
    for slug, proposal in (("les-1", won), ("les-2", None)):
        model("budgets.Lesson").objects.create(
            slug=slug, round=row, proposal=proposal, title="Les (fictief)", text="Begin vroeg.",
            topics=["hout"], author_name=SECRET, made_at=AFTER, published_at=AFTER,
            fictitious=True,
        )  # fmt: skip


def _mark(row: Any) -> None:
    """Put a mark in all that is known of a result that is not published."""
    result = row.result
    for column in ("count", "certificate", "explained", "parameters", "groups"):
        setattr(result, column, getattr(result, column) | {EARLY: EARLY})
    result.election = bytes(result.election) + EARLY.encode()
    result.receipts += EARLY
    result.save()
    proposal = row.proposals.get(number=1)
    model("budgets.Award").objects.create(
        proposal=proposal, first_cents=1, cents=1, changed_because=EARLY
    )
    model("budgets.Milestone").objects.create(
        proposal=proposal, position=1, title=EARLY, promised_on=date(2026, 6, 1),
        first_promised_on=date(2026, 5, 1),
    )  # fmt: skip
    model("budgets.Pot").objects.create(
        result=result, code="ateliers", name=EARLY, budget_cents=1, count={}, certificate={},
        election=b"",
    )  # fmt: skip


def _secrets(row: Any) -> None:
    """Fill the tables that never leave, each with the mark."""
    own = {"round": row}
    model("budgets.Round").objects.filter(pk=row.pk).update(salt=f"{SECRET}-salt-{row.slug}")
    elector = model("budgets.Elector").objects.create(key_hash=f"{SECRET}-elector", **own)
    elector.neighbourhood = SECRET
    elector.save()
    model("budgets.Participation").objects.create(
        who_hash=f"{SECRET}-who", channel="account", on=THEN.date(), **own
    )
    package = model("budgets.CodePackage").objects.create(
        number=1, streets=f"{SECRET}straat", size=5, made_at=THEN, printed_at=THEN,
        made_by="secret-journal-key", deactivated_because=SECRET, **own,
    )  # fmt: skip
    model("budgets.Code").objects.create(package=package, code_hash=f"{SECRET}-code-{row.slug}")
    # What lies in the box: the last hash of it is the one thing that a closed round may show.
    ballot = row.ballots.order_by("content_hash").first()
    ballot.receipt_hash, ballot.neighbourhood = f"{SECRET}-receipt", SECRET
    ballot.save()
    model("budgets.Supporter").objects.create(
        proposal=row.proposals.get(number=1), name_sealed=SECRET, address_sealed=SECRET,
        address_hash=SECRET, asked_at=THEN,
    )  # fmt: skip
    batch = model("budgets.PaperBatch").objects.create(
        number=1, place=SECRET, sheets_declared=1, signed_by=["secret-journal-key"], **own
    )
    model("budgets.PaperSheet").objects.create(batch=batch, number=1, first={SECRET: 1})
    row.proposals.filter(number=1).update(proposer_name=SECRET, group_name=SECRET)
