"""Amounts as people write them, in each unit."""

import pytest
from django.utils import translation

from verbond.ledger.facade import written, written_short
from verbond.ledger.wording import plain


@pytest.mark.parametrize(
    ("amount", "unit", "words"),
    [
        (123456, "cents", "€ 1.234,56"),
        (0, "minutes", "0 min"),
        (60, "minutes", "1 u"),
        (-90, "minutes", "−1 u 30 min"),
        (1, "points", "1 punt"),
        (1200, "points", "1.200 punten"),
        (1, "vouchers", "1 bon"),
        (2, "vouchers", "2 bonnen"),
        (1500, "watt-hours", "1,5 kWh"),
        (2000, "watt-hours", "2 kWh"),
    ],
)
def test_an_amount_is_written_in_its_unit(amount: int, unit: str, words: str) -> None:
    assert written(amount, unit).replace("\u00a0", " ") == words


def test_a_large_amount_is_said_short() -> None:
    assert written_short(100_000_000, "cents").replace("\u00a0", " ") == "€ 1 miljoen"
    assert written_short(90, "minutes") == "1 u 30 min"


def test_an_amount_reads_as_english_for_a_reader_of_english() -> None:
    with translation.override("en"):
        said = [written(123456, "cents"), written(90, "minutes"), written(1500, "watt-hours")]
        said += [written(1200, "points"), written_short(123_000_000, "cents")]
    assert [one.replace("\u00a0", " ") for one in said] == [
        "€ 1,234.56",
        "1 h 30 min",
        "1.5 kWh",
        "1,200 points",
        "€ 1.23 million",
    ]


def test_an_amount_in_a_file_is_a_plain_number() -> None:
    assert [plain(-5, "cents"), plain(123456, "cents"), plain(90, "minutes")] == [
        "-0.05",
        "1234.56",
        "90",
    ]
