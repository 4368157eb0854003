"""Inviting people: one letter, one role, one use."""

import datetime as dt

from allauth.account.models import EmailAddress
from django.contrib.auth.hashers import make_password
from django.db import transaction
from django.utils.translation import gettext as _

from verbond.accounts.core.errors import InvitationRefused, RoleRefused
from verbond.accounts.core.roles import DUTCH
from verbond.accounts.core.tokens import new_token, token_hash
from verbond.accounts.models import Invitation, Organisation, Person, Role
from verbond.accounts.operations.roles import give
from verbond.accounts.operations.texts import clean_name, clean_reason
from verbond.journal.facade import Actor, record, wait_turn

VALID = dt.timedelta(days=14)
# After this the address of somebody who never answered is forgotten.
KEPT = dt.timedelta(days=30)


@transaction.atomic
def invite(
    *,
    actor: Actor,
    email: str,
    role: Role,
    organisation: Organisation | None = None,
    reason: str,
    now: dt.datetime,
) -> tuple[Invitation, str]:
    """Make an invitation; returns it with its token, which is nowhere kept."""
    if (role == Role.ORGANISATION) != (organisation is not None):
        raise RoleRefused(
            "role_organisation", _("Kies een organisatie bij de rol Organisatie, en alleen daar.")
        )
    token = new_token()
    wait_turn()
    forget_invitations(now=now)
    invitation = Invitation.objects.create(
        email=email.lower(),
        role=role,
        organisation=organisation,
        token_hash=token_hash(token),
        created_at=now,
        expires_at=now + VALID,
    )
    _record(actor, "invite", invitation, "Iemand werd uitgenodigd als {role}.", now, reason=reason)
    return invitation, token


def forget_invitations(*, now: dt.datetime) -> int:
    """Erase invitations that ended a month ago, with their addresses; returns how many."""
    return Invitation.objects.filter(expires_at__lt=now - KEPT).delete()[0]


@transaction.atomic
def withdraw_invitation(
    *, actor: Actor, invitation: Invitation, reason: str, now: dt.datetime
) -> None:
    """Make an open invitation useless."""
    wait_turn()
    closed = (
        Invitation.objects.open(now).filter(pk=invitation.pk).update(withdrawn_at=now, email="")
    )
    if not closed:
        raise InvitationRefused("invitation_closed", _("Deze uitnodiging is al gesloten."))
    said = "Een uitnodiging voor {role} werd ingetrokken."
    _record(actor, "withdraw_invitation", invitation, said, now, reason=reason)


def accept_invitation(
    *,
    token: str,
    now: dt.datetime,
    person: Person | None = None,
    name: str = "",
    password: str = "",
) -> Person:
    """Use an invitation: for who is logged in, or for a new account with name and password."""
    # Hashing a password is slow on purpose, so it is done before the database is locked.
    secret = make_password(password) if person is None else ""
    with transaction.atomic():
        wait_turn()
        invitation = find_open(token=token, now=now)
        # Counting the row that changed makes the use single, however many click at once.
        if not Invitation.objects.open(now).filter(pk=invitation.pk).update(used_at=now, email=""):
            raise InvitationRefused("invitation_used", _("Deze uitnodiging is al gebruikt."))
        guest = person or _new_person(invitation, name=name, secret=secret, now=now)
        _let_in(guest, invitation, now)
    return guest


def _let_in(guest: Person, invitation: Invitation, now: dt.datetime) -> None:
    if guest.email.lower() != invitation.email:
        raise InvitationRefused(
            "invitation_other",
            _("Deze uitnodiging is voor een ander e-mailadres. Meld je eerst af."),
        )
    _record(
        Actor(guest.journal_key, Role.RESIDENT),
        "accept_invitation",
        invitation,
        "Iemand nam een uitnodiging aan en kreeg de rol {role}.",
        now,
    )
    role = Role(invitation.role)
    if role != Role.RESIDENT:
        give(person=guest, role=role, organisation=invitation.organisation, now=now)


def find_open(*, token: str, now: dt.datetime) -> Invitation:
    """Find the invitation of a token, or say why it cannot be used."""
    found = Invitation.objects.filter(token_hash=token_hash(token)).first()
    if found is None:
        raise InvitationRefused(
            "invitation_unknown", _("We kennen deze uitnodiging niet. Kijk de link na.")
        )
    if found.used_at:
        raise InvitationRefused("invitation_used", _("Deze uitnodiging is al gebruikt."))
    if found.withdrawn_at:
        raise InvitationRefused("invitation_withdrawn", _("Deze uitnodiging is ingetrokken."))
    if found.expires_at <= now:
        raise InvitationRefused(
            "invitation_expired", _("Deze uitnodiging is te oud. Vraag een nieuwe.")
        )
    return found


def _new_person(invitation: Invitation, *, name: str, secret: str, now: dt.datetime) -> Person:
    if Person.objects.filter(email__iexact=invitation.email).exists():
        raise InvitationRefused(
            "account_exists", _("Je hebt al een account. Meld je aan en open de link opnieuw.")
        )
    person = Person(email=invitation.email, name=clean_name(name), password=secret, created_at=now)
    person.save()
    # Whoever has the letter can read the mail of that address.
    EmailAddress.objects.create(user=person, email=person.email, verified=True, primary=True)
    return person


def _record(
    actor: Actor, verb: str, invitation: Invitation, said: str, now: dt.datetime, reason: str = ""
) -> None:
    role = Role(invitation.role)
    record(
        actor=actor,
        verb=verb,
        room="accounts",
        object_kind="invitation",
        object_key=str(invitation.pk),
        summary=said.format(role=DUTCH[role]),
        reason=reason if verb == "accept_invitation" else clean_reason(reason),
        details={"role": role.value},
        at=now,
    )
