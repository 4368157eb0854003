"""Letters on paper: one PDF of a whole list, made in memory."""

from collections.abc import Mapping
from typing import Any

from django.contrib.staticfiles import finders
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string

from verbond.rights.core.detecting.errors import RunRefused

SHEET = "rights/rights-detect-print.css"


def letters_pdf(request: HttpRequest, context: Mapping[str, Any]) -> HttpResponse:
    """Lay letters out, each on a page of its own. Raises `RunRefused` without the libraries."""
    html = render_to_string("rights/detect/letters_print.html", dict(context), request)
    answer = HttpResponse(_drawn(html), content_type="application/pdf")
    answer["Content-Disposition"] = 'attachment; filename="brieven.pdf"'
    answer["Cache-Control"] = "no-store"
    return answer


def _drawn(html: str) -> bytes:
    try:
        from weasyprint import CSS, HTML
        from weasyprint.urls import URLFetcher
    except OSError as missing:
        raise RunRefused(
            "no_pdf", "Een PDF maken kan hier niet: Pango ontbreekt. Druk de brieven af als pagina."
        ) from missing
    # A letter fetches from nowhere.
    own = URLFetcher(allowed_protocols={"file"}, allow_redirects=False)
    sheets = [CSS(filename=found)] if (found := finders.find(SHEET)) else []
    drawn = HTML(string=html, url_fetcher=own).write_pdf(stylesheets=sheets, pdf_variant="pdf/ua-1")
    return bytes(drawn)
