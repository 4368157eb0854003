"""What every open answer has: readable anywhere, kept by caches, 304 when nothing changed."""

import hashlib
from collections.abc import Callable, Iterator
from functools import wraps
from typing import cast

from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.utils import translation
from django.utils.cache import get_conditional_response, patch_cache_control, patch_vary_headers
from django.utils.http import quote_etag

import verbond
from verbond.opendata import queries
from verbond.opendata.datasets import remember_size

# Long enough to spare the server a rush, short enough that an answer is soon to be seen.
KEEP_SECONDS = 60

type View = Callable[..., HttpResponseBase]


def mark(request: HttpRequest, version: str) -> str:
    """Return the ETag of an address: it changes with the data, the language and the version."""
    code = verbond.__version__
    parts = (request.get_full_path(), translation.get_language(), code, version)
    return quote_etag(hashlib.sha256(repr(parts).encode()).hexdigest()[:32])


def is_open(view: View) -> View:
    """Let any site read an answer, and answer 304 before any work when nothing changed."""

    @wraps(view)
    def answer(request: HttpRequest, *args: object, **kwargs: object) -> HttpResponseBase:
        version = queries.version()
        etag = mark(request, version)
        response: HttpResponseBase | None = get_conditional_response(request, etag=etag)
        if response is None:
            response = view(request, *args, **kwargs)
            _remember(request, response, version)
        if response.status_code in {200, 304}:
            response["ETag"] = etag
            patch_cache_control(response, public=True, max_age=KEEP_SECONDS)
        patch_vary_headers(response, ["Accept-Language"])
        return open_to_all(response)

    return answer


def _remember(request: HttpRequest, response: HttpResponseBase, version: str) -> None:
    """Tell the catalogue how large a file is, now that it has been made."""
    if response.status_code != 200 or request.GET:
        return
    if isinstance(response, HttpResponse):
        remember_size(request.path, version, len(response.content))
    elif isinstance(response, StreamingHttpResponse):
        pieces = map(response.make_bytes, cast("Iterator[bytes]", response.streaming_content))
        response.streaming_content = _counted(pieces, request.path, version)


def _counted(pieces: Iterator[bytes], path: str, version: str) -> Iterator[bytes]:
    size = 0
    for piece in pieces:
        size += len(piece)
        yield piece
    remember_size(path, version, size)


def open_to_all(response: HttpResponseBase) -> HttpResponseBase:
    response["Access-Control-Allow-Origin"] = "*"
    response["Access-Control-Expose-Headers"] = "ETag, Link, Retry-After"
    return response
