"""Where a proposal lies: the neighbourhoods of a round, the one around a pin, and the drawing."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.cache import cache

from verbond.places import facade as places
from verbond.places.core.drawing import Canvas, canvas_of

_WIDTH = 560
_KIND = "neighbourhood"
_KEEP_SECONDS = 600


@dataclass(frozen=True, slots=True)
class Wijk:
    """A neighbourhood that can be chosen."""

    code: str
    name: str


@dataclass(frozen=True, slots=True)
class PinMap:
    """A drawing of the neighbourhoods of a round, and how a point on earth falls on it."""

    drawing: places.SvgMap
    canvas: Canvas

    def spot(self, longitude: float | None, latitude: float | None) -> tuple[float, float] | None:
        """Return the pixel of a pin, None without one or outside the drawing."""
        if longitude is None or latitude is None:
            return None
        x, y = self.canvas.spot(longitude, latitude)
        inside = 0 <= x <= self.drawing.width and 0 <= y <= self.drawing.height
        return (x, y) if inside else None


def wijken(place_code: str, on: date) -> tuple[Wijk, ...]:
    """Return the neighbourhoods of a place (empty: of the city), by name."""
    return _kept(f"wijken:{place_code}:{on}", lambda: _wijken(place_code, on))


def wijk_at(longitude: float, latitude: float, on: date) -> str:
    """Return the code of the neighbourhood around a point; empty outside all of them."""
    from shapely.geometry import Point

    point = Point(longitude, latitude)
    outlines = _kept(f"outlines:{on}", lambda: _outlines(on))
    return next((code for code, outline in outlines.items() if outline.covers(point)), "")


def pin_map(place_code: str, chosen: str, on: date) -> PinMap | None:
    """Draw the neighbourhoods of a round, one of them chosen. None where nothing has a shape."""
    return _kept(f"pin:{place_code}:{chosen}:{on}", lambda: _pin_map(place_code, chosen, on))


def _kept[T](key: str, make: Callable[[], T]) -> T:
    """Shapes change with an edition and are heavy to read; nothing found is not remembered."""
    found: T | None = cache.get(f"budgets:{key}")
    if found is None:
        found = make()
        if found:
            cache.set(f"budgets:{key}", found, _KEEP_SECONDS)
    return found


def _wijken(place_code: str, on: date) -> tuple[Wijk, ...]:
    wanted = places.codes_within(place_code, on=on) if place_code else None
    cards = places.all_places(_KIND, on=on, with_shape=True)
    found = [
        Wijk(one.code, one.shown_name) for one in cards if wanted is None or one.code in wanted
    ]
    return tuple(sorted(found, key=lambda one: one.name))


def _outlines(on: date) -> dict[str, Any]:
    from shapely.geometry import shape

    found = places.feature_collection(kind=_KIND, on=on)
    return {one["id"]: shape(one["geometry"]) for one in found["features"]}


def _pin_map(place_code: str, chosen: str, on: date) -> PinMap | None:
    codes = [one.code for one in wijken(place_code, on)]
    if not codes:
        return None
    features = places.feature_collection(codes, on=on)["features"]
    canvas = canvas_of({one["id"]: one["geometry"] for one in features}, _WIDTH)
    if canvas is None:
        return None
    drawing = places.svg_shapes(codes, _WIDTH, on=on, chosen=[chosen] if chosen else [])
    return PinMap(drawing, canvas)
