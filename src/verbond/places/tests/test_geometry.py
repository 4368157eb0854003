import pytest
from hypothesis import given
from hypothesis import strategies as st

from verbond.places.core import geometry
from verbond.places.core.drawing import canvas_of, path
from verbond.places.core.errors import PlacesFileWrong


def square(west: float, south: float, size: float = 1.0) -> dict[str, object]:
    east, north = west + size, south + size
    ring = [[west, south], [east, south], [east, north], [west, north], [west, south]]
    return {"type": "Polygon", "coordinates": [ring]}


BENT = {
    "type": "Polygon",
    "coordinates": [[[0, 0], [4, 0], [4, 1], [1, 1], [1, 4], [0, 4], [0, 0]]],
}


def test_neighbours_join_and_a_shared_corner_does_not() -> None:
    groups = geometry.clusters(
        {"a": square(0, 0), "b": square(1, 0), "corner": square(2, 1), "far": square(9, 9)}
    )
    assert groups == (("a", "b"), ("corner",), ("far",))


def test_a_neighbour_that_comes_last_joins_two_groups() -> None:
    groups = geometry.clusters({"a": square(0, 0), "b": square(2, 0), "c": square(1, 0)})
    assert groups == (("a", "b", "c"),)


def test_the_middle_of_a_bent_place_lies_inside_it() -> None:
    from shapely.geometry import Point, shape

    longitude, latitude = geometry.middle(BENT)
    assert shape(BENT).contains(Point(longitude, latitude))


def test_the_union_of_two_squares_is_their_outline() -> None:
    from shapely.geometry import shape

    whole = geometry.union([square(0, 0), square(1, 0)])
    assert shape(whole).equals(shape({**square(0, 0), "coordinates": [
        [[0, 0], [2, 0], [2, 1], [0, 1], [0, 0]]]}))  # fmt: skip
    assert geometry.box(whole) == (0, 0, 2, 1)


@pytest.mark.parametrize(
    ("wrong", "code"),
    [
        (None, "geometry_kind"),
        ({"type": "Point", "coordinates": [5, 51]}, "geometry_kind"),
        ({"type": "Polygon"}, "geometry_broken"),
        ({"type": "Polygon", "coordinates": "x"}, "geometry_broken"),
        ({"type": "Polygon", "coordinates": []}, "geometry_invalid"),
        ({"type": "Polygon", "coordinates": [[[0, 0], [1, 1], [1, 0], [0, 1], [0, 0]]]},
         "geometry_invalid"),
        (square(238_000, 180_000), "geometry_not_degrees"),
    ],
)  # fmt: skip
def test_a_wrong_outline_is_refused_with_its_place(wrong: object, code: str) -> None:
    with pytest.raises(PlacesFileWrong, match="feature 7") as refused:
        geometry.checked(wrong, where="feature 7")
    assert refused.value.code == code


degrees = st.floats(min_value=-80, max_value=80, allow_nan=False)


@given(degrees, degrees, st.floats(min_value=0.001, max_value=5))
def test_rounding_moves_no_point_by_more_than_a_metre(
    west: float, south: float, size: float
) -> None:
    before = geometry.rings(square(west, south, size))[0]
    after = geometry.rings(geometry.rounded(square(west, south, size)))[0]
    assert len(after) == len(before)
    for old, new in zip(before, after, strict=True):
        assert abs(old[0] - new[0]) <= 5.1e-6
        assert abs(old[1] - new[1]) <= 5.1e-6


@given(
    st.lists(st.tuples(degrees, degrees, st.floats(min_value=1e-6, max_value=5)), max_size=5),
    st.integers(min_value=20, max_value=2000),
)
def test_a_drawing_stays_within_its_frame(
    squares: list[tuple[float, float, float]], width: int
) -> None:
    shapes = {str(n): square(*one) for n, one in enumerate(squares)}
    canvas = canvas_of(shapes, width)
    if canvas is None:
        assert not shapes
        return
    assert canvas.width == width
    for shape in shapes.values():
        for part in path(shape, canvas).removeprefix("M").removesuffix("Z").split("L"):
            x, y = map(float, part.split())
            assert -0.1 <= x <= canvas.width + 0.1
            assert -0.1 <= y <= canvas.height + 0.1


def test_north_is_up_and_east_is_right() -> None:
    shapes = {"south-west": square(5, 50), "north-east": square(6, 51)}
    canvas = canvas_of(shapes, 400)
    assert canvas is not None
    assert canvas.spot(6.5, 51.5)[0] > canvas.spot(5.5, 50.5)[0]
    assert canvas.spot(6.5, 51.5)[1] < canvas.spot(5.5, 50.5)[1]


def test_points_that_become_equal_are_joined_and_tiny_shapes_kept() -> None:
    ring = [[0, 0], [1e-7, 0], [1, 0], [1, 1], [0, 0]]
    rounded = geometry.rounded({"type": "Polygon", "coordinates": [ring]})
    assert rounded["coordinates"] == [[[0, 0], [1, 0], [1, 1], [0, 0]]]
    tiny = square(5, 50, 1e-7)
    assert geometry.rounded(tiny) == tiny
