"""Words of letters in templates."""

from django import template

from verbond.rights.money_words import exact

register = template.Library()


@register.filter
def euros(cents: int | None) -> str:
    """Write whole cents as an amount; nothing stays nothing."""
    return "" if cents is None else exact(cents)
