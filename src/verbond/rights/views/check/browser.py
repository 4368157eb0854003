"""What the browser of a resident keeps: the answers, sealed; the server keeps nothing.

Docs: docs/decisions/0028-nothing-stored.md.
"""

from typing import Final

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from verbond.rights.core.checking.answers import Answers, packed, unpacked
from verbond.rights.core.errors import CaseError
from verbond.rights.errors import CheckRefused
from verbond.rights.sealing_checks import COOKIE_SECONDS, Tampered, seal_cookie, unseal_cookie

_NAME: Final = "rechten-{}"
# A browser keeps 4,096 bytes with name and attributes; two of these pass each proxy we know of.
_PART_BYTES: Final = 3700
MOST_COOKIES: Final = 2


def answers_of(request: HttpRequest) -> Answers | None:
    """Return the answers that this browser holds; None when it holds none.

    Raises `Expired`, or `Tampered` for what this site did not write.
    """
    parts = [request.COOKIES.get(_NAME.format(one), "") for one in range(1, MOST_COOKIES + 1)]
    token = "".join(parts)
    if not token:
        return None
    try:
        return unpacked(unseal_cookie(token))
    except CaseError as wrong:
        raise Tampered from wrong


def keep(response: HttpResponse, answers: Answers) -> None:
    """Give the browser its answers; an hour from now they open no more.

    Raises `CheckRefused` when they are too many for a browser to hold.
    """
    token = seal_cookie(packed(answers))
    parts = [token[at : at + _PART_BYTES] for at in range(0, len(token), _PART_BYTES)]
    if len(parts) > MOST_COOKIES:
        raise CheckRefused("too_large", "these answers do not fit a browser")
    for number in range(1, MOST_COOKIES + 1):
        if number > len(parts):
            _delete(response, number)
            continue
        response.set_cookie(
            _NAME.format(number),
            parts[number - 1],
            max_age=COOKIE_SECONDS,
            path=_path(),
            secure=settings.SESSION_COOKIE_SECURE,
            httponly=True,
            samesite="Strict",
        )


def forget(response: HttpResponse) -> None:
    """Wipe the answers from the browser."""
    for number in range(1, MOST_COOKIES + 1):
        _delete(response, number)


def _delete(response: HttpResponse, number: int) -> None:
    response.delete_cookie(_NAME.format(number), path=_path(), samesite="Strict")


def _path() -> str:
    return reverse("rights:check")
