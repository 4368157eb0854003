"""The desk of who runs a round: count, publish, and write down what a council decided."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from verbond.accounts.facade import actor_of, role_required
from verbond.budgets.counting_tasks import count_waiting
from verbond.budgets.forms.outcomes.work import DeviationForm
from verbond.budgets.models import Counting, Deviation, Proposal, Result, Round
from verbond.budgets.operations.outcomes.deviating import deviate
from verbond.budgets.operations.outcomes.publishing import publish_result
from verbond.budgets.operations.outcomes.waiting import ask_count
from verbond.budgets.permissions import RUNS_ROUNDS
from verbond.budgets.queries.outcomes.steps import step_words
from verbond.budgets.views.rounds.public import round_or_404
from verbond.kit.errors import RuleBroken


@never_cache
@role_required(*RUNS_ROUNDS)
@require_safe
def desk_count(request: HttpRequest, slug: str) -> HttpResponse:
    row = round_or_404(request, slug)
    if request.headers.get("HX-Request"):
        return render(request, "budgets/outcomes/parts/counting.html", _context(row))
    return _page(request, row)


@never_cache
@role_required(*RUNS_ROUNDS)
@require_POST
def count_act(request: HttpRequest, slug: str, act: str) -> HttpResponse:
    if act not in {"count", "publish"}:
        raise Http404(act)
    row = round_or_404(request, slug)
    actor, now = actor_of(request.user), timezone.now()
    try:
        if act == "count":
            waiting = ask_count(row=row, actor=actor, now=now)
            if waiting.state == Counting.State.WAITING:
                count_waiting.enqueue(waiting.pk, actor.key, actor.role)
        else:
            publish_result(row=row, actor=actor, now=now)
            messages.success(request, _("Iedereen ziet nu de uitslag."))
    except RuleBroken as problem:
        return _page(request, row, problem.message, 409)
    return redirect("budgets:desk_result", slug=slug)


@never_cache
@role_required(*RUNS_ROUNDS)
@require_http_methods(["GET", "POST"])
def desk_deviation(request: HttpRequest, slug: str) -> HttpResponse:
    row = round_or_404(request, slug)
    projects = [
        (one.key, f"{one.number}. {one.title} ({one.get_state_display()})")
        for one in Proposal.objects.filter(round=row, state__in=("won", "lost", "running"))
    ]
    form = DeviationForm(request.POST or None, projects=projects, today=timezone.localdate())
    if form.is_bound and form.is_valid():
        said = dict(form.cleaned_data)
        key, cents = said.pop("project"), said.pop("euros")
        try:
            deviate(
                proposal=Proposal.objects.get(round=row, key=key),
                amount_cents=cents,
                actor=actor_of(request.user),
                now=timezone.now(),
                **said,
            )
        except RuleBroken as problem:
            form.add_error(None, problem.message)
        else:
            messages.success(request, _("Het besluit staat bij de uitslag."))
            return redirect("budgets:result", slug=slug)
    context = {
        "row": row,
        "form": form,
        "deviations": Deviation.objects.filter(round=row).select_related("proposal"),
        "crumbs": [(row.title, f"/budgets/desk/{slug}/"), (_("Afwijking"), "")],
    }
    status = 422 if form.errors else 200
    return render(request, "budgets/outcomes/desk_deviation.html", context, status=status)


def _page(request: HttpRequest, row: Round, problem: str = "", status: int = 200) -> HttpResponse:
    context = _context(row) | {
        "problem": problem,
        "crumbs": [(row.title, f"/budgets/desk/{row.slug}/"), (_("Tellen"), "")],
    }
    return render(request, "budgets/outcomes/desk_count.html", context, status=status)


def _context(row: Round) -> dict[str, object]:
    counting = Counting.objects.filter(round=row).first()
    return {
        "row": row,
        "counting": counting,
        "step": step_words(counting.step) if counting else "",
        # Whether it is there and public; never what it says.
        "result": Result.objects.filter(round=row)
        .only("pk", "counted_at", "verified_at", "published_at", "engine")
        .first(),
    }
