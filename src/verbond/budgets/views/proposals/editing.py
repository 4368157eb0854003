"""Change a proposal, and see how it changed."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from verbond.accounts.facade import Role, actor_of, role_required
from verbond.budgets.core.proposing.steps import may
from verbond.budgets.forms.proposals.plan import PlanForm
from verbond.budgets.models import Proposal
from verbond.budgets.operations.proposals.editing import EditConflict, save_text
from verbond.budgets.permissions import works_on
from verbond.budgets.queries.proposals.rules import is_grant, limits, setting_of
from verbond.budgets.queries.proposals.versions import (
    changed_texts,
    newest_version,
    version_pairs,
)
from verbond.budgets.queries.proposals.where import pin_map
from verbond.budgets.views.proposals.finding import proposal_or_404
from verbond.kit.errors import RuleBroken


@never_cache
@role_required(Role.RESIDENT)
@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    row = proposal_or_404(request, slug, key)
    if not works_on(request.user, row):
        context = {"row": row.round, "proposal": row}
        return render(request, "budgets/proposals/not_yours.html", context, status=403)
    if request.method == "GET":
        if not may("edit", row.state, setting_of(row.round)):
            return redirect("budgets:proposal", slug=slug, key=key)
        return _show(request, row, PlanForm.of(row, newest_version(row)))
    form = PlanForm(request.POST, row=row.round)
    if other := form.reshaped():
        return _show(request, row, other)
    if not form.is_valid():
        return _show(request, row, form, status=422)
    return _save(request, row, form)


def _save(request: HttpRequest, row: Proposal, form: PlanForm) -> HttpResponse:
    try:
        save_text(
            proposal=row,
            text=form.text(),
            reason=form.cleaned_data["reason"],
            lock=form.cleaned_data["lock"],
            actor=actor_of(request.user),
            now=timezone.now(),
        )
    except EditConflict as conflict:
        return _conflict(request, row, form, conflict)
    except RuleBroken as problem:
        name = {"place": "place_code"}.get(problem.code, problem.code)
        form.add_error(name if name in form.fields else None, problem.message)
        return _show(request, row, form, status=409)
    messages.success(request, _("Bewaard. De vorige versie blijft te lezen."))
    return redirect("budgets:proposal", slug=row.round.slug, key=row.key)


def _conflict(
    request: HttpRequest, row: Proposal, form: PlanForm, conflict: EditConflict
) -> HttpResponse:
    """Show what the other changed beside what was typed here; both are still there."""
    row.refresh_from_db(fields=["lock"])
    number = form.cleaned_data["number"]
    opened = row.versions.filter(number=number).first() if number else None
    context = {
        "row": row.round,
        "proposal": row,
        "problem": conflict.message,
        "theirs": conflict.theirs,
        "changes": changed_texts(opened, conflict.theirs) if opened else (),
        "form": form.on_top_of(row, conflict.theirs),
        "map": None,
        "limits": limits(row.round, timezone.localdate()),
    }
    return render(request, "budgets/proposals/edit_conflict.html", context, status=409)


def _show(
    request: HttpRequest, row: Proposal, form: PlanForm, *, status: int = 200
) -> HttpResponse:
    today = timezone.localdate()
    context = {
        "row": row.round,
        "proposal": row,
        "form": form,
        "map": pin_map(row.round.place_code, "", today),
        "limits": limits(row.round, today),
        "is_grant": is_grant(row.round),
    }
    return render(request, "budgets/proposals/edit.html", context, status=status)


@require_safe
def versions(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    row = proposal_or_404(request, slug, key)
    if row.state == Proposal.State.HIDDEN:
        return redirect("budgets:proposal", slug=slug, key=key)
    context = {"row": row.round, "proposal": row, "pairs": version_pairs(row)}
    return render(request, "budgets/proposals/versions.html", context)
