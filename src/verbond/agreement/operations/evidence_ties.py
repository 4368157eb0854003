"""Tie evidence to promises: proposed by a room, decided by a person."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext

from verbond.agreement.core.evidence import EvidenceRefused, Tie
from verbond.agreement.core.evidence.words import SHOWS
from verbond.agreement.models import Annotation, Commitment, Evidence
from verbond.agreement.models.annotation import What
from verbond.agreement.operations.annotating import decide
from verbond.journal import facade as journal

_CHUNK = 500
State, Origin = Annotation.State, Annotation.Origin


@dataclass(slots=True)
class Tied:
    """What became of the ties of one call: how many are new or other, and which now count."""

    count: int = 0
    counting: set[int] = field(default_factory=set)


def tie_all(
    wanted: Sequence[tuple[Evidence, str, Sequence[Tie]]], *, by: str | None, now: datetime
) -> Tied:
    """Tie evidence as a room proposes or knows; part of `record_evidence`.

    What a person confirmed or rejected stays as it is. `by` is the journal key of the person whose
    ties they are; None when a room ties by itself.
    """
    _check([tie for _row, _address, ties in wanted for tie in ties])
    known = _known([address for _row, address, ties in wanted if ties])
    tied = Tied()
    fresh: list[Annotation] = []
    renewed: list[Annotation] = []
    for evidence, address, ties in wanted:
        for tie in {tie.commitment_id: tie for tie in ties}.values():
            row = known.get((tie.commitment_id, address))
            if row is None:
                fresh.append(_row(evidence, address, tie, by, now))
            elif _renew(row, tie, by, now):
                renewed.append(row)
    Annotation.objects.bulk_create(fresh, batch_size=_CHUNK)
    Annotation.objects.bulk_update(
        renewed,
        ["shows", "words", "certainty", "state", "origin", "decided_at", "decided_by"],
        _CHUNK,
    )
    for row in [*fresh, *renewed]:
        tied.count += 1
        if row.state == State.CONFIRMED:
            tied.counting.add(row.commitment_id)
    return tied


def _check(ties: Sequence[Tie]) -> None:
    asked = {tie.commitment_id for tie in ties}
    known = set(Commitment.objects.filter(pk__in=asked).values_list("pk", flat=True))
    if asked - known:
        missing = ", ".join(map(str, sorted(asked - known)))
        raise EvidenceRefused("no_commitment", f"there is no commitment {missing}")
    for tie in ties:
        if tie.shows and tie.shows not in SHOWS:
            raise EvidenceRefused(
                "shows", f"{tie.shows!r} is not one of {', '.join(SHOWS)} (or empty)"
            )


def _known(addresses: Sequence[str]) -> dict[tuple[int, str], Annotation]:
    found = {}
    for start in range(0, len(addresses), _CHUNK):
        rows = Annotation.objects.filter(
            what=What.EVIDENCE, value__in=addresses[start : start + _CHUNK]
        )
        found.update({(row.commitment_id, row.value): row for row in rows})
    return found


def _row(evidence: Evidence, address: str, tie: Tie, by: str | None, now: datetime) -> Annotation:
    return Annotation(
        commitment_id=tie.commitment_id,
        what=What.EVIDENCE,
        value=address,
        evidence=evidence,
        shows=tie.shows,
        words=list(tie.words),
        certainty=tie.certainty,
        state=State.CONFIRMED if tie.confirmed else State.PROPOSED,
        origin=Origin.RULE if by is None else Origin.PERSON,
        made_at=now,
        decided_at=now if tie.confirmed else None,
        decided_by=by or "",
    )


def _renew(row: Annotation, tie: Tie, by: str | None, now: datetime) -> bool:
    """Bring a tie that no person decided in step with what the room says now."""
    if by is not None:
        return _decide_again(row, tie, by, now)
    if row.origin == Origin.PERSON or row.state == State.REJECTED:
        return False
    confirms = tie.confirmed and row.state == State.PROPOSED
    same = (row.shows, row.words, row.certainty) == (tie.shows, list(tie.words), tie.certainty)
    if not confirms and (same or (row.state == State.CONFIRMED and not tie.confirmed)):
        return False
    row.shows, row.words, row.certainty = tie.shows, list(tie.words), tie.certainty
    if confirms:
        row.state, row.decided_at = State.CONFIRMED, now
    return True


def _decide_again(row: Annotation, tie: Tie, by: str, now: datetime) -> bool:
    if row.state == State.CONFIRMED and row.shows == tie.shows:
        return False
    row.state, row.shows, row.origin = State.CONFIRMED, tie.shows, Origin.PERSON
    row.decided_at, row.decided_by = now, by
    return True


@transaction.atomic
def decide_tie(
    *,
    room: str,
    key: str,
    commitment_id: int,
    accept: bool,
    shows: str = "",
    actor: journal.Actor,
    now: datetime,
    reason: str = "",
) -> Annotation:
    """Say as a person that a piece is evidence for a promise, or is not; the status follows.

    Makes the tie when nobody proposed it; an empty `shows` leaves what was proposed. Raises
    `EvidenceRefused` for what does not exist.
    """
    journal.wait_turn()
    _check([Tie(commitment_id, shows=shows)])
    evidence = Evidence.objects.filter(room=room, key=key).first()
    if evidence is None:
        raise EvidenceRefused(
            "no_evidence",
            gettext("Er is geen bewijs met adres “%(key)s”.") % {"key": f"{room}:{key}"},
        )
    row, _new = Annotation.objects.get_or_create(
        commitment_id=commitment_id,
        what=What.EVIDENCE,
        value=f"{room}:{key}",
        defaults={"evidence": evidence, "made_at": now, "origin": Origin.PERSON},
    )
    if shows and row.shows != shows:
        row.shows = shows
        row.save(update_fields=["shows"])
    return decide(annotation=row, confirm=accept, actor=actor, now=now, reason=reason)
