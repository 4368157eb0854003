"""Follow a commitment by e-mail: asked, confirmed by a link, stopped by a link."""

import hashlib
import secrets
from datetime import datetime, timedelta

from django.core.validators import validate_email
from django.db import transaction
from django.forms import ValidationError

from verbond.agreement.errors import FollowRefused
from verbond.agreement.models import Commitment, Follow

CONFIRM_WITHIN = timedelta(days=7)
MOST_OPEN_PER_ADDRESS = 20


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


@transaction.atomic
def ask_to_follow(
    *, commitment: Commitment, email: str, person_id: int | None, now: datetime
) -> str:
    """Keep the wish and return the secret that goes into the confirming mail.

    Asking twice gives a new secret and the same follow. Somebody who follows already keeps
    following. Raises `FollowRefused` for a malformed address or too many open wishes.
    """
    address = email.strip().lower()
    try:
        validate_email(address)
    except ValidationError as problem:
        raise FollowRefused("email", "Dit e-mailadres klopt niet. Schrijf het zoals naam@voorbeeld.be.") from problem
    forget_unconfirmed(now=now)
    if (
        Follow.objects.filter(email=address, confirmed_at=None).exclude(commitment=commitment).count()
        >= MOST_OPEN_PER_ADDRESS
    ):
        raise FollowRefused(
            "too_many", "Er wachten al veel aanvragen voor dit adres. Bevestig eerst de mails die je kreeg."
        )
    token = secrets.token_urlsafe(24)
    row, _ = Follow.objects.get_or_create(
        commitment=commitment,
        email=address,
        defaults={"token_hash": _hash(token), "asked_at": now, "person_id": person_id},
    )
    row.token_hash = _hash(token)
    row.save(update_fields=["token_hash"])
    return token


@transaction.atomic
def confirm_follow(*, token: str, now: datetime) -> Follow:
    """Start following by the secret of the mail. Raises `FollowRefused` for an unknown one."""
    row = _by(token)
    if row.confirmed_at is None:
        row.confirmed_at = now
        row.save(update_fields=["confirmed_at"])
    return row


@transaction.atomic
def stop_following(*, token: str) -> Commitment:
    """Forget the address. Raises `FollowRefused` for an unknown secret."""
    row = _by(token)
    commitment = row.commitment
    row.delete()
    return commitment


def forget_unconfirmed(*, now: datetime) -> int:
    """Erase wishes that were not confirmed in time; nothing is mailed to them meanwhile."""
    gone, _ = Follow.objects.filter(confirmed_at=None, asked_at__lt=now - CONFIRM_WITHIN).delete()
    return gone


def _by(token: str) -> Follow:
    row = (
        Follow.objects.select_related("commitment__agreement")
        .filter(token_hash=_hash(token))
        .first()
    )
    if row is None:
        raise FollowRefused(
            "unknown", "Deze link werkt niet meer. Misschien heb je het volgen al gestopt."
        )
    return row
