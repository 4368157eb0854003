"""One line of JSON for each answer and each fault, without anything about a person.

What was asked stands as the route (`agreement/<slug:slug>/`), never as the address: addresses hold
words people looked for, and links that are keys.
"""

import json
import logging
import secrets
import time
from collections.abc import Callable
from contextvars import ContextVar
from datetime import UTC, datetime

from django.conf import settings
from django.http import HttpRequest, HttpResponseBase
from django.urls import Resolver404, resolve

from verbond.web.core.discretion import discreet, is_request_id, network_of

logger = logging.getLogger("verbond.requests")
_current: ContextVar[str] = ContextVar("request_id", default="")
_SERVER_ERROR = 500
_METHODS = frozenset({"GET", "HEAD", "POST", "OPTIONS", "PUT", "PATCH", "DELETE"})


class RequestLog:
    """Give each request a name, and write how it was answered."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        began = time.perf_counter()
        name = _name(request)
        token = _current.set(name)
        try:
            response = self.get_response(request)
            response.headers["X-Request-ID"] = name
            if _is_worth_a_line(request, response):
                _write(request, response, time.perf_counter() - began)
            return response
        finally:
            _current.reset(token)


def _name(request: HttpRequest) -> str:
    given = request.headers.get("X-Request-ID", "")
    # Only a proxy of our own may name a request; anybody else could forge lines that match.
    return given if _trusts_proxy() and is_request_id(given) else secrets.token_hex(8)


def _is_worth_a_line(request: HttpRequest, response: HttpResponseBase) -> bool:
    quiet = request.path_info.startswith((settings.STATIC_URL, "/health/", "/ready/"))
    return not quiet or response.status_code >= _SERVER_ERROR


def _write(request: HttpRequest, response: HttpResponseBase, seconds: float) -> None:
    fields = {
        "method": request.method if request.method in _METHODS else "other",
        "route": _route(request),
        "status": response.status_code,
        "duration_ms": round(seconds * 1000, 1),
        "bytes": len(response.content) if hasattr(response, "content") else None,
        "network": network_of(_sender(request)),
    }
    logger.info("answered", extra={"fields": fields})


def _route(request: HttpRequest) -> str:
    # The page cache answers before an address is resolved.
    try:
        return (request.resolver_match or resolve(request.path_info)).route or "/"
    except Resolver404:
        return "-"


def _trusts_proxy() -> bool:
    return bool(getattr(settings, "SECURE_PROXY_SSL_HEADER", None))


def _sender(request: HttpRequest) -> str:
    if _trusts_proxy():
        chain = request.headers.get("X-Forwarded-For", "").split(",")
        return chain[-1].strip()
    return str(request.META.get("REMOTE_ADDR", ""))


class JsonLines(logging.Formatter):
    """Write a record as one line of JSON, with the fields that we know and no others."""

    def format(self, record: logging.LogRecord) -> str:
        fields: dict[str, object] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": discreet(_message(record)),
        }
        if name := _current.get():
            fields["request"] = name
        fields.update(getattr(record, "fields", {}))
        if record.exc_info and record.exc_info[0]:
            fields["exception"] = record.exc_info[0].__qualname__
            fields["traceback"] = discreet(self.formatException(record.exc_info))
        return json.dumps(fields, ensure_ascii=False, default=str)


def _message(record: logging.LogRecord) -> str:
    request = getattr(record, "request", None)
    if not isinstance(request, HttpRequest):
        return record.getMessage()
    # Django puts the address in its message ("Not Found: /search/…"): the route says enough.
    words = str(record.msg).split("%s", maxsplit=1)[0].strip(" :(") or "fault"
    return f"{words} {_route(request)}"
