"""A number reads as the language of the reader writes it."""

from django.utils import translation

from verbond.budgets.numbers import euros, grouped, tenths


def test_a_number_reads_as_the_language_of_the_reader_writes_it() -> None:
    with translation.override("nl"):
        dutch = grouped(1_234_567), tenths(24), tenths(12_345), euros(123_450)
    with translation.override("en"):
        english = grouped(1_234_567), tenths(24), tenths(12_345), euros(123_450)
    assert dutch == ("1.234.567", "2,4", "1.234,5", "€\u00a01.234,50")
    assert english == ("1,234,567", "2.4", "1,234.5", "€\u00a01,234.50")
