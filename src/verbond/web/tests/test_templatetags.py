"""What templates of every room ask for."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verbond.web.pictures import StatusCount
from verbond.web.statuses import STATUSES, status_of
from verbond.web.templatetags.web import bar, disc, domain_strip, dot_rows, dots

SPRITE = "web/components/status-sprite.html"


def test_row_has_one_dot_for_every_promise() -> None:
    drawn = dots([StatusCount("realised", 3), StatusCount("unknown", 48)])
    assert drawn.count("<use") == 51
    assert drawn.count("#s-realised") == 3


def test_rows_of_one_figure_share_their_height_so_that_length_shows_size() -> None:
    assert dot_rows([51, 58, 10]) == "rows-3 wide-rows-2"
    assert dot_rows([]) == "rows-1 wide-rows-1"


def test_status_that_nobody_knows_shows_as_unknown() -> None:
    assert status_of("nonsense").key == "unknown"
    assert status_of("under_way").key == "under-way"


def test_every_status_has_its_own_shape_in_the_sprite() -> None:
    from django.template.loader import render_to_string

    sprite = render_to_string(SPRITE)
    shapes = {key: sprite.split(f'id="s-{key}"')[1].split("</symbol>")[0] for key in STATUSES}
    assert len(set(shapes.values())) == len(STATUSES)


def test_longest_bar_is_full_and_no_bar_breaks_on_nothing() -> None:
    assert 'width="1000"' in bar(7, 7)
    assert 'width="0"' in bar(0, 0)


def test_strip_colours_only_the_domains_that_a_werf_runs_through() -> None:
    strip = domain_strip((2, 12))
    assert 'class="domain-2"' in strip
    assert 'class="domain-3"' not in strip
    assert strip.count("<rect") == 12


@pytest.mark.parametrize(
    ("count", "place"), [(1, "disc-beside"), (11, "disc-beside"), (12, "disc-in")]
)
def test_number_stands_in_a_disc_only_where_it_fits(count: int, place: str) -> None:
    assert place in disc(count)


@given(st.lists(st.integers(min_value=0, max_value=240), min_size=1, max_size=24))
def test_no_train_of_dots_is_longer_than_a_phone_is_wide(counts: list[int]) -> None:
    narrow, wide = (int(name.rsplit("-", 1)[1]) for name in dot_rows(counts).split())
    assert -(-max(counts) // narrow) <= 20
    assert -(-max(counts) // wide) <= 29
