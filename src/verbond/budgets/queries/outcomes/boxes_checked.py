"""Look whether every closed box and every freeze is still what its published hash says."""

from collections.abc import Iterator
from dataclasses import dataclass

from verbond.budgets.core.balloting import box_hash, sha256_of
from verbond.budgets.models import Ballot, Round


@dataclass(frozen=True, slots=True)
class BoxesChecked:
    """How many rounds were looked at, and what is wrong: round and words."""

    rounds: int
    wrong: tuple[tuple[str, str], ...]


def check_boxes() -> BoxesChecked:
    """Check each closed box and each frozen document against its hash; says nothing of ballots.

    A round that came from an archive has no box, and is left out.
    """
    rows = Round.objects.exclude(salt="").exclude(frozen_sha256="").order_by("slug")
    wrong = tuple((row.slug, words) for row in rows for words in _wrong_with(row))
    return BoxesChecked(len(rows), wrong)


def _wrong_with(row: Round) -> Iterator[str]:
    if sha256_of(row.frozen) != row.frozen_sha256:
        yield "what was frozen is not what its hash says"
    if row.vote_closed_at is None:
        return
    hashes = Ballot.objects.filter(round=row).order_by("content_hash")
    found = list(hashes.values_list("content_hash", flat=True).iterator(chunk_size=5000))
    if len(found) != row.ballots_counted:
        yield "the closed box holds another number of ballots than when it was closed"
    elif box_hash(found) != row.box_sha256:
        yield "the closed box is not what its hash says"
