"""Entrances around the questions of council members."""

from urllib.parse import urlsplit

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import Resolver404, resolve
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from verbond.accounts.facade import actor_of, role_required
from verbond.agreement import facade as agreement
from verbond.council.errors import MemberQuestionRefused
from verbond.council.forms import AnswerForm, AskForm
from verbond.council.models import MemberQuestion
from verbond.council.operations import asking
from verbond.council.permissions import ANSWERS, ASKS, may_answer, may_ask
from verbond.council.queries.terms import terms
from verbond.council.tasks import mail_member
from verbond.council.views.finding import body_choices, councils, the_agreement
from verbond.kit.errors import RuleBroken


@require_safe
def questions(request: HttpRequest) -> HttpResponse:
    found = the_agreement()
    rows = MemberQuestion.objects.filter(agreement=found).select_related("commitment__agreement")
    context = {
        "agreement": found,
        "open": rows.filter(state=MemberQuestion.State.OPEN).order_by("due_on", "key"),
        "answered": rows.filter(state=MemberQuestion.State.ANSWERED)[:100],
        "bodies": {card.code: card.name for card in councils()},
        "today": timezone.localdate(),
        "may_ask": may_ask(request.user),
    }
    return render(request, "council/questions.html", context)


@never_cache
@role_required(*ASKS)
@require_http_methods(["GET", "POST"])
def ask(request: HttpRequest) -> HttpResponse:
    found = the_agreement()
    chapters = [
        (roll.key, roll.name) for roll in agreement.roll_up(found, today=timezone.localdate())
    ]
    form = AskForm(
        request.POST if request.method == "POST" else None,
        bodies=body_choices(),
        chapters=chapters,
        initial={
            "asked_by": getattr(request.user, "name", ""),
            "commitment": request.GET.get("about", "")[:300],
        },
    )
    if request.method == "POST" and form.is_valid():
        try:
            row = asking.ask(
                agreement_id=found.pk,
                commitment_id=_commitment(form.cleaned_data["commitment"]),
                chapter=form.cleaned_data["chapter"],
                body=form.cleaned_data["body"],
                asked_by=form.cleaned_data["asked_by"],
                person_id=request.user.pk,
                text=form.cleaned_data["text"],
                terms=terms(),
                actor=actor_of(request.user),
                now=timezone.now(),
                fictitious=bool(getattr(request.user, "fictitious", False)),
            )
        except MemberQuestionRefused as problem:
            form.add_error(problem.code if problem.code == "commitment" else None, problem.message)
        else:
            messages.success(request, _("Je vraag staat op de site."))
            return redirect("council:question", key=row.key)
    status = 422 if form.errors else 200
    return render(request, "council/ask.html", {"agreement": found, "form": form}, status=status)


def _commitment(address: str) -> int | None:
    """Find the promise of a pasted address; nothing for an empty one."""
    if not address.strip():
        return None
    refused = MemberQuestionRefused(
        "commitment", _("Dit is geen adres van een belofte op deze site. Plak het helemaal.")
    )
    try:
        match = resolve(urlsplit(address.strip()).path)
    except (Resolver404, ValueError) as wrong:
        raise refused from wrong
    if match.view_name != "agreement:commitment":
        raise refused
    try:
        return agreement.commitment_of(match.kwargs["slug"], match.kwargs["key"]).pk
    except RuleBroken as wrong:
        raise refused from wrong


@never_cache
@require_http_methods(["GET", "POST"])
def question(request: HttpRequest, key: str) -> HttpResponseBase:
    row = _row(key)
    if request.method == "POST":
        return _answer(request, row)
    form = AnswerForm(
        initial={"answer": row.answer, "answered_by": row.answered_by, "lock": row.lock}
    )
    return _show(request, row, form)


def _row(key: str) -> MemberQuestion:
    rows = MemberQuestion.objects.select_related("commitment__agreement", "agreement")
    return get_object_or_404(rows, key=key)


@role_required(*ANSWERS)
def _answer(request: HttpRequest, row: MemberQuestion) -> HttpResponse:
    form = AnswerForm(request.POST)
    if form.is_valid():
        try:
            asking.answer(
                question=row,
                text=form.cleaned_data["answer"],
                answered_by=form.cleaned_data["answered_by"],
                lock=form.cleaned_data["lock"],
                actor=actor_of(request.user),
                now=timezone.now(),
            )
        except MemberQuestionRefused as problem:
            row = _row(row.key)
            # What somebody typed stays; what stands there now is shown beside it.
            form = AnswerForm({**request.POST.dict(), "lock": row.lock})
            form.add_error(None, problem.message)
            return _show(request, row, form, conflict=problem.code == "changed")
        else:
            mail_member.enqueue(question_id=row.pk)
            messages.success(request, _("Je antwoord staat op de site."))
            return redirect("council:question", key=row.key)
    return _show(request, row, form)


def _show(
    request: HttpRequest, row: MemberQuestion, form: AnswerForm, *, conflict: bool = False
) -> HttpResponse:
    context = {
        "agreement": row.agreement,
        "row": row,
        "form": form,
        "typed": form.data.get("answer", "") if conflict else "",
        "conflict": conflict,
        "body": next((card.name for card in councils() if card.code == row.body), ""),
        "today": timezone.localdate(),
        "may_answer": may_answer(request.user),
        "may_withdraw": may_ask(request.user) and row.person_id == request.user.pk,
    }
    return render(request, "council/question.html", context, status=422 if form.errors else 200)


@never_cache
@role_required(*ASKS)
@require_http_methods(["POST"])
def withdraw(request: HttpRequest, key: str) -> HttpResponse:
    row = get_object_or_404(MemberQuestion, key=key, person=request.user.pk)
    try:
        asking.withdraw(
            question=row,
            lock=_lock(request.POST.get("lock", "")),
            actor=actor_of(request.user),
            now=timezone.now(),
        )
    except MemberQuestionRefused as problem:
        messages.error(request, problem.message)
    else:
        messages.success(request, _("Je vraag is ingetrokken."))
    return redirect("council:question", key=row.key)


def _lock(text: str) -> int:
    return int(text) if text.isdecimal() and len(text) < 9 else -1
