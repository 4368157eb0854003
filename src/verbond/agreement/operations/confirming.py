"""Links in the mail of an owner: one click and one button say that a promise still runs."""

import hashlib
import secrets
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from django.utils.translation import gettext, override

from verbond.accounts.facade import Person, Role
from verbond.agreement.errors import ConfirmationRefused
from verbond.agreement.models import Confirmation, Owner
from verbond.agreement.models.evidence import Shows
from verbond.agreement.operations.stating import state_by_officer
from verbond.agreement.permissions import KEEPS_EVIDENCE
from verbond.agreement.queries.owners import Item, short_list
from verbond.journal import facade as journal

VALID = timedelta(days=21)
KEPT = timedelta(days=30)
# A little less than a week, so that a timer that runs each day at the same time is in time.
AT_MOST_EACH = timedelta(days=6, hours=12)
MOST_LINKS = 30
TITLE = "Bevestiging"  # what it shows stands beside it: it still runs


def owners_due(*, now: datetime) -> list[int]:
    """Return the people who own promises and had no mail about them for a week."""
    people = Owner.objects.filter(person__is_active=True, commitment__retired_at=None)
    told = dict(
        Confirmation.objects.filter(made_at__gt=now - AT_MOST_EACH)
        .values_list("person")
        .annotate(last=Max("made_at"))
    )
    ids = people.values_list("person_id", flat=True).distinct().order_by("person_id")
    return [pk for pk in ids if pk not in told]


@transaction.atomic
def prepare_links(*, person_id: int, now: datetime) -> int:
    """Make a link for each promise of a person that asks attention; return how many.

    The secrets come later, in the worker: nothing that could confirm is kept but a hash.
    """
    # The person's row is the lock: two timers at once would send two mails.
    person = Person.objects.select_for_update().filter(pk=person_id).first()
    if person is None or not _may_keep(person):
        return 0
    if Confirmation.objects.filter(person=person_id, made_at__gt=now - AT_MOST_EACH).exists():
        return 0
    items = items_of(person_id, now)
    Confirmation.objects.filter(person=person_id, used_at=None).delete()
    Confirmation.objects.bulk_create(
        Confirmation(
            commitment=item.unit,
            person_id=person_id,
            token_hash=secrets.token_hex(32),
            made_at=now,
            expires_at=now + VALID,
        )
        for item in items
    )
    return len(items)


def items_of(person_id: int, now: datetime) -> list[Item]:
    """Return what a mail to an owner is about: the old first, then what gets old, then none."""
    seen = short_list(person_id=person_id, today=timezone.localdate(now))
    return [*seen.stale.items, *seen.soon.items, *seen.none.items][:MOST_LINKS]


def new_secret(*, confirmation: Confirmation) -> str:
    """Give a link a fresh secret; that of an earlier mail no longer works."""
    token = secrets.token_urlsafe(24)
    confirmation.token_hash = _hash(token)
    confirmation.save(update_fields=["token_hash"])
    return token


def confirmation_by(token: str, *, now: datetime) -> Confirmation:
    """Find what a secret confirms. Raises `ConfirmationRefused` when it no longer may."""
    rows = Confirmation.objects.select_related(
        "commitment__agreement", "commitment__chapter", "person"
    )
    row = rows.filter(token_hash=_hash(token)).first()
    if row is None:
        raise ConfirmationRefused(
            "unknown", gettext("We kennen deze link niet. Neem de link uit je laatste mail.")
        )
    if row.used_at:
        raise ConfirmationRefused("used", gettext("Je gebruikte deze link al. Bedankt."))
    if row.expires_at <= now:
        raise ConfirmationRefused(
            "expired",
            gettext("Deze link is te oud. Meld je aan, of wacht op de volgende mail."),
        )
    if row.commitment.retired_at:
        raise ConfirmationRefused("retired", gettext("Deze zin staat niet meer in het akkoord."))
    if not _still_owns(row):
        raise ConfirmationRefused(
            "not_owner", gettext("Je houdt deze belofte niet meer bij. Iemand anders doet dat nu.")
        )
    return row


@transaction.atomic
def confirm_by_link(*, token: str, now: datetime) -> Confirmation:
    """Record that the owner says it still runs, once. Raises `ConfirmationRefused`."""
    journal.wait_turn()  # so that of two clicks at once the second reads what the first wrote
    row = confirmation_by(token, now=now)
    Confirmation.objects.filter(pk=row.pk).update(used_at=now)
    state_by_officer(
        commitment=row.commitment,
        shows=Shows.RUNNING,
        title=TITLE,
        said_by=said_by(row.person),
        on=timezone.localdate(now),
        actor=journal.Actor(row.person.journal_key, Role.OFFICER),
        now=now,
    )
    return row


def said_by(person: Person) -> str:
    """Name who states something, as pages show it."""
    with override("nl"):
        return person.name or gettext("de verantwoordelijke")


def forget_confirmations(*, now: datetime) -> int:
    """Erase links that ended a month ago; returns how many."""
    return Confirmation.objects.filter(expires_at__lt=now - KEPT).delete()[0]


def _still_owns(row: Confirmation) -> bool:
    owned = Owner.objects.filter(commitment=row.commitment_id, person=row.person_id)
    return _may_keep(row.person) and owned.exists()


def _may_keep(person: Person) -> bool:
    """A link needs no log-in, so it says no more than the role that the person still has."""
    return person.is_active and bool(person.granted_roles & set(KEEPS_EVIDENCE))


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode("utf-8", "surrogatepass")).hexdigest()
