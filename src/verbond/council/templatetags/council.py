"""What the templates of the council need: the drawn parts of bars and dots, words of a status."""

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from verbond.council.core.document import Segment, Stacks
from verbond.council.permissions import may_ask
from verbond.council.queries.direction import DRAWN_UNITS, DomainRow
from verbond.council.rendering import page

register = template.Library()

# Each body has a shape of its own: never a place or colour alone.
_SHAPES = (
    '<circle cx="{x}" cy="{y}" r="3.6"/>',
    '<path d="M{x} {y}m-3.6-3.6h7.2v7.2h-7.2z"/>',
    '<path d="M{x} {y}m0-4.6l4.6 4.6l-4.6 4.6l-4.6-4.6z"/>',
    '<path d="M{x} {y}m0-4.2l4.4 7.8h-8.8z"/>',
)
LANE = 11


@register.filter
def drawn(stacks: Stacks) -> list[tuple[str, list[Segment]]]:
    return page.drawn(stacks)


@register.filter
def ink(key: str) -> str:
    """Return the colour of a part on paper."""
    return page.INKS.get(key, page.INKS["unknown"])


@register.simple_tag
def year_dots(row: DomainRow, lanes: int) -> SafeString:
    """Draw the decisions of the year, a lane for each body; the numbers must stand beside it."""
    height = LANE * max(1, lanes)
    lines = "".join(
        f'<path class="lane" d="M0 {_middle(lane)}H{DRAWN_UNITS}"/>' for lane in range(lanes)
    )
    marks = "".join(
        _SHAPES[dot.lane % len(_SHAPES)].format(x=dot.x, y=_middle(dot.lane)) for dot in row.dots
    )
    return mark_safe(
        f'<svg class="year-dots" viewBox="-6 0 {DRAWN_UNITS + 12} {height}" aria-hidden="true">'
        f"{lines}{marks}</svg>"
    )


@register.simple_tag
def body_shape(lane: int) -> SafeString:
    """Draw the shape that stands for a body."""
    shape = _SHAPES[lane % len(_SHAPES)].format(x=6, y=6)
    return format_html(
        '<svg class="body-shape" viewBox="0 0 12 12" aria-hidden="true">{}</svg>',
        mark_safe(shape),
    )


def _middle(lane: int) -> float:
    return LANE * lane + LANE / 2


@register.simple_tag(takes_context=True)
def may_ask_here(context: template.Context) -> bool:
    """Tell whether the reader is a member who may ask."""
    user = context.get("user")
    return user is not None and may_ask(user)
