"""Which places hold on a day, each code once."""

import hashlib
from collections.abc import Iterable
from datetime import date

from verbond.places.core.errors import PlaceUnknown
from verbond.places.core.finding import Spelling
from verbond.places.models import Edition, Place, PlaceName, PlaceQuerySet


def held(on: date | None) -> PlaceQuerySet:
    """Return what holds on a day; without a day, what has not been ended."""
    if on is not None:
        return Place.objects.on(on)
    return Place.objects.filter(valid_to__isnull=True, edition__valid_to__isnull=True)


def rows(
    *, codes: Iterable[str] | None = None, kind: str | None = None, on: date | None = None
) -> list[Place]:
    """Return places by code or kind, each code once, of the newest edition that has it."""
    found = held(on)
    if codes is not None:
        found = found.filter(code__in=list(codes))
    if kind is not None:
        found = found.filter(kind=kind)
    newest: dict[str, Place] = {}
    for place in found.select_related("edition").newest_first():
        newest.setdefault(place.code, place)
    return list(newest.values())


def row(code: str, on: date | None) -> Place:
    """Return the place with this code, raise `PlaceUnknown` when none holds."""
    # PostgreSQL refuses NUL in a text; no code has it.
    found = [] if "\0" in code else rows(codes=[code], on=on)
    if not found:
        raise PlaceUnknown("place_unknown", f"no place has the code {code!r}")
    return found[0]


def spellings(on: date) -> tuple[Spelling, ...]:
    """Return every listed spelling of the places that hold on this day."""
    names = (
        PlaceName.objects.filter(place__in=Place.objects.on(on))
        .order_by("place__edition__code", "place__code", "id")
        .values_list("place__code", "place__name", "words", "exact", "elsewhere")
    )
    return tuple(Spelling(*name) for name in names)


def unlocated(on: date | None) -> list[Place]:
    """Return the places that a document names and of which no open source gives the spot."""
    running = held(on).filter(edition__series="namen", geometry__isnull=True)
    return list(running.select_related("edition").order_by("code"))


def state(on: date) -> str:
    """Return a mark that changes whenever a map of this day would."""
    editions = Edition.objects.order_by("code").values_list(
        "code", "digest", "valid_from", "valid_to", "credit", "note"
    )
    text = repr([on, *editions])
    return hashlib.sha256(text.encode()).hexdigest()[:20]
