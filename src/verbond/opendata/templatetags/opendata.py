from django import template

register = template.Library()


@register.filter
def point(value: float) -> str:
    """Write a number of a drawing with a point, whatever the language of the page."""
    return f"{value:g}"
