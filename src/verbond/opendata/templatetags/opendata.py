from django import template
from django.urls import reverse

from verbond.opendata.core import linked
from verbond.opendata.core.things import Field
from verbond.opendata.wording import described

register = template.Library()
register.filter("described", described)


@register.filter
def point(value: float) -> str:
    """Write a number of a drawing with a point, whatever the language of the page."""
    return f"{value:g}"


@register.filter
def term(field: Field) -> str:
    """Return the term of a column with its prefix."""
    return linked.term(field)


@register.filter
def in_dictionary(name: str) -> str:
    """Return where the dictionary explains a thing, or a column written as thing.column."""
    many, _dot, column = name.partition(".")
    address = reverse("opendata:dictionary_of", args=[many])
    return f"{address}#{column}" if column else address
