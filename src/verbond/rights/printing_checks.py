"""The result of a check as PDF/UA-1: accessible, made while it is asked for, kept nowhere."""

from pathlib import Path

from django.contrib.staticfiles import finders
from django.template.loader import render_to_string
from django.utils.translation import get_language, gettext

from verbond.rights.errors import CheckRefused

_SHEET = "rights/rights-check-print.css"
_FONT = "web/fonts/atkinson-hyperlegible-next-latin-wght-normal.woff2"


def as_pdf(context: dict[str, object]) -> bytes:
    """Lay the result out on pages. Raises `CheckRefused` when Pango is not on this computer."""
    try:
        from weasyprint import CSS, HTML
        from weasyprint.text.fonts import FontConfiguration
        from weasyprint.urls import URLFetcher
    except OSError as missing:
        raise CheckRefused(
            "no_pdf", gettext("Een PDF maken kan hier niet. Druk de pagina af.")
        ) from missing
    # It fetches from nowhere: the files of the site, and nothing else.
    own = URLFetcher(allowed_protocols={"file"}, allow_redirects=False)
    fonts = FontConfiguration()
    face = f'@font-face {{ font-family: "Hyperlegible"; src: url("{_uri(_FONT)}"); }}'
    styles = [
        CSS(string=face, font_config=fonts, url_fetcher=own),
        CSS(filename=str(finders.find(_SHEET)), font_config=fonts, url_fetcher=own),
    ]
    words = {**context, "language": get_language() or "nl"}
    page = HTML(string=render_to_string("rights/check/paper.html", words), url_fetcher=own)
    content: bytes = page.write_pdf(stylesheets=styles, font_config=fonts, pdf_variant="pdf/ua-1")
    return content


def _uri(name: str) -> str:
    return Path(str(finders.find(name))).as_uri()
