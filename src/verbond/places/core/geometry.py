"""Polygons in degrees, as GeoJSON: their middle, their union, and whether they join."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, cast

from verbond.places.core.errors import PlacesFileWrong

Geometry = dict[str, Any]
Ring = Sequence[Sequence[float]]
Box = tuple[float, float, float, float]

# Five decimals of a degree are about one metre: finer than the publisher's own simplification.
DECIMALS = 5


def checked(geometry: object, *, where: str) -> Geometry:
    """Return a valid polygon or raise `PlacesFileWrong`.

    Allowed are Polygon and MultiPolygon in degrees (longitude -180…180, latitude -90…90).
    """
    from shapely import is_valid_reason
    from shapely.errors import ShapelyError
    from shapely.geometry import shape

    if not isinstance(geometry, dict) or geometry.get("type") not in {"Polygon", "MultiPolygon"}:
        raise PlacesFileWrong(
            "geometry_kind", f"{where}: allowed are a Polygon or a MultiPolygon of GeoJSON"
        )
    try:
        outline = shape(geometry)
    except (ShapelyError, ValueError, TypeError, KeyError, IndexError) as error:
        raise PlacesFileWrong("geometry_broken", f"{where}: {error}") from error
    if outline.is_empty or not outline.is_valid:
        raise PlacesFileWrong("geometry_invalid", f"{where}: {is_valid_reason(outline)}")
    west, south, east, north = outline.bounds
    if not (-180 <= west <= east <= 180 and -90 <= south <= north <= 90):
        raise PlacesFileWrong(
            "geometry_not_degrees",
            f"{where}: coordinates must be longitude and latitude in degrees (EPSG:4326)",
        )
    return geometry


def rounded(geometry: Geometry, decimals: int = DECIMALS) -> Geometry:
    """Return the geometry with shorter coordinates; points that become equal are joined."""
    return {
        "type": geometry["type"],
        "coordinates": _rounded_rings(geometry["coordinates"], decimals),
    }


def _rounded_rings(node: Any, decimals: int) -> Any:
    if isinstance(node[0][0], (int, float)):
        return _rounded_ring(node, decimals)
    return [_rounded_rings(part, decimals) for part in node]


def _rounded_ring(ring: Ring, decimals: int) -> list[list[float]]:
    points: list[list[float]] = []
    for point in ring:
        short = [round(point[0], decimals), round(point[1], decimals)]
        if not points or points[-1] != short:
            points.append(short)
    # A ring needs four points; a shape smaller than a metre keeps its own.
    return points if len(points) >= 4 else [list(point[:2]) for point in ring]


def rings(geometry: Geometry) -> list[Ring]:
    """Return every ring of a polygon or of several, outer and inner alike."""
    parts = geometry["coordinates"]
    polygons = [parts] if geometry["type"] == "Polygon" else parts
    return [ring for polygon in polygons for ring in polygon]


def box(geometry: Geometry) -> Box:
    """Return west, south, east, north in degrees."""
    points = [point for ring in rings(geometry) for point in ring]
    return (
        min(point[0] for point in points),
        min(point[1] for point in points),
        max(point[0] for point in points),
        max(point[1] for point in points),
    )


def joined_box(boxes: Iterable[Box]) -> Box | None:
    """Return the box around boxes, None when there are none."""
    found = list(boxes)
    if not found:
        return None
    west, south, east, north = zip(*found, strict=True)
    return min(west), min(south), max(east), max(north)


def middle(geometry: Geometry) -> tuple[float, float]:
    """Return longitude and latitude of a point that surely lies inside, in the widest part."""
    from shapely import MultiPolygon, Polygon, maximum_inscribed_circle
    from shapely.geometry import shape

    # The centroid of a bent wijk can lie in its neighbour; the largest circle inside cannot.
    outline = cast("Polygon | MultiPolygon", shape(geometry))
    radius = maximum_inscribed_circle(outline, tolerance=1e-4)
    x, y = radius.coords[0]
    return round(x, 6), round(y, 6)


def union(geometries: Iterable[Geometry]) -> Geometry:
    """Return the outline of several polygons together."""
    from shapely import unary_union
    from shapely.geometry import mapping, shape

    whole: Geometry = mapping(unary_union([shape(one) for one in geometries]))
    return _as_lists(whole)


def _as_lists(geometry: Geometry) -> Geometry:
    def lists(node: Any) -> Any:
        return node if isinstance(node, (int, float)) else [lists(part) for part in node]

    return {"type": geometry["type"], "coordinates": lists(geometry["coordinates"])}


def clusters(geometries: Mapping[str, Geometry]) -> tuple[tuple[str, ...], ...]:
    """Group polygons that share a border of some length; a shared corner does not join.

    One group means that they are contiguous. Codes are sorted within and between groups.
    """
    from shapely.geometry import shape

    shapes = {code: shape(geometry) for code, geometry in sorted(geometries.items())}
    groups: list[set[str]] = []
    for code, outline in shapes.items():
        touching = [
            group
            for group in groups
            if any(outline.intersection(shapes[other]).length > 1e-9 for other in group)
        ]
        merged = {code}.union(*touching)
        groups = [group for group in groups if group not in touching] + [merged]
    return tuple(sorted(tuple(sorted(group)) for group in groups))
