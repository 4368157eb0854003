"""What the pages of places show, gathered for their templates."""

from dataclasses import dataclass
from datetime import date

from verbond.places import maps, queries
from verbond.places.core.cards import PlaceCard, PlaceLink, SvgMap
from verbond.places.models import PlaceKind

MAP_WIDTH = 760


@dataclass(frozen=True, slots=True)
class WijkRow:
    """A neighbourhood in the list beside the map."""

    wijk: PlaceCard
    districts: tuple[PlaceLink, ...]


@dataclass(frozen=True, slots=True)
class NamedRow:
    """A place known by name only, with the neighbourhoods that its name or the agreement gives."""

    place: PlaceCard
    wijken: tuple[tuple[PlaceCard, bool], ...]


@dataclass(frozen=True, slots=True)
class NamedGroup:
    """Streets, or sites, or neighbourhoods known by name only."""

    kind: str
    rows: tuple[NamedRow, ...]


def wijken(on: date) -> tuple[PlaceCard, ...]:
    """Return the neighbourhoods that can be drawn, by name."""
    rows = queries.rows(kind=PlaceKind.NEIGHBOURHOOD, on=on)
    cards = [queries.card(row) for row in rows if row.geometry]
    return tuple(sorted(cards, key=lambda card: card.name))


def districts(on: date) -> tuple[PlaceCard, ...]:
    """Return the districts with their neighbourhoods."""
    return queries.districts(on)


def wijk_rows(on: date) -> tuple[WijkRow, ...]:
    """Return the list beside the map."""
    by_wijk: dict[str, list[PlaceLink]] = {}
    for district in districts(on):
        own = PlaceLink(
            district.code, district.name, district.kind, district.kind_label, district.fictitious
        )
        for member in district.members:
            by_wijk.setdefault(member.code, []).append(own)
    return tuple(WijkRow(wijk, tuple(by_wijk.get(wijk.code, ()))) for wijk in wijken(on))


def named_groups(on: date) -> tuple[NamedGroup, ...]:
    """Return the places without a spot on the map: streets, sites, neighbourhoods."""
    rows = queries.unlocated(on)
    lie_in = queries.wijken_of([row.code for row in rows], on)
    drawn = {wijk.code: wijk for wijk in wijken(on)}
    groups = []
    for kind in (PlaceKind.STREET, PlaceKind.SITE, PlaceKind.NEIGHBOURHOOD):
        of_kind = sorted((row for row in rows if row.kind == kind), key=lambda row: row.name)
        named = tuple(
            NamedRow(
                queries.card(row),
                tuple((drawn[code], sure) for code, sure in sorted(lie_in[row.code].items())),
            )
            for row in of_kind
        )
        if named:
            groups.append(NamedGroup(kind, named))
    return tuple(groups)


def city_map(on: date) -> SvgMap:
    """Return the drawing of all neighbourhoods."""
    places = maps.shapes_on(codes=None, kind=PlaceKind.NEIGHBOURHOOD, on=on)
    return maps.drawing(places, width=MAP_WIDTH)


def place_map(card: PlaceCard, on: date) -> SvgMap | None:
    """Return the neighbourhoods with those of this place lit, None when nothing is known of it."""
    lie_in = queries.wijken_of([card.code], on)[card.code]
    if not lie_in and card.kind != PlaceKind.MUNICIPALITY:
        return None
    places = maps.shapes_on(codes=None, kind=PlaceKind.NEIGHBOURHOOD, on=on)
    return maps.drawing(
        places,
        width=MAP_WIDTH,
        chosen=[code for code, is_certain in lie_in.items() if is_certain],
        likely=[code for code, is_certain in lie_in.items() if not is_certain],
    )
