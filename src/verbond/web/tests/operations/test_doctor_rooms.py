"""The doctor notices what rooms keep of each other and no longer fits."""

from datetime import date
from typing import Any

import pytest
from django.apps import apps

from verbond.agreement import facade as agreement
from verbond.agreement.testing import NOW, make_agreement
from verbond.budgets.testing import make_closed_vote
from verbond.decisions import facade as decisions
from verbond.decisions.testing import make_body, make_item, make_meeting, published_decision
from verbond.journal import facade as journal
from verbond.scorecards.testing import load_shipped
from verbond.web.core.findings import Finding, Level
from verbond.web.operations.looking.rooms import look_at_rooms


def model(label: str) -> Any:
    return apps.get_model(label)


def found() -> dict[str, Finding]:
    return {one.subject: one for one in look_at_rooms(now=NOW)}


@pytest.fixture
def _decided(db: None) -> None:
    make_agreement()
    load_shipped()
    body = make_body()
    published_decision(make_item(body), make_meeting(body))
    agreement.recompute_all(actor=journal.SYSTEM, now=NOW)


def test_an_empty_site_has_nothing_to_say(db: None) -> None:
    assert found() == {}


@pytest.mark.usefixtures("_decided")
def test_what_fits_is_fine_and_looking_writes_nothing() -> None:
    entries = journal.head_sequence()
    model("agreement.Standing").objects.all().delete()
    assert found()["decisions"].level == Level.FINE
    statuses = found()["statuses"]
    assert statuses.level == Level.WARNING
    assert "would be written again" in statuses.says
    assert not model("agreement.Standing").objects.exists()
    agreement.recompute_all(actor=journal.SYSTEM, now=NOW)
    assert found()["statuses"].level == Level.FINE
    assert journal.head_sequence() == entries + 1


def test_a_decision_changed_behind_our_back_is_named(
    db: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    unlike = decisions.Unlike("besluit-1", "the text does not have the recorded fingerprint")
    monkeypatch.setattr(decisions, "verify_decisions", lambda: (unlike,))
    said = found()["decisions"]
    assert said.level == Level.FAULT
    assert said.says == "besluit-1: the text does not have the recorded fingerprint"


@pytest.mark.parametrize("room", ["plan", "decisions"])
def test_evidence_without_its_thing_is_named(db: None, room: str) -> None:
    pieces = [
        agreement.Piece(room, f"weg-{n}", "decision", "decided", "x", "x", date(2026, 1, 1))
        for n in range(7)
    ]
    agreement.record_evidence(pieces=[(one, []) for one in pieces], actor=journal.SYSTEM, now=NOW)
    said = found()["evidence"]
    assert said.level == Level.FAULT
    assert "weg-0" in said.says
    assert "and 2 more" in said.says
    agreement.withdraw_evidence(
        room=room, keys=[one.key for one in pieces], reason="Weg.", actor=journal.SYSTEM, now=NOW
    )
    assert "evidence" not in found()


def test_books_and_closed_boxes_that_changed_behind_our_back_are_named(db: None) -> None:
    row = make_closed_vote(votes=[{"voorstel-1": 1}] * 3, costs=(10_000, 20_000))
    said = found()
    assert {said["books"].level, said["ballot boxes"].level} == {Level.FINE}
    model("budgets.Ballot").objects.filter(round=row).update(content_hash="0" * 64)
    assert "closed box is not" in found()["ballot boxes"].says
    model("budgets.Ballot").objects.filter(round=row).first().delete()
    assert "another number" in found()["ballot boxes"].says
    model("budgets.Round").objects.filter(pk=row.pk).update(frozen={"format": "vals"})
    assert "2 in all" in found()["ballot boxes"].says
    model("budgets.Round").objects.filter(pk=row.pk).update(salt="")
    assert "ballot boxes" not in found()
    model("ledger.Account").objects.filter(code="city").update(closed_on=date(2020, 1, 1))
    assert found()["books"].level == Level.FAULT
