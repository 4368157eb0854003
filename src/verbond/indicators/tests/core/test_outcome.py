"""Mappings: what a table gives, and precise words for what it does not."""

from contextlib import suppress
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verbond.indicators.core.entry import read_entry
from verbond.indicators.core.errors import DefinitionWrong, MappingWrong
from verbond.indicators.core.outcome import map_table
from verbond.indicators.core.reading import Status
from verbond.indicators.core.transfer import from_plain, to_plain
from verbond.indicators.tests.core.making import SIMPLE, mapping, outcome_of
from verbond.kit.sheets.table import read_table

LONG = """
source: fictief
vintage: 2026-01-01
aliases: {count: [aantal]}
geography:
  column: nis
  keep: ["71016"]
  mergers: [{old: "99001", new: "71016"}]
period: {column: day, read_as: year-of-day}
where: [{column: age, from: 0, to: 64}]
rows: add
missing: ["-"]
suppressed: ["<5"]
series:
  - indicator: benches
    value: {column: count}
    breakdown: {colour: {column: kind, values: {"01": red, "02": blue}}}
"""


def test_rows_are_filtered_merged_and_added_up() -> None:
    found = outcome_of(
        "nis|day|age|kind|aantal\n"
        "71016|2022-03-23|3|01|2\n99001|2022-04-01|64|01|5\n71016|2022-01-01|65|01|100\n"
        "11002|2022-01-01|3|01|100\n71016|2022-12-31|0|02|1\n",
        LONG,
    )
    values = [(one.key.breakdown, one.period, str(one.value)) for one in found.readings]
    assert values == [("colour=blue", "2022", "1"), ("colour=red", "2022", "7")]
    assert (found.rows, found.unused, found.rejected) == (5, 2, ())


def test_every_rejected_row_says_where_and_what_is_allowed() -> None:
    found = outcome_of(
        "nis;day;age;kind;count\n"
        "71016;23/03/2022;3;01;2\n71016;2022-03-23;x;01;2\n71016;2022-03-23;3;99;2\n"
        "71016;2022-03-23;3;01;veel\n71016;2022-03-23;3;01;\n;2022-03-23;3;01;1\n",
        LONG,
    )
    assert [(one.row, one.column, one.cell) for one in found.rejected] == [
        (2, "day", "23/03/2022"),
        (3, "age", "x"),
        (4, "kind", "99"),
        (5, "count", "veel"),
        (6, "count", ""),
        (7, "nis", ""),
    ]
    assert "it knows 01, 02" in found.rejected[2].reason
    assert not found.readings


def test_missing_is_not_zero_and_suppressed_is_neither() -> None:
    found = outcome_of("year,benches\n2019,0\n2020,-\n2021,<5\n", SIMPLE + 'missing: ["-"]\n'
                       'suppressed: ["<5"]\n')  # fmt: skip
    assert [(one.value, one.status) for one in found.readings] == [
        (0, Status.FINAL),
        (None, Status.MISSING),
        (None, Status.SUPPRESSED),
    ]


def test_an_unknown_value_is_never_added_to_a_known_one() -> None:
    found = outcome_of("year,benches\n2019,4\n2019,-\n", SIMPLE + 'rows: add\nmissing: ["-"]\n')
    assert [one.value for one in found.readings] == [4]
    assert found.rejected[0].row == 3


def test_two_rows_for_one_value_are_refused_unless_they_may_be_added() -> None:
    found = outcome_of("year,benches\n2019,4\n2019,5\n")
    assert "same value as row 2" in found.rejected[0].reason
    assert (
        outcome_of("year,benches\n2019,4\n2019,5\n", SIMPLE + "rows: add\n").readings[0].value == 9
    )


def test_the_decimal_sign_must_be_clear() -> None:
    with pytest.raises(MappingWrong, match=r"990\.000.*twee manieren"):
        outcome_of("year;benches\n2019;990.000\n")
    said = SIMPLE + 'table: {decimal: ","}\n'
    assert outcome_of("year;benches\n2019;990.000\n", said).readings[0].value == Decimal(990000)


def test_a_missing_column_is_named_with_those_that_are_there() -> None:
    with pytest.raises(MappingWrong, match=r"no column 'benches'.*it has year, seats"):
        outcome_of("year,seats\n2019,4\n")


def test_a_share_is_computed_after_adding_up() -> None:
    text = (
        SIMPLE.replace("{column: benches}", "{share: [red], per: [red, blue], times: 100}")
        + "rows: add\n"
    )
    found = outcome_of("year,red,blue\n2019,1,1\n2019,0,1\n", text)
    assert found.readings[0].value == Decimal("33.333333")
    with pytest.raises(MappingWrong, match="nothing to share"):
        outcome_of("year,red,blue\n2019,0,0\n", text)


def test_columns_become_parts() -> None:
    text = SIMPLE.replace(
        "value: {column: benches}", "breakdown: {colour: {columns: {red: r, blue: b}}}"
    )
    found = outcome_of("year,r,b\n2019,1,2\n", text)
    assert {one.key.breakdown: one.value for one in found.readings} == {
        "colour=red": 1,
        "colour=blue": 2,
    }


def test_another_unit_is_refused() -> None:
    text = SIMPLE.replace("benches}}", "benches}, unit: {column: u, in: [stuks]}}")
    found = outcome_of("year,benches,u\n2019,1,stuks\n2020,1,kg\n", text)
    assert (len(found.readings), found.rejected[0].cell) == (1, "kg")


def test_an_outcome_goes_between_processes_without_loss() -> None:
    found = outcome_of("year,benches\n2019,0.5\n2020,x\n")
    assert from_plain(to_plain(found)) == found


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (("vintage: 2026-01-01", ""), "vintage: is missing"),
        (("vintage: 2026-01-01", "vintage: gisteren"), "is not a day such as"),
        (("year, read_as: year", "year, read_as: decade"), "allowed are year, january"),
        (("source: fictief", "sourc: fictief"), "did you mean 'source'"),
        (("{column: benches}", "{column: a, sum: [b]}"), "exactly one of"),
        (('{constant: "71016"}', "{}"), "either `constant: CODE`"),
        (("source: fictief", "source: fictief\nsource: x"), "stands there twice"),
        (("source: fictief", "source: &a fictief\nabout: *a"), "not allowed; write the text out"),
        (("source: fictief", "source: [fictief]"), "must be one text"),
        (("source: fictief", "missing: x\nsource: fictief"), "must be a list of texts"),
        (("source: fictief", "table: x\nsource: fictief"), "must hold `key: value` lines"),
        (("series:", "series: x\nwhere:"), "must be a list of entries"),
        (("series:\n  -", "where:\n  -"), "names no indicator"),
        (("{column: year, read_as: year}", "{}"), "either `constant: PERIOD`"),
        (("series:", "where: [{column: a}]\nseries:"), "either `in: [texts]`"),
        (("series:", "where: [{column: a, from: x}]\nseries:"), "is not a whole number"),
        (("value: {column: benches}", "unit: {column: u}"), "either `value` or"),
        (("{column: benches}", "{share: [], per: []}"), "are lists of columns"),
        (("{column: benches}", "{sum: []}"), "names no column"),
        (("{column: benches}", "{count: columns}"), "allowed are rows"),
        (
            ("{column: benches}", "{column: b}, breakdown: {c: {column: k, values: [x]}}"),
            "list of `key: text`",
        ),
        (("source: fictief", "? [a]\n: b"), "a key is one word"),
        (("source: fictief", ""), "source: is missing"),
        (("source: fictief", "source: " + "x" * 1_000_001), "longer than"),
        (("source: fictief", "source: [fictief"), "fictief.yaml, line"),
        (("source: fictief", "source: " + "[" * 5000), "fictief.yaml"),
    ],
)
def test_a_fault_in_a_mapping_is_named(change: tuple[str, str], words: str) -> None:
    with pytest.raises(DefinitionWrong) as caught:
        mapping(SIMPLE.replace(*change))
    assert words in caught.value.message


def test_numbers_in_definitions_are_exact_or_refused() -> None:
    entry = read_entry("a: '0.10'\nb: x\nc: 1e400\nd: NaN\ne: ''", file="f")
    assert (entry.number("a"), entry.number("e")) == (Decimal("0.1"), None)
    for key in ("b", "c", "d"):
        with pytest.raises(DefinitionWrong, match=f"f, {key}: "):
            entry.number(key)


def test_rows_can_be_counted_and_progress_is_told() -> None:
    text = SIMPLE.replace("{column: benches}", "{count: rows}") + "rows: add\n"
    told: list[tuple[int, int]] = []
    plan = mapping(text)
    table = read_table(b"year,x\n" + b"2019,1\n" * 4001, name="f")
    found = map_table(table, plan, progress=lambda done, total: told.append((done, total)))
    assert (str(found.readings[0].value), told) == ("4001", [(2000, 4001), (4000, 4001)])


def test_two_series_that_give_one_value_are_refused() -> None:
    text = SIMPLE + "  - {indicator: benches, value: {column: benches}}\n"
    assert "two series" in outcome_of("year,benches\n2019,4\n", text).rejected[0].reason


def test_a_column_with_two_decimal_signs_stops_the_table() -> None:
    with pytest.raises(MappingWrong, match="heeft een komma en"):
        outcome_of("year;benches\n2019;4,5\n2020;4.5\n")


def test_two_columns_with_different_decimal_signs_stop_the_table() -> None:
    text = SIMPLE + "  - {indicator: seats, value: {column: seats}}\n"
    with pytest.raises(MappingWrong, match="different decimal signs"):
        outcome_of("year;benches;seats\n2019;4,5;4.5\n", text)


def test_a_clear_column_decides_for_one_that_is_not() -> None:
    text = SIMPLE + "  - {indicator: seats, value: {column: seats}}\n"
    found = outcome_of("year;benches;seats\n2019;4,5;990.000\n", text)
    assert [str(one.value) for one in found.readings] == ["4.5", "990000"]


@given(st.text(max_size=300))
def test_no_text_breaks_the_reading_of_definitions(text: str) -> None:
    with suppress(DefinitionWrong):
        read_entry(text, file="fictief.yaml")


@given(st.lists(st.integers(0, 10**6), min_size=1, max_size=30))
def test_adding_up_does_not_depend_on_the_order_of_rows(values: list[int]) -> None:
    text = SIMPLE + "rows: add\n"
    forth = outcome_of("year,benches\n" + "".join(f"2019,{v}\n" for v in values), text)
    back = outcome_of("year,benches\n" + "".join(f"2019,{v}\n" for v in reversed(values)), text)
    assert forth.readings == back.readings
    assert forth.readings[0].value == sum(values)
