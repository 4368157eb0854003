"""Follow a commitment by e-mail: asked, confirmed by a link, stopped by a link."""

import hashlib
import secrets
from datetime import datetime, timedelta

from django.core.validators import validate_email
from django.db import transaction
from django.forms import ValidationError
from django.utils.translation import gettext

from verbond.accounts import facade as accounts
from verbond.agreement.errors import FollowRefused
from verbond.agreement.models import Commitment, Follow

CONFIRM_WITHIN = timedelta(days=7)
MOST_OPEN_PER_ADDRESS = 20
LONGEST_ADDRESS = 254


@transaction.atomic
def ask_to_follow(
    *, commitment: Commitment, email: str, person_id: int | None, now: datetime
) -> Follow:
    """Keep the wish; a task mails the link that confirms it.

    Asking twice keeps one follow. Raises `FollowRefused` for a malformed address or too many
    unconfirmed wishes of one address.
    """
    address = email.strip().lower()
    if not _is_address(address):
        raise FollowRefused(
            "email", gettext("Dit e-mailadres klopt niet. Schrijf het zoals naam@voorbeeld.be.")
        )
    if person_id is not None and not accounts.is_still_here(person_id):
        raise FollowRefused("erased", gettext("Je account is gewist. Je aanvraag is niet bewaard."))
    forget_unconfirmed(now=now)
    waiting = Follow.objects.filter(email=address, confirmed_at=None)
    if waiting.exclude(commitment=commitment).count() >= MOST_OPEN_PER_ADDRESS:
        raise FollowRefused(
            "too_many",
            gettext(
                "Er wachten al veel aanvragen voor dit adres. Bevestig eerst de mails die je kreeg."
            ),
        )
    row, _ = Follow.objects.get_or_create(
        commitment=commitment,
        email=address,
        defaults={"token_hash": secrets.token_hex(32), "asked_at": now, "person_id": person_id},
    )
    return row


def new_token(*, follow: Follow) -> str:
    """Give a follow a fresh secret for the links in one mail; only its hash is kept.

    The secret of the last mail works, those of earlier mails no longer do.
    """
    token = secrets.token_urlsafe(24)
    follow.token_hash = _hash(token)
    follow.save(update_fields=["token_hash"])
    return token


@transaction.atomic
def confirm_follow(*, token: str, now: datetime) -> Follow:
    """Start following by the secret of the mail. Raises `FollowRefused` for an unknown one."""
    row = followed_by(token)
    if row.confirmed_at is None:
        row.confirmed_at = now
        row.save(update_fields=["confirmed_at"])
    return row


@transaction.atomic
def stop_following(*, token: str) -> Commitment:
    """Forget the address. Raises `FollowRefused` for an unknown secret."""
    row = followed_by(token)
    commitment = row.commitment
    row.delete()
    return commitment


@transaction.atomic
def stop_all(*, token: str) -> int:
    """Forget an address wholly; return how many promises it followed."""
    row = followed_by(token)
    gone, _ = Follow.objects.filter(email=row.email).delete()
    return gone


def others_followed(follow: Follow) -> int:
    """Count the other promises that the same address follows."""
    rows = Follow.objects.filter(email=follow.email).exclude(pk=follow.pk)
    return rows.exclude(confirmed_at=None).count()


def forget_unconfirmed(*, now: datetime) -> int:
    """Erase wishes that were not confirmed in time; nothing is mailed to them meanwhile."""
    gone, _ = Follow.objects.filter(confirmed_at=None, asked_at__lt=now - CONFIRM_WITHIN).delete()
    return gone


def followed_by(token: str) -> Follow:
    """Find the follow of a secret. Raises `FollowRefused` for an unknown one."""
    rows = Follow.objects.select_related("commitment__agreement")
    row = rows.filter(token_hash=_hash(token)).first()
    if row is None:
        raise FollowRefused(
            "unknown",
            gettext("Deze link werkt niet meer. Misschien volg je deze belofte al niet meer."),
        )
    return row


def _is_address(text: str) -> bool:
    try:
        validate_email(text)
    except ValidationError:
        return False
    return len(text) <= LONGEST_ADDRESS


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
