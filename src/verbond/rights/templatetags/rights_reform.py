"""Drawings of what another rule does."""

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

from verbond.rights.queries.reforming.showing import Groups, Line, Shown

register = template.Library()
_COLUMNS, _ROWS, _STEP = 50, 10, 8


@register.simple_tag
def effect_bar(line: Line, groups: Groups) -> SafeString:
    """Draw who loses to the left and who gains to the right of one middle, or all to one side."""
    if not groups.has_both:
        width = _width(line.gains or line.loses, groups.most) * 2
        kind = "gain" if line.gains else "lose"
        return format_html(
            '<svg class="wi-bar" viewBox="0 0 200 12" preserveAspectRatio="none" '
            'aria-hidden="true"><path class="wi-axis" d="M1 0V12"/>'
            '<rect class="wi-fill-{}" x="1" y="2" width="{}" height="8"/></svg>',
            kind, width,
        )  # fmt: skip
    gains, loses = (_width(count, groups.most) for count in (line.gains, line.loses))
    return format_html(
        '<svg class="wi-bar" viewBox="0 0 200 12" preserveAspectRatio="none" aria-hidden="true">'
        '<path class="wi-axis" d="M100 0V12"/><rect class="wi-fill-lose" x="{}" y="2" width="{}" '
        'height="8"/><rect class="wi-fill-gain" x="100" y="2" width="{}" height="8"/></svg>',
        100 - loses, loses, gains,
    )  # fmt: skip


def _width(count: int | None, most: int) -> float:
    return max(1.5, round(98 * count / most, 1)) if count and most else 0


@register.simple_tag
def homes_picture(shown: Shown) -> SafeString:
    """Draw all households as 500 squares: as many filled as gain or lose, rounded up."""
    cells = _COLUMNS * _ROWS
    counts = [_cells(count, shown.households, cells) for count in (shown.gains, shown.loses)]
    kinds = ["wi-cell-gain"] * counts[0] + ["wi-cell-lose"] * counts[1]
    squares = [
        f'<rect class="{kinds[n] if n < len(kinds) else "wi-cell"}" x="{n // _ROWS * _STEP}"'
        f' y="{n % _ROWS * _STEP}" width="6" height="6"/>'
        for n in range(cells)
    ]
    return mark_safe(
        f'<svg class="wi-homes" viewBox="0 0 {_COLUMNS * _STEP} {_ROWS * _STEP}" '
        f'aria-hidden="true">{"".join(squares)}</svg>'
    )


def _cells(count: int | None, households: int, cells: int) -> int:
    return -(-cells * count // households) if count and households else 0
