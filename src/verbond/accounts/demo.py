"""Fictitious people for the demo, one for each role."""

import datetime as dt
from dataclasses import dataclass

from allauth.account.models import EmailAddress
from django.conf import settings
from django.db import transaction

from verbond.accounts.core.errors import RoleRefused
from verbond.accounts.models import Organisation, Person, Role
from verbond.accounts.operations import grant_role
from verbond.journal.facade import SYSTEM

DEMO_PASSWORD = "samen-aan-de-slag"  # noqa: S105 - printed by the demo, useless elsewhere
ORGANISATION = "Buurtcomité De Linde (fictief)"
CAST = (
    ("Rita Bewoner (fictief)", "bewoner", Role.RESIDENT),
    ("Omar Vereniging (fictief)", "vereniging", Role.ORGANISATION),
    ("Karim Dossier (fictief)", "medewerker", Role.CLERK),
    ("Lena Dienst (fictief)", "verantwoordelijke", Role.OFFICER),
    ("An Schepen (fictief)", "mandataris", Role.MANDATARY),
    ("Bea Sleutel (fictief)", "beheerder", Role.KEEPER),
    ("Noor Welzijn (fictief)", "welzijn", Role.SOCIAL_WORKER),
    ("Jef Welzijn (fictief)", "welzijn-2", Role.SOCIAL_WORKER),
    ("Tineke Kluis (fictief)", "sleutelhouder", Role.KEY_HOLDER),
    ("Hugo Controle (fictief)", "handhaver", Role.ENFORCER),
)


@dataclass(frozen=True, slots=True)
class DemoLogin:
    """How to log in as somebody of the demo."""

    name: str
    role: str
    email: str
    password: str


@transaction.atomic
def load_demo_people(*, now: dt.datetime) -> tuple[DemoLogin, ...]:
    """Make the people of the demo, once, and return their log-ins; refused outside the demo."""
    if not settings.DEMO:
        raise RoleRefused("only_demo", "demo people exist only when DEMO=1 is set")
    return tuple(_login(name, word, role, now) for name, word, role in CAST)


def _login(name: str, word: str, role: Role, now: dt.datetime) -> DemoLogin:
    email = f"{word}@voorbeeld.invalid"
    if not Person.objects.filter(email=email).exists():
        _make(name, email, role, now)
    return DemoLogin(name, str(role.label), email, DEMO_PASSWORD)


def _make(name: str, email: str, role: Role, now: dt.datetime) -> None:
    person = Person(name=name, email=email, fictitious=True, created_at=now)
    person.set_password(DEMO_PASSWORD)
    person.save()
    EmailAddress.objects.create(user=person, email=email, verified=True, primary=True)
    if role == Role.RESIDENT:
        return
    organisation = None
    if role == Role.ORGANISATION:
        organisation, _made = Organisation.objects.get_or_create(
            name=ORGANISATION, defaults={"fictitious": True, "created_at": now}
        )
    grant_role(
        actor=SYSTEM,
        person=person,
        role=role,
        organisation=organisation,
        reason="Fictieve persoon van de demo.",
        now=now,
    )
