"""A report as HTML: the part that the site shows, and the whole document that becomes a PDF."""

from pathlib import Path

from django.contrib.staticfiles import finders
from django.template.loader import render_to_string
from django.utils.translation import override

from verbond.council.core.document import Document, Segment, Stacks, segments

BAR_UNITS = 600
# On paper the style sheet of the page does not reach into a drawing; on the site it does, and wins.
INKS = {
    "realised": "#0a4a27",
    "under-way": "#3f8a55",
    "preparing": "#9cc7a5",
    "not-started": "#e3ddd0",
    "changed": "#b3470f",
    "dropped": "#5a2a12",
    "unknown": "#b9b2a6",
    "value": "#6b7f99",
}


def drawn(stacks: Stacks) -> list[tuple[str, list[Segment]]]:
    """Return each bar with its parts, `BAR_UNITS` wide."""
    return [(row.label, list(segments(stacks, row, width=BAR_UNITS))) for row in stacks.rows]


def report_html(document: Document) -> str:
    """Write the blocks of a report as HTML, for a page of the site."""
    with override(document.language):
        return render_to_string("council/report_blocks.html", {"document": document})


def printed_html(document: Document) -> str:
    """Write a report as a document of its own, for paper."""
    with override(document.language):
        return render_to_string("council/report_print.html", {"document": document})


def static_path(name: str) -> Path:
    """Return where a static file of the site stands on this computer."""
    found = finders.find(name)
    if not isinstance(found, str):
        raise FileNotFoundError(name)
    return Path(found)
