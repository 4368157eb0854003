"""People who may look after promises."""

from collections.abc import Collection

from verbond.accounts.facade import Person
from verbond.agreement.permissions import KEEPS_EVIDENCE


def keepers_with(emails: Collection[str]) -> dict[str, Person]:
    """Return who of these addresses may keep evidence, by address in small letters."""
    roles = set(KEEPS_EVIDENCE)
    wanted = {email.lower() for email in emails if email}
    people = Person.objects.filter(email__in=[*wanted, *emails], is_active=True)
    return {one.email.lower(): one for one in people if one.granted_roles & roles}


def keeper_with(email: str) -> Person | None:
    """Return the person with this address who may keep evidence, if there is one."""
    return keepers_with([email]).get(email.lower())
