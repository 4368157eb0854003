"""Find the booth of an address, and hold back who tries too often."""

from typing import cast

from django.core.cache import cache
from django.http import Http404, HttpRequest
from django.utils.translation import gettext

from verbond.budgets.errors import BallotRefused
from verbond.budgets.queries.voting.booths import Booth, booth_of
from verbond.kit.senders import sender

MOST_TRIES = 20
WINDOW_SECONDS = 600
BOOTH_SECONDS = 30


def booth_or_404(slug: str) -> Booth:
    """Return the booth of a published round that has a vote."""
    booth = booth_of(slug)
    if booth is None or not booth.is_published:
        raise Http404(slug)
    return booth


def kept_booth_or_404(slug: str) -> Booth:
    """Return the booth as this process saw it lately: what writes the ballot reads it again."""
    key = f"vote:booth:{slug}"
    kept = cache.get(key)
    if kept is None:
        kept = booth_or_404(slug)
        cache.set(key, kept, BOOTH_SECONDS)
    return cast("Booth", kept)


def forget_booth(slug: str) -> None:
    """Read the booth anew next time: somebody was refused, so it may have changed."""
    cache.delete(f"vote:booth:{slug}")


def check_pace(request: HttpRequest, what: str) -> None:
    """Count a try; refuse when one address tried too often. Raises `BallotRefused`.

    Each process counts for itself. Guessing is hopeless without this too: 16 letters have 79 bits.
    """
    key = f"vote:{what}:{sender(request)}"
    cache.add(key, 0, WINDOW_SECONDS)
    try:
        tries = cache.incr(key)
    except ValueError:  # the window ended between the two calls
        return
    if tries > MOST_TRIES:
        raise BallotRefused(
            "too_often", gettext("Je probeerde het te vaak. Wacht tien minuten en probeer opnieuw.")
        )
