"""Amounts in the language of the page."""

from django.utils.translation import get_language

from verbond.kit import money


def exact(cents: int) -> str:
    """Write cents to the cent, with the points and commas of the reader."""
    return money.exact(cents, thousands=",", decimal=".") if _is_english() else money.exact(cents)


def short(cents: int) -> str:
    """Write cents as people say them, with the words of the reader."""
    if _is_english():
        return money.short(cents, million="million", billion="billion", decimal=".")
    return money.short(cents)


def _is_english() -> bool:
    return (get_language() or "").startswith("en")
