"""The least that a run may ask."""

import pytest

from verbond.rights.core.detecting.columns import check_table, minimal, surplus
from verbond.rights.core.detecting.errors import RunRefused
from verbond.rights.core.vocabulary import FactKind

FACTS = {
    "means": FactKind("means", "Middelen", "EUR/month", "person", "number", True, 1),
    "willing": FactKind("willing", "Werkbereid", "-", "person", "judgement", True, 1),
}
ALLOWED = minimal({"means", "willing", "income.2024"}, ["vt", "x"], FACTS)


def test_judgement_is_never_a_column() -> None:
    assert "willing" not in ALLOWED
    assert {"means", "income.2024", "receives_vt", "held.x", "person", "household"} <= ALLOWED


def test_bounds_of_what_is_needed_are_allowed_and_other_years_are_not() -> None:
    assert surplus(["means.max", "income.2024.min", "income.2023", "debt"], ALLOWED) == (
        "income.2023", "debt",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("columns", "code"),
    [
        (["person", "household", "debt"], "columns_too_many"),
        (["person", "household", "means"], "columns_undeclared"),
        (["person"], "columns_lost"),
    ],
)
def test_table_is_refused_with_the_names(columns: list[str], code: str) -> None:
    with pytest.raises(RunRefused) as refused:
        check_table(columns, declared=["person", "household"], allowed=ALLOWED)
    assert refused.value.code == code


def test_many_names_are_not_all_said() -> None:
    with pytest.raises(RunRefused, match=r"\(\+8\)"):
        check_table([f"x{n}" for n in range(20)], declared=[], allowed=ALLOWED)
