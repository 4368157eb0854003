"""Which promises name which place."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace

from verbond.agreement.models import Agreement, Annotation, Commitment
from verbond.agreement.models.annotation import What
from verbond.places import facade as places

WIDEST = 4  # neighbourhoods


@dataclass(frozen=True, slots=True)
class PlaceLine:
    place: places.PlaceCard
    commitments: tuple[Commitment, ...]


@dataclass(frozen=True, slots=True)
class WijkLine:
    """A neighbourhood and how many units name it or something in it."""

    wijk: places.PlaceCard
    named: int


def place_lines(agreement: Agreement) -> tuple[PlaceLine, ...]:
    """Return each place that the agreement names with the units that name it, most named first."""
    named: dict[str, list[Commitment]] = defaultdict(list)
    notes = (
        Annotation.objects.shown()
        .filter(commitment__agreement=agreement, what=What.PLACE, commitment__retired_at=None)
        .select_related("commitment__chapter")
        .order_by("commitment__position")
    )
    for note in notes:
        note.commitment.agreement = agreement
        named[note.value].append(note.commitment)
    cards = places.place_cards(named)
    lines = [PlaceLine(card, tuple(named[card.code])) for card in cards]
    return tuple(sorted(lines, key=lambda line: (-len(line.commitments), line.place.name)))


def wijk_lines(lines: Iterable[PlaceLine]) -> tuple[WijkLine, ...]:
    """Count for each neighbourhood the units that name it or something that lies in it for sure."""
    lines = list(lines)
    wijken = places.wijken_of(line.place.code for line in lines)
    named: dict[str, set[int]] = {}
    for line in lines:
        inside = [wijk for wijk, certain in wijken.get(line.place.code, {}).items() if certain]
        # A place that spans many neighbourhoods says nothing about one of them.
        for wijk in inside if len(inside) <= WIDEST else ():
            named.setdefault(wijk, set()).update(unit.pk for unit in line.commitments)
    shown = places.all_places("neighbourhood", with_shape=True)
    found = [WijkLine(card, len(named.get(card.code, ()))) for card in shown]
    return tuple(sorted(found, key=lambda line: line.wijk.name))


def place_drawing(card: places.PlaceCard, root: str) -> places.SvgMap | None:
    """Draw the neighbourhoods with those of this place lit; None when its spot is not known.

    `root` is the address under which each place has its page.
    """
    if card.kind == places.PlaceKind.NEIGHBOURHOOD and card.has_shape:
        around = {card.code: True}
    elif card.members:
        around = {member.code: True for member in card.members}
    else:
        around = dict(places.wijken_of([card.code]).get(card.code, {}))
    if not around and card.kind != places.PlaceKind.MUNICIPALITY:
        return None
    drawing = places.svg_shapes(
        kind="neighbourhood",
        chosen=[code for code, certain in around.items() if certain],
        likely=[code for code, certain in around.items() if not certain],
    )
    linked = (replace(shape, href=f"{root}{shape.code}/") for shape in drawing.shapes)
    return replace(drawing, shapes=tuple(linked))


def promises_of_place(agreement: Agreement, code: str) -> tuple[Commitment, ...]:
    """Return the units that name this place or a place that lies within it."""
    codes = [code, *places.codes_within(code)]
    return tuple(
        Commitment.objects.filter(
            agreement=agreement,
            annotations__what=What.PLACE,
            annotations__value__in=codes,
            annotations__state__in=["proposed", "confirmed"],
        )
        .current()
        .select_related("chapter", "agreement", "standing")
        .distinct()
        .order_by("position")
    )
