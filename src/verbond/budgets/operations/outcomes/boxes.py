"""Read the closed box of a round, and make sure that it is the box that was closed."""

from collections.abc import Mapping

from django.utils.translation import gettext

from verbond.budgets.core.balloting import Frozen, box_hash, sha256_of
from verbond.budgets.core.publishing import BoxRow
from verbond.budgets.errors import OutcomeRefused
from verbond.budgets.models import Ballot, Round
from verbond.places import facade as places

_COLUMNS = ("content", "content_hash", "channel", "neighbourhood", "age_band")


def closed_box(row: Round) -> tuple[BoxRow, ...]:
    """Return every ballot of a closed box, neighbourhoods by name.

    Refused when the vote is still open, or when ballots or hash are not those of closing.
    """
    if row.vote_closed_at is None:
        raise OutcomeRefused("open", gettext("De stemming is nog niet gesloten."))
    found = tuple(
        BoxRow(*values)
        for values in Ballot.objects.filter(round=row)
        .order_by("content_hash")
        .values_list(*_COLUMNS)
        .iterator(chunk_size=5000)
    )
    if len(found) != row.ballots_counted or box_hash(one.content_hash for one in found) != (
        row.box_sha256
    ):
        raise OutcomeRefused(
            "box_changed",
            gettext("De stembus is niet meer zoals ze gesloten werd. We tellen niet."),
        )
    return _named(found, row)


def frozen_of(row: Round) -> Frozen:
    """Return what was frozen. Refused when it does not have the hash that was published."""
    if not row.frozen_sha256 or sha256_of(row.frozen) != row.frozen_sha256:
        raise OutcomeRefused(
            "frozen_changed", gettext("Wat vastlag, is niet meer hetzelfde. We tellen niet.")
        )
    return Frozen(row.frozen, row.frozen_sha256)


def _named(rows: tuple[BoxRow, ...], row: Round) -> tuple[BoxRow, ...]:
    codes = {one.neighbourhood for one in rows if one.neighbourhood}
    if not codes:
        return rows
    # As they are called on the day that the vote closed.
    on = row.vote_closed_at.date() if row.vote_closed_at else None
    names: Mapping[str, str] = {card.code: card.name for card in places.place_cards(codes, on=on)}
    return tuple(
        BoxRow(
            one.content,
            one.content_hash,
            one.channel,
            names.get(one.neighbourhood, one.neighbourhood),
            one.age_band,
        )
        for one in rows
    )
