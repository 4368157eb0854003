"""Reads that join places with their editions, names and members."""

from collections.abc import Iterable
from datetime import date

from verbond.places.core.cards import EditionCard, PlaceCard, PlaceLink
from verbond.places.core.errors import PlaceUnknown
from verbond.places.core.finding import Spelling
from verbond.places.models import Edition, Place, PlaceKind, PlaceName, PlaceQuerySet


def held(on: date | None) -> PlaceQuerySet:
    """Return what holds on a day; without a day, what has not been ended."""
    if on is not None:
        return Place.objects.on(on)
    return Place.objects.filter(valid_to__isnull=True, edition__valid_to__isnull=True)


def newest(places: PlaceQuerySet) -> list[Place]:
    """Return one row for each code, of the newest edition that has it."""
    rows: dict[str, Place] = {}
    for place in places.select_related("edition").newest_first():
        rows.setdefault(place.code, place)
    return list(rows.values())


def rows(
    *, codes: Iterable[str] | None = None, kind: str | None = None, on: date | None = None
) -> list[Place]:
    """Return places by code or kind, each code once."""
    found = held(on)
    if codes is not None:
        found = found.filter(code__in=list(codes))
    if kind is not None:
        found = found.filter(kind=kind)
    return newest(found)


def row(code: str, on: date | None) -> Place:
    """Return the place with this code, raise `PlaceUnknown` when none holds."""
    found = rows(codes=[code], on=on)
    if not found:
        raise PlaceUnknown("place_unknown", f"no place has the code {code!r}")
    return found[0]


def spellings(on: date) -> tuple[Spelling, ...]:
    """Return every listed spelling of the places that hold on this day."""
    names = (
        PlaceName.objects.filter(place__in=Place.objects.on(on))
        .order_by("place__edition__code", "place__code", "id")
        .values_list("place__code", "place__name", "words")
    )
    return tuple(Spelling(code, name, words) for code, name, words in names)


def edition_card(edition: Edition) -> EditionCard:
    return EditionCard(
        code=edition.code,
        name=edition.name,
        valid_from=edition.valid_from,
        valid_to=edition.valid_to,
        source=edition.source,
        source_link=edition.source_link,
        licence=edition.licence,
        credit=edition.credit,
        credit_link=edition.credit_link,
        fictitious=edition.fictitious,
        note=edition.note,
    )


def link(place: Place) -> PlaceLink:
    label = str(PlaceKind(place.kind).label)
    return PlaceLink(place.code, place.name, place.kind, label, place.fictitious)


def short_card(place: Place) -> PlaceCard:
    """Return a card without its relations; needs only the place and its edition."""
    box = place.bbox
    return PlaceCard(
        pk=place.pk,
        code=place.code,
        name=place.name,
        kind=place.kind,
        kind_label=str(PlaceKind(place.kind).label),
        fictitious=place.fictitious,
        note=place.note,
        has_shape=place.geometry is not None,
        latitude=place.latitude,
        longitude=place.longitude,
        bbox=(box[0], box[1], box[2], box[3]) if box else None,
        edition=edition_card(place.edition),
    )
