"""Workshops of a round."""

from typing import Any

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from verbond.accounts.facade import Role, actor_of, role_required
from verbond.budgets.forms.proposals.meeting import WorkshopForm
from verbond.budgets.models import Round, Workshop
from verbond.budgets.operations.proposals import meeting
from verbond.budgets.permissions import may_coach
from verbond.budgets.queries.proposals.meetings import as_calendar, workshops_of
from verbond.budgets.views.rounds.public import round_or_404
from verbond.kit.errors import RuleBroken


@require_safe
def workshops(request: HttpRequest, slug: str) -> HttpResponse:
    row = round_or_404(request, slug)
    person_id = request.user.pk if request.user.is_authenticated else None
    context = {
        "row": row,
        "cards": workshops_of(row, person_id, timezone.now()),
        "may_plan": may_coach(request.user),
    }
    return render(request, "budgets/proposals/workshops.html", context)


@require_safe
def workshop_file(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    row = round_or_404(request, slug)
    held = get_object_or_404(Workshop, pk=pk, round=row)
    page = settings.SITE_URL + reverse("budgets:workshops", args=[slug])
    response = HttpResponse(
        as_calendar(held, page=page), content_type="text/calendar; charset=utf-8"
    )
    response["Content-Disposition"] = f'attachment; filename="werkavond-{held.pk}.ics"'
    return response


@never_cache
@role_required(Role.RESIDENT)
@require_POST
def seat(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    row = round_or_404(request, slug)
    held = get_object_or_404(Workshop, pk=pk, round=row)
    known: dict[str, Any] = {
        "person_id": request.user.pk or 0,
        "actor": actor_of(request.user),
        "now": timezone.now(),
    }
    try:
        if request.POST.get("answer") == "no":
            meeting.give_seat_back(workshop=held, **known)
            says = _("Je bent uitgeschreven.")
        else:
            meeting.take_seat(workshop=held, **known)
            says = _("Je bent ingeschreven. Tot dan!")
    except RuleBroken as problem:
        messages.error(request, problem.message)
    else:
        messages.success(request, says)
    return redirect("budgets:workshops", slug=slug)


@never_cache
@role_required(Role.CLERK, Role.OFFICER, Role.KEEPER)
@require_http_methods(["GET", "POST"])
def plan(request: HttpRequest, slug: str, pk: int | None = None) -> HttpResponse:
    row = round_or_404(request, slug)
    held = get_object_or_404(Workshop, pk=pk, round=row) if pk else _fresh(row)
    form = WorkshopForm(request.POST if request.method == "POST" else None, instance=held)
    if request.method == "POST" and form.is_valid():
        try:
            meeting.plan_workshop(
                workshop=form.save(commit=False),
                lock=form.cleaned_data["lock"],
                actor=actor_of(request.user),
                now=timezone.now(),
            )
        except RuleBroken as problem:
            form.add_error(problem.code if problem.code in form.fields else None, problem.message)
        else:
            messages.success(request, _("De werkavond is bewaard."))
            return redirect("budgets:workshops", slug=slug)
    context = {"row": row, "form": form, "held": held}
    status = 422 if form.errors else 200
    return render(request, "budgets/proposals/workshop_plan.html", context, status=status)


def _fresh(row: Round) -> Workshop:
    return Workshop(round=row, fictitious=row.fictitious)
