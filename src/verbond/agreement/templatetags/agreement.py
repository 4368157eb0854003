"""How this room writes amounts and numbers in its pages."""

from decimal import Decimal

from django import template
from django.utils.formats import number_format
from django.utils.translation import get_language

from verbond.kit.money import short
from verbond.kit.rows import decimal_text

register = template.Library()


@register.filter
def euros(cents: int) -> str:
    """Write cents as people say an amount, in the language of the page."""
    if get_language() == "en":
        return short(cents, million="million", billion="billion", decimal=".")
    return short(cents)


@register.filter
def plain_number(number: Decimal) -> str:
    """Write a number without closing zeros."""
    return str(number_format(Decimal(decimal_text(number))))
