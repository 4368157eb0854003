"""Amounts per year and pairs of bars."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verbond.plan.core.picture.bars import longest, pair
from verbond.plan.core.picture.table import Cell, Form, Heading, ShownTable, file_rows, row_of
from verbond.plan.core.picture.years import YearAmounts, draw_results, draw_years

amounts = st.none() | st.integers(-(10**12), 10**12)


@given(st.lists(amounts, min_size=1, max_size=8))
def test_results_stand_on_their_own_side_of_zero(results: list[int | None]) -> None:
    numbered = list(enumerate(results, start=2026))
    picture = draw_results(numbered, width=600, height=240)
    if picture is None:
        assert set(results) == {None}
        return
    for column, (_year, cents) in zip(picture.columns, numbered, strict=True):
        assert column.cents == cents
        assert 0 <= column.y <= column.y + column.height <= picture.height
        if column.kind == "below":
            assert cents is not None
            assert cents < 0
            assert column.y == picture.zero
        if column.kind == "above":
            assert column.y + column.height == pytest.approx(picture.zero, abs=0.2)


def test_higher_amounts_are_higher_columns_of_one_scale() -> None:
    picture = draw_years(
        [YearAmounts(2026, 100_00, 50_00, 120_00), YearAmounts(2027, 200_00)],
        width=500,
        height=240,
    )
    assert picture is not None
    planned, booked, later, unknown = picture.columns
    assert planned.height == pytest.approx(2 * booked.height, abs=0.2)
    assert later.height == pytest.approx(2 * planned.height, abs=0.2)
    assert (unknown.kind, unknown.height) == ("missing", 0)
    assert [mark.cents for mark in picture.marks] == [120_00]
    assert picture.marks[0].y < planned.y
    assert [year for _x, year in picture.years] == [2026, 2027]


def test_a_few_euros_beside_millions_stay_visible() -> None:
    picture = draw_years([YearAmounts(2026, 10**12, 1)], width=500, height=240)
    assert picture is not None
    assert picture.columns[1].height > 0


def test_nought_is_drawn_and_unknown_is_not() -> None:
    assert draw_years([YearAmounts(2026)], width=500, height=240) is None
    assert draw_results([(2026, None)], width=500, height=240) is None
    picture = draw_results([(2026, 0)], width=500, height=240)
    assert picture is not None
    assert (picture.columns[0].kind, picture.columns[0].height) == ("above", 0)


def test_a_bar_fills_its_track_and_shows_what_went_over() -> None:
    assert pair(100, 40, 200).booked == 200
    over = pair(100, 150, 200)
    assert (over.planned, over.booked, over.over) == (500, 500, 250)
    unknown = pair(None, 50, 200)
    assert (unknown.planned, unknown.booked, unknown.over) == (0, 0, 250)
    assert pair(1, 1, 0) == pair(None, None, 5)
    assert longest(None, 3, 7) == 7
    assert longest(None) == 0


def test_the_file_holds_every_row_but_the_totals() -> None:
    table = ShownTable(
        "actions",
        "Acties",
        (Heading("Actie", "action"), Heading("Aantal", "number", Form.NUMBER),
         Heading("Euro", "euro", Form.CENTS)),
        (row_of(Cell("A1", "/a1/"), 3, -150), row_of("Totaal", 3, -150, is_total=True)),
    )  # fmt: skip
    assert file_rows(table) == [["action", "number", "euro"], ["A1", "3", "-1.50"]]
