"""Keep whole public pages until anything changes: docs/decisions/0010-page-cache.md."""

import hashlib
from collections.abc import Callable

from django.conf import settings
from django.core.cache import caches
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils import timezone, translation
from django.utils.cache import get_conditional_response, patch_cache_control

from verbond.journal import facade as journal

KEEP_SECONDS = 3600
LARGEST_BYTES = 600_000
_PAGES = "pages"
_KEPT_HEADERS = ("Content-Type", "Content-Encoding", "Content-Language", "ETag", "Vary", "Link",
                 "Content-Disposition", "Content-Security-Policy", "Last-Modified",
                 "Access-Control-Allow-Origin", "Cache-Control", "X-Frame-Options")  # fmt: skip


class PageCache:
    """Answer an anonymous visitor from memory when nothing was journalled since the page was made.

    Every operation writes the journal, so the hash of its last entry is the version of all that
    the site shows; a number would not do, since a restored journal can reach it again. A page
    with a cookie, a form's token or a person in it is never kept.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        if not _may_keep(request):
            return _for_one_person(request, self.get_response(request))
        key = _key(request)
        kept = caches[_PAGES].get(key)
        if kept is None:
            response = self.get_response(request)
            _keep(key, response)
            return response
        body, headers = kept
        answer = HttpResponse(body, headers=headers)
        return (
            get_conditional_response(request, etag=headers.get("ETag"), response=answer) or answer
        )


def _for_one_person(request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
    """Let no cache on the way keep a page that may hold something of who is logged in."""
    if settings.SESSION_COOKIE_NAME in request.COOKIES and "Cache-Control" not in response.headers:
        patch_cache_control(response, private=True, no_cache=True)
    return response


def _may_keep(request: HttpRequest) -> bool:
    return (
        request.method in {"GET", "HEAD"}
        # Questions are endless: kept, they would push the pages out that many people ask for.
        and not request.META.get("QUERY_STRING")
        and settings.SESSION_COOKIE_NAME not in request.COOKIES
        and "messages" not in request.COOKIES
        and "Authorization" not in request.headers
        and not request.path.startswith(("/health/", "/ready/", settings.STATIC_URL))
    )


def _key(request: HttpRequest) -> str:
    parts = (
        request.method,
        request.scheme,
        request.get_host(),
        request.get_full_path(),
        translation.get_language_from_request(request),
        "gzip" in request.headers.get("Accept-Encoding", ""),
        request.headers.get("Accept", "").split(",")[0],
        request.headers.get("HX-Request", ""),
        journal.head_hash(),
        timezone.localdate(),  # what is fresh today may be old tomorrow
    )
    return "page:" + hashlib.sha256(repr(parts).encode()).hexdigest()


def _keep(key: str, response: HttpResponseBase) -> None:
    if (
        not isinstance(response, HttpResponse)
        or response.status_code != 200
        or response.cookies
        or "no-store" in response.headers.get("Cache-Control", "")
        or "private" in response.headers.get("Cache-Control", "")
        or len(response.content) > LARGEST_BYTES
    ):
        return
    headers = {name: response.headers[name] for name in _KEPT_HEADERS if name in response.headers}
    caches[_PAGES].set(key, (response.content, headers), KEEP_SECONDS)
