"""The door of a vote: may I, how do I show it, and where am I."""

from typing import Any, cast

from django.contrib import messages
from django.contrib.auth import logout
from django.contrib.auth.views import redirect_to_login
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from verbond.accounts.facade import Person
from verbond.budgets.core.balloting import Frozen
from verbond.budgets.errors import BallotRefused
from verbond.budgets.forms.voting.proofs import CodeForm, DeclareForm, RegisterForm
from verbond.budgets.operations.voting import proving, reminding
from verbond.budgets.operations.voting.casting import Proof
from verbond.budgets.operations.voting.register import mark_of_account
from verbond.budgets.queries.voting.booths import Booth, frozen_of
from verbond.budgets.queries.voting.sessions import account_of_session
from verbond.budgets.queries.voting.turnout import turnout
from verbond.budgets.views.voting import browser
from verbond.budgets.views.voting.finding import booth_or_404, check_pace

type Forms = dict[str, Form]


@never_cache
@require_http_methods(["GET", "HEAD"])
def vote(request: HttpRequest, slug: str) -> HttpResponse:
    booth = booth_or_404(slug)
    response = _entrance(request, booth, {})
    if browser.is_kiosk(request, booth):
        # Who comes to the door of a lent screen is the next voter, also when the last one left.
        browser.forget(response, booth, browser.PROOF, browser.DRAFT)
    return response


@never_cache
@require_POST
def prove(request: HttpRequest, slug: str, kind: str) -> HttpResponse:
    booth = booth_or_404(slug)
    if not booth.is_open(timezone.localdate()):
        return _entrance(request, booth, {}, status=409)
    if kind == "account" and not isinstance(request.user, Person):
        return redirect_to_login(reverse("budgets:vote", args=[slug]))
    frozen = frozen_of(booth)
    form = _form(kind, frozen, request)
    if not form.is_valid():
        return _entrance(request, booth, {kind: form}, status=422)
    try:
        check_pace(request, "proof")
        proof = _proof(request, booth, frozen, kind, form.cleaned_data)
    except BallotRefused as problem:
        form.add_error(None, problem.message)
        return _entrance(request, booth, {kind: form}, status=422)
    response = redirect("budgets:ballot", slug=slug)
    mark = account_mark(request, booth) if kind == "account" else ""
    browser.admit(response, booth, browser.Admitted(proof, account=mark))
    return response


@never_cache
@require_POST
def stop(request: HttpRequest, slug: str) -> HttpResponse:
    """Wipe what this browser keeps: on a shared device the next one finds nothing."""
    booth = booth_or_404(slug)
    if browser.is_kiosk(request, booth):
        logout(request)
    response = redirect("budgets:vote", slug=slug)
    browser.forget(response, booth, browser.PROOF, browser.DRAFT)
    return response


@never_cache
@require_POST
def remind(request: HttpRequest, slug: str) -> HttpResponse:
    booth = booth_or_404(slug)
    if not isinstance(request.user, Person):
        return redirect_to_login(reverse("budgets:vote", args=[slug]))
    wanted = request.POST.get("wanted") == "1"
    reminding.ask_reminder(round_id=booth.pk, person_id=request.user.pk, wanted=wanted)
    yes, no = _("We sturen je een mail voor de laatste dag."), _("We sturen je geen mail.")
    messages.success(request, yes if wanted else no)
    return redirect("budgets:vote", slug=slug)


def account_mark(request: HttpRequest, booth: Booth) -> str:
    """Return a mark of the account of this session, to compare with the one of a proof.

    The session alone is read: handing in a ballot waits for no other row of the person.
    """
    return mark_of_account(booth.salt, account_of_session(request))


def _form(kind: str, frozen: Frozen, request: HttpRequest) -> Form:
    if kind == "code":
        return CodeForm(request.POST)
    if kind == "register" or (kind == "account" and frozen.has_electors):
        return RegisterForm(request.POST)
    if kind == "account":
        return DeclareForm(request.POST)
    raise Http404(kind)


def _proof(
    request: HttpRequest, booth: Booth, frozen: Frozen, kind: str, given: dict[str, Any]
) -> Proof:
    if kind == "code":
        return proving.prove_by_code(booth=booth, frozen=frozen, typed=given["code"])
    if kind == "register":
        return proving.prove_by_register(booth=booth, frozen=frozen, **given)
    person = cast("Person", request.user)
    if frozen.has_electors:
        return proving.tie_account(booth=booth, frozen=frozen, person=person, **given)
    found = proving.prove_by_account(booth=booth, frozen=frozen, person=person)
    if found is None:  # pragma: no cover - without a list an account always declares
        raise Http404
    return found


def _entrance(
    request: HttpRequest, booth: Booth, filled: Forms, *, status: int = 200
) -> HttpResponse:
    today = timezone.localdate()
    frozen = frozen_of(booth) if booth.is_frozen else None
    person = request.user if isinstance(request.user, Person) else None
    context = {
        "booth": booth,
        "frozen": frozen,
        "today": today,
        "is_open": booth.is_open(today),
        "is_over": booth.was_closed or (booth.was_opened and today > booth.last_on),
        "turnout": turnout(booth, frozen) if frozen and booth.was_opened else None,
        "admitted": _still_admitted(request, booth),
        "person": person,
        "reminded": bool(person and reminding.is_asked(round_id=booth.pk, person_id=person.pk)),
        "forms": _forms(frozen, filled) if frozen else {},
        "wrong": next(iter(filled), ""),
        "kiosk": browser.is_kiosk(request, booth),
    }
    return render(request, "budgets/voting/vote.html", context, status=status)


def _forms(frozen: Frozen, filled: Forms) -> Forms:
    fresh: Forms = {
        "code": CodeForm(auto_id="code_%s"),
        "register": RegisterForm(auto_id="register_%s"),
        "account": RegisterForm(auto_id="account_%s")
        if frozen.has_electors
        else DeclareForm(auto_id="account_%s"),
    }
    allowed = frozen.recipe.electorate.proofs
    for kind, form in filled.items():
        form.auto_id = f"{kind}_%s"
    return {kind: filled.get(kind, form) for kind, form in fresh.items() if kind in allowed}


def _still_admitted(request: HttpRequest, booth: Booth) -> browser.Admitted | None:
    if browser.is_kiosk(request, booth):
        return None
    found = browser.admitted(request, booth)
    if found and found.account and found.account != account_mark(request, booth):
        return None
    return found
