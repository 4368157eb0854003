"""What other rooms may use of places."""

from collections.abc import Iterable
from datetime import date

from verbond.places import queries
from verbond.places.core.cards import FeatureCollection, PlaceCard
from verbond.places.core.finding import FoundPlace, finder_of
from verbond.places.models import PlaceKind

__all__ = [
    "FoundPlace",
    "PlaceCard",
    "PlaceKind",
    "all_places",
    "feature_collection",
    "find_places",
    "place_card",
]


def find_places(text: str, on: date) -> tuple[FoundPlace, ...]:
    """Find the places that a text names, by the names that hold on this day, in reading order."""
    return finder_of(queries.spellings(on)).find(text)


def place_card(code: str, *, on: date | None = None) -> PlaceCard:
    """Return one place as it holds on a day (without a day: its newest edition).

    Raises `PlaceUnknown`.
    """
    return queries.short_card(queries.row(code, on))


def all_places(kind: str | None = None, *, on: date | None = None) -> tuple[PlaceCard, ...]:
    """Return all places, of one kind when asked, ordered by code."""
    return tuple(queries.short_card(place) for place in queries.rows(kind=kind, on=on))


def feature_collection(
    codes: Iterable[str] | None = None, kind: str | None = None, *, on: date | None = None
) -> FeatureCollection:
    """Return places with a shape as GeoJSON (RFC 7946), with the credit each edition asks."""
    raise NotImplementedError
