"""Errors of the API in one shape: problem details (RFC 9457)."""

import json
from typing import Any

from django.http import HttpRequest, HttpResponse
from ninja import Schema
from pydantic import Field as Described

PROBLEM_JSON = "application/problem+json"
TITLES = {
    400: "Bad request",
    404: "Not found",
    405: "Method not allowed",
    409: "Not possible",
    413: "Too much",
    414: "Address too long",
    422: "The question is not understood",
    429: "Too many requests",
}


class Problem(Schema):
    """What went wrong, in one shape for every error."""

    type: str = Described(description="about:blank: the status says what kind of problem it is.")
    title: str = Described(description="The kind of problem in words.")
    status: int = Described(description="The HTTP status.")
    detail: str = Described(description="What is wrong in this request, and what is allowed.")
    code: str = Described(description="A stable word for programs.")
    instance: str = Described(description="The address that was asked.")


def problem(request: HttpRequest, status: int, code: str, detail: str) -> HttpResponse:
    content = {
        "type": "about:blank",
        "title": TITLES.get(status, "Problem"),
        "status": status,
        "detail": detail,
        "code": code,
        "instance": request.get_full_path()[:500],
    }
    return HttpResponse(json.dumps(content), status=status, content_type=PROBLEM_JSON)


def wrong_question(errors: list[dict[str, Any]]) -> str:
    """Say which parameters are wrong, and why."""
    found = [f"{error['loc'][-1]}: {error['msg']}" for error in errors if error.get("loc")]
    return "; ".join(found)[:500] or "the request is not understood"
