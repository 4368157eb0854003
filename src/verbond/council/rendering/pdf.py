"""A report as PDF/UA-1: accessible, and the same bytes each time from the same report."""

import logging
import os
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, time

from verbond.council.core.document import Document
from verbond.council.errors import ReportRefused
from verbond.council.rendering.page import printed_html, static_path

SHEET = "council/report-print.css"
FONTS = {
    "Hyperlegible": "web/fonts/atkinson-hyperlegible-next-latin-wght-normal.woff2",
    "Hyperlegible Extended": "web/fonts/atkinson-hyperlegible-next-latin-ext-wght-normal.woff2",
}
_PAGE = re.compile(r"Page (\d+)")

# What fontTools dates a font with, see reproducible-builds.org/specs/source-date-epoch.
_EPOCH = "SOURCE_DATE_EPOCH"

type Tell = Callable[[int], None]


class _Counting(logging.Handler):
    """Hears which page is laid out, and passes its number on."""

    def __init__(self, tell: Tell) -> None:
        super().__init__()
        self.tell = tell

    def emit(self, record: logging.LogRecord) -> None:
        if found := _PAGE.search(record.getMessage()):
            self.tell(int(found[1]))


def as_pdf(document: Document, *, tell: Tell = lambda _page: None) -> bytes:
    """Lay a report out on pages; `tell` hears the number of each page while it is made.

    Raises `ReportRefused` when the libraries that draw are not on this computer.
    """
    with _heard(tell), _dated(document):
        return _laid_out(document)


def _laid_out(document: Document) -> bytes:
    try:
        from weasyprint import CSS, HTML
        from weasyprint.text.fonts import FontConfiguration
        from weasyprint.urls import URLFetcher
    except OSError as missing:
        raise ReportRefused(
            "no_pdf",
            "Een PDF maken kan hier niet: Pango ontbreekt. Installeer libpango-1.0-0, "
            "libpangoft2-1.0-0 en libharfbuzz-subset0.",
        ) from missing
    # A report fetches from nowhere: the files of the site, and nothing else.
    own = URLFetcher(allowed_protocols={"file"}, allow_redirects=False)
    fonts = FontConfiguration()
    faces = "".join(
        f'@font-face {{ font-family: "{family}"; src: url("{static_path(name).as_uri()}"); }}'
        for family, name in FONTS.items()
    )
    styles = [
        CSS(string=faces, font_config=fonts, url_fetcher=own),
        CSS(filename=str(static_path(SHEET)), font_config=fonts, url_fetcher=own),
    ]
    page = HTML(string=printed_html(document), url_fetcher=own)
    content: bytes = page.write_pdf(
        stylesheets=styles,
        font_config=fonts,
        pdf_variant="pdf/ua-1",
        pdf_identifier=document.identifier[:32].encode() or b"verbond",
    )
    return content


@contextmanager
def _heard(tell: Tell) -> Iterator[None]:
    progress, fonts = logging.getLogger("weasyprint.progress"), logging.getLogger("fontTools")
    listener, level, fonts_level = _Counting(tell), progress.level, fonts.level
    progress.addHandler(listener)
    progress.setLevel(logging.INFO)
    progress.propagate = False
    # It tells of every table of every font.
    fonts.setLevel(logging.WARNING)
    try:
        yield
    finally:
        fonts.setLevel(fonts_level)
        progress.removeHandler(listener)
        progress.setLevel(level)
        progress.propagate = True


@contextmanager
def _dated(document: Document) -> Iterator[None]:
    """Let the fonts inside carry the day of the report instead of the moment of making."""
    before = os.environ.get(_EPOCH)
    day = datetime.combine(document.day, time(), UTC)
    os.environ[_EPOCH] = str(int(day.timestamp()))
    try:
        yield
    finally:
        if before is None:
            del os.environ[_EPOCH]
        else:
            os.environ[_EPOCH] = before
