"""How the API refuses: problem details (RFC 9457), from wherever the refusal comes."""

import json

from django.http import HttpRequest, HttpResponse

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


def problem(request: HttpRequest, status: int, code: str, detail: str) -> HttpResponse:
    """Say what is wrong with a request to the API, and what is allowed."""
    content = {
        "type": "about:blank",
        "title": TITLES.get(status, "Problem"),
        "status": status,
        "detail": detail,
        "code": code,
        "instance": request.get_full_path()[:500],
    }
    return HttpResponse(json.dumps(content), status=status, content_type=PROBLEM_JSON)
