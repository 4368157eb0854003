"""Reads that join places with their editions, names and members."""

import hashlib
from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from django.db.models import Q
from django.utils.translation import gettext

from verbond.places.core.cards import AreaLink, EditionCard, PlaceCard, PlaceLink
from verbond.places.core.errors import PlaceUnknown
from verbond.places.core.finding import Spelling
from verbond.places.models import (
    Edition,
    Place,
    PlaceKind,
    PlaceMember,
    PlaceName,
    PlaceQuerySet,
    PlaceWithin,
)


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


def codes_within(code: str, on: date | None) -> frozenset[str]:
    """Return the codes of all that lies in a place, its own code included, at any depth."""
    found = {code}
    fresh = {code}
    while fresh:
        fresh = _one_step_down(fresh, on) - found
        found |= fresh
    return frozenset(found)


def _one_step_down(codes: set[str], on: date | None) -> set[str]:
    running = held(on)
    children = running.filter(parent__code__in=codes).values_list("code", flat=True)
    named = PlaceWithin.objects.filter(area__code__in=codes, place__in=running)
    members = PlaceMember.objects.filter(district__code__in=codes, district__in=running)
    return {
        *children,
        *named.values_list("place__code", flat=True),
        *members.values_list("member__code", flat=True),
    }


def wijken_of(codes: Iterable[str], on: date | None) -> dict[str, dict[str, bool]]:
    """Return by code the neighbourhoods with a shape around or in it, and whether that is certain."""
    asked = list(codes)
    running = held(on)
    wijken: set[str] = set()
    kinds: dict[str, str] = {}
    steps: dict[str, list[tuple[str, bool]]] = {}
    facts = running.annotate(has_shape=Q(geometry__isnull=False))
    for code, kind, parent, has_shape in facts.values_list(
        "code", "kind", "parent__code", "has_shape"
    ):
        kinds[code] = kind
        if kind == PlaceKind.NEIGHBOURHOOD and has_shape:
            wijken.add(code)
        elif kind == PlaceKind.SECTOR and parent:
            steps[code] = [(parent, True)]
    named = PlaceWithin.objects.filter(place__in=running)
    for code, area, certain in named.values_list("place__code", "area__code", "certain"):
        steps.setdefault(code, []).append((area, certain))
    if any(kinds.get(code) == PlaceKind.DISTRICT for code in asked):
        members = PlaceMember.objects.filter(district__in=running)
        for code, member in members.values_list("district__code", "member__code"):
            steps.setdefault(code, []).append((member, True))
    return {code: _climb(code, steps, wijken) for code in asked}


def _climb(
    code: str, steps: dict[str, list[tuple[str, bool]]], wijken: set[str]
) -> dict[str, bool]:
    found: dict[str, bool] = {}
    waiting, seen = [(code, True)], {code}
    while waiting:
        here, is_certain = waiting.pop()
        if here in wijken:
            found[here] = is_certain or found.get(here, False)
        for area, certain in steps.get(here, []):
            if area not in seen:
                seen.add(area)
                waiting.append((area, is_certain and certain))
    return found


def state(on: date) -> str:
    """Return a mark that changes whenever a map of this day would."""
    editions = Edition.objects.order_by("code").values_list(
        "code", "digest", "valid_from", "valid_to", "credit", "note"
    )
    text = repr([on, *editions])
    return hashlib.sha256(text.encode()).hexdigest()[:20]


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


def unlocated(on: date | None) -> list[Place]:
    """Return the places that a document names and of which no open source gives the spot."""
    running = held(on).filter(edition__series="namen", geometry__isnull=True)
    return list(running.select_related("edition").order_by("code"))
