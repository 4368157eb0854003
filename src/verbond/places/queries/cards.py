"""Places as the cards that pages and other rooms see."""

from dataclasses import replace
from datetime import date

from django.utils.translation import gettext

from verbond.places.core.cards import AreaLink, EditionCard, PlaceCard, PlaceLink
from verbond.places.models import (
    Edition,
    Place,
    PlaceKind,
    PlaceMember,
    PlaceQuerySet,
    PlaceWithin,
)
from verbond.places.queries.rows import held, row, rows


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


def kind_label(place: Place) -> str:
    """Return what a reader calls it: a neighbourhood known by name only is no official wijk."""
    is_named_only = place.geometry is None and place.parent_id is None
    if place.kind == PlaceKind.NEIGHBOURHOOD and is_named_only:
        return gettext("buurt")
    return str(PlaceKind(place.kind).label)


def link(place: Place) -> PlaceLink:
    return PlaceLink(place.code, place.name, place.kind, kind_label(place), place.fictitious)


def card(
    place: Place, *, parent: PlaceLink | None = None, members: tuple[PlaceLink, ...] = ()
) -> PlaceCard:
    """Return a card from the place and its edition alone."""
    box = place.bbox
    return PlaceCard(
        pk=place.pk,
        code=place.code,
        name=place.name,
        kind=place.kind,
        kind_label=kind_label(place),
        fictitious=place.fictitious,
        note=place.note,
        has_shape=place.geometry is not None,
        latitude=place.latitude,
        longitude=place.longitude,
        bbox=(box[0], box[1], box[2], box[3]) if box else None,
        edition=edition_card(place.edition),
        parent=parent,
        members=members,
    )


def full_card(code: str, on: date | None) -> PlaceCard:
    """Return a place with all it belongs to and holds, in at most six queries."""
    place = row(code, on)
    running = held(on)
    parent = Place.objects.filter(pk=place.parent_id).first() if place.parent_id else None
    whole = card(place, parent=link(parent) if parent else None)
    if place.kind == PlaceKind.DISTRICT:
        members = Place.objects.filter(memberships__district=place).order_by("name")
        return replace(whole, members=tuple(link(one) for one in members))
    if place.kind in {PlaceKind.MUNICIPALITY, PlaceKind.SECTOR}:
        return whole
    if parent:
        districts = running.filter(members__member__code=code).distinct().order_by("code")
        sectors = running.filter(parent__code=code, kind=PlaceKind.SECTOR).order_by("name")
        whole = replace(
            whole,
            districts=tuple(link(one) for one in districts),
            sectors=tuple(link(one) for one in sectors),
        )
    return _with_names(whole, place, running)


def _with_names(whole: PlaceCard, place: Place, running: PlaceQuerySet) -> PlaceCard:
    areas = PlaceWithin.objects.filter(place=place).select_related("area")
    within = PlaceWithin.objects.filter(area__code=place.code, place__in=running)
    names = list(place.names.all())
    return replace(
        whole,
        areas=() if whole.parent else tuple(_area(one, one.area) for one in areas),
        places_within=tuple(
            _area(one, one.place)
            for one in within.select_related("place").order_by("-certain", "place__name")
        ),
        spellings=tuple(name.words for name in names if not name.elsewhere),
        first_line=min((name.first_line for name in names if name.first_line), default=None),
    )


def _area(one: PlaceWithin, place: Place) -> AreaLink:
    return AreaLink(link(place), one.certain, one.reason)


def districts(on: date | None) -> tuple[PlaceCard, ...]:
    """Return the districts with what they hold, in two queries."""
    found = rows(kind=PlaceKind.DISTRICT, on=on)
    members: dict[int, list[PlaceLink]] = {}
    links = PlaceMember.objects.filter(district__in=found).select_related("member")
    for one in links.order_by("member__name"):
        members.setdefault(one.district_id, []).append(link(one.member))
    return tuple(card(one, members=tuple(members.get(one.pk, ()))) for one in found)
