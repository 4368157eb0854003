"""Do what was wanted, in one transaction, or nothing of it."""

from collections.abc import Sequence
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext

from verbond.agreement.core.evidence import Piece, Tie
from verbond.agreement.errors import ExchangeRefused
from verbond.agreement.models import Agreement, Commitment, Evidence
from verbond.agreement.models.evidence import EvidenceKind
from verbond.agreement.operations.evidence import keep_evidence
from verbond.agreement.operations.evidence_ties import tie_all
from verbond.agreement.operations.milestones import plan_milestone
from verbond.agreement.operations.owning import set_owners
from verbond.agreement.operations.stating import ROOM
from verbond.agreement.operations.wishing.cards import Ownership, Plan, Statement, Step, Wish
from verbond.agreement.operations.wishing.people import keepers_with
from verbond.agreement.operations.wishing.planning import plan_wishes
from verbond.journal import facade as journal


@transaction.atomic
def apply_wishes(
    *, agreement: Agreement, wishes: Sequence[Wish], actor: journal.Actor, now: datetime
) -> Plan:
    """Carry out wishes as they are now; return what changed.

    Raises `ExchangeRefused` with the first fault, and then nothing changes.
    """
    journal.wait_turn()
    today = timezone.localdate(now)
    plan = plan_wishes(agreement, wishes, today)
    if plan.faults:
        first = plan.faults[0]
        raise ExchangeRefused(
            "faults",
            gettext("Er is niets veranderd. Rij %(row)s, %(field)s: %(message)s")
            % {"row": first.row, "field": first.field, "message": first.message},
        )
    if plan.steps:
        units = Commitment.objects.in_bulk({step.commitment_id for step in plan.steps})
        for unit in units.values():
            unit.agreement = agreement
        _give_owners(plan.steps, units, actor, now)
        _plan_milestones(plan.steps, units, actor, now)
        _keep(agreement, plan.steps, units, actor, now, today)
    return plan


def _give_owners(
    steps: Sequence[Step], units: dict[int, Commitment], actor: journal.Actor, now: datetime
) -> None:
    by_owner: dict[Ownership, list[Commitment]] = {}
    for step in steps:
        if step.what == "owner" and step.wish.owner is not None:
            by_owner.setdefault(step.wish.owner, []).append(units[step.commitment_id])
    people = keepers_with([owner.email for owner in by_owner])
    for owner, owned in by_owner.items():
        person = people.get(owner.email.lower())
        set_owners(
            commitments=owned,
            department=owner.department,
            person_id=person.pk if person else None,
            actor=actor,
            now=now,
        )


def _plan_milestones(
    steps: Sequence[Step], units: dict[int, Commitment], actor: journal.Actor, now: datetime
) -> None:
    for step in steps:
        wanted = step.wish.milestone
        if step.what == "milestone" and wanted is not None:
            unit = units[step.commitment_id]
            held = unit.milestones.filter(title=wanted.title).first()
            plan_milestone(
                commitment=unit,
                title=wanted.title,
                due_on=wanted.due_on,
                is_last=bool(held and held.is_last),
                actor=actor,
                now=now,
            )


def _keep(
    agreement: Agreement,
    steps: Sequence[Step],
    units: dict[int, Commitment],
    actor: journal.Actor,
    now: datetime,
    today: date,
) -> None:
    """Keep statements and proposed ties together, so that each status is derived once."""
    said = [
        (_piece(step, step.wish.statement, units[step.commitment_id], today), [_tie(step)])
        for step in steps
        if step.what == "statement" and step.wish.statement
    ]
    tied = [step for step in steps if step.what == "tie"]
    kept = keep_evidence(pieces=said, actor=actor, now=now, by_person=True)
    rows = {f"{row.room}:{row.key}": row for row in _evidence({step.address for step in tied})}
    tie_all(
        [(rows[step.address], step.address, [Tie(step.commitment_id)]) for step in tied],
        by=None,
        now=now,
    )
    if not (said or tied):
        return
    journal.record(
        actor=actor,
        verb="state_many",
        room="agreement",
        object_kind="agreement",
        object_key=agreement.slug,
        summary=f"{len(said)} verklaringen en {len(tied)} voorstellen tegelijk opgenomen."
        + kept.statuses,
        details={**kept.details, "commitments": sorted(unit.key for unit in units.values())},
        at=now,
    )


def _evidence(addresses: set[str]) -> list[Evidence]:
    parts = [address.partition(":") for address in addresses]
    found = [Evidence.objects.filter(room=room, key=key).first() for room, _, key in parts]
    return [row for row in found if row is not None]


def _tie(step: Step) -> Tie:
    return Tie(step.commitment_id, confirmed=True, certainty=100)


def _piece(step: Step, said: Statement, unit: Commitment, today: date) -> Piece:
    """Make the word of somebody a piece of evidence, as `stating` does for one."""
    return Piece(
        room=ROOM,
        key=step.address,
        kind=EvidenceKind.STATEMENT.value,
        shows=said.shows,
        title=said.text,
        source=gettext("verklaring van %(who)s") % {"who": said.said_by},
        said_by=said.said_by,
        on=said.on or today,
        url=unit.get_absolute_url(),
        fictitious=unit.agreement.fictitious,
    )
