"""Errors of the API in one shape: problem details (RFC 9457)."""

from typing import Any

from ninja import Schema
from pydantic import Field as Described


class Problem(Schema):
    """What went wrong, in one shape for every error."""

    type: str = Described(description="about:blank: the status says what kind of problem it is.")
    title: str = Described(description="The kind of problem in words.")
    status: int = Described(description="The HTTP status.")
    detail: str = Described(description="What is wrong in this request, and what is allowed.")
    code: str = Described(description="A stable word for programs.")
    instance: str = Described(description="The address that was asked.")


def wrong_question(errors: list[dict[str, Any]]) -> str:
    """Say which parameters are wrong, and why."""
    found = [f"{error['loc'][-1]}: {error['msg']}" for error in errors if error.get("loc")]
    return "; ".join(found)[:500] or "the request is not understood"
