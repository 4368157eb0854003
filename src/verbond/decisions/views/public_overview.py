"""The overview of what was decided, and every decision as one stream of data."""

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from verbond.decisions.queries.linked_stream import all_lines
from verbond.decisions.queries.public_overview import Asked, overview_page

LONGEST = 200
LAST_YEAR = 2999


@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    page = overview_page(_asked(request), timezone.now())
    number = min(page.asked.page, page.pages)
    context = {
        "page": page,
        "asked": page.asked,
        "number": number,
        "previous_url": _turned(request, number - 1) if number > 1 else "",
        "next_url": _turned(request, number + 1) if number < page.pages else "",
    }
    return render(request, "decisions/overview.html", context)


@require_safe
def stream(request: HttpRequest) -> StreamingHttpResponse:
    """Every published decision as N-Triples, line by line, however many there are."""
    response = StreamingHttpResponse(all_lines(), content_type="application/n-triples")
    response["Content-Disposition"] = 'attachment; filename="decisions.nt"'
    response["Access-Control-Allow-Origin"] = "*"
    return response


def _asked(request: HttpRequest) -> Asked:
    text = {name: request.GET.get(name, "")[:LONGEST] for name in ("q", "body", "domain")}
    return Asked(
        words=text["q"].strip(),
        body=text["body"],
        chapter=text["domain"],
        year=_number(request.GET.get("year", ""), LAST_YEAR),
        origin=request.GET.get("from", "")[:LONGEST],
        page=_number(request.GET.get("page", ""), 100_000) or 1,
    )


def _number(text: str, most: int) -> int | None:
    short = text if len(text) <= 6 else ""
    return int(short) if short.isascii() and short.isdecimal() and 0 < int(short) <= most else None


def _turned(request: HttpRequest, number: int) -> str:
    names = ("q", "body", "domain", "year", "from")
    kept = {name: request.GET[name] for name in names if name in request.GET}
    return "?" + urlencode({**kept, "page": number})
