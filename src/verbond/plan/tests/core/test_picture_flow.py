"""The picture of the euros: nothing is added, nothing is lost, nothing lies over another thing."""

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verbond.plan.core.picture.flow import (
    SLOT,
    TOTAL_HEIGHT,
    Flow,
    Stop,
    Stream,
    draw_flow,
    shortened,
)
from verbond.plan.core.picture.trunk import TRUNK, Share, draw_trunk

KINDS, GOALS, ENDS = "ab", "pqrs", "wxyz"
COLUMNS = [[Stop(key, f"naam {key}") for key in keys] for keys in (KINDS, GOALS, ENDS)]
PLACES = (150.0, 500.0, 850.0)
streams_of = st.lists(
    st.builds(
        lambda kind, goal, end, cents: Stream((kind, goal, end), cents),
        st.sampled_from(KINDS),
        st.sampled_from(GOALS),
        st.sampled_from(ENDS),
        st.integers(-(10**9), 10**12),
    ),
    max_size=25,
)


some_streams = streams_of.filter(lambda streams: any(one.cents > 0 for one in streams))


def flow_of(streams: list[Stream]) -> Flow:
    flow = draw_flow(streams, COLUMNS, places=PLACES)
    assert flow is not None
    return flow


def drawn(*streams: tuple[str, int]) -> Flow:
    return flow_of([Stream(tuple(stops), cents) for stops, cents in streams])


@given(streams_of)
def test_every_column_holds_all_euros(streams: list[Stream]) -> None:
    flow = draw_flow(streams, COLUMNS, places=PLACES)
    total = sum(stream.cents for stream in streams if stream.cents > 0)
    if not total:
        assert flow is None
        return
    assert flow is not None
    assert flow.total == total
    for column in flow.columns:
        assert sum(node.cents for node in column) == total
        assert sum(node.height for node in column) == pytest.approx(TOTAL_HEIGHT, abs=0.1)


@given(some_streams)
def test_what_enters_a_goal_leaves_it(streams: list[Stream]) -> None:
    flow = flow_of(streams)
    for node in flow.columns[1]:
        enters = sum(band.cents for band in flow.bands if band.second == node.stop)
        leaves = sum(band.cents for band in flow.bands if band.first == node.stop)
        assert enters == leaves == node.cents


@given(some_streams)
def test_bars_stand_apart_within_the_picture(streams: list[Stream]) -> None:
    flow = flow_of(streams)
    for column in flow.columns:
        assert column[0].y >= 0
        assert column[-1].y + column[-1].height <= flow.height
        for upper, lower in pairwise(column):
            middles = (lower.y + lower.height / 2) - (upper.y + upper.height / 2)
            assert upper.y + upper.height < lower.y
            assert middles >= SLOT


def ends_of(path: str) -> list[float]:
    """Return the heights at the right side of a closed band, top and bottom."""
    found = re.search(r"C\S+ \S+ \S+ \S+ \S+ (\S+)V(\S+)C", path)
    assert found
    return [float(found[1]), float(found[2])]


@given(some_streams)
def test_bands_fill_the_bar_that_they_reach_without_overlap(streams: list[Stream]) -> None:
    flow = flow_of(streams)
    for node in (*flow.columns[1], *flow.columns[2]):
        spans = sorted(
            ends_of(band.path) for band in flow.bands if band.second == node.stop and not band.thin
        )
        for (_top, bottom), (top, _bottom) in pairwise(spans):
            assert bottom <= top + 0.02
        if spans:
            assert spans[0][0] >= node.y - 0.02
            assert spans[-1][1] <= node.y + node.height + 0.02


def test_a_width_is_exact_to_the_euro() -> None:
    flow = drawn(("apw", 100_000_000_00), ("bqx", 300_000_000_00))
    widths = {band.end.key: band.width for band in flow.bands}
    assert widths == {"w": TOTAL_HEIGHT / 4, "x": TOTAL_HEIGHT * 3 / 4}


def test_a_stream_too_thin_to_see_says_so() -> None:
    flow = drawn(("apw", 1_00), ("bqx", 300_000_000_00))
    assert {band.end.key for band in flow.bands if band.thin} == {"w"}
    assert all("V" not in band.path for band in flow.bands if band.thin)


def test_streams_of_nothing_are_not_drawn() -> None:
    flow = drawn(("apw", 0), ("bqx", -5), ("bry", 10))
    assert [node.stop.key for column in flow.columns for node in column] == ["b", "r", "y"]


def test_a_long_name_is_cut_at_a_word() -> None:
    assert shortened("Genk versterkt het groene karakter van de wijken", letters=18) == (
        "Genk versterkt het",
        "groene karakter…",
    )
    assert shortened("Meerjarenbeleidsprogrammering", letters=10) == (
        "Meerjarenbeleidsprogrammering",
    )
    assert shortened("een twee, drie vier", letters=9, lines=1) == ("een…",)


shares_of = st.dictionaries(st.sampled_from("abcdefgh"), st.integers(1, 10**12), min_size=1)


@given(shares_of, shares_of)
def test_the_trunk_carries_what_comes_in_to_what_it_serves(
    into: dict[str, int], out_of: dict[str, int]
) -> None:
    missing = sum(into.values()) - sum(out_of.values())
    (into if missing < 0 else out_of)["rest"] = abs(missing)
    trunk = draw_trunk(
        [Share(Stop(key, key), cents) for key, cents in into.items()],
        [Share(Stop(key, key), cents) for key, cents in out_of.items()],
        width=328,
    )
    assert trunk is not None
    for side in (trunk.into, trunk.out_of):
        assert sum(branch.width for branch in side) == pytest.approx(TRUNK, abs=0.1)
        assert sum(branch.cents for branch in side) == trunk.total
    assert all(branch.label_y < trunk.joint_y for branch in trunk.into)
    assert all(trunk.joint_y < branch.label_y < trunk.height for branch in trunk.out_of)


def test_a_trunk_that_loses_money_is_refused() -> None:
    with pytest.raises(ValueError, match="another amount"):
        draw_trunk([Share(Stop("a", "a"), 2)], [Share(Stop("b", "b"), 1)], width=328)


def test_no_money_is_no_trunk() -> None:
    assert draw_trunk([], [Share(Stop("b", "b"), 0)], width=328) is None
