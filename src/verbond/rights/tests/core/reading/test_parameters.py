"""Files with figures: what is read, and what is refused with its line."""

import datetime as dt
from fractions import Fraction

import pytest

from verbond.rights.core.errors import DocumentError
from verbond.rights.core.parameters import Parameter
from verbond.rights.core.reading.parameters import read_parameters
from verbond.rights.loading import shipped_rules
from verbond.rights.tests.core.reading.writing import document

HEAD = "a.b:\n  description: d\n  label_nl: l\n"
TAIL = 'reference: "r", grade: A, checked_on: 2026-11-23'


def read(unit: str, value: str) -> Parameter:
    text = f"{HEAD}  unit: {unit}\n  values:\n    2024-01-01: {{value: {value}, {TAIL}}}\n"
    return read_parameters([document(text)])["a.b"]


def refusal(*texts: str) -> str:
    with pytest.raises(DocumentError) as caught:
        read_parameters([document(text) for text in texts])
    return caught.value.message


@pytest.mark.parametrize(
    ("unit", "value", "kept"),
    [
        ("EUR/month", '"1314.20"', 131420),
        ("EUR/year", '"0.05"', 5),
        ("years", "18", 18),
        ("percent", "62.5", Fraction(125, 2)),
        ("bool", "false", False),
        ("list", "[stookolie, andere]", ("stookolie", "andere")),
        ("month-day", '"12-15"', "12-15"),
        (
            "EUR/year -> EUR/year",
            '[{tot: "10.00", plafond: "1.00"}, {plafond: "2.00"}]',
            ((1000, 100), (None, 200)),
        ),
        ("count -> number", "[{tot: 0, plafond: 100}, {plafond: 120}]", ((0, 100), (None, 120))),
    ],
)
def test_each_unit_is_read_in_its_own_shape(unit: str, value: str, kept: object) -> None:
    row = read(unit, value).rows[0]
    assert (row.value, row.where) == (kept, "f.yaml:6")


@pytest.mark.parametrize(
    ("unit", "value", "said"),
    [
        ("EUR/month", "1314.20", 'an amount is text with two decimals, as "1314.20"'),
        ("EUR/month", '"1314.2"', "two decimals"),
        ("EUR/month", '"-1.00"', "two decimals"),
        ("EUR/month", '"99999999999999.00"', "two decimals"),
        ("years", '"18"', "a number from 0"),
        ("years", "-1", "a number from 0"),
        ("years", "true", "a number from 0"),
        ("years", "99999999", "a number from 0"),
        ("bool", "1", "`value` is true or false"),
        ("list", "[1]", "a list of words"),
        ("list", "[]", "a list of words"),
        ("month-day", '"02-29"', "a day of every year"),
        ("month-day", '"13-01"', "a day of every year"),
        ("percents", "1", "`unit` is one of"),
        ("EUR/year -> EUR/year", "[]", "the last bracket has no `tot`"),
        ("EUR/year -> EUR/year", '[{tot: "1.00", plafond: "1.00"}]', "the last bracket"),
        (
            "EUR/year -> EUR/year",
            '[{plafond: "1.00"}, {plafond: "1.00"}]',
            "only the last bracket has no `tot`",
        ),
        (
            "EUR/year -> EUR/year",
            '[{tot: "2.00", plafond: "1.00"}, {tot: "2.00", plafond: "1.00"}, {plafond: "3.00"}]',
            "brackets stand in order",
        ),
        ("count -> number", "[{plafond: -1}]", "`plafond` is a whole number"),
    ],
)
def test_a_value_that_does_not_fit_its_unit_is_refused(unit: str, value: str, said: str) -> None:
    with pytest.raises(DocumentError, match=r"f\.yaml:") as caught:
        read(unit, value)
    assert said in caught.value.message


def file_of(*values: str) -> str:
    rows = "".join(f"    {one}\n" for one in values)
    return f"{HEAD}  unit: years\n  values:\n{rows}"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("leefloon: {}\n", "f.yaml:1: leefloon: a dotted name"),
        ("a.b: 1\n", "f.yaml:1: a.b is a mapping"),
        (f"{HEAD}  unit: years\n  value: 1\n", "f.yaml:5: a.b has no `value`; it has"),
        (f"{HEAD}  unit: years\n  values: {{}}\n", "f.yaml:5: a.b has no values"),
        (
            file_of(f"2024-01-01: {{value: 1, {TAIL}}}", f"2023-01-01: {{value: 1, {TAIL}}}"),
            "f.yaml:5: the days of a.b stand in order",
        ),
        (file_of(f"now: {{value: 1, {TAIL}}}"), "f.yaml:6: now:"),
        (
            file_of(f"2024-01-01: {{value: 1, {TAIL}, known_to: 2023-12-31}}"),
            "lies before 2024-01-01",
        ),
        (file_of("2024-01-01: {value: 1, reference: r, grade: X}"), "`grade` is one of A, B, C"),
        (file_of("2024-01-01: {value: 1, reference: r, grade: A}"), "`checked_on` says on which"),
        (file_of("2024-01-01: {value: 1, grade: A}"), "`reference` is a text"),
        (file_of(f"2024-01-01: {{value: 1, {TAIL}, ref: 3}}"), "`ref` is a text"),
        (file_of(f"2024-01-01: {{value: 1, {TAIL}, known_to: soon}}"), "`known_to` is a day"),
    ],
)
def test_a_file_with_another_shape_is_refused_with_its_line(text: str, said: str) -> None:
    assert said in refusal(text)


def test_a_name_that_stands_in_two_files_is_refused() -> None:
    text = f"{HEAD}  unit: years\n  values:\n    2024-01-01: {{value: 1, {TAIL}}}\n"
    assert "a.b already stands in another file" in refusal(text, text)


def test_the_figures_that_ship_are_all_there_with_source_and_grade() -> None:
    found = [row for one in shipped_rules().parameters for row in one.rows]
    assert len(found) >= 166
    assert all(row.reference and row.checked_on == dt.date(2026, 11, 23) for row in found)
