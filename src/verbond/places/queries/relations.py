"""What lies in what, at any depth: sectors, neighbourhoods, districts, named places."""

from collections.abc import Iterable
from datetime import date

from django.db.models import Q

from verbond.places.models import PlaceKind, PlaceMember, PlaceWithin
from verbond.places.queries.rows import held


def codes_within(code: str, on: date | None) -> frozenset[str]:
    """Return the codes of all that lies in a place, its own code included, at any depth."""
    running = held(on)
    below: dict[str, list[str]] = {}
    holds_members = False
    for child, kind, parent in running.values_list("code", "kind", "parent__code"):
        holds_members |= child == code and kind in {PlaceKind.DISTRICT, PlaceKind.MUNICIPALITY}
        if parent:
            below.setdefault(parent, []).append(child)
    named = PlaceWithin.objects.filter(place__in=running)
    for area, child in named.values_list("area__code", "place__code"):
        below.setdefault(area, []).append(child)
    if holds_members:
        members = PlaceMember.objects.filter(district__in=running)
        for district, child in members.values_list("district__code", "member__code"):
            below.setdefault(district, []).append(child)
    return frozenset(_descend(code, below))


def _descend(code: str, below: dict[str, list[str]]) -> set[str]:
    found, waiting = {code}, [code]
    while waiting:
        fresh = set(below.get(waiting.pop(), ())) - found
        found |= fresh
        waiting += fresh
    return found


def wijken_of(codes: Iterable[str], on: date | None) -> dict[str, dict[str, bool]]:
    """Return by code the drawn neighbourhoods around or in it, and whether that is certain."""
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
