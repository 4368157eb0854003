"""Draw polygons as SVG paths, without a map server. Pure: degrees in, pixels out."""

import math
from collections.abc import Mapping
from dataclasses import dataclass

from verbond.places.core.geometry import Box, Geometry, Ring, box, joined_box, rings

MARGIN = 8


@dataclass(frozen=True, slots=True)
class Canvas:
    """A drawing of a part of the earth: where its corner lies and how many pixels a degree takes.

    Plate carrée with the width of a degree at the middle latitude: over a city the error stays
    below a pixel.
    """

    west: float
    north: float
    per_degree_x: float
    per_degree_y: float
    width: int
    height: int

    def spot(self, longitude: float, latitude: float) -> tuple[float, float]:
        """Return the pixel of a point on earth."""
        x = MARGIN + (longitude - self.west) * self.per_degree_x
        y = MARGIN + (self.north - latitude) * self.per_degree_y
        return round(x, 1), round(y, 1)


def canvas_for(outer: Box, width: int) -> Canvas:
    """Fit a box of degrees into a width in pixels; the height follows."""
    west, south, east, north = outer
    shrink = math.cos(math.radians((south + north) / 2))
    room = max(1, width - 2 * MARGIN)
    # A point has no extent; a thousandth of a degree (about 100 m) still draws.
    across = max((east - west) * shrink, 0.001)
    up = max(north - south, 0.001)
    # Never taller than wide: a long, narrow place would push the page away.
    scale = min(room / across, room / up)
    used = (east - west) * shrink * scale
    height = math.ceil(up * scale) + 2 * MARGIN
    shift = (room - used) / 2 / (scale * shrink)
    return Canvas(west - shift, north, scale * shrink, scale, width, height)


def canvas_of(geometries: Mapping[str, Geometry], width: int) -> Canvas | None:
    """Fit geometries into a width in pixels, None when there are none."""
    outer = joined_box(box(geometry) for geometry in geometries.values())
    return canvas_for(outer, width) if outer else None


def path(geometry: Geometry, canvas: Canvas) -> str:
    """Return the `d` of an SVG path; use it with fill-rule evenodd, so that holes stay open.

    >>> square = {"type": "Polygon", "coordinates": [[[0, 0], [1, 0], [1, 1], [0, 0]]]}
    >>> path(square, Canvas(west=0, north=1, per_degree_x=10, per_degree_y=10, width=26, height=26))
    'M8 18L18 18L18 8Z'
    """
    return "".join(_ring(ring, canvas) for ring in rings(geometry))


def _ring(ring: Ring, canvas: Canvas) -> str:
    spots: list[str] = []
    for point in ring:
        x, y = canvas.spot(point[0], point[1])
        spot = f"{x:g} {y:g}"
        if not spots or spots[-1] != spot:
            spots.append(spot)
    if len(spots) > 1 and spots[0] == spots[-1]:
        spots.pop()
    return "M" + "L".join(spots) + "Z"
