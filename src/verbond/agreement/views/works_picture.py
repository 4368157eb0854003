"""The page of the systems, drawn in strings: a mark for every unit, a line for every phrase."""

from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe

from verbond.agreement.queries.systems import Coverage, Phrase, SystemLine

PER_ROW, STEP = 58, 10


def works_picture(coverage: Coverage) -> SafeString:
    """Draw the units in the order of the text: filled works, half works partly, open not yet.

    Two paths hold all the marks, so that six hundred of them weigh 10 kB.
    """
    boxes, fills = [], []
    for at, unit in enumerate(coverage.units):
        x, y = at % PER_ROW * STEP + 1, at // PER_ROW * STEP + 1
        boxes.append(f"M{x} {y}h7v7h-7z")
        if unit.works != "no":
            width = 7 if unit.works == "yes" else 3.5
            fills.append(f"M{x} {y}h{width}v7h-{width}z")
    rows = -(-len(coverage.units) // PER_ROW)
    return format_html(
        '<svg class="works-picture" viewBox="0 0 {} {}"><path class="works-box" d="{}"/>'
        '<path class="works-fill" d="{}"/></svg>',
        PER_ROW * STEP,
        rows * STEP,
        "".join(boxes),
        "".join(fills),
    )


def phrases_html(line: SystemLine) -> SafeString:
    """Write the phrases that a system carries; addresses relative to /agreement/<slug>/systems/."""
    # Escaped by hand: format_html for each of 750 phrases takes 30 ms.
    return mark_safe("\n".join(map(_phrase, line.phrases)))


def _phrase(phrase: Phrase) -> str:
    words: str = escape(phrase.quote)
    if phrase.key:
        words = f"<a href=../commitment/{escape(phrase.key)}/>{words}</a>"
    return f"<li><b>{phrase.raw_line}</b>{words}"
