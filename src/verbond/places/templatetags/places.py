"""How maps write figures and fills."""

from django import template
from django.utils.formats import number_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from verbond.places.core.cards import SvgMap, SvgShape

register = template.Library()


@register.filter
def figure(value: float | None) -> str:
    """Write a figure as people read it: at most two decimals, none when they are nought."""
    if value is None:
        return _("niet bekend")
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    decimals = len(text.partition(".")[2])
    return str(number_format(round(value, 2), decimal_pos=decimals, force_grouping=True))


@register.filter
def unlocalized(value: float) -> str:
    """Write a coordinate with a point, in every language."""
    return f"{value:g}"


@register.simple_tag
def map_fill(drawing: SvgMap, shape: SvgShape, map_name: str) -> SafeString:
    """Fill a shape with the pattern of its class, or of what is only likely."""
    if drawing.coloured:
        kind = "unknown" if shape.level is None else f"level-{shape.level}"
    elif shape.likely:
        kind = "likely"
    else:
        return SafeString("")
    return format_html('fill="url(#{}-{})"', map_name, kind)
