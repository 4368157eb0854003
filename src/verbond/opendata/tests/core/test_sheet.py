import csv
import io
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verbond.opendata.core.errors import SheetWrong
from verbond.opendata.core.sheet import read_sheet, write_sheet
from verbond.opendata.core.things import Field, Thing

KINDS = ("text", "integer", "number", "boolean", "date", "datetime", "json")


def field(name: str, kind: str) -> Field:
    return Field(name=name, term=name, nl="x", en="x", kind=kind, may_be_empty=kind != "text")


THING = Thing(
    many="tries", one="try", key=("text",), classes=("Try",), nl="x", en="x",
    fields=tuple(field(kind, kind) for kind in KINDS), beside={}, filters=(),
    stands_alone=True, is_paged=False, page="",
)  # fmt: skip
# Tabs, line ends and signs at the front are what goes wrong; NUL no database keeps.
words = st.text(st.characters(exclude_characters="\x00", exclude_categories=["Cs"]))
plain = st.none() | st.booleans() | st.integers() | words
values = st.fixed_dictionaries(
    {
        "text": st.builds(str.__add__, st.sampled_from(["", "=", "+", "-", "@", "\t", "'"]), words),
        "integer": st.none() | st.integers(),
        "number": st.none() | st.decimals(allow_nan=False, allow_infinity=False, places=6),
        "boolean": st.none() | st.booleans(),
        "date": st.none() | st.dates(),
        "datetime": st.none() | st.datetimes(timezones=st.just(UTC)),
        "json": st.none() | st.lists(plain, min_size=1) | st.dictionaries(words, plain),
    }
)


def written(*rows: dict[str, Any]) -> str:
    return b"".join(write_sheet(THING, rows)).decode()


def row(**given: Any) -> dict[str, Any]:
    return dict.fromkeys(THING.columns) | {"text": ""} | given


@given(st.lists(values, max_size=5))
def test_what_was_written_is_read_back_the_same(rows: list[dict[str, Any]]) -> None:
    assert read_sheet(THING, written(*rows)) == rows


@given(values)
def test_no_text_can_run_as_a_formula(values: dict[str, Any]) -> None:
    cells = next(csv.DictReader(io.StringIO(written(values), newline="")))
    assert not cells["text"].startswith(("=", "+", "-", "@", "\t", "\r", "\n"))


def test_a_formula_gets_an_apostrophe_and_a_negative_number_none() -> None:
    text = written(row(text="=1+1", integer=-8))
    assert "'=1+1,-8," in text


def test_dates_are_iso_and_numbers_have_a_point() -> None:
    given = row(
        number=Decimal("12.50"), date=date(2024, 12, 31), boolean=True,
        datetime=datetime(2024, 12, 31, 23, 0, tzinfo=UTC), json=["a", 1],
    )  # fmt: skip
    expected = ',,12.5,true,2024-12-31,2024-12-31T23:00:00Z,"[""a"", 1]"\r\n'
    assert written(given).endswith(expected)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a,b\r\n", "row 1"),
        (",".join(KINDS) + "\r\nx\r\n", "row 2: 1 cells"),
        (",".join(KINDS) + "\r\n,een,,,,,\r\n", "row 2, integer"),
        (",".join(KINDS) + "\r\n,,,ja,,,\r\n", "row 2, boolean"),
        ("", "row 1"),
    ],
)
def test_a_sheet_that_is_not_ours_is_refused_with_its_place(text: str, said: str) -> None:
    with pytest.raises(SheetWrong, match=said):
        read_sheet(THING, text)
