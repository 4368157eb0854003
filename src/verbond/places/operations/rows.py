"""Write the rows of one edition."""

from datetime import datetime, timedelta

from verbond.places.core.geometry import Geometry, box, middle, union
from verbond.places.core.sources.editions import CityText
from verbond.places.core.sources.named import NamedText
from verbond.places.core.sources.wijken import SectorText, WijkText
from verbond.places.models import Edition, Place, PlaceKind, PlaceWithin


def shaped(place: Place, geometry: Geometry) -> Place:
    """Give a place its geometry, its box and a point inside."""
    place.geometry = geometry
    place.bbox = list(box(geometry))
    place.longitude, place.latitude = middle(geometry)
    return place


def write_wijken(edition: Edition, city: CityText, wijken: tuple[WijkText, ...]) -> None:
    """Write the city, its neighbourhoods, and the code for figures that lie nowhere known."""
    whole = Place(
        edition=edition,
        code=city.code,
        kind=PlaceKind.MUNICIPALITY,
        name=city.name,
        note=city.note,
    )
    shaped(whole, union(wijk.geometry for wijk in wijken)).save()
    rows = [
        shaped(_part(edition, wijk.code, PlaceKind.NEIGHBOURHOOD, wijk.name, whole), wijk.geometry)
        for wijk in wijken
    ]
    nowhere = _part(edition, city.nowhere_wijk, PlaceKind.NEIGHBOURHOOD, city.nowhere_name, whole)
    nowhere.note = (
        "Voor cijfers waarvan niemand weet in welke wijk ze horen. Staat niet op de kaart."
    )
    Place.objects.bulk_create([*rows, nowhere])


def write_sectors(edition: Edition, sectors: tuple[SectorText, ...]) -> None:
    """Write the sectors below the neighbourhoods that hold today."""
    wijken = {
        wijk.code: wijk
        for wijk in Place.objects.filter(
            edition__series="wijken", edition__valid_to__isnull=True, kind=PlaceKind.NEIGHBOURHOOD
        )
    }
    Place.objects.bulk_create(
        _part(edition, sector.code, PlaceKind.SECTOR, sector.name, wijken[sector.wijk])
        for sector in sectors
    )


def write_named(edition: Edition, named: tuple[NamedText, ...], now: datetime) -> None:
    """Write named places; one that the file no longer lists ends yesterday, and keeps its row."""
    existing = {place.code: place for place in edition.places.all()}
    for text in named:
        place = existing.pop(text.code, None) or Place(edition=edition, code=text.code)
        place.kind, place.name, place.note = text.kind, text.name, text.note
        place.valid_to = None
        place.save()
    for gone in existing.values():
        gone.valid_to = gone.valid_to or now.date() - timedelta(days=1)
        gone.save(update_fields=["valid_to"])
    _write_areas(edition, named)


def _write_areas(edition: Edition, named: tuple[NamedText, ...]) -> None:
    PlaceWithin.objects.filter(place__edition=edition).delete()
    running = Place.objects.filter(edition__valid_to__isnull=True, valid_to__isnull=True)
    by_code = {place.code: place for place in running.order_by("edition_id")}
    own = {place.code: place for place in edition.places.all()}
    PlaceWithin.objects.bulk_create(
        PlaceWithin(
            place=own[text.code],
            area=by_code[area.code],
            certain=area.certain,
            reason=area.reason,
        )
        for text in named
        for area in text.areas
    )


def _part(edition: Edition, code: str, kind: str, name: str, parent: Place) -> Place:
    return Place(edition=edition, code=code, kind=kind, name=name, parent=parent)
