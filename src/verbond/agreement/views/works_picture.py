"""One mark for every unit of the text, in its order: full, half or open."""

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from verbond.agreement.queries.systems import Coverage, UnitHome

PER_ROW, STEP = 58, 10


def works_picture(coverage: Coverage) -> SafeString:
    """Draw the units as small squares: filled works, half works partly, outlined not yet."""
    marks = format_html_join("", "{}", ((_mark(at, u),) for at, u in enumerate(coverage.units)))
    rows = -(-len(coverage.units) // PER_ROW)
    return format_html(
        '<svg class="works-picture" viewBox="0 0 {} {}">{}</svg>',
        PER_ROW * STEP,
        rows * STEP,
        marks,
    )


def _mark(at: int, unit: UnitHome) -> SafeString:
    x, y = at % PER_ROW * STEP + 1, at // PER_ROW * STEP + 1
    outline = format_html(
        '<rect x="{}" y="{}" width="7" height="7" fill="none" stroke="currentColor"'
        ' stroke-width="1" stroke-opacity=".55"/>',
        x,
        y,
    )
    if unit.works == "no":
        return outline
    width = 7 if unit.works == "yes" else 3.5
    return outline + format_html(
        '<rect x="{}" y="{}" width="{}" height="7" fill="currentColor"/>', x, y, width
    )
