"""Whoever sets a target is held to its measure: confirmed targets tie the figures by themselves."""

from collections.abc import Collection
from datetime import datetime

from verbond.agreement.models import Annotation, Evidence
from verbond.agreement.models.annotation import What
from verbond.journal import facade as journal

ROOM = "indicators"
State, Origin = Annotation.State, Annotation.Origin


def tie_measures(*, now: datetime, commitment_ids: Collection[int] | None = None) -> set[int]:
    """Keep the ties of measures equal to the confirmed targets; return the promises concerned.

    A tie that a person decided stays. Part of an operation: that derives and writes the journal.
    """
    journal.wait_turn()
    targets = Annotation.objects.confirmed().filter(what=What.TARGET)
    held = Annotation.objects.filter(what=What.EVIDENCE, value__startswith=f"{ROOM}:")
    if commitment_ids is not None:
        targets = targets.filter(commitment__in=list(commitment_ids))
        held = held.filter(commitment__in=list(commitment_ids))
    by_target: dict[str, list[Evidence]] = {}
    for evidence in Evidence.objects.filter(room=ROOM):
        by_target.setdefault(evidence.key.partition("/")[0], []).append(evidence)
    wanted = {
        (target.commitment_id, f"{ROOM}:{evidence.key}"): (target, evidence)
        for target in targets
        for evidence in by_target.get(target.value, ())
    }
    known = {(row.commitment_id, row.value): row for row in held}
    fresh = [
        _row(target, evidence, now)
        for address, (target, evidence) in wanted.items()
        if address not in known
    ]
    Annotation.objects.bulk_create(fresh, batch_size=500)
    gone = [
        row for address, row in known.items()
        if address not in wanted and row.origin != Origin.PERSON
    ]  # fmt: skip
    Annotation.objects.filter(pk__in=[row.pk for row in gone]).delete()
    return {row.commitment_id for row in [*fresh, *gone]}


def _row(target: Annotation, evidence: Evidence, now: datetime) -> Annotation:
    return Annotation(
        commitment_id=target.commitment_id,
        what=What.EVIDENCE,
        value=f"{ROOM}:{evidence.key}",
        evidence=evidence,
        words=target.words,
        certainty=100,
        state=State.CONFIRMED,
        origin=Origin.RULE,
        made_at=now,
        decided_at=now,
    )
