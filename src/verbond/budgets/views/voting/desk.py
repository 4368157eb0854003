"""The vote as staff runs it: freeze, open, close, and lend a screen. No ballot shows here."""

from django.contrib import messages
from django.contrib.auth import logout
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from verbond.accounts.facade import actor_of, role_required
from verbond.budgets.core.balloting import canonical
from verbond.budgets.errors import RoundRefused
from verbond.budgets.forms.voting.desk import ACTS, ActForm
from verbond.budgets.models import Elector, Round
from verbond.budgets.operations.voting.freezing import freeze_round
from verbond.budgets.operations.voting.opening import close_vote, open_vote
from verbond.budgets.permissions import RUNS_ROUNDS
from verbond.budgets.queries.voting.booths import frozen_of
from verbond.budgets.queries.voting.turnout import turnout
from verbond.budgets.views.voting import browser
from verbond.budgets.views.voting.finding import booth_or_404


@never_cache
@role_required(*RUNS_ROUNDS)
@require_http_methods(["GET", "HEAD", "POST"])
def vote_desk(request: HttpRequest, slug: str) -> HttpResponse:
    row = get_object_or_404(Round.objects.select_related("recipe"), slug=slug)
    form = ActForm(request.POST if request.method == "POST" else None, initial={"lock": row.lock})
    if request.method == "POST" and form.is_valid():
        try:
            _act(row, form, request)
        except RoundRefused as problem:
            form.add_error(None, problem.message)
            row.refresh_from_db()
            form = _again(form, row)
        else:
            messages.success(request, ACTS[form.cleaned_data["act"]])
            return redirect("budgets:vote_desk", slug=slug)
    booth = booth_or_404(slug) if row.published_at else None
    context = {
        "row": row,
        "form": form,
        "booth": booth,
        "electors": Elector.objects.filter(round=row).count(),
        "turnout": turnout(booth, frozen_of(booth)) if booth and booth.was_opened else None,
        "today": timezone.localdate(),
    }
    status = 422 if form.errors else 200
    return render(request, "budgets/voting/desk.html", context, status=status)


@never_cache
@role_required(*RUNS_ROUNDS)
@require_POST
def kiosk(request: HttpRequest, slug: str) -> HttpResponse:
    """Lend this screen to voters: whoever worked here is logged out, and only the vote stays."""
    booth = booth_or_404(slug)
    if not booth.is_open(timezone.localdate()):
        messages.error(request, _("De stemming is niet open."))
        return redirect("budgets:vote_desk", slug=slug)
    logout(request)
    response = redirect("budgets:vote", slug=slug)
    browser.forget(response, booth, browser.PROOF, browser.DRAFT)
    browser.make_kiosk(response, booth)
    return response


@require_safe
def frozen_document(_request: HttpRequest, slug: str) -> HttpResponse:
    """Give exactly the bytes that the published hash is of."""
    booth = booth_or_404(slug)
    if not booth.is_frozen:
        raise Http404(slug)
    text = canonical(dict(frozen_of(booth).document))
    return HttpResponse(text.encode(), content_type="application/json; charset=utf-8")


def _act(row: Round, form: ActForm, request: HttpRequest) -> None:
    given = form.cleaned_data
    actor, now, lock = actor_of(request.user), timezone.now(), given["lock"]
    if given["act"] == "freeze":
        freeze_round(
            row=row,
            lock=lock,
            seed=given["seed"],
            records=given["records"],
            reason=given["reason"],
            actor=actor,
            now=now,
        )
    elif given["act"] == "open":
        open_vote(row=row, lock=lock, actor=actor, now=now)
    else:
        close_vote(row=row, lock=lock, reason=given["reason"], actor=actor, now=now)


def _again(form: ActForm, row: Round) -> ActForm:
    """Keep what somebody typed, with the lock of how the round stands now."""
    again = ActForm({**form.cleaned_data, "lock": row.lock})
    again.is_valid()
    for problem in form.non_field_errors():
        again.add_error(None, problem)
    return again
