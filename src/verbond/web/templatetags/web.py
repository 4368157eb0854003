"""Small things that templates of every room ask for."""

from collections.abc import Sequence

from django import forms, template
from django.forms.boundfield import BoundField
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from verbond.web.pictures import StatusCount
from verbond.web.statuses import STATUSES, Status, status_of

register = template.Library()
_HUES = 12
_MOST_ROWS = 12
_DISC_MOST, _DISC_FULL, _DISC_HOLDS_NUMBER = 21.0, 40, 12


@register.filter
def is_choice(field: BoundField) -> bool:
    """Say whether the control is one box to tick, whose label stands behind it."""
    return isinstance(field.field.widget, forms.CheckboxInput)


@register.simple_tag
def glyph(status: str) -> SafeString:
    """Draw one status without words; the words must stand beside it."""
    return format_html(
        '<svg class="glyph" aria-hidden="true"><use href="#s-{}"/></svg>', status_of(status).key
    )


@register.inclusion_tag("web/components/status-dot.html")
def status_dot(status: str) -> dict[str, Status]:
    """Draw one status with its name."""
    return {"status": status_of(status)}


@register.simple_tag
def all_statuses() -> tuple[Status, ...]:
    """List the statuses in the order in which they are explained."""
    return tuple(STATUSES.values())


@register.simple_tag
def dots(counts: Sequence[StatusCount]) -> SafeString:
    """Draw one glyph for every promise. Made in one string: a loop over 450 nodes costs 20 ms."""
    drawn = [
        f'<svg class="glyph"><use href="#s-{status_of(row.status).key}"/></svg>' * row.count
        for row in counts
    ]
    return mark_safe("".join(drawn))


@register.simple_tag
def dot_rows(counts: Sequence[int]) -> str:
    """Return the classes that stack the dots of every row of a figure equally high."""
    most = max(counts, default=0)
    narrow, wide = (min(_MOST_ROWS, max(1, -(-most // per_row))) for per_row in (20, 29))
    return f"rows-{narrow} wide-rows-{wide}"


@register.simple_tag
def bar(count: int, most: int) -> SafeString:
    """Draw a bar of `count` on a scale that ends at `most`."""
    width = 1000 * count // most if most else 0
    return format_html(
        '<svg class="bar" viewBox="0 0 1000 10" preserveAspectRatio="none" aria-hidden="true">'
        '<path class="bar-rest" d="M0 9H1000"/><rect width="{}" height="10"/></svg>',
        width,
    )


@register.simple_tag
def stack(shares: Sequence[StatusCount]) -> SafeString:
    """Draw how a set of promises is divided over the statuses; the words must stand beside it."""
    total = sum(share.count for share in shares)
    parts, at = [], 0
    for share in shares:
        width = 1000 * share.count / total
        x = 1000 * at / total
        parts.append(
            f'<rect class="stack-{status_of(share.status).key}" x="{x + 1:.1f}" y="1"'
            f' width="{max(width - 3, 1):.1f}" height="12"/>'
        )
        at += share.count
    return mark_safe(
        '<svg class="stack" viewBox="0 0 1000 14" preserveAspectRatio="none" aria-hidden="true">'
        f"{''.join(parts)}</svg>"
    )


@register.simple_tag
def domain_strip(touched: Sequence[int], total: int = _HUES) -> SafeString:
    """Draw a row of small marks, one for each domain; those a werf runs through are filled."""
    marks = [
        f'<rect class="domain-{n}" x="{(n - 1) * 10}" width="8" height="8"/>'
        if n in touched
        else f'<rect class="strip-rest" x="{(n - 1) * 10 + 2.5}" y="2.5" width="3" height="3"/>'
        for n in range(1, total + 1)
    ]
    return mark_safe(
        f'<svg class="domain-strip" viewBox="0 0 {total * 10} 8" aria-hidden="true">'
        f"{''.join(marks)}</svg>"
    )


@register.filter
def attribute(rows: Sequence[object], name: str) -> list[object]:
    """Take one attribute of every row."""
    return [getattr(row, name) for row in rows]


@register.simple_tag
def disc(count: int) -> SafeString:
    """Draw a disc whose area is the count, with the number in it, or beside it when it is small."""
    radius = min(_DISC_MOST, _DISC_MOST * (count / _DISC_FULL) ** 0.5)
    inside = count >= _DISC_HOLDS_NUMBER
    return format_html(
        '<svg class="disc" viewBox="-22 -22 44 44" aria-hidden="true"><circle r="{}"/>'
        '<text class="{}" x="{}" y="5">{}</text></svg>',
        f"{radius:.1f}",
        "disc-in" if inside else "disc-beside",
        0 if inside else f"{radius + 4:.1f}",
        count,
    )


@register.filter
def index(row: Sequence[object], place: int) -> object:
    """Take the element at a place."""
    return row[place]


@register.simple_block_tag
def pattern(content: str, name: str) -> SafeString:
    """Frame one component on the pattern page, under its name."""
    return format_html(
        '<div class="pattern" id="{0}" data-pattern="{0}">'
        '<h3 class="pattern-name">{0}</h3>{1}</div>',
        name,
        content,
    )
