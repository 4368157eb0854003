"""What other rooms may use of places."""

from collections.abc import Iterable, Mapping
from datetime import date
from functools import lru_cache

from verbond.places import maps, queries
from verbond.places.core.cards import (
    AreaLink,
    EditionCard,
    FeatureCollection,
    PlaceCard,
    PlaceLink,
    SvgMap,
    SvgShape,
)
from verbond.places.core.errors import DistrictsWrong, PlacesFileWrong, PlaceUnknown
from verbond.places.core.finding import FoundPlace, PlaceFinder, finder_of
from verbond.places.models import PlaceKind
from verbond.places.operations import DistrictsPlan, Loaded, load_districts, load_places

__all__ = [
    "AreaLink",
    "DistrictsPlan",
    "DistrictsWrong",
    "EditionCard",
    "FoundPlace",
    "Loaded",
    "PlaceCard",
    "PlaceFinder",
    "PlaceKind",
    "PlaceLink",
    "PlaceUnknown",
    "PlacesFileWrong",
    "SvgMap",
    "SvgShape",
    "all_places",
    "codes_within",
    "feature_collection",
    "find_places",
    "load_districts",
    "load_places",
    "place_card",
    "place_cards",
    "place_finder",
    "svg_shapes",
    "wijken_of",
]

_finder = lru_cache(maxsize=8)(finder_of)


def place_finder(on: date) -> PlaceFinder:
    """Return the finder of all names that hold on this day; keep it to search many texts."""
    return _finder(queries.spellings(on))


def find_places(text: str, on: date) -> tuple[FoundPlace, ...]:
    """Find the places that a text names, by the names that hold on this day, in reading order."""
    return place_finder(on).find(text)


def place_card(code: str, *, on: date | None = None) -> PlaceCard:
    """Return one place with what it belongs to and holds, as of a day (else: as it runs).

    Raises `PlaceUnknown`.
    """
    return queries.full_card(code, on)


def place_cards(codes: Iterable[str], *, on: date | None = None) -> tuple[PlaceCard, ...]:
    """Return these places ordered by code, without their relations; unknown codes are left out."""
    return tuple(queries.card(place) for place in queries.rows(codes=codes, on=on))


def all_places(
    kind: str | None = None, *, on: date | None = None, with_shape: bool = False
) -> tuple[PlaceCard, ...]:
    """Return all places ordered by code, of one kind or with a shape when asked.

    Without `with_shape` the neighbourhoods hold "niet te lokaliseren" too: a legal value in
    tables and totals. The cards come without their relations: `place_card` has those.
    """
    found = queries.rows(kind=kind, on=on)
    return tuple(queries.card(place) for place in found if place.geometry or not with_shape)


def codes_within(code: str, *, on: date | None = None) -> frozenset[str]:
    """Return the codes of all that lies in a place at any depth, its own code included.

    A promise about C-mine is one about Oud-Winterslag too, and about its district.
    """
    return queries.codes_within(code, on)


def feature_collection(
    codes: Iterable[str] | None = None,
    kind: str | None = None,
    *,
    on: date | None = None,
    values: Mapping[str, float | None] | None = None,
) -> FeatureCollection:
    """Return places with a shape as GeoJSON (RFC 7946, degrees to five decimals).

    Each feature carries the credit that its publisher asks. With `values` (by code) it also has
    `value` and `level` (1 the lowest class, None: not known), as `<verbond-map>` reads them.
    """
    return maps.features(maps.shapes_on(codes=codes, kind=kind, on=on), values)


def svg_shapes(
    codes: Iterable[str] | None = None,
    width: int = 640,
    *,
    kind: str | None = None,
    on: date | None = None,
    chosen: Iterable[str] = (),
    likely: Iterable[str] = (),
    links: Mapping[str, str] | None = None,
    values: Mapping[str, float | None] | None = None,
) -> SvgMap:
    """Return a drawing of places for the templates places/svg_map.html and places/map.html.

    `width` in pixels; `chosen` are drawn in green, `likely` hatched; `links` say by code where a
    click leads (else: the page of the place); `values` colour the map by figure.
    """
    places = maps.shapes_on(codes=codes, kind=kind, on=on)
    return maps.drawing(
        places, width=width, chosen=chosen, likely=likely, links=links, values=values
    )


def wijken_of(codes: Iterable[str], *, on: date | None = None) -> Mapping[str, Mapping[str, bool]]:
    """Return for each code the neighbourhoods that it lies in or holds, and whether certainly so.

    A sector lies in its neighbourhood, C-mine in Oud-Winterslag, a district holds several; what has
    no known spot gets none. Three queries, however many codes.
    """
    return queries.wijken_of(codes, on)
