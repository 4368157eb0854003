"""Sign a test, withdraw it, tell that a measure was carried out."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from verbond.accounts.facade import actor_of, role_required
from verbond.kit.errors import RuleBroken
from verbond.scorecards.cards import template_of
from verbond.scorecards.core.outcome import conclude
from verbond.scorecards.errors import AnswersChanged, RunRefused, SignRefused
from verbond.scorecards.forms import DoneForm, SignForm, WithdrawForm
from verbond.scorecards.models import Measure, Run
from verbond.scorecards.operations.signing import (
    answers_of,
    carry_out_measure,
    sign_run,
    withdraw_run,
)
from verbond.scorecards.permissions import FILLS_IN, SIGNS
from verbond.scorecards.subjects import subject_now
from verbond.scorecards.views.finding import run_or_404


@never_cache
@role_required(*SIGNS)
@require_http_methods(["GET", "HEAD", "POST"])
def sign(request: HttpRequest, run_id: int) -> HttpResponse:
    row = run_or_404(run_id)
    if row.state != Run.State.OPEN:
        return redirect("scorecards:run", run_id=run_id)
    form = SignForm(request.POST or None, initial={"lock": row.lock})
    if request.method != "POST":
        return _page(request, row, form)
    if not form.is_valid():
        return _page(request, row, form, status=422)
    return _signed(request, row, form)


def _signed(request: HttpRequest, row: Run, form: SignForm) -> HttpResponse:
    found = form.cleaned_data
    try:
        card = sign_run(
            run=row.pk,
            lock=found["lock"],
            signer=found["signer"],
            measures=form.measures(),
            summary=found["summary"],
            without_measure=found["without_measure"],
            actor=actor_of(request.user),
            now=timezone.now(),
        )
    except SignRefused as problem:
        if problem.code == "incomplete":
            messages.error(request, problem.message)
            return redirect("scorecards:run", run_id=row.pk)
        form.add_problems(problem.fields, problem.message)
        return _page(request, row, form, status=422)
    except AnswersChanged as changed:
        form.add_error(None, changed.message)
        form.take_lock(changed.lock)
        return _page(request, run_or_404(row.pk), form, status=409)
    except RunRefused as problem:
        messages.error(request, problem.message)
        return redirect("scorecards:run", run_id=row.pk)
    messages.success(request, _("Ondertekend. De antwoorden liggen nu vast."))
    return redirect(card.url)


def _page(request: HttpRequest, row: Run, form: SignForm, *, status: int = 200) -> HttpResponse:
    template = template_of(row.template)
    result = conclude(template, answers_of(row))
    context = {
        "run": row,
        "test": template,
        "result": result,
        "form": form,
        "subject": subject_now(row.room, row.subject),
    }
    return render(request, "scorecards/sign.html", context, status=status)


@never_cache
@role_required(*FILLS_IN)
@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request: HttpRequest, run_id: int) -> HttpResponse:
    row = run_or_404(run_id)
    if row.state == Run.State.WITHDRAWN:
        raise Http404(_("Deze toets is al ingetrokken."))
    form = WithdrawForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            withdraw_run(
                run=row.pk,
                reason=form.cleaned_data["reason"],
                actor=actor_of(request.user),
                now=timezone.now(),
            )
        except RuleBroken as problem:
            form.add_error(None, problem.message)
        else:
            messages.success(request, _("De toets is ingetrokken."))
            return redirect(_back(row))
    context = {"run": row, "test": template_of(row.template), "form": form}
    status = 422 if form.errors else 200
    return render(request, "scorecards/withdraw.html", context, status=status)


def _back(row: Run) -> str:
    subject = subject_now(row.room, row.subject)
    return subject.url if subject and subject.url else "scorecards:tests"


@never_cache
@role_required(*FILLS_IN)
@require_POST
def measure(request: HttpRequest, measure_id: int) -> HttpResponse:
    row = get_object_or_404(Measure, pk=measure_id)
    form = DoneForm(request.POST)
    if not form.is_valid():
        for words in form.errors.values():
            messages.error(request, str(words[0]))
        return redirect("scorecards:run", run_id=row.run_id)
    try:
        carry_out_measure(
            measure=row.pk,
            done_on=form.cleaned_data["done_on"],
            proof=form.cleaned_data["proof"],
            actor=actor_of(request.user),
            now=timezone.now(),
        )
    except RuleBroken as problem:
        fields = problem.fields.values() if isinstance(problem, SignRefused) else ()
        messages.error(request, " ".join([problem.message, *fields]))
    else:
        messages.success(request, _("De maatregel staat als uitgevoerd."))
    return redirect("scorecards:run", run_id=row.run_id)
