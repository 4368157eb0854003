"""The booth: what every page and act of a vote asks about its round, in one short question."""

from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from django.db import connection

from verbond.budgets.core.balloting import Frozen, sha256_of
from verbond.budgets.errors import BallotRefused
from verbond.budgets.models import Round

# The road of every ballot: built by the ORM, this question would cost more than its answer.
_BOOTH = """SELECT r.id, r.slug, r.title, r.salt, r.frozen_sha256, r.place_code, r.fictitious,
 r.published_at IS NOT NULL, r.vote_opened_at IS NOT NULL, r.vote_closed_at IS NOT NULL,
 p.first_on, p.last_on
 FROM budgets_round r JOIN budgets_phase p ON p.round_id = r.id AND p.code = 'vote' WHERE """
_BY_SLUG = _BOOTH + "r.slug = %s"
_BY_KEY = _BOOTH + "r.id = %s"


@dataclass(frozen=True, slots=True)
class Booth:
    """A round as a voter meets it. `salt` never leaves the server."""

    pk: int
    slug: str
    title: str
    salt: str
    sha256: str
    place_code: str
    fictitious: bool
    is_published: bool
    was_opened: bool
    was_closed: bool
    first_on: date
    last_on: date

    @property
    def is_frozen(self) -> bool:
        return bool(self.sha256)

    def is_open(self, today: date) -> bool:
        """Whether a ballot of this day counts: people open and close, the last day ends it too.

        Never in a round that came from an archive: its secret, register and box stayed behind.
        """
        return bool(self.salt and self.was_opened) and not self.was_closed and today <= self.last_on


def booth_of(slug: str) -> Booth | None:
    """Return the booth of a round; None when there is none, or it has no vote."""
    return _booth(_BY_SLUG, slug)


def locked_booth(pk: int) -> Booth | None:
    """Read the booth again inside a transaction: nobody closes the vote until it ends."""
    # SQLite has one writer at a time: its transaction is the lock.
    shared = " FOR SHARE OF r" if connection.vendor == "postgresql" else ""
    return _booth(_BY_KEY + shared, pk)


def _booth(question: str, key: str | int) -> Booth | None:
    with connection.cursor() as cursor:
        cursor.execute(question, [key])
        row = cursor.fetchone()
    if row is None:
        return None
    flags = [bool(value) for value in row[6:10]]
    days = [date.fromisoformat(str(value)[:10]) for value in row[10:12]]
    return Booth(*row[:6], *flags, *days)


def frozen_of(booth: Booth) -> Frozen:
    """Return what was frozen for a round, from memory once this process has read it.

    Raises `BallotRefused` (`changed`) when the stored document is not what its hash names.
    """
    return _frozen(booth.pk, booth.sha256)


@lru_cache(maxsize=16)
def _frozen(pk: int, sha256: str) -> Frozen:
    document = Round.objects.values_list("frozen", flat=True).get(pk=pk)
    if sha256_of(document) != sha256:
        # English: no voter can do anything about it; it goes to the log.
        raise BallotRefused("changed", f"round {pk}: the frozen document does not have its hash")
    return Frozen(document, sha256)
