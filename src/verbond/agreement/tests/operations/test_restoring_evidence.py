"""An agreement comes back from an archive with its evidence and everything that follows."""

import json
from datetime import date
from typing import Any

from verbond.agreement.core.evidence import Piece, Tie
from verbond.agreement.facade import (
    TABLES,
    edition_lines,
    overrule,
    plan_milestone,
    prove_milestone,
    published,
    recompute_all,
    record_evidence,
    restore_agreement,
    set_owner,
)
from verbond.agreement.models import Agreement, Commitment, Edition, Evidence, Milestone
from verbond.agreement.testing import NOW
from verbond.journal.facade import SYSTEM, Actor
from verbond.kit.rows import Restored, plain

CLERK = Actor("k" * 32, "clerk")
BY: dict[str, Any] = {"actor": CLERK, "now": NOW}


def taken_out(slug: str) -> dict[str, list[dict[str, Any]]]:
    """Return all public rows as an archive writes them."""
    return {
        name: [json.loads(json.dumps(row, default=plain)) for row in published(name, slug)]
        for name in TABLES
    }


def fill(agreement: Agreement, commitment: Commitment) -> None:
    other = Commitment.objects.filter(agreement=agreement).promises().exclude(pk=commitment.pk)[0]
    piece = Piece(
        "plan", "fictief/1", "action", "spent", "actie (fictief)", "fictief", date(2026, 1, 1),
        booked_cents=5,
    )  # fmt: skip
    ties = [Tie(commitment.pk, confirmed=True, words=("school",)), Tie(other.pk, shows="planned")]
    record_evidence(pieces=[(piece, ties)], actor=SYSTEM, now=NOW)
    step = plan_milestone(commitment=commitment, title="Ontwerp", due_on=None, **BY)
    plan_milestone(commitment=commitment, title="Opening", due_on=date(2027, 1, 1), **BY)
    prove_milestone(
        milestone=step, title="Plan (fictief)", source="stad", url="", on=date(2026, 2, 1), **BY
    )
    overrule(
        commitment=other, state="changed", reason="anders", said_by="An Schepen (fictief)", **BY
    )
    set_owner(commitment=commitment, department="Mobiliteit", person_id=None, **BY)


def test_out_and_back_in_loses_no_evidence(agreement: Agreement, commitment: Commitment) -> None:
    fill(agreement, commitment)
    before = taken_out(agreement.slug)
    lines = {row.number: edition_lines(agreement.slug, row.number) for row in Edition.objects.all()}
    Agreement.objects.update(edition=None)
    Commitment.objects.all().delete()
    Evidence.objects.all().delete()
    restore_agreement(
        slug="terug", tables=before, lines=lines, restored=Restored(), actor=SYSTEM, now=NOW
    )
    after = taken_out("terug")
    changed = {name for name in TABLES if name != "agreement" and after[name] != before[name]}
    assert changed == set()
    assert Milestone.objects.get(title="Ontwerp").proof == Evidence.objects.get(room="agreement")
    assert recompute_all(actor=SYSTEM, now=NOW).written == 0


def test_evidence_says_nothing_of_who_recorded_or_decided(
    agreement: Agreement, commitment: Commitment
) -> None:
    fill(agreement, commitment)
    assert CLERK.key not in json.dumps(taken_out(agreement.slug))


def test_an_archive_from_before_there_was_evidence_still_comes_back(
    agreement: Agreement,
) -> None:
    before = taken_out(agreement.slug)
    lines = {1: edition_lines(agreement.slug, 1)}
    old = {
        name: rows
        for name, rows in before.items()
        if name not in {"evidence", "standings", "standing-changes", "overrulings", "owners"}
    }
    restore_agreement(
        slug="oud", tables=old, lines=lines, restored=Restored(), actor=SYSTEM, now=NOW
    )
    assert Agreement.objects.filter(slug="oud").exists()
