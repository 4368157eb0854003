"""What somebody looked at, kept in the page itself until they say yes; nobody can change it."""

from collections.abc import Iterable
from typing import Any

from django.core import signing
from django.utils.translation import gettext

from verbond.accounts.facade import Person
from verbond.agreement.errors import ExchangeRefused
from verbond.agreement.models import Agreement
from verbond.agreement.operations.wishing import Wish, as_plain, from_plain

VALID_SECONDS = 2 * 3600
MOST_WISHES = 3_000
_SALT = "verbond.agreement.wishes"


def sealed(agreement: Agreement, person: Person, wishes: Iterable[Wish]) -> str:
    """Seal wishes for one person and one agreement."""
    found = tuple(wishes)
    if len(found) > MOST_WISHES:
        raise ExchangeRefused(
            "too_many",
            gettext("%(n)s beloften tegelijk veranderen kan niet. Hoogstens %(most)s.")
            % {"n": len(found), "most": MOST_WISHES},
        )
    content = {"person": person.pk, "agreement": agreement.slug, "wishes": as_plain(found)}
    return signing.dumps(content, salt=_SALT, compress=True)


def unsealed(agreement: Agreement, person: Person, text: str) -> tuple[Wish, ...]:
    """Open what was sealed. Raises `ExchangeRefused` when it is old, changed or another's."""
    try:
        content: dict[str, Any] = signing.loads(text, salt=_SALT, max_age=VALID_SECONDS)
    except signing.BadSignature as problem:
        raise ExchangeRefused(
            "old", gettext("Deze voorvertoning is te oud. Kijk opnieuw en pas dan toe.")
        ) from problem
    if (content["person"], content["agreement"]) != (person.pk, agreement.slug):
        raise ExchangeRefused("other", gettext("Deze voorvertoning is van iemand anders."))
    return from_plain(content["wishes"])
