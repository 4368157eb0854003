"""Reading people, and everything that is held about one of them."""

import datetime as dt
from dataclasses import dataclass

from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.db.models import Q, QuerySet

from verbond.accounts.holdings import Holder, holdings
from verbond.accounts.models import Invitation, Person
from verbond.journal.facade import EntryCard, entries_about, entries_by

PAGE = 50


@dataclass(frozen=True, slots=True)
class Found:
    """People that fit what was searched; `more` when there are others."""

    people: tuple[Person, ...]
    more: bool


def find_people(text: str) -> Found:
    """Find people by a part of name or address; without text, those with a role."""
    people = Person.objects.prefetch_related("grants__organisation").order_by("name", "email")
    wanted = text.strip()
    if wanted:
        people = people.filter(Q(name__icontains=wanted) | Q(email__icontains=wanted))
    else:
        people = people.filter(grants__isnull=False).distinct()
    found = tuple(people[: PAGE + 1])
    return Found(found[:PAGE], len(found) > PAGE)


def open_invitations(now: dt.datetime) -> QuerySet[Invitation]:
    return Invitation.objects.open(now).select_related("organisation")


def file_entries(person: Person, limit: int = 20) -> tuple[EntryCard, ...]:
    """Return what was done with somebody's file, and who looked into it."""
    return entries_about("accounts", "person", str(person.uuid), limit)


def everything_about(person: Person) -> dict[str, object]:
    """Collect all that is held about a person, as plain values for a download."""
    return {
        "person": {
            "email": person.email,
            "name": person.name,
            "language": person.language,
            "created_at": person.created_at.isoformat(),
            "last_login": person.last_login.isoformat() if person.last_login else None,
            "key": str(person.uuid),
            "fictitious": person.fictitious,
        },
        "roles": [
            {"role": grant.role, "organisation": str(grant.organisation or "")}
            for grant in person.grants.select_related("organisation")
        ],
        "second_factors": [
            {"kind": factor.type, "created_at": factor.created_at.isoformat()}
            for factor in Authenticator.objects.filter(user_id=person.pk)
        ],
        "login_providers": list(
            SocialAccount.objects.filter(user_id=person.pk).values_list("provider", flat=True)
        ),
        "held_by_rooms": {
            holding.name: list(holding.export(Holder.of(person))) for holding in holdings()
        },
        "journal_by_me": [_plain(entry) for entry in entries_by(person.journal_key)],
        "journal_about_me": [_plain(entry) for entry in file_entries(person, limit=1000)],
    }


def _plain(entry: EntryCard) -> dict[str, object]:
    return {
        "sequence": entry.sequence,
        "at": entry.at.isoformat(),
        "role": entry.role,
        "what": entry.summary,
        "why": entry.reason,
    }


def is_still_here(pk: int) -> bool:
    """Say whether a person exists, and keep them from being erased in this transaction.

    Without it, what a person posts while erasing themselves would break the erasing or the post.
    """
    return Person.objects.select_for_update(no_key=True).filter(pk=pk).exists()


def has_account(email: str) -> bool:
    return Person.objects.filter(email__iexact=email).exists()
