"""With a receipt: is my ballot in, put another in its place, and later what it helped to fund."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from verbond.budgets.core.balloting import RECEIPT_LENGTH, LettersWrong, read_letters, spaced
from verbond.budgets.errors import BallotRefused
from verbond.budgets.forms.voting.choices import is_counted
from verbond.budgets.forms.voting.proofs import ReceiptForm
from verbond.budgets.models import Ballot
from verbond.budgets.operations.voting import slips as why
from verbond.budgets.operations.voting.casting import Proof, receipt_hash
from verbond.budgets.permissions import may_see_counts
from verbond.budgets.queries.outcomes.result.ballot import ballot_effect
from verbond.budgets.queries.voting.booths import Booth, frozen_of
from verbond.budgets.queries.voting.found import FoundBallot, found_ballot
from verbond.budgets.views.voting import browser
from verbond.budgets.views.voting.ballot import chosen_lines
from verbond.budgets.views.voting.finding import booth_or_404, check_pace


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, slug: str) -> HttpResponse:
    booth = booth_or_404(slug)
    if not booth.is_open(timezone.localdate()):
        return redirect("budgets:vote", slug=slug)
    form = ReceiptForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            receipt = _known(request, booth, form.cleaned_data["receipt"])
        except BallotRefused as problem:
            form.add_error("receipt", problem.message)
        else:
            response = redirect("budgets:ballot", slug=slug)
            who = browser.Admitted(Proof("", ""), receipt=receipt)
            browser.admit(response, booth, who)
            browser.forget(response, booth, browser.DRAFT)
            return response
    context = {"booth": booth, "form": form, "kiosk": browser.is_kiosk(request, booth)}
    status = 422 if form.errors else 200
    return render(request, "budgets/voting/change.html", context, status=status)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def receipt(request: HttpRequest, slug: str) -> HttpResponse:
    booth = booth_or_404(slug)
    form = ReceiptForm(request.POST if request.method == "POST" else None)
    found: FoundBallot | None = None
    letters = ""
    if request.method == "POST" and form.is_valid():
        try:
            letters = _known(request, booth, form.cleaned_data["receipt"])
            sees = may_see_counts(booth, request.user, timezone.now())
            kept = receipt_hash(booth.salt, letters)
            found = found_ballot(booth, letters, kept, sees_counts=sees)
        except BallotRefused as problem:
            form.add_error("receipt", problem.message)
    frozen = frozen_of(booth) if found and found.content else None
    effect = None
    if frozen and found and found.shows_effect:
        effect = ballot_effect(
            round_id=booth.pk, slug=booth.slug, frozen=frozen, content=found.content
        )
    context = {
        "booth": booth,
        "form": form,
        "found": found,
        "counted": bool(frozen and is_counted(frozen)),
        "letters": spaced(letters),
        "lines": chosen_lines(frozen, found.content) if frozen and found else [],
        "effect": effect,
        "is_open": booth.is_open(timezone.localdate()),
    }
    status = 422 if form.errors else 200
    return render(request, "budgets/voting/receipt.html", context, status=status)


def _known(request: HttpRequest, booth: Booth, typed: str) -> str:
    """Return the letters of a receipt that has a ballot in the box. Raises `BallotRefused`."""
    check_pace(request, "receipt")
    try:
        letters = read_letters(typed, RECEIPT_LENGTH)
    except LettersWrong:
        raise why.no_such_receipt() from None
    kept = receipt_hash(booth.salt, letters)
    if not Ballot.objects.filter(round=booth.pk, receipt_hash=kept).exists():
        raise why.no_such_receipt()
    return letters
