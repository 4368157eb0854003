"""Propose, confirm and reject what is noted on commitments."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext, override

from verbond.agreement.errors import AnnotationRefused
from verbond.agreement.models import Agreement, Annotation, Commitment
from verbond.agreement.models.annotation import LINKS, What
from verbond.agreement.models.text import Kind
from verbond.agreement.operations.evidence_targets import tie_measures
from verbond.agreement.operations.generation import raise_generation
from verbond.agreement.operations.recomputing import Recomputed, recompute
from verbond.journal import facade as journal


@dataclass(frozen=True, slots=True)
class Note:
    """What a rule or a reviewed file says of one commitment."""

    commitment_id: int
    what: str
    value: str
    other_id: int | None = None
    words: tuple[str, ...] = ()
    certainty: int = 0
    note: str = ""
    confirmed: bool = False


@transaction.atomic
def propose(
    *, agreement: Agreement, notes: Iterable[Note], origin: Annotation.Origin, now: datetime
) -> int:
    """Keep proposals that nobody has made or decided before; return how many are new.

    A decision of a person always wins: an existing annotation is never overwritten by a rule, and
    a reviewed file only decides what is still open.
    """
    journal.wait_turn()
    wanted = {(note.commitment_id, note.what, note.value): note for note in notes}
    existing = {
        (row.commitment_id, row.what, row.value): row
        for row in Annotation.objects.filter(commitment__agreement=agreement)
    }
    fresh = [_row(note, origin, now) for address, note in wanted.items() if address not in existing]
    Annotation.objects.bulk_create(fresh, batch_size=500)
    decided = _confirm_open(wanted, existing, origin, now)
    _settle_kinds([row for row in [*fresh, *decided] if row.what == What.KIND])
    _settle_statuses([*fresh, *decided], now)
    if fresh or decided:
        raise_generation(agreement, now)
        _write(agreement, len(fresh), len(decided), origin, now)
    return len(fresh) + len(decided)


def _write(
    agreement: Agreement, fresh: int, decided: int, origin: Annotation.Origin, now: datetime
) -> None:
    journal.record(
        actor=journal.SYSTEM,
        verb="propose_annotations",
        room="agreement",
        object_kind="agreement",
        object_key=agreement.slug,
        summary=f"{fresh} aantekeningen toegevoegd en {decided} bevestigd, uit: "
        f"{_in_dutch(origin.label)}.",
        details={"new": fresh, "confirmed": decided, "origin": str(origin)},
        at=now,
    )


def _in_dutch(label: object) -> str:
    # The journal is kept in one language, whichever the clerk reads the site in.
    with override("nl"):
        return str(label)


def _row(note: Note, origin: Annotation.Origin, now: datetime) -> Annotation:
    return Annotation(
        commitment_id=note.commitment_id,
        what=note.what,
        value=note.value,
        other_id=note.other_id,
        words=list(note.words),
        certainty=note.certainty,
        note=note.note,
        origin=origin,
        made_at=now,
        state=Annotation.State.CONFIRMED if note.confirmed else Annotation.State.PROPOSED,
        decided_at=now if note.confirmed else None,
    )


def _confirm_open(
    wanted: dict[tuple[int, str, str], Note],
    existing: dict[tuple[int, str, str], Annotation],
    origin: Annotation.Origin,
    now: datetime,
) -> list[Annotation]:
    changed = []
    for address, row in existing.items():
        note = wanted.get(address)
        if note and note.confirmed and row.state == Annotation.State.PROPOSED:
            row.state, row.origin, row.decided_at = Annotation.State.CONFIRMED, origin, now
            row.note = note.note or row.note
            changed.append(row)
    Annotation.objects.bulk_update(changed, ["state", "origin", "decided_at", "note"], 500)
    return changed


def _settle_kinds(rows: Iterable[Annotation]) -> None:
    """Keep the kind on the commitment equal to what is confirmed, else to the surest proposal."""
    ids = {row.commitment_id for row in rows}
    if not ids:
        return
    best: dict[int, Annotation] = {}
    for row in Annotation.objects.filter(commitment__in=ids, what=What.KIND).shown():
        held = best.get(row.commitment_id)
        if held is None or _rank(row) > _rank(held):
            best[row.commitment_id] = row
    commitments = list(Commitment.objects.filter(pk__in=ids))
    for commitment in commitments:
        chosen = best.get(commitment.pk)
        commitment.kind = chosen.value if chosen else ""
        commitment.kind_is_confirmed = bool(chosen and chosen.state == Annotation.State.CONFIRMED)
        if commitment.kind == Kind.REFERENCE:
            commitment.is_promise = False
    Commitment.objects.bulk_update(commitments, ["kind", "kind_is_confirmed", "is_promise"], 500)


def _rank(row: Annotation) -> tuple[bool, int, float]:
    return (row.state == Annotation.State.CONFIRMED, row.certainty, row.made_at.timestamp())


def _settle_statuses(rows: Iterable[Annotation], now: datetime) -> Recomputed | None:
    """Derive anew what a kind, a target or a piece of evidence decides; None when none of them."""
    deciding = [row for row in rows if row.what in _DECIDING]
    if not deciding:
        return None
    ids = {row.commitment_id for row in deciding}
    if any(row.what == What.TARGET for row in deciding):
        tie_measures(commitment_ids=ids, now=now)
    return recompute(now=now, commitment_ids=ids)


_DECIDING = (What.KIND, What.TARGET, What.EVIDENCE)


@transaction.atomic
def decide(
    *,
    annotation: Annotation,
    confirm: bool,
    actor: journal.Actor,
    now: datetime,
    reason: str = "",
) -> Annotation:
    """Confirm or reject one proposal as a person; it can be decided anew later.

    Raises `AnnotationRefused` when a rule or an import withdrew it meanwhile.
    """
    journal.wait_turn()
    row = Annotation.objects.select_for_update().filter(pk=annotation.pk).first()
    if row is None:
        raise AnnotationRefused(
            "withdrawn", gettext("Dit voorstel is er niet meer: de tekst is net veranderd.")
        )
    row.state = Annotation.State.CONFIRMED if confirm else Annotation.State.REJECTED
    row.decided_at, row.decided_by, row.origin = now, actor.key, Annotation.Origin.PERSON
    row.save()
    if confirm and row.what == What.KIND:
        # One commitment has one main kind; confirming one puts the others aside.
        Annotation.objects.filter(commitment=row.commitment_id, what=What.KIND).exclude(
            pk=row.pk
        ).update(state=Annotation.State.REJECTED, decided_at=now, decided_by=actor.key)
    commitment = row.commitment
    if row.what == What.KIND:
        _settle_kinds([row])
    done = _settle_statuses([row], now)
    raise_generation(commitment.agreement, now)
    verb = "bevestigd" if confirm else "afgewezen"
    journal.record(
        actor=actor,
        verb="confirm_annotation" if confirm else "reject_annotation",
        room="agreement",
        object_kind="commitment",
        object_key=f"{commitment.agreement.slug}/{commitment.key}",
        summary=f"{_in_dutch(What(row.what).label).capitalize()} “{row.value}” {verb}.",
        reason=reason,
        details={
            "what": row.what,
            "value": row.value,
            "words": row.words,
            "statuses": done.details if done else [],
        },
        at=now,
    )
    return row


@transaction.atomic
def annotate(
    *,
    commitment: Commitment,
    what: str,
    value: str,
    note: str,
    actor: journal.Actor,
    now: datetime,
) -> Annotation:
    """Note something on a commitment as a person: confirmed at once, with a reason."""
    journal.wait_turn()
    other = _other(commitment, what, value)
    row, _ = Annotation.objects.get_or_create(
        commitment=commitment,
        what=what,
        value=value,
        defaults={"other": other, "made_at": now, "origin": Annotation.Origin.PERSON},
    )
    row.note = note
    row.save(update_fields=["note"])
    return decide(annotation=row, confirm=True, actor=actor, now=now, reason=note)


def _other(commitment: Commitment, what: str, value: str) -> Commitment | None:
    allowed = {
        What.KIND: {str(kind) for kind in Kind},
        What.SDG: {str(goal) for goal in range(1, 18)},
    }
    if what not in set(What):
        raise AnnotationRefused("unknown_what", _not_one_of(what, What))
    if what in allowed and value not in allowed[What(what)]:
        raise AnnotationRefused("unknown_value", _not_one_of(value, sorted(allowed[What(what)])))
    if what not in LINKS:
        return None
    other = Commitment.objects.filter(agreement=commitment.agreement_id, key=value).first()
    if other is None:
        raise AnnotationRefused(
            "unknown_commitment",
            gettext("Er is geen belofte met adres “%(key)s”.") % {"key": value},
        )
    if other.pk == commitment.pk:
        raise AnnotationRefused(
            "link_to_itself", gettext("Een belofte kan niet naar zichzelf verwijzen.")
        )
    return other


def _not_one_of(value: str, allowed: Iterable[str]) -> str:
    words = {"value": value, "allowed": ", ".join(allowed)}
    return gettext("“%(value)s” kan niet: kies uit %(allowed)s.") % words
