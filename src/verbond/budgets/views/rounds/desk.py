"""The desk of who runs rounds: make one, show it, and take it from step to step."""

from collections.abc import Callable
from datetime import date, timedelta

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from verbond.accounts.facade import actor_of, role_required
from verbond.budgets.core.recipe import restore_recipe
from verbond.budgets.forms.rounds import DaysForm, RoundForm
from verbond.budgets.models import Recipe, Round
from verbond.budgets.operations.rounds.making import Step, change_days, make_round, publish_round
from verbond.budgets.operations.rounds.moving import close_round, go_to_phase
from verbond.budgets.permissions import RUNS_ROUNDS
from verbond.budgets.queries.rounds.cards import round_cards
from verbond.budgets.queries.rounds.desk import desk_page
from verbond.budgets.queries.rounds.steps import next_phase
from verbond.budgets.views.rounds.public import round_or_404
from verbond.kit.errors import RuleBroken

type Act = Callable[[HttpRequest, Round, int], str]


@never_cache
@role_required(*RUNS_ROUNDS)
@require_safe
def desk(request: HttpRequest) -> HttpResponse:
    cards = round_cards(Round.objects.all())
    return render(request, "budgets/rounds/desk.html", {"cards": cards})


@never_cache
@role_required(*RUNS_ROUNDS)
@require_http_methods(["GET", "POST"])
def new_round(request: HttpRequest) -> HttpResponse:
    form = RoundForm(request.POST or None, today=timezone.localdate())
    if form.is_bound and form.is_valid():
        try:
            row = _made(request, form)
        except RuleBroken as problem:
            form.add_error(None, problem.message)
        else:
            messages.success(request, _("De ronde is gemaakt. Alleen medewerkers zien ze nu."))
            return redirect("budgets:desk_round", slug=row.slug)
    status = 422 if form.errors else 200
    return render(request, "budgets/rounds/desk_new.html", {"form": form}, status=status)


@never_cache
@role_required(*RUNS_ROUNDS)
@require_safe
def desk_round(request: HttpRequest, slug: str) -> HttpResponse:
    return _page(request, round_or_404(request, slug))


@never_cache
@role_required(*RUNS_ROUNDS)
@require_POST
def days(request: HttpRequest, slug: str) -> HttpResponse:
    row = round_or_404(request, slug)
    form = _days_form(row, request)
    if form.is_valid():
        try:
            change_days(
                row=row,
                steps=form.changed_steps(),
                lock=form.cleaned_data["lock"],
                reason=form.cleaned_data["reason"],
                actor=actor_of(request.user),
                now=timezone.now(),
            )
        except RuleBroken as problem:
            form.add_error(None, problem.message)
        else:
            messages.success(request, _("De dagen zijn bewaard."))
            return redirect("budgets:desk_round", slug=slug)
    return _page(request, row, form=form, status=422)


@never_cache
@role_required(*RUNS_ROUNDS)
@require_POST
def act(request: HttpRequest, slug: str, act: str) -> HttpResponse:
    if act not in ACTS:
        raise Http404(act)
    row = round_or_404(request, slug)
    lock = request.POST.get("lock", "")
    try:
        says = ACTS[act](request, row, int(lock) if lock.isdecimal() and len(lock) < 10 else -1)
    except RuleBroken as problem:
        return _page(request, round_or_404(request, slug), problem=problem.message, status=409)
    messages.success(request, says)
    return redirect("budgets:desk_round", slug=slug)


def _publish(request: HttpRequest, row: Round, lock: int) -> str:
    publish_round(row=row, lock=lock, actor=actor_of(request.user), now=timezone.now())
    return _("Iedereen ziet nu deze ronde.")


def _next(request: HttpRequest, row: Round, lock: int) -> str:
    go_to_phase(
        row=row,
        phase=next_phase(row),
        lock=lock,
        actor=actor_of(request.user),
        now=timezone.now(),
    )
    return _("De volgende stap is begonnen.")


def _close(request: HttpRequest, row: Round, lock: int) -> str:
    close_round(row=row, lock=lock, actor=actor_of(request.user), now=timezone.now())
    return _("De ronde is gesloten. Wat overbleef, ging terug naar het budget.")


ACTS: dict[str, Act] = {"publish": _publish, "next": _next, "close": _close}


def _made(request: HttpRequest, form: RoundForm) -> Round:
    said = form.cleaned_data
    envelope = said["envelope"]
    row = Round(
        title=said["title"],
        slug=said["slug"],
        summary=said["summary"],
        instrument=said["instrument"],
        recipe=said["recipe"],
        place_code=said["place_code"],
        envelope=envelope,
        budget_cents=said["euros"] * 100,
        earmark_cents=(said["earmark_euros"] or 0) * 100,
        languages=list(restore_recipe(said["recipe"].document, where="").languages),
        fictitious=bool(envelope and envelope.fictitious),
    )
    return make_round(
        row=row,
        steps=proposed_steps(said["recipe"], said["starts_on"]),
        actor=actor_of(request.user),
        now=timezone.now(),
    )


def proposed_steps(recipe: Recipe, starts_on: date) -> list[Step]:
    """Lay the phases of a model one after the other, each with the length that it proposes."""
    steps, first = [], starts_on
    for one in restore_recipe(recipe.document, where=recipe.slug).phases:
        last = first + timedelta(days=max(one.days, 1) - 1)
        steps.append(Step(one.code, first, last))
        first = last + timedelta(days=1)
    return steps


def _days_form(row: Round, request: HttpRequest | None = None) -> DaysForm:
    steps = [Step(one.code, one.first_on, one.last_on, one.text) for one in row.phases.all()]
    said = request.POST if request and request.method == "POST" else None
    return DaysForm(
        said, steps=steps, ask_reason=row.published_at is not None, initial={"lock": row.lock}
    )


def _page(
    request: HttpRequest,
    row: Round,
    *,
    form: DaysForm | None = None,
    problem: str = "",
    status: int = 200,
) -> HttpResponse:
    context = {
        "row": row,
        "page": desk_page(row),
        "days_form": form or _days_form(row),
        "problem": problem,
        "today": timezone.localdate(),
    }
    return render(request, "budgets/rounds/desk_round.html", context, status=status)
