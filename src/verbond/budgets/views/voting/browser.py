"""What the voter's own browser keeps: the proof, the draft, and whether it is a booth of staff.

Signed, so that nobody writes them; never on the server, so that nothing there knows a draft.
"""

import secrets
from dataclasses import asdict, dataclass
from functools import lru_cache
from typing import Any

from django.conf import settings
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from verbond.budgets.operations.voting.casting import Proof
from verbond.budgets.queries.voting.booths import Booth

PROOF, DRAFT, KIOSK = "stem-bewijs", "stem-ontwerp", "stem-hokje"
PROOF_SECONDS = 3600
DRAFT_SECONDS = 60 * 86400
_KIOSK_SECONDS = 12 * 3600


@dataclass(frozen=True, slots=True)
class Admitted:
    """Somebody who showed that they may vote, or who holds the receipt of a ballot."""

    proof: Proof
    receipt: str = ""
    # Keyed mark of the account that gave the proof: whoever logs out takes it along.
    account: str = ""

    @property
    def is_change(self) -> bool:
        return bool(self.receipt)


@dataclass(frozen=True, slots=True)
class Draft:
    """A choice that is not handed in, and the seed of this voter's own order."""

    seed: str
    sha256: str = ""
    choice: str = ""


def admitted(request: HttpRequest, booth: Booth) -> Admitted | None:
    """Return who votes in this browser, unless the proof is old or of another round."""
    found = _read(request, PROOF, booth, PROOF_SECONDS)
    if not isinstance(found, dict):
        return None
    return Admitted(Proof(**found["proof"]), found["receipt"], found["account"])


def admit(response: HttpResponse, booth: Booth, who: Admitted) -> None:
    _write(response, PROOF, booth, asdict(who), PROOF_SECONDS)


def draft_of(request: HttpRequest, booth: Booth) -> Draft:
    """Return the draft of this browser; a new one has an order of its own."""
    found = _read(request, DRAFT, booth, DRAFT_SECONDS)
    if not isinstance(found, list):
        return Draft(secrets.token_hex(4))
    seed, sha256, choice = found
    return Draft(seed, sha256, choice if sha256 == booth.sha256[:16] else "")


def keep_draft(response: HttpResponse, booth: Booth, draft: Draft, choice: str) -> None:
    value = [draft.seed, booth.sha256[:16], choice]
    _write(response, DRAFT, booth, value, DRAFT_SECONDS)


def is_kiosk(request: HttpRequest, booth: Booth) -> bool:
    return bool(_read(request, KIOSK, booth, _KIOSK_SECONDS))


def make_kiosk(response: HttpResponse, booth: Booth) -> None:
    _write(response, KIOSK, booth, 1, _KIOSK_SECONDS)


def forget(response: HttpResponse, booth: Booth, *names: str) -> None:
    """Wipe what this browser keeps of a vote."""
    for name in names:
        response.delete_cookie(name, path=_path(booth), samesite="Strict")


def _path(booth: Booth) -> str:
    return _vote_path(booth.slug)


@lru_cache(maxsize=64)
def _vote_path(slug: str) -> str:
    return reverse("budgets:vote", args=[slug])


def _read(request: HttpRequest, name: str, booth: Booth, seconds: int) -> Any:
    given = request.COOKIES.get(name, "")
    if not given:
        return None
    try:
        return signing.loads(given, salt=_salt(name, booth), max_age=seconds)
    except signing.BadSignature:
        return None


def _write(response: HttpResponse, name: str, booth: Booth, value: object, seconds: int) -> None:
    response.set_cookie(
        name,
        signing.dumps(value, salt=_salt(name, booth)),
        max_age=seconds,
        path=_path(booth),
        secure=settings.SESSION_COOKIE_SECURE,
        httponly=True,
        samesite="Strict",
    )


def _salt(name: str, booth: Booth) -> str:
    return f"budgets.{name}.{booth.pk}"
