"""Begin an edition, and end the one before it in its series."""

from datetime import date, timedelta

from verbond.places.core.errors import PlacesFileWrong
from verbond.places.models import Edition


def check_follows(code: str, series: str, valid_from: date | None) -> Edition | None:
    """Return the edition that this one would end; raise `PlacesFileWrong` when it cannot."""
    running = Edition.objects.filter(series=series, valid_to__isnull=True).first()
    if running is None or running.code == code:
        return None
    too_early = running.valid_from is not None and (
        valid_from is None or valid_from <= running.valid_from
    )
    if valid_from is None or too_early:
        since = running.valid_from or "the beginning"
        raise PlacesFileWrong(
            "edition_early",
            f"edition {code!r} must begin later than {running.code!r}, which holds since {since}; "
            "give it a later valid_from",
        )
    return running


def begin_edition(edition: Edition) -> None:
    """Save a new edition; the running one of its series ends the day before."""
    running = check_follows(edition.code, edition.series, edition.valid_from)
    if running is not None and edition.valid_from is not None:
        running.valid_to = edition.valid_from - timedelta(days=1)
        running.save(update_fields=["valid_to"])
    edition.save(force_insert=True)
