"""How a number is written in the language of the reader: 1.234,5 in Dutch, 1,234.5 in English."""

from django.utils.translation import get_language

from verbond.kit.money import exact


def grouped(number: int) -> str:
    """Write a whole number with a mark at every thousand."""
    return f"{number:,}" if _in_english() else f"{number:,}".replace(",", ".")


def tenths(number: int) -> str:
    """Write a number of tenths with one decimal: 24 is `2,4`."""
    whole, rest = divmod(number, 10)
    return f"{grouped(whole)}{'.' if _in_english() else ','}{rest}"


def euros(cents: int) -> str:
    """Write an amount to the cent; whole euros have no decimals."""
    return exact(cents, thousands=",", decimal=".") if _in_english() else exact(cents)


def _in_english() -> bool:
    return (get_language() or "").startswith("en")
