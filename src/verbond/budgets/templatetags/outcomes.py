"""How templates of a result draw and word."""

from collections.abc import Mapping
from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext

from verbond.budgets.queries.outcomes.result import words
from verbond.budgets.queries.outcomes.result.shapes import Line

register = template.Library()
_TEN, _STEP = 10, 10


@register.simple_tag
def fill_bar(line: Line, *, first: bool) -> SafeString:
    """Draw the stretch of one project, joined to the one before and the one after it."""
    start, end, width = f"{line.start:.1f}", f"{line.end:.1f}", f"{line.width:.1f}"
    drawn = format_html('<rect class="fill-before" width="{}" y="46" height="8"/>', start)
    if not first:
        drawn += format_html('<path class="fill-join" d="M{} 0V30"/>', start)
    drawn += format_html('<path class="fill-join" d="M{} 70V100"/>', end)
    drawn += format_html(
        '<rect class="fill-money" x="{}" y="26" width="{}" height="48"/>', start, width
    )
    if line.place.hatch:
        drawn += format_html(
            '<rect fill="url(#hatch-{})" x="{}" y="26" width="{}" height="48"/>',
            line.place.hatch,
            start,
            width,
        )
    return drawn


@register.simple_tag
def hundred(share: int) -> SafeString:
    """Draw a hundred people, of whom so many are filled."""
    return mark_safe(
        "".join(
            f'<circle class="{"hundred-in" if n < share else "hundred-out"}" '
            f'cx="{n % _TEN * _STEP + 5}" cy="{n // _TEN * _STEP + 5}" r="3.6"/>'
            for n in range(_TEN * _TEN)
        )
    )


@register.filter
def why_won(told: Mapping[str, Any]) -> str:
    """Say why a project won."""
    return words.why_won(told)


@register.filter
def why_lost(told: Mapping[str, Any]) -> str:
    """Say why a project did not win."""
    return words.why_lost(told)


@register.filter
def group_title(code: str) -> str:
    """Name a kind of group."""
    return {
        "neighbourhood": gettext("Per wijk"),
        "age": gettext("Per leeftijd"),
        "channel": gettext("Hoe ze stemden"),
    }[code]
