"""The way into the API: reading only, limits, caches, any origin, and one shape of errors."""

from collections.abc import Callable
from functools import wraps

from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.urls import URLPattern, path
from django.urls.resolvers import URLResolver
from django.views.decorators.csrf import csrf_exempt

from verbond.opendata.api.limits import seconds_to_wait
from verbond.opendata.api.routes import api, openapi_document
from verbond.opendata.conditional import is_open, open_to_all
from verbond.opendata.refusing import problem

type View = Callable[..., HttpResponseBase]
READS = "GET, HEAD, OPTIONS"


def api_urls() -> tuple[list[URLPattern | URLResolver], str, str]:
    """Return the addresses of the API behind its door, and a last one for all that is unknown."""
    routes, _app, _name = api.urls
    own: list[URLPattern | URLResolver] = [
        path("openapi.json", door(openapi_document), name="openapi")
    ]
    own.extend(
        URLPattern(route.pattern, door(route.callback), {}, route.name)
        for route in routes
        if isinstance(route, URLPattern)
    )
    own.append(path("<path:rest>", door(_unknown), name="unknown"))
    return own, "opendata_api", "opendata_api"


def door(view: View) -> View:
    """Put the house rules of the API before and after a view."""
    inside = is_open(view)

    @csrf_exempt  # it changes nothing, so there is nothing to forge
    @wraps(view)
    def enter(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
        if request.method == "OPTIONS":
            return open_to_all(_options())
        if request.method not in {"GET", "HEAD"}:
            refused = problem(request, 405, "read_only", "this API only reads: use GET")
            refused["Allow"] = READS
            return open_to_all(refused)
        wait = seconds_to_wait(request)
        if wait:
            refused = problem(
                request, 429, "too_many", f"try again in {wait} seconds; the docs tell the limit"
            )
            refused["Retry-After"] = str(wait)
            refused["Cache-Control"] = "no-store"
            return open_to_all(refused)
        # The routes know GET only; the server drops the body of an answer to HEAD.
        asked, request.method = request.method, "GET"
        response = inside(request, *args, **kwargs)
        request.method = asked
        return response

    return enter


def _options() -> HttpResponse:
    response = HttpResponse(status=204)
    response["Allow"] = READS
    response["Access-Control-Allow-Methods"] = READS
    response["Access-Control-Allow-Headers"] = "If-None-Match, Accept"
    response["Access-Control-Max-Age"] = "86400"
    return response


def _unknown(request: HttpRequest, rest: str) -> HttpResponse:
    return problem(request, 404, "no_address", f"the API has no address {rest[:80]!r}")
