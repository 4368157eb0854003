"""Grants that two people look at, and questions of people about their letter."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from verbond.kit.errors import RuleBroken
from verbond.rights.forms.detect.acts import AnswerForm, ReviewForm
from verbond.rights.models import GrantReview
from verbond.rights.operations.detecting.answering import answer_objection
from verbond.rights.operations.detecting.granting import review_grant
from verbond.rights.queries.detecting import pages
from verbond.rights.queries.detecting.needed import name_of
from verbond.rights.queries.detecting.wall import Seat, run_of
from verbond.rights.views.detect.door import run_door


@run_door
@require_safe
def waiting(request: HttpRequest, seat: Seat) -> HttpResponse:
    return _page(request, seat)


def _page(
    request: HttpRequest,
    seat: Seat,
    *,
    status: int = 200,
    wrong: tuple[str, int, Any] | None = None,
    problem: str = "",
) -> HttpResponse:
    def form_of(kind: str, pk: int, fresh: Any) -> Any:
        return wrong[2] if wrong and wrong[:2] == (kind, pk) else fresh

    context = {
        "run": run_of(seat),
        "problem": problem,
        "me": seat.person_id,
        "reviews": [
            (
                one,
                name_of(one.hit.right),
                form_of("grant", one.hit_id, ReviewForm(prefix=f"g{one.hit_id}")),
            )
            for one in pages.reviews_of(seat)
        ],
        "objections": [
            (
                one,
                name_of(one.hit.right),
                [pages.column_word(name).label for name in one.facts],
                form_of("answer", one.pk, AnswerForm(prefix=f"a{one.pk}")),
            )
            for one in pages.objections_of(seat)
        ],
    }
    return render(request, "rights/detect/waiting.html", context, status=status)


@run_door
@require_POST
def review(request: HttpRequest, seat: Seat, hit: int) -> HttpResponse:
    form = ReviewForm(request.POST, prefix=f"g{hit}")
    if not form.is_valid():
        return _page(request, seat, status=422, wrong=("grant", hit, form))
    try:
        done = review_grant(
            seat=seat,
            hit_id=hit,
            agree=form.cleaned_data["agree"],
            reason=form.cleaned_data["reason"],
            now=timezone.now(),
            today=timezone.localdate(),
        )
    except RuleBroken as problem:
        return _page(request, seat, status=409, problem=problem.message)
    said = {
        GrantReview.State.GRANTED: _("Toegekend, met twee handtekeningen."),
        GrantReview.State.SEEN: _("Jij keek het na. Nu nog een collega."),
    }.get(GrantReview.State(done.state), _("Het blijft een uitnodiging. Niemand is geweigerd."))
    messages.success(request, said)
    return redirect("rights:run_waiting", key=run_of(seat).key)


@run_door
@require_POST
def answer(request: HttpRequest, seat: Seat, objection: int) -> HttpResponse:
    form = AnswerForm(request.POST, prefix=f"a{objection}")
    if not form.is_valid():
        return _page(request, seat, status=422, wrong=("answer", objection, form))
    try:
        answer_objection(
            seat=seat,
            objection_id=objection,
            answer=form.cleaned_data["answer"],
            now=timezone.now(),
        )
    except RuleBroken as problem:
        return _page(request, seat, status=409, problem=problem.message)
    messages.success(request, _("Je antwoord staat klaar voor de persoon."))
    return redirect("rights:run_waiting", key=run_of(seat).key)
