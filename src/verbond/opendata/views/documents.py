"""Every public thing as JSON-LD and CSV, one by one and as a list."""

import json
from collections.abc import Iterable, Iterator
from itertools import batched, chain, islice
from typing import Any

from django.http import (
    Http404,
    HttpRequest,
    HttpResponse,
    HttpResponseBase,
    HttpResponseRedirect,
    StreamingHttpResponse,
)
from django.views.decorators.http import require_safe

from verbond.agreement import facade as agreement
from verbond.kit.errors import RuleBroken
from verbond.opendata import describing, queries
from verbond.opendata.addresses import list_path, page_of, path_of, site
from verbond.opendata.conditional import is_open
from verbond.opendata.core.sheet import write_chunks, write_sheet
from verbond.opendata.core.things import Row, Thing
from verbond.opendata.things import thing_by_one, things

JSONLD = "application/ld+json"
CSV = "text/csv; charset=utf-8; header=present"
# A longer list goes out while it is read, so that memory does not grow with it.
IN_MEMORY = 5000
AT_ONCE = 500


def known(slug: str) -> str:
    """Return the address of an agreement that exists, or end with 404."""
    if slug:
        try:
            agreement.find_agreement(slug)
        except RuleBroken as refused:
            raise Http404(refused.message) from refused
    return slug


@require_safe
@is_open
def one_jsonld(
    request: HttpRequest, key: str, slug: str = "", one: str = "commitment"
) -> HttpResponse:
    thing, row = _found(one, slug, key)
    return _json(describing.describe_one(thing, row, slug), JSONLD)


@require_safe
@is_open
def one_csv(
    request: HttpRequest, key: str, slug: str = "", one: str = "commitment"
) -> HttpResponse:
    thing, row = _found(one, slug, key)
    return _sheet(thing, [row], f"{thing.one}-{key[:60]}")


@require_safe
@is_open
def many_jsonld(request: HttpRequest, many: str, slug: str = "") -> HttpResponseBase:
    thing, rows, rest = _listed(request, many, slug)
    if rest is not None:
        pieces = describing.describe_in_pieces(thing, chain(rows, rest), slug)
        joined = ("".join(some) for some in batched(pieces, AT_ONCE))
        return StreamingHttpResponse(joined, content_type=JSONLD)
    return _linked(_json(describing.describe_all(thing, rows, slug), JSONLD), thing, rows, "jsonld")


@require_safe
@is_open
def many_csv(request: HttpRequest, many: str, slug: str = "") -> HttpResponseBase:
    thing, rows, rest = _listed(request, many, slug)
    name = f"{slug}-{many}" if slug else many
    if rest is not None:
        pieces = write_chunks(thing, chain(rows, rest))
        return _saved(StreamingHttpResponse(pieces, content_type=CSV), name)
    return _linked(_sheet(thing, rows, name), thing, rows, "csv")


@require_safe
@is_open
def agreement_document(request: HttpRequest, form: str, slug: str = "") -> HttpResponse:
    """One agreement, or the list of all of them."""
    thing = things()["agreement"]
    rows = list(queries.rows(thing, slug or None))
    if slug and not rows:
        raise Http404(slug)
    if form == "csv":
        return _sheet(thing, rows, slug or "agreements")
    described = (
        describing.describe_one(thing, rows[0], slug)
        if slug
        else describing.describe_all(thing, rows, slug)
    )
    return _json(described, JSONLD)


@require_safe
def name(request: HttpRequest, one: str, key: str = "", slug: str = "") -> HttpResponse:
    """Lead from the name of a thing to its page or its data, by what the reader accepts."""
    thing, _row = _found(one, slug, key)
    path, page = path_of(thing, key, slug), page_of(thing, key, slug)
    accepted = request.get_preferred_type(["text/html", JSONLD, "application/json", "text/csv"])
    target = {"text/csv": f"{path}.csv", "text/html": page}.get(str(accepted)) or f"{path}.jsonld"
    response = HttpResponseRedirect(target, status=303)
    response["Vary"] = "Accept"
    response["Access-Control-Allow-Origin"] = "*"
    return response


@require_safe
@is_open
def context(request: HttpRequest) -> HttpResponse:
    return _json({"@context": describing.whole_context()}, JSONLD)


def _found(one: str, slug: str, key: str) -> tuple[Thing, Row]:
    thing = thing_by_one(one)
    row = queries.row_named(thing, slug or None, key) if thing else None
    if thing is None or row is None:
        raise Http404(key)
    return thing, row


def _listed(
    request: HttpRequest, many: str, slug: str
) -> tuple[Thing, list[Row], Iterator[Row] | None]:
    """Return the rows of a list; of a long one the first, and the others while they are read."""
    thing = things()[many]
    where = {"before": request.GET.get("before", "")} if thing.is_paged else {}
    rows = queries.rows(thing, known(slug) or None, where)
    first = list(islice(rows, IN_MEMORY))
    return thing, first, rows if len(first) == IN_MEMORY else None


def _linked(response: HttpResponse, thing: Thing, rows: list[Row], form: str) -> HttpResponse:
    """Point at the next portion of what is too long for one answer."""
    if thing.is_paged and len(rows) == queries.JOURNAL_PORTION:
        path = f"{site()}{list_path(thing, '')}.{form}?before={rows[-1]['sequence']}"
        response["Link"] = f'<{path}>; rel="next"'
    return response


def _json(content: Any, kind: str) -> HttpResponse:
    return HttpResponse(json.dumps(content, ensure_ascii=False, indent=1), content_type=kind)


def _sheet(thing: Thing, rows: Iterable[Row], name: str) -> HttpResponse:
    return _saved(HttpResponse(b"".join(write_sheet(thing, rows)), content_type=CSV), name)


def _saved[Response: HttpResponseBase](response: Response, name: str) -> Response:
    safe = "".join(letter if letter.isalnum() or letter in "-_" else "-" for letter in name)
    response["Content-Disposition"] = f'attachment; filename="{safe}.csv"'
    return response
