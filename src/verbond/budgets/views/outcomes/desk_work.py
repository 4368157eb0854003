"""The desk of an officer: every chosen project of a round, and each step of one of them."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from verbond.accounts.facade import role_required
from verbond.budgets.models import Proposal, Round
from verbond.budgets.permissions import CARRIES_OUT
from verbond.budgets.queries.outcomes.work import round_work, work_of
from verbond.budgets.views.outcomes.work_acts import ACTS, Refused, blank_forms
from verbond.budgets.views.rounds.public import round_or_404
from verbond.kit.errors import RuleBroken


@never_cache
@role_required(*CARRIES_OUT)
@require_safe
def works(request: HttpRequest, slug: str) -> HttpResponse:
    row = round_or_404(request, slug)
    page = round_work(row, timezone.localdate())
    context = {"row": row, "page": page, "crumbs": _crumbs(row)}
    return render(request, "budgets/outcomes/desk_works.html", context)


@never_cache
@role_required(*CARRIES_OUT)
@require_safe
def work(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    return _page(request, _project(request, slug, key))


@never_cache
@role_required(*CARRIES_OUT)
@require_POST
def act(request: HttpRequest, slug: str, key: str, act: str) -> HttpResponse:
    """Carry out one act; what is refused comes back with the page, and nothing typed is lost."""
    if act not in ACTS:
        raise Http404(act)
    proposal = _project(request, slug, key)
    try:
        says = ACTS[act](request, proposal)
    except Refused as refused:
        return _page(request, proposal, {refused.section: refused.form}, status=422)
    except RuleBroken as problem:
        typed = {act: blank_forms(proposal, request)[act]}
        return _page(request, proposal, typed, problem.message, act, status=409)
    messages.success(request, says)
    return redirect(f"{reverse('budgets:desk_work', args=[slug, key])}#{act}")


def _page(
    request: HttpRequest,
    proposal: Proposal,
    typed: dict[str, Any] | None = None,
    problem: str = "",
    section: str = "",
    *,
    status: int = 200,
) -> HttpResponse:
    held = Proposal.objects.select_related("round__envelope").get(pk=proposal.pk)
    found = work_of(held, timezone.localdate())
    if found is None:
        raise Http404(proposal.key)
    context = {
        "row": held.round,
        "work": found,
        "forms": blank_forms(held) | (typed or {}),
        "problem": problem,
        "section": section,
        "crumbs": [*_crumbs(held.round), (held.title, "")],
    }
    return render(request, "budgets/outcomes/desk_work.html", context, status=status)


def _project(request: HttpRequest, slug: str, key: str) -> Proposal:
    row = round_or_404(request, slug)
    found = Proposal.objects.filter(round=row, key=key).first()
    if found is None:
        raise Http404(key)
    found.round = row
    return found


def _crumbs(row: Round) -> list[tuple[str, str]]:
    return [
        (row.title, f"/budgets/r/{row.slug}/"),
        (_("Uitvoering"), f"/budgets/desk/{row.slug}/works/"),
    ]
