"""Tables of every kind, and files that are none."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verbond.kit.sheets import limits, table
from verbond.kit.sheets.errors import TableUnreadable
from verbond.kit.sheets.table import Layout, Table, read_rows, read_table

cells = st.text(st.characters(codec="utf-8", exclude_characters="\x00\r"), max_size=20)


def read(content: bytes, **layout: object) -> Table:
    return read_table(content, name="fictief", layout=Layout(**layout))  # type: ignore[arg-type]


@pytest.mark.parametrize("delimiter", [",", ";", "|", "\t"])
def test_the_sign_between_cells_is_found(delimiter: str) -> None:
    content = f"a{delimiter}b\n1{delimiter}2\n3{delimiter}4\n".encode()
    assert read(content).lines[1].cells == ("3", "4")


def test_a_decimal_comma_does_not_part_cells() -> None:
    found = read(b"plaats;waarde\nGenk;12,5\nAs;7,25\n")
    assert (found.delimiter, found.lines[0].cells) == (";", ("Genk", "12,5"))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_accents_survive_every_common_encoding(encoding: str) -> None:
    assert read("naam,n\nCoördinatie,1\n".encode(encoding)).lines[0].cells[0] == "Coördinatie"


def test_codes_stay_text() -> None:
    found = read(b"code,n\n01,5\n-8,7\n00042,1\n")
    assert [line.cells[0] for line in found.lines] == ["01", "-8", "00042"]


def test_a_cell_with_a_line_break_at_the_end_of_the_sample_is_no_fault() -> None:
    rows = "".join(f'{n},"twee\nregels"\n' for n in range(40))
    assert len(read(f"a,b\n{rows}".encode()).lines) == 40


def test_rows_know_their_number_in_the_file() -> None:
    found = read(b"kop van de bron,\n\na,b\n\n1,2\n", header_row=3)
    assert (found.header, found.lines[0].number) == (("a", "b"), 5)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty"),
        (b"\x00\x01\x02", "binary"),
        (b"\x89PNG\r\n\x1a\n\x00\x00", "binary"),
        (b"\xd0\xcf\x11\xe0rest", "old_office"),
        (b"PK\x03\x04broken", "broken_zip"),
        (b"a,b\n1,2,3\n", "delimiter"),
        (b"a,a\n1,2\n", "double_heading"),
        (b"   \n \n", "no_header"),
        (b'a,b\n"1,2\n', "malformed"),
        (b"\x81\x8d,\x8f\n", "encoding"),
        (b"\xff\xfea", "encoding"),
        (b"a" * 200_000, "malformed"),
        (",".join(map(str, range(2001))).encode() + b"\n", "too_wide"),
        (b"\xff\xfea\x00\x00\x00", "binary"),
        (b"a,b\n" + b"1," + b"x" * 40_000, "long_cell"),
    ],
)
def test_what_is_no_table_is_named(content: bytes, code: str) -> None:
    with pytest.raises(TableUnreadable) as caught:
        read(content)
    assert caught.value.code == code


def test_empty_cells_beyond_the_header_are_left_out() -> None:
    assert read(b"a;b;;\n1;2;;\n", delimiter=";").lines[0].cells == ("1", "2")


def test_a_table_of_one_column_needs_no_sign() -> None:
    assert read(b"a\n1\n2\n").header == ("a",)


def test_an_unknown_encoding_is_named() -> None:
    with pytest.raises(TableUnreadable, match="codering 'klingon' bestaat niet"):
        read(b"a,b\n", encoding="klingon")


def test_a_very_long_table_is_sampled_and_read_whole() -> None:
    row = b"1,'" + b"x" * 400 + b"'\n"
    assert len(read(b"a,b\n" + row * 1000).lines) == 1000


def test_a_row_with_too_many_cells_is_named_with_its_number() -> None:
    rows = "".join(f"{n},{n}\n" for n in range(40))
    with pytest.raises(TableUnreadable, match="rij 42: 3 cellen, de kop heeft er 2"):
        read(f"a,b\n{rows}1,2,3\n".encode())


def test_a_table_has_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(table, "MAX_BYTES", 100)
    with pytest.raises(TableUnreadable, match="groter dan"):
        read(b"a,b\n" + b"1,2\n" * 100)
    monkeypatch.setattr(table, "MAX_BYTES", limits.MAX_BYTES)
    monkeypatch.setattr(table, "MAX_ROWS", 3)
    with pytest.raises(TableUnreadable, match="meer dan 3 rijen"):
        read(b"a,b\n" + b"1,2\n" * 5)


@given(st.binary(max_size=400))
def test_any_bytes_are_a_table_or_an_error_of_ours(content: bytes) -> None:
    try:
        found = read(content)
    except TableUnreadable:
        return
    assert all(len(line.cells) == len(found.header) for line in found.lines)


@given(
    st.lists(st.lists(cells, min_size=2, max_size=2), min_size=1, max_size=8),
    st.sampled_from([",", ";", "|", "\t"]),
)
def test_what_was_written_is_what_is_read(rows: list[list[str]], delimiter: str) -> None:
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter, quoting=csv.QUOTE_ALL, lineterminator="\n")
    writer.writerows([["eerste", "tweede"], *rows])
    found = read(out.getvalue().encode(), delimiter=delimiter)
    kept = [tuple(row) for row in rows if any(cell.strip() for cell in row)]
    assert [line.cells for line in found.lines] == kept


def test_rows_before_the_table_are_read_too() -> None:
    content = b"Type rapport;fictief\n\nRapportjaar;2025\ncode;Genk;As\n0200;12,5;7,25\n"
    found = read_rows(content, name="fictief")
    assert [line.number for line in found] == [1, 3, 4, 5]
    assert found[-1].cells == ("0200", "12,5", "7,25")


def test_a_single_column_is_rows_too() -> None:
    assert read_rows(b"een\ntwee\n", name="f")[1].cells == ("twee",)


def test_a_sign_that_leaves_a_quote_open_is_not_the_one() -> None:
    found = read_rows(b'"a"|"b;c"\n"1"|"2;3"\n', name="f")
    assert found[0].cells == ("a", "b;c")


@pytest.mark.parametrize(
    ("content", "code"),
    [(b"", "empty"), (b"\n \n", "empty"), (b"\x00", "binary"), (b'"a', "malformed")],
)
def test_what_has_no_rows_says_so(content: bytes, code: str) -> None:
    with pytest.raises(TableUnreadable) as caught:
        read_rows(content, name="f")
    assert caught.value.code == code


@pytest.mark.parametrize(("name", "code"), [("MAX_COLUMNS", "too_wide"), ("MAX_ROWS", "too_long")])
def test_rows_have_limits(monkeypatch: pytest.MonkeyPatch, name: str, code: str) -> None:
    monkeypatch.setattr(table, name, 2)
    with pytest.raises(TableUnreadable) as caught:
        read_rows(b"a;b;c\n" * 3 if code == "too_wide" else b"a;b\n" * 3, name="f")
    assert caught.value.code == code


def test_a_line_without_end_is_not_cut_into_cells(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(table, "MAX_LINE", 10)
    with pytest.raises(TableUnreadable, match="langer dan 10 tekens"):
        read(b"a;b\n1;2;;;;;;;;;;;;;;;;;\n", delimiter=";")
