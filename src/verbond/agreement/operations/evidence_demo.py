"""Fictitious evidence for the demo: steps, statements, documents, counts, owners."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import yaml
from django.db import transaction

from verbond.agreement.core.evidence import Piece, Tie
from verbond.agreement.models import Agreement, Commitment
from verbond.agreement.models.evidence import EvidenceKind
from verbond.agreement.operations.evidence import record_evidence
from verbond.agreement.operations.milestones import plan_milestone, prove_milestone
from verbond.agreement.operations.overruling import overrule
from verbond.agreement.operations.owning import set_owners
from verbond.agreement.operations.stating import ROOM, mark_of, publish_document, state_by_officer
from verbond.journal import facade as journal

type Entry = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class _By:
    actor: journal.Actor
    now: datetime


@transaction.atomic
def load_demo_evidence(
    *,
    agreement: Agreement,
    path: Path,
    people: Mapping[str, int],
    actor: journal.Actor,
    now: datetime,
) -> int:
    """Keep what a file says as if people of the city said it; a second time changes nothing.

    `people` gives the id of an account by its address. Entries about a line that is no promise are
    left out; return how many were read.
    """
    content = yaml.safe_load(path.read_text(encoding="utf-8"))
    by = _By(actor, now)
    read = 0
    for name, take in _TAKERS.items():
        for entry in content.get(name, ()):
            unit = _unit(agreement, entry["line"])
            if unit is not None:
                take(unit, entry, by)
                read += 1
    for entry in content.get("owners", ()):
        units = Commitment.objects.promises().filter(
            agreement=agreement, chapter__key=entry["chapter"]
        )
        set_owners(
            commitments=list(units.select_related("agreement")),
            department=entry["department"],
            person_id=people.get(entry.get("person", "")),
            actor=actor,
            now=now,
        )
        read += 1
    return read


def _unit(agreement: Agreement, line: int) -> Commitment | None:
    units = Commitment.objects.promises().filter(
        agreement=agreement, first_line__lte=line, last_line__gte=line
    )
    return units.select_related("agreement").first()


def _milestone(unit: Commitment, entry: Entry, by: _By) -> None:
    step = plan_milestone(
        commitment=unit,
        title=entry["title"],
        due_on=entry.get("due"),
        is_last=entry.get("last", False),
        fictitious=True,
        actor=by.actor,
        now=by.now,
    )
    if "proof" in entry:
        prove_milestone(
            milestone=step,
            title=entry["proof"],
            source=entry["source"],
            url="",
            on=entry["day"],
            actor=by.actor,
            now=by.now,
        )


def _statement(unit: Commitment, entry: Entry, by: _By) -> None:
    state_by_officer(
        commitment=unit,
        shows=entry["shows"],
        title=entry["text"],
        said_by=entry["by"],
        on=entry["day"],
        fictitious=True,
        actor=by.actor,
        now=by.now,
    )


def _document(unit: Commitment, entry: Entry, by: _By) -> None:
    publish_document(
        commitment=unit,
        title=entry["title"],
        url=entry["url"],
        source=entry["source"],
        on=entry["day"],
        shows=entry["shows"],
        fictitious=True,
        actor=by.actor,
        now=by.now,
    )


def _count(unit: Commitment, entry: Entry, by: _By) -> None:
    piece = Piece(
        room=ROOM,
        key=f"count/{mark_of(unit.agreement.slug, unit.key, entry['title'])}",
        kind=EvidenceKind.REGISTER.value,
        shows=entry["shows"],
        title=entry["title"],
        source=entry["source"],
        on=entry["day"],
        url=unit.get_absolute_url(),
        number=Decimal(entry["number"]),
        out_of=Decimal(entry["out_of"]),
        unit=entry["unit"],
        fictitious=True,
    )
    tie = Tie(unit.pk, confirmed=True, certainty=100)
    record_evidence(pieces=[(piece, [tie])], actor=by.actor, now=by.now)


def _overruling(unit: Commitment, entry: Entry, by: _By) -> None:
    overrule(
        commitment=unit,
        state=entry["state"],
        reason=entry["reason"],
        said_by=entry["by"],
        actor=by.actor,
        now=by.now,
    )


_TAKERS: Mapping[str, Callable[[Commitment, Entry, _By], None]] = {
    "milestones": _milestone,
    "statements": _statement,
    "documents": _document,
    "counts": _count,
    "overrulings": _overruling,
}
