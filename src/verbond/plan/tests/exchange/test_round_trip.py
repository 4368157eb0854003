"""A plan goes out and comes back without loss, whatever its texts hold."""

import io
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from verbond.plan.exchange import NodeRow, Reading, Sheet, as_csv, as_xlsx, read_sheet_file
from verbond.plan.exchange.writing import amount, guarded, unguarded
from verbond.plan.testing import LINES, NODES, line, sheet_with

FIELDS = {"0340": "Aankoop en beheer van groen", "0113": "Archief"}


def read(content: bytes, name: str = "plan.csv") -> Reading:
    return read_sheet_file(content, name, FIELDS)


def read_whole(content: bytes, name: str = "plan.csv") -> Sheet:
    reading = read(content, name)
    assert reading.faults == ()
    assert reading.sheet is not None
    return reading.sheet


def test_a_plan_that_goes_out_and_in_goes_out_the_same_to_the_byte() -> None:
    content = as_csv(sheet_with(stated={"2026": {"budgettair_resultaat": -1}}))
    assert as_csv(read_whole(content)) == content


def test_a_spreadsheet_holds_the_same_plan() -> None:
    sheet = sheet_with()
    assert as_csv(read_whole(as_xlsx(sheet), "plan.xlsx")) == as_csv(sheet)


def test_the_order_of_rows_makes_no_other_plan() -> None:
    turned = sheet_with(lines=tuple(reversed(LINES)), nodes=tuple(reversed(NODES)))
    assert turned.sha256() == sheet_with().sha256()
    assert sheet_with(lines=LINES[1:]).sha256() != sheet_with().sha256()


# What a file can hold: no control characters, no surrogates, trimmed, breaks as \n.
TEXTS = st.text(
    st.characters(blacklist_categories=["Cs", "Cc"], blacklist_characters="\ufffe\uffff"),
    min_size=1,
    max_size=40,
).map(str.strip)


@settings(max_examples=150, deadline=None)
@given(name=TEXTS.filter(bool), text=TEXTS, cents=st.integers(-(10**14), 10**14))
def test_any_text_and_amount_survives(name: str, text: str, cents: int) -> None:
    node = replace(NODES[0], name=name, text=text)
    lines = (*LINES, line("A1", 2026, cents, stage="booked"))
    sheet = sheet_with(nodes=(node, *NODES[1:]), lines=lines)
    back = read_whole(as_csv(sheet))
    assert (back.nodes[0].name, back.nodes[0].text) == (name, text)
    assert sum(row.cents for row in back.lines) == sum(row.cents for row in lines)
    assert as_csv(back) == as_csv(sheet)


@given(st.text(max_size=12))
def test_a_guarded_text_is_no_formula_and_comes_back(text: str) -> None:
    kept = guarded(text)
    assert unguarded(kept) == text or kept == text
    assert not kept.startswith(("=", "+", "@", "\t", "\r"))


def test_a_name_that_would_run_as_a_formula_stays_text_in_both_files() -> None:
    from openpyxl import load_workbook

    evil = '=HYPERLINK("http://example.test";"klik")'
    node = replace(NODES[0], name=evil)
    sheet = sheet_with(nodes=(node, *NODES[1:]))
    assert f"'{evil[:10]}".encode() in as_csv(sheet)
    page = load_workbook(io.BytesIO(as_xlsx(sheet))).active
    assert page is not None
    assert all(cell.data_type != "f" for row in page.iter_rows() for cell in row)
    assert read_whole(as_xlsx(sheet), "plan.xlsx").nodes[0].name == evil


def test_a_line_break_within_a_text_stays() -> None:
    node = NodeRow("goal", "g1", "BD1", "", "Naam", text="een\ntwee")
    back = read_whole(as_csv(sheet_with(nodes=(node, *NODES[1:]))))
    assert back.nodes[0].text == "een\ntwee"


def test_amounts_without_an_id_get_one_from_what_they_are() -> None:
    content = as_csv(sheet_with()).decode("utf-8-sig")
    bare = "\r\n".join(
        ";".join(["bedrag", "", *row.split(";")[2:]]) if row.startswith("bedrag") else row
        for row in content.split("\r\n")
    )
    first = read_whole(bare.encode())
    assert len({row.external_id for row in first.lines}) == len(LINES)
    assert as_csv(read_whole(as_csv(first))) == as_csv(first)


@pytest.mark.parametrize(("cents", "text"), [(99_000_000, "990000"), (1, "0,01"), (-150, "-1,50")])
def test_amounts_are_written_so_that_only_one_reading_is_left(cents: int, text: str) -> None:
    assert amount(cents) == text
