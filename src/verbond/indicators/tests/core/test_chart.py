"""Drawings: gaps stay gaps, one point stays a point, everything stays on the paper."""

import datetime as dt
import re
from dataclasses import replace
from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from verbond.indicators.core.cards import Dimension
from verbond.indicators.core.chart import Plot, PlotPoint, bar_groups, draw, draw_spark
from verbond.indicators.core.chart.scale import value_scale
from verbond.indicators.core.reading import Status
from verbond.indicators.tests.core.making import reading


def point(year: int, value: str | None, **more: object) -> PlotPoint:
    return PlotPoint(
        first=dt.date(year, 1, 1),
        last=dt.date(year, 12, 31),
        label=str(year),
        short=str(year),
        value=None if value is None else Decimal(value),
        status=Status.FINAL if value is not None else Status.MISSING,
        **more,  # type: ignore[arg-type]
    )


def test_nothing_known_is_not_drawn() -> None:
    assert draw(Plot((point(2019, None),)), width=700, height=300) is None
    assert draw_spark([point(2019, None)]).kind == "unknown"


def test_one_point_is_a_dot_without_a_line() -> None:
    drawing = draw(Plot((point(2019, "449"),)), width=700, height=300)
    assert drawing is not None
    assert (drawing.lines, [mark.kind for mark in drawing.marks]) == ((), ["final"])
    assert draw_spark([point(2019, "449")]).kind == "dot"


def test_a_missing_year_breaks_the_line() -> None:
    series = [point(2018 + n, None if n == 2 else str(n)) for n in range(5)]
    drawing = draw(Plot(tuple(series)), width=700, height=300)
    assert drawing is not None
    assert len(drawing.lines) == 2
    assert [mark.kind for mark in drawing.marks].count("missing") == 1


def test_a_skipped_year_breaks_the_line_too() -> None:
    series = [point(year, "1") for year in (2010, 2011, 2012, 2015, 2016)]
    drawing = draw(Plot(tuple(series)), width=700, height=300)
    assert drawing is not None
    assert len(drawing.lines) == 2


def test_a_revised_value_shows_what_was_said_before() -> None:
    series = (point(2018, "4"), point(2019, "6", before=(Decimal(5),)))
    drawing = draw(Plot(series), width=700, height=300)
    assert drawing is not None
    assert [mark.kind for mark in drawing.marks] == ["final", "before", "revised"]


def test_what_another_source_says_and_what_is_not_final_look_different() -> None:
    series = (point(2018, "4"), point(2019, "6"))
    loose = replace(series[1], status=Status.PROVISIONAL)
    plot = Plot((series[0], loose), reference=series, others=(point(2018, "5"), point(2019, None)))
    drawing = draw(plot, width=700, height=300)
    assert drawing is not None
    assert [mark.kind for mark in drawing.marks] == ["other", "final", "provisional"]
    assert len(drawing.reference_lines) == 1


def test_bars_show_the_newest_period_and_add_up() -> None:
    parts = {"colour": Dimension("Kleur", {"red": "rood", "blue": "blauw"})}
    keys = [(2018, "red", "9"), (2019, "red", "3"), (2019, "blue", "1"), (2019, "blue", None)]
    readings = [
        replace(one, key=replace(one.key, breakdown=f"colour={name}"))
        for year, name, value in keys
        for one in [reading(year, value)]
    ]
    group = bar_groups(readings, parts, decimals=0)[0]
    assert [(bar.label, bar.total) for bar in group.bars] == [("rood", "3"), ("blauw", "1")]
    assert [bar.segments[0].width for bar in group.bars] == [1000, 333.3]
    assert (group.label, group.period, group.parts) == ("Kleur", "2019", ())


def test_uncertainty_is_a_band_or_a_whisker() -> None:
    wide = {"low": Decimal(1), "high": Decimal(9)}
    band = draw(Plot((point(2018, "4", **wide), point(2019, "6", **wide))), width=700, height=300)
    whisker = draw(Plot((point(2018, "4", **wide), point(2019, "6"))), width=700, height=300)
    assert band is not None
    assert whisker is not None
    assert (len(band.bands), len(band.whiskers)) == (1, 0)
    assert (len(whisker.bands), len(whisker.whiskers)) == (0, 1)


def test_an_axis_far_from_zero_says_so() -> None:
    drawing = draw(Plot((point(2018, "64527"), point(2019, "65463"))), width=700, height=300)
    assert drawing is not None
    assert not drawing.from_zero
    assert drawing.first_tick.startswith("64.")


@given(
    st.lists(
        st.one_of(st.none(), st.decimals(-(10**12), 10**12, places=3, allow_nan=False)),
        min_size=1,
        max_size=20,
    ),
    st.sampled_from([340, 720]),
)
def test_everything_drawn_lies_on_the_paper(values: list[Decimal | None], width: int) -> None:
    series = tuple(point(1990 + n, None if v is None else str(v)) for n, v in enumerate(values))
    drawing = draw(Plot(series), width=width, height=300)
    if drawing is None:
        assert all(value is None for value in values)
        return
    for mark in drawing.marks:
        assert 0 <= mark.x <= width
        assert 0 <= mark.y <= 300
    for path in drawing.lines:
        assert re.fullmatch(r"M[\d. L-]+", path)


@given(st.lists(st.decimals(-(10**9), 10**9, places=2, allow_nan=False), min_size=1, max_size=9))
def test_an_axis_holds_all_its_values_between_round_ticks(values: list[Decimal]) -> None:
    scale = value_scale(values, start=300, end=0)
    assert scale.first <= min(values)
    assert max(values) <= scale.last
    assert 2 <= len(scale.ticks) <= 8
    steps = {later - earlier for earlier, later in zip(scale.ticks, scale.ticks[1:], strict=False)}
    assert len(steps) == 1
