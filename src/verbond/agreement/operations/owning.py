"""Say which department keeps the evidence of promises up to date, and who there."""

from collections.abc import Collection
from datetime import datetime

from django.db import transaction
from django.utils.timezone import localdate
from django.utils.translation import gettext

from verbond.accounts import facade as accounts
from verbond.agreement.core.evidence import EvidenceRefused
from verbond.agreement.models import Commitment, Owner
from verbond.agreement.operations.generation import raise_generation
from verbond.journal import facade as journal


def set_owner(
    *,
    commitment: Commitment,
    department: str,
    person_id: int | None,
    actor: journal.Actor,
    now: datetime,
) -> Owner:
    """Give one promise to a department, and to a person there if there is one."""
    set_owners(
        commitments=[commitment], department=department, person_id=person_id, actor=actor, now=now
    )
    return Owner.objects.get(commitment=commitment)


@transaction.atomic
def set_owners(
    *,
    commitments: Collection[Commitment],
    department: str,
    person_id: int | None,
    actor: journal.Actor,
    now: datetime,
) -> int:
    """Give promises to a department and a person; return how many had another owner.

    Raises `EvidenceRefused` without a department, or for a person who is gone.
    """
    department = department.strip()
    if not 1 <= len(department) <= 120:
        raise EvidenceRefused("department", gettext("Vul een dienst in van hoogstens 120 tekens."))
    if person_id is not None and not accounts.is_still_here(person_id):
        raise EvidenceRefused("person", gettext("Dit account is er niet meer."))
    journal.wait_turn()
    held = {row.commitment_id: row for row in Owner.objects.filter(commitment__in=commitments)}
    changed = []
    for unit in commitments:
        row = held.get(unit.pk) or Owner(commitment=unit)
        if row.pk and (row.department, row.person_id) == (department, person_id):
            continue
        row.department, row.person_id, row.since = department, person_id, localdate(now)
        row.save()
        changed.append(unit)
    if changed:
        _write(changed, department, actor, now)
    return len(changed)


def _write(changed: list[Commitment], department: str, actor: journal.Actor, now: datetime) -> None:
    for agreement in {unit.agreement_id: unit.agreement for unit in changed}.values():
        raise_generation(agreement, now)
    alone = len(changed) == 1
    first = f"{changed[0].agreement.slug}/{changed[0].key}"
    journal.record(
        actor=actor,
        verb="set_owner",
        room="agreement",
        object_kind="commitment" if alone else "agreement",
        object_key=first if alone else changed[0].agreement.slug,
        summary=(
            f"Dienst {department} houdt deze belofte bij."
            if alone
            else f"Dienst {department} houdt {len(changed)} beloften bij."
        ),
        details={"commitments": [unit.key for unit in changed]},
        at=now,
    )
