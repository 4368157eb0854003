"""The cast as real accounts, for tests of every room (a pytest plugin, named in
pyproject.toml).

Each fixture gives a `Person`; staff have their second factor. `client_of(person)` gives a client
that is logged in; `outsider` has an account and no role, a plain `client` has neither.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from django.test import Client

    from verbond.accounts.models import Person, Role

PASSWORD = "een-zin-om-te-onthouden"
SECRET = "JBSWY3DPEHPK3PXP"


def make_person(
    word: str, *roles: "Role", second_factor: bool = True, password: str | None = None
) -> "Person":
    """Make somebody fictitious with these roles."""
    from allauth.account.models import EmailAddress
    from allauth.mfa.totp.internal.auth import TOTP

    from verbond.accounts.models import Organisation, Person, Role, RoleGrant

    person = Person(email=f"{word}@example.test", name=f"{word.title()} (fictief)")
    # Hashing a password takes long on purpose; most tests never type one.
    if password:
        person.set_password(password)
    else:
        person.set_unusable_password()
    person.save()
    EmailAddress.objects.create(user=person, email=person.email, verified=True, primary=True)
    for role in roles:
        organisation = None
        if role == Role.ORGANISATION:
            organisation, _ = Organisation.objects.get_or_create(name="De Linde (fictief)")
        RoleGrant.objects.create(
            person=person, role=role, organisation=organisation, granted_at=person.created_at
        )
    if roles and second_factor:
        TOTP.activate(person, SECRET)
    return person


def erase(person: "Person") -> None:
    """Let somebody erase themselves."""
    from django.utils import timezone

    from verbond.accounts.operations import erase_person
    from verbond.accounts.standing import actor_of

    erase_person(actor=actor_of(person), person=person, now=timezone.now())


def code_now(secret: str = SECRET) -> str:
    """Return the code that an app with this secret shows now."""
    from allauth.mfa.totp.internal import auth

    counter = next(iter(auth.yield_hotp_counters_from_time()))
    return str(auth.format_hotp_value(auth.hotp_value(secret, counter)))


@pytest.fixture(autouse=True)
def _empty_cache() -> None:
    # Kept pages and counted log-ins of one test are nothing to the next.
    from verbond.kit.testing import forget_caches

    forget_caches()


@pytest.fixture
def resident(db: None) -> "Person":
    return make_person("resident")


@pytest.fixture
def organisation_member(db: None) -> "Person":
    from verbond.accounts.models import Role

    return make_person("member", Role.ORGANISATION)


@pytest.fixture
def clerk(db: None) -> "Person":
    from verbond.accounts.models import Role

    return make_person("clerk", Role.CLERK)


@pytest.fixture
def officer(db: None) -> "Person":
    from verbond.accounts.models import Role

    return make_person("officer", Role.OFFICER)


@pytest.fixture
def mandatary(db: None) -> "Person":
    from verbond.accounts.models import Role

    return make_person("mandatary", Role.MANDATARY)


@pytest.fixture
def keeper(db: None) -> "Person":
    from verbond.accounts.models import Role

    return make_person("keeper", Role.KEEPER)


@pytest.fixture
def social_worker(db: None) -> "Person":
    from verbond.accounts.models import Role

    return make_person("social-worker", Role.SOCIAL_WORKER)


@pytest.fixture
def key_holder(db: None) -> "Person":
    from verbond.accounts.models import Role

    return make_person("key-holder", Role.KEY_HOLDER)


@pytest.fixture
def enforcer(db: None) -> "Person":
    from verbond.accounts.models import Role

    return make_person("enforcer", Role.ENFORCER)


@pytest.fixture
def outsider(db: None) -> "Person":
    return make_person("outsider")


@pytest.fixture
def client_of() -> Callable[["Person"], "Client"]:
    """Return a client that is logged in as a person."""
    from django.test import Client

    def log_in(person: "Person") -> "Client":
        client = Client()
        client.force_login(person)
        return client

    return log_in
