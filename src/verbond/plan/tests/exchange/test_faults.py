"""What is wrong in a file is named by row and column, and then nothing of it is used."""

import io

import pytest

from verbond.kit.sheets.errors import TableUnreadable
from verbond.plan.exchange import Reading, as_csv, as_xlsx, read_sheet_file
from verbond.plan.exchange.faults import MOST_FAULTS
from verbond.plan.testing import ORIGINAL, line, sheet_with

FIELDS = {"0340": "Groen", "0113": "Archief"}
HEAD = as_csv(sheet_with()).decode("utf-8-sig").split("\r\n")


def read(*rows: str, drop: str = "") -> Reading:
    """Read the small plan with rows added, without the rows that start with `drop`."""
    kept = [row for row in HEAD if row and not (drop and row.startswith(drop))]
    return read_sheet_file("\r\n".join([*kept, *rows]).encode(), "plan.csv", FIELDS)


def row(**cells: str) -> str:
    return ";".join(cells.get(name, "") for name in HEAD[0].split(";"))


def codes(reading: Reading) -> list[tuple[str, str]]:
    return [(fault.column, fault.code) for fault in reading.faults]


def euro(**cells: str) -> str:
    return row(
        **{
            "soort": "bedrag", "id": "x", "onder": "A1", "entiteit": "stad", "jaar": "2026",
            "aard": "investering", "kant": "uitgave", "fase": "raming", "bedrag": "1",
        } | cells
    )  # fmt: skip


def action(**cells: str) -> str:
    return row(
        **{"soort": "actie", "code": "A9", "onder": "AP1", "naam": "N", "beleidsveld": "0340"}
        | cells
    )


@pytest.mark.parametrize(
    ("cells", "column", "code"),
    [
        ({"bedrag": "990.000"}, "bedrag", "amount_ambiguous"),
        ({"bedrag": "990.0"}, "bedrag", "amount_ambiguous"),
        ({"bedrag": "1e6"}, "bedrag", "not_a_number"),
        ({"bedrag": "1,234.5678"}, "bedrag", "part_of_a_cent"),
        ({"bedrag": "veel"}, "bedrag", "not_a_number"),
        ({"bedrag": ""}, "bedrag", "empty"),
        ({"bedrag": "99999999999999999"}, "bedrag", "too_large"),
        ({"bedrag": "-1", "fase": "krediet"}, "bedrag", "negative"),
        ({"jaar": "2031"}, "jaar", "year_outside"),
        ({"jaar": "26"}, "jaar", "year"),
        ({"jaar": ""}, "jaar", "empty"),
        ({"entiteit": "kerkfabriek"}, "entiteit", "word"),
        ({"aard": ""}, "aard", "empty"),
        ({"kant": "beide"}, "kant", "word"),
        ({"fase": "gepland"}, "fase", "word"),
        ({"onder": "A7"}, "onder", "no_such_action"),
        ({"onder": "BD1"}, "onder", "no_such_action"),
        ({"beleidsveld": "340"}, "beleidsveld", "field_zero"),
        ({"beleidsveld": "9340"}, "beleidsveld", "field"),
        ({"rekening": "6" * 21}, "rekening", "too_long"),
        ({"tekst": "een\x07bel"}, "tekst", "control"),
        ({"soort": "bedragen"}, "soort", "word"),
    ],
)
def test_an_amount_with_a_fault_is_named_by_row_and_column(
    cells: dict[str, str], column: str, code: str
) -> None:
    reading = read(euro(**cells))
    assert (column, code) in codes(reading)
    assert reading.faults[0].row == len(HEAD)
    assert reading.sheet is None


def test_flemish_amounts_are_read() -> None:
    reading = read(euro(bedrag="1.234,56"))
    assert reading.sheet is not None
    assert reading.sheet.lines[-1].cents == 123456


@pytest.mark.parametrize(
    ("cells", "column", "code"),
    [
        ({"code": "A1"}, "code", "double"),
        ({"id": "a1"}, "id", "double"),
        ({"code": "A 9"}, "code", "code"),
        ({"code": ""}, "code", "empty"),
        ({"onder": ""}, "onder", "empty"),
        ({"onder": "AP7"}, "onder", "no_such_parent"),
        ({"onder": "BD1"}, "onder", "wrong_level"),
        ({"onder": "A9"}, "onder", "cycle"),
        ({"naam": ""}, "naam", "empty"),
        ({"naam": "n" * 501}, "naam", "too_long"),
        ({"beleidsveld": ""}, "beleidsveld", "empty"),
        ({"prioritair": "misschien"}, "prioritair", "word"),
    ],
)
def test_an_action_with_a_fault_is_named_by_row_and_column(
    cells: dict[str, str], column: str, code: str
) -> None:
    assert (column, code) in codes(read(action(**cells)))


def test_a_detour_back_to_itself_is_called_a_cycle() -> None:
    reading = read(
        row(soort="actieplan", code="AP8", onder="A8", naam="N"), action(code="A8", onder="AP9"),
        row(soort="actieplan", code="AP9", onder="AP8", naam="N"),
    )  # fmt: skip
    assert ("onder", "cycle") in codes(reading)


def test_a_goal_stands_under_nothing() -> None:
    reading = read(row(soort="doelstelling", code="BD2", onder="AP1", naam="N"))
    assert codes(reading) == [("onder", "goal_under")]


@pytest.mark.parametrize(
    ("cells", "code"),
    [
        ({"code": "plan", "tekst": "Mijn Plan"}, "slug"),
        ({"code": "bbc", "tekst": "2014"}, "word"),
        ({"code": "laatste_jaar", "tekst": "2020"}, "years_order"),
        ({"code": "laatste_jaar", "tekst": "2044"}, "years_many"),
        ({"code": "versie", "tekst": "0"}, "whole"),
        ({"code": "versie", "tekst": "twee"}, "whole"),
        ({"code": "datum", "tekst": "31/02/2026"}, "day"),
        ({"code": "fictief", "tekst": ""}, "empty"),
        ({"code": "kleur", "tekst": "groen"}, "word"),
    ],
)
def test_a_fact_with_a_fault_is_named(cells: dict[str, str], code: str) -> None:
    reading = read(row(soort="gegeven", **cells), drop=f"gegeven;;{cells['code']};")
    assert code in {fault.code for fault in reading.faults}


def test_a_day_can_be_written_as_in_flanders() -> None:
    reading = read(row(soort="gegeven", code="datum", tekst="5/1/2026"), drop="gegeven;;datum;")
    assert reading.sheet is not None
    assert reading.sheet.version.on.isoformat() == "2026-01-05"


def test_a_fact_is_said_once_and_may_not_be_missing() -> None:
    assert ("code", "double_fact") in codes(read(row(soort="gegeven", code="plan", tekst="x")))
    assert codes(read(drop="gegeven;;titel;")) == [("titel", "fact_missing")]


def test_a_year_without_an_estimate_is_a_fault_of_a_plan_and_not_of_an_account() -> None:
    lines = (line("A1", 2026, 100),)
    content = as_csv(sheet_with(lines=lines))
    reading = read_sheet_file(content, "plan.csv", FIELDS)
    assert [(one.code, one.cell) for one in reading.faults] == [("year_missing", "2027")]
    account = sheet_with(lines=(line("A1", 2026, 100, stage="booked"),))
    assert read_sheet_file(as_csv(account), "plan.csv", FIELDS).faults == ()


def test_a_policy_field_that_we_do_not_know_is_a_warning() -> None:
    reading = read(action(beleidsveld="0999"))
    assert reading.faults == ()
    assert [(one.column, one.code) for one in reading.warnings] == [
        ("beleidsveld", "field_unknown")
    ]


def test_a_negative_booking_is_a_warning() -> None:
    reading = read(euro(bedrag="-1", fase="geboekt"))
    assert [one.code for one in reading.warnings] == ["negative_booked"]


@pytest.mark.parametrize(
    ("header", "code"), [("soort;code", "column_missing"), (HEAD[0] + ";kleur", "column_unknown")]
)
def test_columns_are_those_of_the_shape(header: str, code: str) -> None:
    reading = read_sheet_file(f"{header}\r\nbedrag;x\r\n".encode(), "plan.csv", FIELDS)
    assert code in {fault.code for fault in reading.faults}
    assert reading.sheet is None


def test_a_code_that_a_spreadsheet_made_a_number_of_is_refused() -> None:
    from openpyxl import load_workbook

    book = load_workbook(io.BytesIO(as_xlsx(sheet_with())))
    page = book.active
    assert page is not None
    page.append(["actieplan", "q", 1.1, "BD1", "Naam"])
    out = io.BytesIO()
    book.save(out)
    reading = read_sheet_file(out.getvalue(), "plan.xlsx", FIELDS)
    assert codes(reading) == [("code", "code_number")]


def test_more_faults_than_anybody_mends_at_once_are_counted() -> None:
    reading = read(*(euro(id=f"x{n}", bedrag="990.000") for n in range(MOST_FAULTS + 5)))
    assert (len(reading.faults), reading.fault_count) == (MOST_FAULTS, MOST_FAULTS + 5)


@pytest.mark.parametrize(
    "content", [b"", b"PK\x03\x04broken", b"\x00\x01\x02", b"\xd0\xcf\x11\xe0"]
)
def test_what_is_no_table_is_refused(content: bytes) -> None:
    with pytest.raises(TableUnreadable):
        read_sheet_file(content, "plan.xlsx", FIELDS)


def test_doubled_figures_and_totals_are_named() -> None:
    figure = row(soort="jaarcijfer", code="schuld", entiteit="stad", jaar="2026", bedrag="0")
    total = row(soort="totaal", code="exploitatiesaldo", jaar="2026", bedrag="0")
    assert codes(read(figure, total, total)) == [("code", "double"), ("code", "double")]
    assert codes(read(row(soort="totaal", code="winst", jaar="2026", bedrag="0"))) == [
        ("code", "word")
    ]


def test_the_version_stands_in_the_file() -> None:
    reading = read()
    assert reading.sheet is not None
    assert reading.sheet.version == ORIGINAL
