import pytest
from django.utils import translation

from verbond.places.core.cards import SvgMap, SvgShape
from verbond.places.templatetags.places import figure, map_fill, unlocalized


@pytest.mark.parametrize(
    ("value", "words"),
    [(None, "niet bekend"), (3.0, "3"), (12.5, "12,5"), (1234.0, "1.234"), (0.126, "0,13")],
)
def test_a_figure_is_written_as_people_read_it(value: float | None, words: str) -> None:
    with translation.override("nl"):
        assert figure(value) == words


def test_a_coordinate_keeps_its_point_in_dutch() -> None:
    with translation.override("nl"):
        assert unlocalized(12.5) == "12.5"


@pytest.mark.parametrize(
    ("coloured", "level", "likely", "fill"),
    [
        (True, 3, False, 'fill="url(#m-level-3)"'),
        (True, None, True, 'fill="url(#m-unknown)"'),
        (False, None, True, 'fill="url(#m-likely)"'),
        (False, None, False, ""),
    ],
)
def test_a_fill_says_more_than_colour(
    coloured: bool, level: int | None, likely: bool, fill: str
) -> None:
    shape = SvgShape("a", "A", "M0 0Z", 0, 0, level=level, likely=likely)
    drawing = SvgMap(10, 10, (shape,), (), coloured=coloured)
    assert map_fill(drawing, shape, "m") == fill
