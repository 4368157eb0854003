"""Spreadsheets: numbers that stay exact, codes that keep their zeros, files that attack."""

import datetime as dt
import io
import zipfile
from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook
from openpyxl.chart import BarChart

from verbond.kit.sheets import spreadsheet
from verbond.kit.sheets.errors import TableUnreadable
from verbond.kit.sheets.figures import NumberText, read_number
from verbond.kit.sheets.table import Layout, read_rows, read_table


def book(rows: list[list[Any]], *, zeros: str = "") -> bytes:
    work = Workbook()
    sheet = work.worksheets[0]
    sheet.title = "Cijfers"
    for row in rows:
        sheet.append(row)
    if zeros:
        for cell in sheet["A"]:
            cell.number_format = zeros
    out = io.BytesIO()
    work.save(out)
    return out.getvalue()


def test_a_sheet_is_read_as_rows() -> None:
    found = read_rows(book([["Rapportjaar", 2025], [None], ["code", "Genk", "As"]]), name="f")
    assert [(line.number, len(line.cells)) for line in found] == [(1, 2), (3, 3)]


def test_numbers_come_as_exact_text() -> None:
    found = read_table(book([["code", "euro"], ["01", 995803140.45], [7, 990]]), name="f")
    assert [line.cells for line in found.lines] == [("01", "995803140.45"), ("7", "990")]
    assert isinstance(found.lines[0].cells[1], NumberText)
    assert str(read_number(found.lines[0].cells[1], ",")) == "995803140.45"


def test_text_that_looks_like_a_number_stays_text() -> None:
    found = read_table(book([["a", "b"], ["990.000", "=1+1"]]), name="f")
    assert found.lines[0].cells[0] == "990.000"
    assert not isinstance(found.lines[0].cells[0], NumberText)


def test_dates_and_ticks_have_one_way_of_writing() -> None:
    row = [dt.datetime(2022, 3, 23), dt.datetime(2022, 3, 23, 14), dt.time(14), True, None, 0.1]  # noqa: DTZ001
    cells = read_table(book([list("abcdef"), row]), name="f").lines[0].cells
    assert cells == ("2022-03-23", "2022-03-23T14:00:00", "14:00:00", "1", "", "0.1")


def test_a_format_of_zeros_gives_codes_their_zeros_back() -> None:
    found = read_table(book([["nis", "n"], [2000, 1]], zeros="00000"), name="f")
    assert found.lines[0].cells[0] == "02000"


def test_a_sheet_is_chosen_by_name() -> None:
    content = book([["a", "b"], [1, 2]])
    with pytest.raises(TableUnreadable, match="er is Cijfers"):
        read_table(content, name="f", layout=Layout(sheet="Blad2"))


def test_a_book_with_nothing_but_a_drawing_has_no_cells_to_read() -> None:
    work = Workbook()
    work.create_chartsheet("Grafiek").add_chart(BarChart())
    work.remove(work.worksheets[0])
    out = io.BytesIO()
    work.save(out)
    with pytest.raises(TableUnreadable, match="geen blad met cellen"):
        read_table(out.getvalue(), name="f")


def test_a_packed_bomb_is_weighed_before_it_is_opened(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(spreadsheet, "MAX_UNPACKED", 1000)
    with pytest.raises(TableUnreadable, match="uitgepakt groter") as caught:
        read_table(book([["a", "b"], ["x" * 5000, 2]]), name="f")
    assert caught.value.code == "bomb"


def test_a_sheet_that_claims_a_million_empty_rows_is_read_at_once() -> None:
    work = Workbook()
    work.worksheets[0]["A1"] = "a"
    work.worksheets[0]["XFD1048576"] = "z"
    out = io.BytesIO()
    work.save(out)
    with pytest.raises(TableUnreadable, match="meer dan 2000 kolommen"):
        read_table(out.getvalue(), name="f")


def test_a_zip_that_is_no_spreadsheet_is_refused() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as packed:
        packed.writestr("readme.txt", "hello")
    with pytest.raises(TableUnreadable, match="geen leesbaar XLSX"):
        read_table(out.getvalue(), name="f")


def test_entities_that_refer_to_entities_do_not_grow() -> None:
    good, out = io.BytesIO(book([["a", "b"], ["x", "y"]])), io.BytesIO()
    bomb = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "' + b"a" * 1000 + b'">'
    bomb += b"".join(b'<!ENTITY b%d "%s">' % (n, b"&a;" * 1000) for n in range(20)) + b"]>"
    with zipfile.ZipFile(good) as packed, zipfile.ZipFile(out, "w") as spoiled:
        for part in packed.infolist():
            content = packed.read(part)
            if part.filename == "xl/worksheets/sheet1.xml":
                content = bomb + b"<x>" + b"&b1;" * 20000 + b"</x>"
            spoiled.writestr(part, content)
    with pytest.raises(TableUnreadable):
        read_table(out.getvalue(), name="f")


# Made once: a book holds the time at which it was saved, and its length with it.
WHOLE = book([["a", "b"], ["x", 1.5]])


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_a_damaged_spreadsheet_is_an_error_of_ours(data: st.DataObject) -> None:
    content = bytearray(WHOLE)
    for place in data.draw(st.lists(st.integers(4, len(content) - 1), max_size=12)):
        content[place] = data.draw(st.integers(0, 255))
    with suppress(TableUnreadable):
        read_table(bytes(content), name="f")
