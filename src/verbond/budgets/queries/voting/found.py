"""What the holder of a receipt may see of their ballot, and when."""

from dataclasses import dataclass

from verbond.budgets.core.balloting import Content, content_hash
from verbond.budgets.models import Ballot
from verbond.budgets.queries.voting.booths import Booth


@dataclass(frozen=True, slots=True)
class FoundBallot:
    """A ballot in the box. Its content shows after closing, what it did after the result."""

    content: Content
    content_hash: str
    # The content still is what its receipt and published hash say.
    is_whole: bool
    shows_effect: bool


def found_ballot(
    booth: Booth, letters: str, receipt_hash: str, *, sees_counts: bool
) -> FoundBallot | None:
    """Return the ballot of a receipt; before closing only that it is there.

    `sees_counts`: what `permissions.may_see_counts` says.
    """
    row = (
        Ballot.objects.filter(round=booth.pk, receipt_hash=receipt_hash)
        .values("content", "content_hash")
        .first()
    )
    if row is None:
        return None
    whole = content_hash(letters, row["content"], booth.sha256) == row["content_hash"]
    if not booth.was_closed:
        return FoundBallot({}, "", whole, shows_effect=False)
    return FoundBallot(row["content"], row["content_hash"], whole, sees_counts)
