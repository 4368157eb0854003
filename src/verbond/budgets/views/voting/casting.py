"""Hand in a ballot: one request, one answer with the receipt."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from verbond.budgets.errors import BallotRefused
from verbond.budgets.forms.voting.choices import unpacked
from verbond.budgets.operations.voting import casting
from verbond.budgets.operations.voting.slips import no_proof
from verbond.budgets.queries.voting.booths import Booth, frozen_of
from verbond.budgets.queries.voting.sessions import session_key_of
from verbond.budgets.views.voting import browser
from verbond.budgets.views.voting.acknowledging import acknowledgement
from verbond.budgets.views.voting.entrance import account_mark
from verbond.budgets.views.voting.finding import forget_booth, kept_booth_or_404
from verbond.budgets.views.voting.marking import unmarked
from verbond.budgets.views.voting.sealing import seal_after

_STATUS = {"busy": 503, "not_open": 409, "changed": 409, "voted_already": 409, "handed_out": 409}


@never_cache
@require_POST
def cast(request: HttpRequest, slug: str) -> HttpResponse:
    # Not compressed: the size of the answer must say nothing of the secret in it (BREACH).
    request.META.pop("HTTP_ACCEPT_ENCODING", None)
    booth = kept_booth_or_404(slug)
    try:
        receipt, done = _cast(request, booth)
    except BallotRefused as problem:
        forget_booth(slug)
        context = {"booth": booth, "problem": problem, "kiosk": browser.is_kiosk(request, booth)}
        status = _STATUS.get(problem.code, 422)
        return render(request, "budgets/voting/refused.html", context, status=status)
    kiosk = browser.is_kiosk(request, booth)
    response = acknowledgement(request, booth, frozen_of(booth), done, receipt, kiosk=kiosk)
    # Sent again, the same page gives the same receipt; in a booth of the city nothing stays.
    browser.forget(response, booth, browser.DRAFT, *([browser.PROOF] if kiosk else []))
    seal_after(booth.pk)
    return response


def _cast(request: HttpRequest, booth: Booth) -> tuple[str, casting.Acknowledged]:
    who = browser.admitted(request, booth)
    if who is None:
        raise no_proof()
    receipt = unmarked(booth, request.POST.get("receipt", ""), who.proof.who_hash)
    if receipt is None:
        raise BallotRefused(
            "receipt", _("Deze ontvangstcode is niet van jou. Kijk je keuze opnieuw na.")
        )
    frozen = frozen_of(booth)
    raw = unpacked(request.POST.get("choice", ""), frozen)
    today = timezone.localdate()
    if who.is_change:
        done = casting.change_ballot(
            booth=booth, frozen=frozen, receipt=receipt, raw=raw, today=today
        )
    else:
        done = casting.cast_ballot(
            booth=booth,
            frozen=frozen,
            proof=who.proof,
            receipt=receipt,
            raw=raw,
            today=today,
            session=_session(request, booth, who.account),
        )
    return receipt, done


def _session(request: HttpRequest, booth: Booth, account: str) -> casting.Session:
    """Return what must still hold of who logged in to show that they may vote."""
    if not account:
        return casting.NOBODY
    key = session_key_of(request)
    if key is not None:
        return casting.Session(key, account)
    # Sessions that are not in the database are asked here, not with the ballot.
    if account != account_mark(request, booth):
        raise no_proof()
    return casting.NOBODY
