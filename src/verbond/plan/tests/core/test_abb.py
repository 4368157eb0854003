"""Exports of the Agency, all made and fictief: three layouts, and the traps of their numbers."""

import io
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from verbond.kit.errors import RuleBroken
from verbond.kit.sheets.figures import DecimalSign
from verbond.plan.core.abb.figure import Export
from verbond.plan.core.abb.reading import Wish, read_export
from verbond.plan.core.errors import ExportUnreadable

# 99901 and 99902 are no codes of real municipalities.
AS_ROWS = """Type rapport;fictief;fictief;fictief;fictief
Rapportjaar;2026;2026;2026;Total
Boekjaar;2026;2026;2027;2026
BV_domein;0 Algemene financiering;0;2 Mobiliteit;2
BV_subdomein;00;00;02;02
Beleidsveld;0050 Patrimonium;0050 Patrimonium;0200 Wegen;0200 Wegen
NIS-code;Uitgave;Uitgave per inwoner;Uitgave;Uitgave
99901;1.234.567;12,3;990.000,50;7
99902;500;1;;8
Total;1.235.067;13;990.000,50;15
"""
AS_COLUMNS = """Rapportjaar;2026;;
Type rapport;fictief;;
Boekjaar;Niveau 1;Niveau 2;Niveau 3;Alg. rekening;99901;99902
2026;I Investeringen;I.1;I.1.B;REK2202 Wegen;1.000,00;2.500,50
2027;I Investeringen;I.1;I.1.B;REK2202 Wegen;;3.000,00
2027;Total;;;;1.000,00;5.500,50
"""
HEAD = "NIS-code;Type rapport;Rapportjaar;Boekjaar;BV_domein;BV_subdomein;Beleidsveld;Uitgave;"
TIDY = f"""Een uitleg boven de tabel;;;;;;;;
{HEAD}Uitgave per inwoner
99901;fictief;2026;2026;0;02;0200 Wegen;1250,00;1
99901;fictief;2026;2026;0;02;200 Wegen;100,00;1
"""


def read(
    text: str,
    *,
    decimal: DecimalSign | None = None,
    mergers: dict[tuple[str, int], str] | None = None,
) -> Export:
    wish = Wish(mergers=mergers or {}, decimal=decimal)
    return read_export(text.encode(), name="fictief.csv", wish=wish)


def reasons(export: Export) -> list[tuple[int, int, str]]:
    return [(one.row, one.column, one.reason) for one in export.rejected]


def test_municipalities_as_rows_are_read_with_the_words_above_them() -> None:
    found = read(AS_ROWS)
    assert [
        (one.nis, one.report_year, one.year, one.policy_field, one.cents) for one in found.figures
    ] == [
        ("99901", 2026, 2026, "0050", 123456700),
        ("99901", 2026, 2027, "0200", 99000050),
        ("99902", 2026, 2026, "0050", 50000),
    ]
    # What is per inhabitant is no amount of the plan; what is a total is told as not used.
    assert {reason for _, _, reason in reasons(found)} == {
        "een totaal, dat de andere rijen al tellen"
    }
    assert found.cents_by_field()["99901", 2026, "0050"] == 123456700


def test_municipalities_as_columns_are_read_with_the_words_beside_them() -> None:
    found = read(AS_COLUMNS)
    assert [
        (one.nis, one.report_year, one.year, one.account, one.cents, one.row, one.column)
        for one in found.figures
    ] == [
        ("99901", 2026, 2026, "REK2202", 100000, 4, 6),
        ("99902", 2026, 2026, "REK2202", 250050, 4, 7),
        ("99902", 2026, 2027, "REK2202", 300000, 5, 7),
    ]
    assert len(found.rejected) == 2


def test_labels_may_stand_below_the_codes() -> None:
    heads = "Rapportjaar;2026;;\n;;99901;99902\nBoekjaar;Beleidsveld;Fictief A;Fictief B\n"
    assert [one.cents for one in read(f"{heads}2026;0200 Wegen;5,00;6,00\n").figures] == [500, 600]


def test_codes_without_labels_leave_no_year() -> None:
    found = read("kop;99901\n\nx;5,00\n")
    assert reasons(found) == [(3, 2, "Boekjaar '' is geen jaar")]


def test_the_tidy_layout_is_read_and_a_lost_zero_is_told() -> None:
    found = read(TIDY)
    assert [(one.policy_field, one.cents) for one in found.figures] == [("0200", 125000)]
    ((row, column, reason),) = reasons(found)
    assert (row, column) == (4, 8)
    assert "voorstel 0200" in reason


def tidy(amount: str, *, more: str = "", nis: str = "99901", field: str = "0200 Wegen") -> Export:
    head = TIDY.splitlines()[1]
    return read(f"{head}\n{nis};fictief;2026;2026;0;02;{field};{amount};1\n{more}")


@pytest.mark.parametrize("amount", ["990.000", "990.0", "9.900", "9.9"])
def test_an_amount_that_a_float_may_have_shorn_is_not_guessed(amount: str) -> None:
    found = tidy(amount)
    assert found.figures == ()
    assert "op twee manieren te lezen" in reasons(found)[0][2]


def test_one_clear_amount_settles_the_sign_of_the_file() -> None:
    clear = "99902;fictief;2026;2026;0;02;0200 Wegen;1.234,56;1\n"
    assert [one.cents for one in tidy("990.000", more=clear).figures] == [99000000, 123456]


def test_a_shorn_amount_settles_nothing() -> None:
    shorn = "99902;fictief;2026;2026;0;02;0200 Wegen;990.0;1\n"
    assert tidy("990.000", more=shorn).figures == ()


def test_contradicting_signs_leave_each_amount_to_itself() -> None:
    both = "99902;f;2026;2026;0;02;0200 W;1.234,56;1\n99903;f;2026;2026;0;02;0200 W;1,234.56;1\n"
    assert [one.cents for one in tidy("990.000", more=both).figures] == [123456, 123456]


def test_a_person_settles_the_sign() -> None:
    text = TIDY.splitlines()[1] + "\n99901;f;2026;2026;0;02;0200 Wegen;990.000;1\n"
    assert [one.cents for one in read(text, decimal=",").figures] == [99000000]
    assert [one.cents for one in read(text, decimal=".").figures] == [99000]


@pytest.mark.parametrize("amount", ["0", "-5,00"])
def test_what_is_nought_or_less_is_told(amount: str) -> None:
    assert "0 of minder" in reasons(tidy(amount))[0][2]


@pytest.mark.parametrize(
    ("nis", "field", "said"),
    [
        ("OCMW 99901", "0200 Wegen", "OCMW"),
        ("9990", "0200 Wegen", "geen code van een gemeente"),
        ("99901", "9200 Wegen", "geen code van vier cijfers"),
        ("99901", "Total", "een totaal"),
        ("Totaal", "0200 Wegen", "een totaal"),
    ],
)
def test_rows_that_would_count_double_or_nowhere_are_told(nis: str, field: str, said: str) -> None:
    found = tidy("5,00", nis=nis, field=field)
    assert found.figures == ()
    assert said in reasons(found)[0][2]


def test_gemeente_and_ocmw_together_is_no_double() -> None:
    text = TIDY.splitlines()[1] + "\n99901;gemeente en OCMW;2026;2026;0;02;0200 W;5,00;1\n"
    assert [one.cents for one in read(text).figures] == [500]


def test_the_same_cell_twice_counts_once() -> None:
    found = tidy("5,00", more="99901;fictief;2026;2026;0;02;0200 Wegen;5,00;1\n")
    assert len(found.figures) == 1
    assert reasons(found) == [(3, 8, "hetzelfde als rij 2, kolom 8; dat zou dubbel tellen")]


def test_a_year_of_the_next_plan_is_marked_and_not_added() -> None:
    text = TIDY.splitlines()[1] + "\n99901;f;2020;2026;0;02;0200 W;5,00;1\n"
    found = read(text)
    assert found.figures[0].is_outside_plan
    assert found.cents_by_field() == {}


def test_a_merged_municipality_counts_for_the_new_one_from_its_year_on() -> None:
    text = TIDY.splitlines()[1] + "".join(
        f"\n99902;f;{year};{year};0;02;0200 W;5,00;1" for year in (2020, 2026)
    )
    found = read(text, mergers={("99901", 2026): "99999", ("99902", 2026): "99903"})
    assert [(one.nis, one.merged_from) for one in found.figures] == [
        ("99902", ""),
        ("99903", "99902"),
    ]


def test_a_spreadsheet_keeps_its_numbers() -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    for row in (
        ["fictief"],
        ["NIS-code", "Rapportjaar", "Boekjaar", "Beleidsveld", "Uitgave"],
        [99901, 2026, 2026, "0200 Wegen", 990.5],
        [99901.0, 2026.0, 2027, "0200 Wegen", "990.000"],
    ):
        sheet.append(row)
    out = io.BytesIO()
    book.save(out)
    found = read_export(out.getvalue(), name="f.xlsx", wish=Wish(mergers={}, report_year=2026))
    assert [one.cents for one in found.figures] == [99050]
    assert "op twee manieren" in reasons(found)[0][2]


@pytest.mark.parametrize("text", ["a;b\n1;2\n", "\n".join(f"rij {n}" for n in range(60))])
def test_what_is_no_export_is_refused(text: str) -> None:
    with pytest.raises(ExportUnreadable, match="NIS-code"):
        read(text)


@given(
    st.lists(st.sampled_from([*AS_ROWS.splitlines(), *AS_COLUMNS.splitlines(), *TIDY.splitlines()]))
)
def test_no_rows_break_the_reader(lines: list[str]) -> None:
    with suppress(RuleBroken):
        export = read("\n".join(lines))
        assert all(one.cents > 0 for one in export.figures)
