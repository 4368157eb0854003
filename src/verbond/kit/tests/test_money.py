"""Amounts as a table and a picture write them."""

from hypothesis import given
from hypothesis import strategies as st

from verbond.kit.money import HARD_SPACE, MINUS, exact, short


@given(st.integers(-(10**14), 10**14))
def test_a_written_amount_reads_back_to_the_cent(cents: int) -> None:
    text = exact(cents).removeprefix(f"€{HARD_SPACE}").replace(".", "").replace(MINUS, "-")
    whole, _, rest = text.partition(",")
    sign = -1 if text.startswith("-") else 1
    assert sign * (abs(int(whole)) * 100 + int(rest or 0)) == cents


def test_short_amounts_round_to_three_digits() -> None:
    assert short(99_949_999_99).endswith("99,9" + HARD_SPACE + "miljoen")
    assert short(1_234_567_890_123_00).endswith("1230" + HARD_SPACE + "miljard")
    assert short(-5_00) == f"€{HARD_SPACE}{MINUS}5"
    english = short(1_500_000_00, million="million", billion="billion", decimal=".")
    assert english == f"€{HARD_SPACE}1.5{HARD_SPACE}million"
    assert short(45_600_00, decimal=".") == f"€{HARD_SPACE}45,600"


def test_an_amount_is_rounded_once_not_first_to_euros_and_then_again() -> None:
    assert short(1_234_99) == f"€{HARD_SPACE}1.230"
    assert short(1_234_50) == f"€{HARD_SPACE}1.230"
    assert short(1_235_00) == f"€{HARD_SPACE}1.240"
