"""Record what a room knows about promises, and take it back."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext

from verbond.agreement.core.evidence import EvidenceRefused, Piece, Recorded, Tie
from verbond.agreement.core.evidence.checking import check_piece
from verbond.agreement.models import Annotation, Evidence
from verbond.agreement.operations.evidence_ties import tie_all
from verbond.agreement.operations.recomputing import NOTHING, recompute
from verbond.journal import facade as journal

_CHUNK = 500
_FIELDS = (
    "kind", "shows", "title", "url", "source", "said_by", "on", "number", "out_of", "unit",
    "is_met", "planned_cents", "booked_cents", "facts", "fictitious",
)  # fmt: skip
_WRITTEN = (*_FIELDS, "recorded_at", "recorded_by", "withdrawn_at", "withdrawn_because")
_NAMED = 50  # pieces that one entry of the journal names


@dataclass(slots=True)
class _Sorted:
    """Pieces by what becomes of them, and every row by its address."""

    added: list[Evidence]
    changed: list[Evidence]
    was: list[dict[str, Any]]  # what a changed piece said before
    rows: dict[str, Evidence]


@dataclass(frozen=True, slots=True)
class Kept:
    """What keeping pieces did; `details` and `statuses` are for the entry in the journal."""

    recorded: Recorded
    details: dict[str, object]
    statuses: str

    @property
    def is_new(self) -> bool:
        return bool(self.recorded.added or self.recorded.changed or self.recorded.tied)


@transaction.atomic
def record_evidence(
    *,
    pieces: Sequence[tuple[Piece, Sequence[Tie]]],
    actor: journal.Actor,
    now: datetime,
    reason: str = "",
) -> Recorded:
    """Keep pieces under their room and key, tie them, and derive the statuses that follow.

    What a person decided about a tie stays. The same pieces again change nothing and write
    nothing; a piece that was withdrawn and comes again stands again. All or nothing. Raises
    `EvidenceRefused`.
    """
    kept = keep_evidence(pieces=pieces, actor=actor, now=now)
    if kept.is_new:
        first, alone = pieces[0][0], len(pieces) == 1
        what = f"Bewijs bewaard: “{first.title}”." if alone else _counted(kept.recorded)
        journal.record(
            actor=actor,
            verb="record_evidence",
            room="agreement",
            object_kind="evidence",
            object_key=first.address if alone else first.room,
            summary=what + kept.statuses,
            reason=reason,
            details=kept.details,
            at=now,
        )
    return kept.recorded


@transaction.atomic
def keep_evidence(
    *,
    pieces: Sequence[tuple[Piece, Sequence[Tie]]],
    actor: journal.Actor,
    now: datetime,
    by_person: bool = False,
) -> Kept:
    """Keep and tie pieces as `record_evidence` does; the operation around it writes the journal.

    With `by_person` the ties are those of the actor, which no room can undo.
    """
    _check(pieces, now)
    journal.wait_turn()
    found = _sort([piece for piece, _ties in pieces], actor, now)
    _write(found)
    tied = tie_all(
        [(found.rows[piece.address], piece.address, ties) for piece, ties in pieces],
        by=actor.key if by_person else None,
        now=now,
    )
    recorded = Recorded(
        added=len(found.added),
        changed=len(found.changed),
        same=len(pieces) - len(found.added) - len(found.changed),
        tied=tied.count,
    )
    touched = promises_of(row.pk for row in found.changed) | tied.counting
    done = recompute(now=now, commitment_ids=touched) if touched else NOTHING
    details: dict[str, object] = {
        "added": [f"{row.room}:{row.key}" for row in found.added[:_NAMED]],
        "changed": found.was,
        "tied": tied.count,
        "statuses": done.details,
    }
    return Kept(recorded, details, done.in_words)


def _check(pieces: Sequence[tuple[Piece, Sequence[Tie]]], now: datetime) -> None:
    today = localdate(now)
    seen: set[str] = set()
    for piece, _ties in pieces:
        check_piece(piece, today=today)
        if piece.address in seen:
            raise EvidenceRefused("twice", f"evidence {piece.address!r} stands there twice")
        seen.add(piece.address)


def promises_of(evidence_ids: Any) -> set[int]:
    """Return the promises that count these pieces as evidence."""
    ids, found = list(evidence_ids), set[int]()
    for start in range(0, len(ids), _CHUNK):
        ties = Annotation.objects.confirmed().filter(evidence__in=ids[start : start + _CHUNK])
        found.update(ties.values_list("commitment_id", flat=True))
    return found


def _sort(pieces: Sequence[Piece], actor: journal.Actor, now: datetime) -> _Sorted:
    known = _known(pieces)
    found = _Sorted([], [], [], {})
    for piece in pieces:
        row = known.get(piece.address)
        if row is None:
            row = Evidence(room=piece.room, key=piece.key)
            found.added.append(row)
            _fill(row, piece, actor, now)
        else:
            was = _differences(row, piece)
            if was:
                found.changed.append(row)
                found.was.append({"evidence": piece.address, "was": was})
                _fill(row, piece, actor, now)
        found.rows[piece.address] = row
    return found


def _known(pieces: Sequence[Piece]) -> dict[str, Evidence]:
    by_room: dict[str, list[str]] = {}
    for piece in pieces:
        by_room.setdefault(piece.room, []).append(piece.key)
    found = {}
    for room, keys in by_room.items():
        for start in range(0, len(keys), _CHUNK):
            rows = Evidence.objects.filter(room=room, key__in=keys[start : start + _CHUNK])
            found.update({f"{row.room}:{row.key}": row for row in rows})
    return found


def _fill(row: Evidence, piece: Piece, actor: journal.Actor, now: datetime) -> None:
    for name in _FIELDS:
        setattr(row, name, _value(piece, name))
    row.recorded_at, row.recorded_by = now, actor.key
    row.withdrawn_at, row.withdrawn_because = None, ""


def _value(piece: Piece, name: str) -> Any:
    return dict(piece.facts) if name == "facts" else getattr(piece, name)


def _differences(row: Evidence, piece: Piece) -> dict[str, Any]:
    """Say what the piece said before, of each field in which it differs."""
    was = {
        name: _plain(getattr(row, name))
        for name in _FIELDS
        if getattr(row, name) != _value(piece, name)
    }
    if row.withdrawn_at is not None:
        was["withdrawn_because"] = row.withdrawn_because
    return was


def _plain(value: Any) -> Any:
    return value if value is None or isinstance(value, bool | int | str | dict) else str(value)


def _write(found: _Sorted) -> None:
    Evidence.objects.bulk_create(found.added, batch_size=_CHUNK)
    Evidence.objects.bulk_create(
        found.changed, batch_size=_CHUNK, update_conflicts=True,
        unique_fields=["room", "key"], update_fields=_WRITTEN,
    )  # fmt: skip


def _counted(recorded: Recorded) -> str:
    return (
        f"Bewijs bewaard: {recorded.added} nieuw, {recorded.changed} gewijzigd, "
        f"{recorded.tied} keer gekoppeld."
    )


@transaction.atomic
def withdraw_evidence(
    *, room: str, keys: Collection[str], reason: str, actor: journal.Actor, now: datetime
) -> int:
    """Take pieces back, with a reason; what rested on them is open again. Return how many."""
    if not reason.strip():
        raise EvidenceRefused("reason", gettext("Schrijf waarom dit bewijs niet meer telt."))
    journal.wait_turn()
    rows = list(Evidence.objects.standing().filter(room=room, key__in=list(keys)))
    if not rows:
        return 0
    for row in rows:
        row.withdrawn_at, row.withdrawn_because = now, reason.strip()[:500]
    Evidence.objects.bulk_update(rows, ["withdrawn_at", "withdrawn_because"], _CHUNK)
    done = recompute(now=now, commitment_ids=promises_of(row.pk for row in rows))
    alone = len(rows) == 1
    what = f"“{rows[0].title}”" if alone else f"{len(rows)} stukken"
    journal.record(
        actor=actor,
        verb="withdraw_evidence",
        room="agreement",
        object_kind="evidence",
        object_key=f"{room}:{rows[0].key}" if alone else room,
        summary=f"Bewijs ingetrokken: {what}." + done.in_words,
        reason=reason,
        details={"keys": [row.key for row in rows], "statuses": done.details},
        at=now,
    )
    return len(rows)
