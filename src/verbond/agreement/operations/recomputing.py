"""Derive statuses again from the evidence, of one promise or of all, and write what changed."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import F, Max
from django.utils.timezone import localdate

from verbond.agreement.core.evidence import Derived, Reason, Rules, Tied, derive, packaged_rules
from verbond.agreement.core.evidence.words import UNKNOWN, VALUE
from verbond.agreement.models import (
    Agreement,
    Annotation,
    Commitment,
    Evidence,
    Overruling,
    Standing,
    StandingChange,
)
from verbond.agreement.models.annotation import What
from verbond.agreement.models.evidence import EvidenceKind
from verbond.journal import facade as journal

_CHUNK = 500
_TOLD = 200  # changes that one entry of the journal names; all of them stand in their own table


@dataclass(frozen=True, slots=True)
class Changed:
    """A promise that got another status."""

    commitment_id: int
    address: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Recomputed:
    """How many promises were looked at, and which got another status."""

    computed: int
    written: int
    changed: tuple[Changed, ...]

    @property
    def details(self) -> list[dict[str, str]]:
        """Say for the journal what changed."""
        return [
            {"commitment": one.address, "before": one.before, "after": one.after}
            for one in self.changed[:_TOLD]
        ]

    @property
    def in_words(self) -> str:
        """End the sentence of an entry in the journal; empty when no status changed."""
        if not self.changed:
            return ""
        if len(self.changed) == 1:
            return " Eén status veranderde."
        return f" {len(self.changed)} statussen veranderden."


NOTHING = Recomputed(0, 0, ())


@transaction.atomic
def recompute(
    *,
    now: datetime,
    commitment_ids: Collection[int] | None = None,
    agreement: Agreement | None = None,
) -> Recomputed:
    """Derive the statuses of some promises, of one agreement, or of all.

    Part of an operation: that writes the journal. Nothing is written for what stays the same.
    """
    journal.wait_turn()
    if commitment_ids is not None:
        asked = sorted(commitment_ids)
    else:
        units = Commitment.objects.order_by("pk")
        chosen = units if agreement is None else units.filter(agreement=agreement.pk)
        asked = list(chosen.values_list("pk", flat=True))
    # Some at a time, so that memory does not grow with their number; by their ids, so that the
    # database looks for their ties alone and time does not grow with those of others.
    return _together(
        _recompute(asked[start : start + _CHUNK], now) for start in range(0, len(asked), _CHUNK)
    )


def recompute_all(
    *, agreement: Agreement | None = None, actor: journal.Actor, now: datetime
) -> Recomputed:
    """Derive every status again; the same as deriving them one by one as evidence came."""
    return tell(recompute(now=now, agreement=agreement), actor=actor, now=now)


def tell(done: Recomputed, *, actor: journal.Actor, now: datetime) -> Recomputed:
    """Write in the journal that statuses changed, when they did."""
    if done.written:
        journal.record(
            actor=actor,
            verb="recompute_standings",
            room="agreement",
            object_kind="standings",
            object_key="all",
            summary=f"{done.computed} statussen opnieuw afgeleid, {len(done.changed)} veranderd.",
            details={"changed": done.details, "rules": packaged_rules().version},
            at=now,
        )
    return done


def due_for_time(today: date) -> set[int]:
    """Return the promises whose status can change because days pass, or because the rules did.

    What has to go on is known for its year only; of a measure is told when its deadline passed.
    """
    rules = packaged_rules()
    expiring = [kind for kind, listed in rules.kinds.items() if any(r.expires for r in listed)]
    promises = Commitment.objects.promises()
    asked = [
        promises.filter(kind__in=expiring, standing__evidence__gt=0),
        promises.filter(standing=None).exclude(kind__in=rules.without_status),
        promises.filter(standing__isnull=False).exclude(standing__rules=rules.version),
        promises.filter(
            annotations__what=What.EVIDENCE,
            annotations__evidence__kind=EvidenceKind.INDICATOR,
            annotations__evidence__facts__deadline__lt=today.isoformat(),
        ),
    ]
    return {pk for found in asked for pk in found.values_list("pk", flat=True)}


def _together(parts: Iterable[Recomputed]) -> Recomputed:
    found = list(parts)
    return Recomputed(
        sum(part.computed for part in found),
        sum(part.written for part in found),
        tuple(one for part in found for one in part.changed),
    )


@dataclass(frozen=True, slots=True)
class _Unit:
    pk: int
    kind: str
    agreement_id: int
    address: str
    known_on: date


def _recompute(ids: Sequence[int], now: datetime) -> Recomputed:
    today, rules = localdate(now), packaged_rules()
    units = list(_units(ids))
    pieces, held, overruled = pieces_of(ids), _held(ids), _overruled(ids)
    rows: list[Standing] = []
    changed: list[tuple[Standing, Changed]] = []
    judged = set()
    for unit in units:
        derived = derive(unit.kind, pieces.get(unit.pk, ()), today=today, rules=rules)
        if derived is None:
            continue
        judged.add(unit.pk)
        before = held.get(unit.pk)
        values = _values(derived, overruled.get(unit.pk), rules)
        if before is not None and before[:-1] == values:
            continue
        since = _since(values, before, unit, today)
        row = Standing(commitment_id=unit.pk, **dict(zip(_FIELDS, (*values, since), strict=True)))
        rows.append(row)
        was = before[0] if before else UNKNOWN
        if was != row.state and VALUE not in {was, row.state}:
            changed.append((row, Changed(unit.pk, unit.address, was, row.state)))
    _write(rows, changed, now)
    # What became a mere pointer, or is no promise any more, has no status; its history stays.
    gone = set(held) - judged
    if gone:
        Standing.objects.filter(commitment__in=gone, commitment__retired_at=None).delete()
    if rows or gone:
        touched = {unit.agreement_id for unit in units}
        Agreement.objects.filter(pk__in=touched).update(
            generation=F("generation") + 1, changed_at=now
        )
    return Recomputed(len(units), len(rows), tuple(one for _row, one in changed))


def _units(ids: Sequence[int]) -> Iterable[_Unit]:
    found = Commitment.objects.filter(pk__in=ids).promises().order_by("pk")
    for pk, kind, agreement, slug, key, term_from, added_at in found.values_list(
        "pk", "kind", "agreement_id", "agreement__slug", "key", "agreement__term_from", "added_at"
    ):
        yield _Unit(pk, kind, agreement, f"{slug}/{key}", term_from or localdate(added_at))


_COLUMNS = (
    "commitment_id", "shows", "evidence__shows", "evidence__room", "evidence__key",
    "evidence__kind", "evidence__on", "evidence__title", "evidence__said_by", "evidence__number",
    "evidence__out_of", "evidence__unit", "evidence__is_met", "evidence__planned_cents",
    "evidence__booked_cents", "evidence_id",
)  # fmt: skip


def pieces_of(ids: Sequence[int]) -> dict[int, list[Tied]]:
    """Read the confirmed evidence that stands, by promise."""
    ties = Annotation.objects.confirmed().filter(
        commitment__in=ids, what=What.EVIDENCE, evidence__withdrawn_at=None
    )
    found: dict[int, list[Tied]] = {}
    measured: dict[int, list[tuple[int, int]]] = {}
    for (pk, tie_shows, shows, room, key, kind, on, title, by, number, out_of, unit, met, planned,
         booked, evidence) in ties.values_list(*_COLUMNS).iterator():  # fmt: skip
        shown = tie_shows or shows
        held = found.setdefault(pk, [])
        if shown == "measured":
            measured.setdefault(evidence, []).append((pk, len(held)))
        held.append(
            Tied(f"{room}:{key}", kind, shown, on, title, by, number, out_of, unit, met, planned,
                 booked)
        )  # fmt: skip
    _add_deadlines(found, measured)
    return found


def _add_deadlines(
    found: dict[int, list[Tied]], measured: Mapping[int, list[tuple[int, int]]]
) -> None:
    for evidence, facts in Evidence.objects.filter(pk__in=measured).values_list("pk", "facts"):
        deadline = facts.get("deadline")
        if isinstance(deadline, str):
            for pk, place in measured[evidence]:
                piece = found[pk][place]
                found[pk][place] = piece._replace(deadline_on=date.fromisoformat(deadline))


_FIELDS = (
    "state", "derived", "because", "reasons", "evidence", "planned_cents", "booked_cents",
    "number", "out_of", "newest_on", "stale_on", "rules", "since",
)  # fmt: skip


def _held(ids: Sequence[int]) -> dict[int, tuple[Any, ...]]:
    rows = Standing.objects.filter(commitment__in=ids)
    return {row[0]: row[1:] for row in rows.values_list("commitment_id", *_FIELDS)}


def _overruled(ids: Sequence[int]) -> dict[int, Overruling]:
    rows = Overruling.objects.filter(commitment__in=ids, lifted_at=None)
    return {row.commitment_id: row for row in rows}


def _values(derived: Derived, overruling: Overruling | None, rules: Rules) -> tuple[Any, ...]:
    """Give the fields of a status in their order, all but since when."""
    state, because, reasons = derived.state, derived.because, list(derived.reasons)
    if overruling is not None and state != VALUE:
        said: Reason = {
            "code": "overruled", "by": overruling.said_by, "reason": overruling.reason,
            "on": localdate(overruling.at).isoformat(), "state": derived.state,
        }  # fmt: skip
        state, because, reasons = overruling.state, "overruled", [said, *reasons]
    return (
        state, derived.state, because, reasons, derived.evidence, derived.planned_cents,
        derived.booked_cents, derived.number, derived.out_of, derived.newest_on, derived.stale_on,
        rules.version,
    )  # fmt: skip


def _since(
    values: tuple[Any, ...], before: tuple[Any, ...] | None, unit: _Unit, today: date
) -> date:
    """Give the day that a state began; without evidence ever it is unknown from the beginning."""
    state = values[0]
    if before is None:
        return min(unit.known_on, today) if state in {UNKNOWN, VALUE} else today
    since: date = before[-1]
    return since if before[0] == state else today


def _write(rows: list[Standing], changed: list[tuple[Standing, Changed]], now: datetime) -> None:
    Standing.objects.bulk_create(
        rows, batch_size=500, update_conflicts=True, unique_fields=["commitment"],
        update_fields=_FIELDS,
    )  # fmt: skip
    if not changed:
        return
    numbers = dict(
        StandingChange.objects.filter(commitment__in=[one.commitment_id for _, one in changed])
        .order_by()
        .values_list("commitment_id")
        .annotate(Max("number"))
    )
    StandingChange.objects.bulk_create(
        [
            StandingChange(
                commitment_id=one.commitment_id,
                number=numbers.get(one.commitment_id, 0) + 1,
                at=now,
                before=one.before,
                after=one.after,
                because=row.because,
                reasons=row.reasons,
            )
            for row, one in changed
        ],
        batch_size=500,
    )
