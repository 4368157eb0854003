"""How a number is written in the language of the reader."""

from decimal import Decimal

from django.utils.translation import get_language

from verbond.indicators.core.figures import dutch, english


def written(number: Decimal, decimals: int) -> str:
    """Write a number as the reader's language does: 1.234,5 in Dutch, 1,234.5 in English."""
    in_english = (get_language() or "").startswith("en")
    return (english if in_english else dutch)(number, decimals)
