"""Refuse, before any work, what no honest visitor sends."""

from collections.abc import Callable

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render

from verbond.opendata.facade import API, problem

# The longest that our own links make is a search with every filter: well under half of this.
LONGEST_ADDRESS = 4000
# Four times what the reader of documents takes, so that a clerk whose file is too large still
# gets the form back with words; what is larger would only fill the disk.
LARGEST_BODY = 256 * 1024 * 1024
METHODS = frozenset({"GET", "HEAD", "POST", "OPTIONS", "PUT", "PATCH", "DELETE"})
_NUL = "\0"

type Answer = HttpResponseBase


class Guard:
    """Answer 400, 405, 413 or 414 instead of letting a request reach the pages.

    A NUL has no place in any text of the site, and PostgreSQL refuses it: without this every
    address, cookie and form that looks something up would be a fault.
    """

    def __init__(self, get_response: Callable[[HttpRequest], Answer]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> Answer:
        if request.method not in METHODS:
            return HttpResponse(status=405, headers={"Allow": "GET, HEAD, POST"})
        if _body_bytes(request) > LARGEST_BODY:
            return _refuse(request, 413, "body", f"at most {LARGEST_BODY} bytes")
        if len(request.META.get("QUERY_STRING", "")) + len(request.path_info) > LONGEST_ADDRESS:
            return _refuse(request, 414, "address", f"at most {LONGEST_ADDRESS} characters")
        if _has_nul(request):
            return _refuse(request, 400, "nul", "NUL has no place in an address or a cookie")
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, view: Callable[..., Answer], args: object, kwargs: object
    ) -> None:
        """Look into a form as well, unless the view never reads one."""
        if request.method != "POST" or getattr(view, "csrf_exempt", False):
            return
        for name, values in request.POST.lists():
            if _NUL in name or any(_NUL in str(value) for value in values):
                raise BadRequest("NUL in a form")


def _refuse(request: HttpRequest, status: int, code: str, detail: str) -> HttpResponse:
    if request.path_info.startswith(API):
        return problem(request, status, code, detail)
    return render(request, "400.html", status=status)


def _has_nul(request: HttpRequest) -> bool:
    asked = request.META.get("QUERY_STRING", "")
    return (
        _NUL in request.path_info
        or _NUL in asked
        or "%00" in asked
        # A quoted cookie may spell it as \000.
        or any(_NUL in value for value in request.COOKIES.values())
    )


def _body_bytes(request: HttpRequest) -> int:
    given = request.META.get("CONTENT_LENGTH") or "0"
    return int(given) if given.isdecimal() and len(given) < 16 else 0
