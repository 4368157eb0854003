from django import template

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
