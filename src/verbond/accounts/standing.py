"""Who is asking, and may they act in a role now."""

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.auth.base_user import AbstractBaseUser
from django.contrib.auth.models import AnonymousUser

from verbond.accounts.core.roles import STAFF_ROLES, leading_role
from verbond.accounts.models import Person, Role
from verbond.journal.facade import Actor

type Visitor = AbstractBaseUser | AnonymousUser
_FACTORS = (Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN)


def actor_of(user: Visitor, acting_as: Role | None = None) -> Actor:
    """Return how a visitor stands in the journal; without login the role is `visitor`."""
    if not isinstance(user, Person):
        return Actor("", "visitor")
    role = acting_as.value if acting_as else leading_role(user.granted_roles)
    return Actor(user.journal_key, role)


def has_role(user: Visitor, *roles: Role) -> bool:
    """Say whether a visitor may act now in one of the roles.

    Everybody who is logged in is a resident. A role of the city also needs a second factor.
    """
    if not isinstance(user, Person) or not user.is_active:
        return False
    held = user.granted_roles & set(roles)
    if Role.RESIDENT in roles or held - STAFF_ROLES:
        return True
    return bool(held) and has_second_factor(user)


def has_second_factor(user: Person) -> bool:
    """Say whether login asks this person for a passkey or a code; demo people need none."""
    if settings.DEMO and user.fictitious:
        return True
    if "_second_factor" not in user.__dict__:
        user.__dict__["_second_factor"] = Authenticator.objects.filter(
            user_id=user.pk, type__in=_FACTORS
        ).exists()
    return bool(user.__dict__["_second_factor"])
