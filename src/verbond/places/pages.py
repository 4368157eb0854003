"""What the pages of places show, gathered for their templates."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from verbond.places import maps, queries
from verbond.places.core.cards import EditionCard, PlaceCard, PlaceLink, SvgMap
from verbond.places.models import Place, PlaceKind

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


@dataclass(frozen=True, slots=True)
class Overview:
    """All neighbourhoods with their drawing, the districts, and what has no spot on the map."""

    wijken: tuple[WijkRow, ...]
    drawing: SvgMap
    editions: tuple[EditionCard, ...]
    districts: tuple[PlaceCard, ...]
    groups: tuple[NamedGroup, ...]

    @property
    def wijk_cards(self) -> tuple[PlaceCard, ...]:
        """Return the neighbourhoods by name."""
        return tuple(row.wijk for row in self.wijken)


def overview(on: date) -> Overview:
    """Gather the page "Mijn buurt" in eight queries, however many places there are."""
    drawn = _drawn(on)
    cards = {place.code: queries.card(place) for place in drawn}
    districts = queries.districts(on)
    by_wijk = _by_wijk(districts)
    rows = [WijkRow(card, tuple(by_wijk.get(code, ()))) for code, card in cards.items()]
    return Overview(
        wijken=tuple(sorted(rows, key=lambda row: row.wijk.name)),
        drawing=maps.drawing(drawn, width=MAP_WIDTH),
        editions=maps.credited(drawn),
        districts=districts,
        groups=_named_groups(on, cards),
    )


def place_map(card: PlaceCard, on: date) -> SvgMap | None:
    """Return the neighbourhoods with those of this place lit, None when nothing is known of it."""
    lie_in = _lies_in(card, on)
    if not lie_in and card.kind != PlaceKind.MUNICIPALITY:
        return None
    return maps.drawing(
        _drawn(on),
        width=MAP_WIDTH,
        chosen=[code for code, is_certain in lie_in.items() if is_certain],
        likely=[code for code, is_certain in lie_in.items() if not is_certain],
    )


def _lies_in(card: PlaceCard, on: date) -> Mapping[str, bool]:
    if card.kind == PlaceKind.NEIGHBOURHOOD and card.has_shape:
        return {card.code: True}
    return queries.wijken_of([card.code], on)[card.code]


def _drawn(on: date) -> list[Place]:
    return maps.shapes_on(codes=None, kind=PlaceKind.NEIGHBOURHOOD, on=on)


def _by_wijk(districts: tuple[PlaceCard, ...]) -> dict[str, list[PlaceLink]]:
    found: dict[str, list[PlaceLink]] = {}
    for card in districts:
        own = PlaceLink(card.code, card.name, card.kind, card.kind_label, card.fictitious)
        for member in card.members:
            found.setdefault(member.code, []).append(own)
    return found


def _named_groups(on: date, drawn: Mapping[str, PlaceCard]) -> tuple[NamedGroup, ...]:
    rows = queries.unlocated(on)
    lie_in = queries.wijken_of([row.code for row in rows], on)
    named = [
        NamedRow(
            queries.card(row),
            tuple((drawn[code], sure) for code, sure in sorted(lie_in[row.code].items())),
        )
        for row in sorted(rows, key=lambda row: row.name)
    ]
    kinds = (PlaceKind.STREET, PlaceKind.SITE, PlaceKind.NEIGHBOURHOOD)
    groups = [
        NamedGroup(kind, tuple(row for row in named if row.place.kind == kind)) for kind in kinds
    ]
    return tuple(group for group in groups if group.rows)
