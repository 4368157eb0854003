"""What the generated OpenAPI document does not say by itself."""

from typing import Any

from verbond.opendata.api.limits import REQUESTS, WINDOW_SECONDS
from verbond.opendata.refusing import PROBLEM_JSON, TITLES

_CACHED = {
    "ETag": "Send it back in If-None-Match.",
    "Cache-Control": "How long an answer may be kept.",
}


def spoken(document: dict[str, Any]) -> dict[str, Any]:
    """Give every answer its headers and every refusal its true media type."""
    document["info"]["x-rate-limit"] = {"requests": REQUESTS, "seconds": WINDOW_SECONDS}
    document["info"]["license"] = {
        "name": "Per dataset, see the catalogue",
        "url": "/opendata/",
    }
    for path in document["paths"].values():
        for operation in path.values():
            operation["responses"] = {
                str(status): _answer(str(status), answer)
                for status, answer in operation["responses"].items()
            } | {"304": {"description": "Not modified"}}
    return document


def _answer(status: str, answer: dict[str, Any]) -> dict[str, Any]:
    if status == "200":
        headers = {name: _header(text) for name, text in _CACHED.items()}
        return answer | {"headers": headers}
    found = answer | {
        "description": TITLES[int(status)],
        "content": {PROBLEM_JSON: answer["content"]["application/json"]},
    }
    if status == "429":
        found["headers"] = {"Retry-After": _header("Seconds to wait.")}
    return found


def _header(text: str) -> dict[str, Any]:
    return {"description": text, "schema": {"type": "string"}}
