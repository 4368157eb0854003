"""A table of persons is read whole, or refused with row and column."""

import io
from collections.abc import Mapping, Sequence
from pathlib import Path

import pytest

from verbond.rights.core.errors import CaseError
from verbond.rights.core.population import NOT_KNOWN, UNBOUNDED, Population
from verbond.rights.core.vocabulary import Vocabulary
from verbond.rights.loading import shipped_rules
from verbond.rights.tables import read_table

STRUCTURE = "person household partner partner_form parent_1 parent_2 holder cares_for".split()
FACTS = """birth_date domicile_since taxable_income.2023 taxable_income.2022 tenure municipality
points_adult dementia_proof rent_month best_eye_visus""".split()
NEEDED = frozenset([*STRUCTURE, *FACTS])
FAMILY = """person,household,partner,partner_form,parent_1,holder,cares_for,birth_date,tenure
a,1,b,gehuwd,,,d,1980-05-06,eigenaar
b,1,a,gehuwd,,,,1981-01-01,eigenaar
c,1,,,a,b,,2010-02-28,eigenaar
d,2,,,,,,1950-12-31,
"""


def words() -> Vocabulary:
    return shipped_rules().vocabulary


def read(text: str, needed: frozenset[str] = NEEDED) -> Population:
    return read_table(
        io.BytesIO(text.encode()), words(), needed=needed, name="table.csv"
    ).population


def refused(text: str) -> str:
    with pytest.raises(CaseError) as fault:
        read(text)
    return fault.value.message


def test_a_family_keeps_its_bonds() -> None:
    found = read(FAMILY)
    assert list(found.starts) == [0, 3, 4]
    assert [(found.ties.one.tolist(), found.ties.other.tolist())] == [([0], [1])]
    assert found.ties.married.tolist() == [True]
    assert (found.ties.elder.tolist(), found.ties.younger.tolist()) == ([0], [2])
    assert (found.ties.holder.tolist(), found.ties.dependant.tolist()) == ([1], [2])
    assert (found.ties.carer.tolist(), found.ties.cared.tolist()) == ([0], [3])
    tenure = found.homes["tenure"]
    assert tenure.words[tenure.low[0]] == "eigenaar"
    assert tenure.low[1] == NOT_KNOWN


def test_members_that_stand_apart_come_together() -> None:
    lines = FAMILY.splitlines()
    mixed = "\n".join([lines[0], lines[1], lines[4], lines[3], lines[2]])
    found = read(mixed)
    assert [str(one) for one in found.person_ids] == ["a", "c", "b", "d"]
    assert found.ties.other.tolist() == [2]
    assert found.ties.dependant.tolist() == [1]


def test_grandparents_follow_from_parents() -> None:
    found = read(
        "person,parent_1,birth_date\na,b,2010-01-01\nb,c,1980-01-01\nc,d,1950-01-01\n"
        "d,,1925-01-01\n"
    )
    lines = zip(found.ties.elder.tolist(), found.ties.younger.tolist(), strict=True)
    degrees = dict(zip(lines, found.ties.degree.tolist(), strict=True))
    assert degrees == {(1, 0): 1, (2, 1): 1, (3, 2): 1, (2, 0): 2, (3, 1): 2, (3, 0): 3}


def test_an_amount_is_exact_to_the_cent() -> None:
    found = read("person,taxable_income.2023\na,25630.67\nb,0.1\nc,\nd,7\n")
    income = found.persons["taxable_income.2023"]
    assert income.low.tolist() == [2563067, 10, -UNBOUNDED, 700]
    assert income.high.tolist() == [2563067, 10, UNBOUNDED, 700]


def test_bounds_stand_in_two_columns() -> None:
    found = read(
        "person,taxable_income.2023,taxable_income.2023.min,taxable_income.2023.max\n"
        "a,,10.00,20.00\nb,5,,\nc,,,8\n"
    )
    income = found.persons["taxable_income.2023"]
    assert income.low.tolist() == [1000, 500, -UNBOUNDED]
    assert income.high.tolist() == [2000, 500, 800]


def test_truths_are_read_in_two_languages() -> None:
    found = read("person,dementia_proof\na,true\nb,Nee\nc,\nd,ja\n").persons["dementia_proof"]
    assert found.low.tolist() == [True, False, False, True]
    assert found.high.tolist() == [True, False, True, True]


def test_half_points_are_exact() -> None:
    found = read("person,best_eye_visus\na,4.5\nb,0.05\n").persons["best_eye_visus"]
    assert (found.low.tolist(), found.scale) == ([450, 5], 100)


WRONG = {
    "a column that is not needed": ("person,receives_vt\na,true\n", "receives_vt"),
    "a column twice": ("person,tenure,tenure\na,,\n", "twice"),
    "no person": ("household\n1\n", "no column person"),
    "nobody": ('person\na\n\n""\n', "Row 2, column person"),
    "a person twice": ("person\na\nb\na\n", "Row 3, column person: the person of row 1"),
    "no household": ("person,household\na,1\nb,\n", "Row 2, column household"),
    "a bad date": ("person,birth_date\na,1980-01-01\nb,1980-02-30\n", "Row 2, column birth_date"),
    "a date in 1800": ("person,birth_date\na,1800-01-01\n", "from 1900 to 2100"),
    "a date in words": ("person,birth_date\na,5 mei 1980\n", "2024-05-31"),
    "a negative amount": ("person,taxable_income.2023\na,-5.00\n", "not beginning with"),
    "three decimals": ("person,taxable_income.2023\na,5.001\n", "at most two decimals"),
    "a comma": ('person,taxable_income.2023\na,"5,50"\n', "such as 1250.50"),
    "an endless amount": ("person,taxable_income.2023\na,1e9\n", "Row 1"),
    "a fortune": ("person,taxable_income.2023\na,100000000.00\n", "100 million"),
    "a formula": ("person,municipality\na,=cmd|' /C calc'!A0\n", "not beginning with ="),
    "a line in a cell": ('person,municipality\na,"Ge\nnk"\n', "Row 1, column municipality"),
    "a long cell": (f"person,municipality\na,{'x' * 65}\n", "64 letters"),
    "another choice": ("person,tenure\na,kasteel\n", "allowed are huur_privaat"),
    "no truth": ("person,dementia_proof\na,misschien\n", "true, false, ja, nee"),
    "nobody as partner": ("person,partner\na,z\n", "Row 1, column partner: nobody"),
    "oneself as parent": ("person,parent_1\na,a\n", "the person itself"),
    "a partner of another": ("person,partner\na,b\nb,c\nc,b\n", "does not name this person"),
    "no form": ("person,partner,partner_form\na,b,\nb,a,\n", "empty beside a partner"),
    "another form": ("person,partner,partner_form\na,b,gehuwd\nb,a,wettelijk\n", "something else"),
    "a strange form": ("person,partner,partner_form\na,,getrouwd\n", "allowed are gehuwd"),
    "an old child": (
        "person,parent_1,birth_date\na,b,1960-01-01\nb,,1980-01-01\n", "not younger than its parent"
    ),
    "a circle of parents": ("person,parent_1\na,b\nb,a\n", "lead back"),
    "one parent twice": ("person,parent_1,parent_2\na,b,b\nb,,\n", "the same person"),
    "two truths about a house": (
        "person,household,rent_month\na,1,500.00\nb,1,501.00\n", "Row 2: column rent_month"
    ),
    "a value and bounds": (
        "person,taxable_income.2023,taxable_income.2023.min\na,5,4\n", "a value and bounds"
    ),
    "bounds the wrong way": (
        "person,taxable_income.2023.min,taxable_income.2023.max\na,5,4\n", "is more than"
    ),
    "no such file": ("", "cannot be read as a table"),
}  # fmt: skip


@pytest.mark.parametrize("what", WRONG)
def test_a_wrong_table_is_refused_with_row_and_column(what: str) -> None:
    text, words_of_it = WRONG[what]
    assert words_of_it in refused(text)


@pytest.mark.parametrize(
    ("column", "said"),
    [
        ("nonsense", "there is no fact"),
        ("taxable_income", "write taxable_income.2023"),
        ("tenure.2023", "write tenure"),
        ("taxable_income.1", "write taxable_income.2023"),
        ("tenure.min", "only numbers and days have bounds"),
    ],
)
def test_a_column_that_is_no_fact_is_refused(column: str, said: str) -> None:
    with pytest.raises(CaseError, match=said):
        read(f"person,{column}\na,\n", frozenset({"person", column, column.removesuffix(".min")}))


def test_a_household_of_more_than_500_is_refused() -> None:
    rows = "\n".join(f"p{number},1" for number in range(501))
    assert "501 members; at most 500" in refused(f"person,household\n{rows}\n")


def test_too_many_columns_are_refused() -> None:
    names = ",".join(f"c{number}" for number in range(300))
    assert "at most 200 columns" in refused(f"{names}\n{',' * 299}\n")


def parquet(folder: Path, columns: Mapping[str, object]) -> Path:
    import pyarrow as pa
    import pyarrow.parquet as pq

    path = folder / "table.parquet"
    pq.write_table(pa.table(dict(columns)), path)
    return path


def incomes(folder: Path, values: Sequence[object], kind: object) -> list[int]:
    import pyarrow as pa

    given = pa.array(values, kind)
    persons = [str(number) for number in range(len(values))]
    path = parquet(folder, {"person": persons, "taxable_income.2023": given})
    found = read_table(path, words(), needed=NEEDED).population.persons["taxable_income.2023"]
    cents: list[int] = found.low.tolist()
    return cents


def test_parquet_gives_decimals_whole_euros_and_exact_floats(tmp_path: Path) -> None:
    from decimal import Decimal

    import pyarrow as pa

    assert incomes(tmp_path, [Decimal("25630.67"), Decimal("0.10")], pa.decimal128(12, 2)) == [
        2563067,
        10,
    ]
    assert incomes(tmp_path, [Decimal("5.5000")], pa.decimal128(12, 4)) == [550]
    assert incomes(tmp_path, [7, 8], pa.int32()) == [700, 800]
    assert incomes(tmp_path, [25630.67, 0.1], pa.float64()) == [2563067, 10]


@pytest.mark.parametrize("value", [0.1 + 0.2, 5.001, float("nan"), float("inf"), -1.0, 1e30])
def test_a_float_that_is_not_exact_to_the_cent_is_refused(tmp_path: Path, value: float) -> None:
    import pyarrow as pa

    with pytest.raises(CaseError, match=r"Row 2, column taxable_income\.2023"):
        incomes(tmp_path, [1.0, value], pa.float64())


def test_decimals_beyond_the_cent_are_refused(tmp_path: Path) -> None:
    from decimal import Decimal

    import pyarrow as pa

    with pytest.raises(CaseError, match="Row 1"):
        incomes(tmp_path, [Decimal("5.0001")], pa.decimal128(12, 4))
    with pytest.raises(CaseError, match="from row 1: Rescaling"):
        incomes(tmp_path, [Decimal(10) ** 37], pa.decimal128(38, 0))


@pytest.mark.parametrize(
    ("column", "values"),
    [("taxable_income.2023", [True]), ("birth_date", [1.5]), ("dementia_proof", [3]),
     ("tenure", [1.5]), ("person", [1.5])],
)  # fmt: skip
def test_a_column_of_another_type_is_refused(
    tmp_path: Path, column: str, values: list[object]
) -> None:
    path = parquet(tmp_path, {"person": ["a"], column: values})
    with pytest.raises(CaseError, match=f"Column {column} holds"):
        read_table(path, words(), needed=NEEDED)


def test_parquet_has_days_and_truths_of_its_own(tmp_path: Path) -> None:
    import datetime as dt

    day = dt.date(1980, 5, 6)
    path = parquet(
        tmp_path,
        {"person": [7], "birth_date": [day], "dementia_proof": [True], "points_adult": [9]},
    )
    found = read_table(path, words(), needed=NEEDED).population
    assert found.persons["birth_date"].low.tolist() == [day.toordinal()]
    assert found.persons["dementia_proof"].low.tolist() == [True]
    assert found.persons["points_adult"].low.tolist() == [900]
    assert str(found.person_ids[0]) == "7"


def test_a_file_that_is_no_table_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "table.parquet"
    path.write_bytes(b"PAR1 nothing PAR1")
    with pytest.raises(CaseError, match="cannot be read as a table"):
        read_table(path, words(), needed=NEEDED)
    with pytest.raises(CaseError, match="no such file"):
        read_table(tmp_path / "other.csv", words(), needed=NEEDED)
    with pytest.raises(CaseError, match=r"ends in \.parquet or \.csv"):
        read_table(tmp_path / "table.xlsx", words(), needed=NEEDED)


def test_ragged_rows_and_other_letters_are_refused() -> None:
    assert "cannot be read" in refused("person,tenure\na\n")
    with pytest.raises(CaseError, match="cannot be read"):
        read_table(io.BytesIO(b"person\n\xff\xfe\n"), words(), needed=NEEDED, name="t.csv")


def test_what_stands_beside_the_facts_is_kept_in_order() -> None:
    text = "person,household,contact_name\na,1,An\nb,2,Bo\nc,1,Cas\n"
    found = read_table(
        io.BytesIO(text.encode()), words(), needed=NEEDED, name="t.csv",
        beside=frozenset({"contact_name"}), progress=lambda _rows: None,
    )  # fmt: skip
    assert [str(one) for one in found.beside["contact_name"]] == ["An", "Cas", "Bo"]


def test_a_table_without_rows_is_an_empty_population() -> None:
    found = read("person,household,partner,birth_date,tenure\n")
    assert (found.person_count, found.home_count) == (0, 0)
