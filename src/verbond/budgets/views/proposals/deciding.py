"""What one member of staff has to answer: questions about plans, reports, appeals."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from verbond.accounts.facade import actor_of, role_required
from verbond.budgets.forms.proposals.acts import OutcomeForm
from verbond.budgets.forms.proposals.desk import AssessForm
from verbond.budgets.models import Appeal, Assessment, Flag, Proposal
from verbond.budgets.operations.proposals.appealing import decide_appeal, is_judge_in_own_case
from verbond.budgets.operations.proposals.assessing import assess
from verbond.budgets.operations.proposals.moderating import answer_flag
from verbond.budgets.permissions import may_run_rounds
from verbond.budgets.queries.proposals.desk import (
    all_late,
    my_assessments,
    open_appeals,
    open_flags,
)
from verbond.budgets.queries.proposals.page import proposal_page
from verbond.budgets.queries.proposals.rules import terms
from verbond.budgets.tasks_proposals import (
    mail_appeal,
    mail_assessment,
    mail_conclusion,
    mail_flag,
    mail_hidden,
)
from verbond.budgets.views.proposals.desk import RUNS, STAFF
from verbond.kit.errors import RuleBroken


@never_cache
@role_required(*STAFF)
@require_safe
def assessments(request: HttpRequest) -> HttpResponse:
    """The officer's own list; who runs rounds sees what is late everywhere."""
    today = timezone.localdate()
    mine = my_assessments(request.user.pk or 0)
    context = {
        "mine": [(terms().criterion(one.criterion), one) for one in mine],
        "late": [(terms().criterion(one.criterion), one) for one in all_late(today)]
        if may_run_rounds(request.user)
        else [],
        "today": today,
    }
    return render(request, "budgets/proposals/assessments.html", context)


@never_cache
@role_required(*STAFF)
@require_http_methods(["GET", "POST"])
def assessment(request: HttpRequest, pk: int) -> HttpResponse:
    rows = Assessment.objects.select_related("proposal__round__instrument", "officer")
    held = get_object_or_404(rows, pk=pk)
    form = AssessForm(
        request.POST if request.method == "POST" else None, initial={"lock": held.lock}
    )
    if request.method == "POST" and form.is_valid() and _assess(request, held, form):
        return redirect("budgets:assessments")
    held.refresh_from_db()
    context = {
        "row": held.proposal.round,
        "proposal": held.proposal,
        "page": proposal_page(held.proposal, timezone.localdate()),
        "held": held,
        "criterion": terms().criterion(held.criterion),
        "form": form,
        "is_mine": held.officer_id == request.user.pk,
        "is_open": held.outcome == Assessment.Outcome.OPEN,
        "today": timezone.localdate(),
    }
    status = 409 if form.non_field_errors() else 422 if form.errors else 200
    return render(request, "budgets/proposals/assessment.html", context, status=status)


def _assess(request: HttpRequest, held: Assessment, form: AssessForm) -> bool:
    try:
        done = assess(
            assessment=held,
            outcome=form.cleaned_data["outcome"],
            reason=form.cleaned_data["reason"],
            cost_cents=form.cleaned_data["cost"],
            lock=form.cleaned_data["lock"],
            person_id=request.user.pk or 0,
            actor=actor_of(request.user),
            now=timezone.now(),
        )
    except RuleBroken as problem:
        form.add_error(problem.code if problem.code in form.fields else None, problem.message)
        return False
    mail_assessment.enqueue(assessment_id=done.pk)
    row = Proposal.objects.only("state").get(pk=done.proposal_id)
    if row.state != Proposal.State.SUBMITTED:
        mail_conclusion.enqueue(proposal_id=row.pk)
    messages.success(request, _("Je antwoord is bewaard. Wie het indiende, krijgt een mail."))
    return True


@never_cache
@role_required(*RUNS)
@require_http_methods(["GET", "POST"])
def moderation(request: HttpRequest) -> HttpResponse:
    problem = _answer_flag(request) if request.method == "POST" else ""
    if request.method == "POST" and not problem:
        return redirect("budgets:moderation")
    context = {"flags": open_flags(), "today": timezone.localdate(), "problem": problem,
               "typed": request.POST}  # fmt: skip
    status = 409 if problem else 200
    return render(request, "budgets/proposals/moderation.html", context, status=status)


def _answer_flag(request: HttpRequest) -> str:
    """Answer a report; return what is wrong, or nothing."""
    said = OutcomeForm(request.POST, choices=[("hide", "hide"), ("keep", "keep")])
    if not said.is_valid():
        return _("Kies wat je beslist, en schrijf waarom (minstens 5 tekens).")
    try:
        held = answer_flag(
            flag_id=_number(request.POST.get("flag", "")),
            hide=said.cleaned_data["outcome"] == "hide",
            reason=said.cleaned_data["reason"],
            actor=actor_of(request.user),
            now=timezone.now(),
        )
    except RuleBroken as problem:
        return problem.message
    if held.outcome == Flag.Outcome.HIDDEN:
        mail_hidden.enqueue(proposal_id=held.proposal_id, comment_id=held.comment_id)
    mail_flag.enqueue(flag_id=held.pk)
    messages.success(request, _("Je antwoord is bewaard."))
    return ""


@never_cache
@role_required(*RUNS)
@require_http_methods(["GET", "POST"])
def appeals(request: HttpRequest) -> HttpResponse:
    problem = _decide_appeal(request) if request.method == "POST" else ""
    if request.method == "POST" and not problem:
        return redirect("budgets:appeals")
    user = request.user
    key = actor_of(user).key
    context = {
        "appeals": [
            (one, is_judge_in_own_case(one, person_id=user.pk or 0, journal_key=key))
            for one in open_appeals()
        ],
        "today": timezone.localdate(),
        "problem": problem,
        "typed": request.POST,
    }
    status = 409 if problem else 200
    return render(request, "budgets/proposals/appeals.html", context, status=status)


def _decide_appeal(request: HttpRequest) -> str:
    """Decide on an appeal; return what is wrong, or nothing."""
    choices = [(Appeal.Outcome.GRANTED, ""), (Appeal.Outcome.REFUSED, "")]
    said = OutcomeForm(request.POST, choices=[(str(code), text) for code, text in choices])
    if not said.is_valid():
        return _("Kies wat je beslist, en schrijf waarom (minstens 10 tekens).")
    try:
        held = decide_appeal(
            appeal_id=_number(request.POST.get("appeal", "")),
            grant=said.cleaned_data["outcome"] == Appeal.Outcome.GRANTED,
            reason=said.cleaned_data["reason"],
            lock=said.cleaned_data["lock"] if said.cleaned_data["lock"] is not None else -1,
            person_id=request.user.pk or 0,
            actor=actor_of(request.user),
            now=timezone.now(),
        )
    except RuleBroken as problem:
        return problem.message
    mail_appeal.enqueue(appeal_id=held.pk)
    messages.success(request, _("Je beslissing is bewaard. Wie bezwaar maakte, krijgt een mail."))
    return ""


def _number(text: str) -> int:
    if not (text.isascii() and text.isdecimal() and len(text) < 19):
        raise Http404(text)
    return int(text)
