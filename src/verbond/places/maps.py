"""Places as maps take them: GeoJSON to pass on, SVG to show at once."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from verbond.places import queries
from verbond.places.core.cards import EditionCard, FeatureCollection, SvgMap, SvgShape
from verbond.places.core.choropleth import level_numbers, levels_of
from verbond.places.core.drawing import Canvas, canvas_of, path
from verbond.places.core.geometry import Geometry, joined_box, rounded
from verbond.places.models import Place

Values = Mapping[str, float | None]


def features(places: Iterable[Place], values: Values | None = None) -> FeatureCollection:
    """Return GeoJSON; whoever passes it on passes the credit on, it stands in every feature."""
    shaped = [place for place in places if place.geometry is not None]
    levels = level_numbers(values, levels_of(values.values())) if values is not None else {}
    found: FeatureCollection = {
        "type": "FeatureCollection",
        "credits": [_credit(card) for card in credited(shaped)],
        "features": [
            _feature(place, place.geometry, values, levels)
            for place in shaped
            if place.geometry is not None
        ],
    }
    outer = joined_box(tuple(place.bbox) for place in shaped if place.bbox)
    if outer:
        found["bbox"] = [round(degree, 5) for degree in outer]
    return found


def _feature(
    place: Place, geometry: Geometry, values: Values | None, levels: Mapping[str, int | None]
) -> dict[str, Any]:
    properties: dict[str, Any] = {
        "code": place.code,
        "name": place.name,
        "kind": place.kind,
        "edition": place.edition.code,
        "credit": place.edition.credit,
    }
    if place.fictitious:
        properties["fictitious"] = True
    if values is not None:
        properties["value"] = values.get(place.code)
        properties["level"] = levels.get(place.code)
    return {
        "type": "Feature",
        "id": place.code,
        "properties": properties,
        "geometry": rounded(geometry),
    }


def _credit(card: EditionCard) -> dict[str, Any]:
    return {
        "edition": card.code,
        "name": card.name,
        "text": card.credit,
        "link": card.credit_link,
        "licence": card.licence,
        "source": card.source,
        "note": card.note,
        "fictitious": card.fictitious,
    }


def credited(places: Iterable[Place]) -> tuple[EditionCard, ...]:
    """Return the editions that ask for credit or warn that they are fictitious, each once."""
    editions = {place.edition.code: place.edition for place in places}
    return tuple(
        queries.edition_card(editions[code])
        for code in sorted(editions)
        if editions[code].credit or editions[code].fictitious
    )


def drawing(
    places: Iterable[Place],
    *,
    width: int,
    chosen: Iterable[str] = (),
    likely: Iterable[str] = (),
    links: Mapping[str, str] | None = None,
    values: Values | None = None,
) -> SvgMap:
    """Draw places with a shape, side by side at one scale; the chosen come last, on top."""
    shaped = {place.code: place for place in places if place.geometry is not None}
    outlines = {place.code: place.geometry for place in shaped.values() if place.geometry}
    canvas = canvas_of(outlines, width)
    if canvas is None:
        return SvgMap(width=width, height=0, shapes=(), credits=())
    picked, near = set(chosen), set(likely) - set(chosen)
    figures = values or {}
    levels = levels_of(figures.get(code) for code in shaped)
    numbers = level_numbers({code: figures.get(code) for code in shaped}, levels)
    shapes = [
        replace(
            _shape(place, path(outlines[code], canvas), canvas),
            chosen=code in picked,
            likely=code in near,
            href=(links or {}).get(code, ""),
            value=figures.get(code),
            level=numbers[code],
        )
        for code, place in sorted(shaped.items(), key=lambda one: (one[0] in picked, one[0]))
    ]
    return SvgMap(
        width=canvas.width,
        height=canvas.height,
        shapes=tuple(shapes),
        credits=credited(shaped.values()),
        levels=levels,
        coloured=values is not None,
    )


def _shape(place: Place, outline: str, canvas: Canvas) -> SvgShape:
    x, y = canvas.spot(place.longitude or 0, place.latitude or 0)
    return SvgShape(place.code, place.name, outline, x, y, fictitious=place.fictitious)


def shapes_on(*, codes: Iterable[str] | None, kind: str | None, on: date | None) -> list[Place]:
    """Return the places of a map: by code or by kind."""
    return [place for place in queries.rows(codes=codes, kind=kind, on=on) if place.geometry]
