"""What somebody does with a file: look into it, describe oneself, leave."""

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from verbond.accounts.core.errors import NameRefused
from verbond.accounts.holdings import Holder, holdings
from verbond.accounts.models import Invitation, Organisation, Person, Role
from verbond.accounts.operations.roles import hold, keep_one_keeper
from verbond.accounts.operations.texts import clean_name
from verbond.journal.facade import Actor, record, record_view, wait_turn


def open_file(*, actor: Actor, person: Person, reason: str, now: dt.datetime) -> None:
    """Look into somebody's file; that itself is written in the journal."""
    record_view(
        actor=actor,
        room="accounts",
        object_kind="person",
        object_key=str(person.uuid),
        reason=reason,
        at=now,
    )


@transaction.atomic
def describe_myself(
    *, actor: Actor, person: Person, name: str, language: str, now: dt.datetime
) -> None:
    """Change one's own name and language."""
    wait_turn()
    hold(person)
    person.name = clean_name(name, may_be_empty=True)
    person.language = language
    person.save(update_fields=["name", "language"])
    record(
        actor=actor,
        verb="describe_myself",
        room="accounts",
        object_kind="person",
        object_key=str(person.uuid),
        summary="Iemand paste de eigen gegevens aan.",
        at=now,
    )


@transaction.atomic
def erase_person(*, actor: Actor, person: Person, now: dt.datetime) -> None:
    """Erase a person and all that rooms hold of them; the journal keeps marks without a key."""
    record(
        actor=actor,
        verb="erase_person",
        room="accounts",
        object_kind="person",
        object_key=str(person.uuid),
        summary="Een account werd gewist, met alles wat erbij hoorde.",
        at=now,
    )
    hold(person)
    if Role.KEEPER in person.granted_roles:
        keep_one_keeper(person)
    holder = Holder.of(person)
    for holding in holdings():
        holding.erase(holder, now)
    Invitation.objects.filter(email__iexact=person.email).delete()
    person.delete()


@transaction.atomic
def add_organisation(*, actor: Actor, name: str, now: dt.datetime) -> Organisation:
    """Add an organisation that people can act for."""
    wanted = clean_name(name)
    record(
        actor=actor,
        verb="add_organisation",
        room="accounts",
        object_kind="organisation",
        object_key=wanted,
        summary=f"Organisatie toegevoegd: {wanted}",
        at=now,
    )
    if Organisation.objects.filter(name__iexact=wanted).exists():
        raise NameRefused("organisation_exists", _("Die organisatie staat er al."))
    return Organisation.objects.create(name=wanted, created_at=now)
