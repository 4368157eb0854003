"""Giving and taking away roles."""

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from verbond.accounts.core.errors import PersonGone, RoleRefused
from verbond.accounts.core.roles import DUTCH
from verbond.accounts.models import Organisation, Person, Role, RoleGrant
from verbond.accounts.operations.texts import clean_reason
from verbond.journal.facade import Actor, record


@transaction.atomic
def grant_role(
    *,
    actor: Actor,
    person: Person,
    role: Role,
    organisation: Organisation | None = None,
    reason: str,
    now: dt.datetime,
) -> RoleGrant:
    """Give somebody a role."""
    # Written first: the journal lets one writer in at a time, so what is checked after it holds.
    record(
        actor=actor,
        verb="grant_role",
        room="accounts",
        object_kind="person",
        object_key=str(person.uuid),
        summary=f"Iemand kreeg de rol {DUTCH[role]}.",
        reason=clean_reason(reason),
        details={"role": role.value},
        at=now,
    )
    return give(person=person, role=role, organisation=organisation, now=now)


def hold(person: Person) -> None:
    """Keep a person as they are until this transaction ends. Raises `PersonGone` when erased."""
    if not Person.objects.select_for_update().filter(pk=person.pk).exists():
        raise PersonGone("person_gone", _("Dit account is gewist."))


def give(
    *, person: Person, role: Role, organisation: Organisation | None, now: dt.datetime
) -> RoleGrant:
    """Check and keep a grant, inside the transaction of an act that the journal holds."""
    hold(person)
    if role == Role.RESIDENT:
        raise RoleRefused("role_resident", _("Iedereen met een account is al bewoner."))
    if (role == Role.ORGANISATION) != (organisation is not None):
        raise RoleRefused(
            "role_organisation", _("Kies een organisatie bij de rol Organisatie, en alleen daar.")
        )
    if person.grants.filter(role=role, organisation=organisation).exists():
        raise RoleRefused("role_already", _("Deze persoon heeft die rol al."))
    person.__dict__.pop("granted_roles", None)
    return RoleGrant.objects.create(
        person=person, role=role, organisation=organisation, granted_at=now
    )


@transaction.atomic
def withdraw_role(*, actor: Actor, grant: RoleGrant, reason: str, now: dt.datetime) -> None:
    """Take a role away; the last keeper keeps the role."""
    person, role = grant.person, Role(grant.role)
    record(
        actor=actor,
        verb="withdraw_role",
        room="accounts",
        object_kind="person",
        object_key=str(person.uuid),
        summary=f"Iemand verloor de rol {DUTCH[role]}.",
        reason=clean_reason(reason),
        details={"role": role.value},
        at=now,
    )
    if role == Role.KEEPER:
        keep_one_keeper(person)
    grant.delete()
    person.__dict__.pop("granted_roles", None)


def keep_one_keeper(leaving: Person) -> None:
    """Refuse when nobody could manage accounts any more."""
    others = RoleGrant.objects.filter(role=Role.KEEPER, person__is_active=True)
    if not others.exclude(person=leaving).exists():
        raise RoleRefused(
            "last_keeper", _("Dit is de laatste beheerder. Maak eerst iemand anders beheerder.")
        )
