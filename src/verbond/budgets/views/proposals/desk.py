"""The desk of a round: its proposals, who looks at them, the table, the ballot."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from verbond.accounts.facade import Role, actor_of, role_required
from verbond.budgets.forms.proposals.desk import AssignForm, GroupForm
from verbond.budgets.models import Proposal, Round
from verbond.budgets.operations.proposals.assessing import assign
from verbond.budgets.operations.proposals.balloting import exclude_each_other, put_on_ballot
from verbond.budgets.permissions import may_run_rounds
from verbond.budgets.queries.proposals.desk import queue_of
from verbond.budgets.queries.proposals.exporting import as_csv, as_xlsx
from verbond.budgets.queries.proposals.page import proposal_page
from verbond.budgets.views.proposals.finding import proposal_or_404
from verbond.budgets.views.rounds.public import round_or_404
from verbond.kit.errors import RuleBroken

STAFF = (Role.CLERK, Role.OFFICER, Role.KEEPER)
RUNS = (Role.CLERK, Role.KEEPER)
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@never_cache
@role_required(*STAFF)
@require_http_methods(["GET", "POST"])
def queue(request: HttpRequest, slug: str) -> HttpResponse:
    row = round_or_404(request, slug)
    form = AssignForm(request.POST if request.method == "POST" else None)
    chosen = request.POST.getlist("proposal")[:500]
    if request.method == "POST" and may_run_rounds(request.user) and form.is_valid():
        problem = _assign(request, row, form, chosen)
        if problem is None:
            return redirect(request.get_full_path())
        form.add_error(None, problem)
    today = timezone.localdate()
    state, page = request.GET.get("state", ""), request.GET.get("page", "")
    shown = queue_of(
        row,
        state=state if state in Proposal.State.values else "",
        page=int(page) if page.isascii() and page.isdecimal() and len(page) < 6 else 1,
        today=today,
    )
    context = {
        "row": row,
        "queue": shown,
        "form": form,
        "chosen": chosen,
        "today": today,
        "may_run": may_run_rounds(request.user),
        "asking": request.method == "POST",
    }
    status = 422 if form.errors else 200
    return render(request, "budgets/proposals/desk.html", context, status=status)


def _assign(request: HttpRequest, row: Round, form: AssignForm, chosen: list[str]) -> str | None:
    pks = [int(text) for text in chosen if text.isascii() and text.isdecimal() and len(text) < 19]
    known = Proposal.objects.filter(round=row, pk__in=pks).values_list("pk", flat=True)
    try:
        count = assign(
            proposals=known,
            criteria=form.cleaned_data["criteria"],
            officer=form.people[form.cleaned_data["officer"]],
            actor=actor_of(request.user),
            now=timezone.now(),
        )
    except RuleBroken as problem:
        return problem.message
    messages.success(request, _("%(n)s vragen toegewezen.") % {"n": count})
    return None


@never_cache
@role_required(*STAFF)
@require_safe
def export(request: HttpRequest, slug: str, extension: str) -> HttpResponse:
    row = round_or_404(request, slug)
    if extension == "csv":
        response = HttpResponse(as_csv(row), content_type="text/csv; charset=utf-8")
    else:
        response = HttpResponse(as_xlsx(row), content_type=_XLSX)
    name = f"voorstellen-{row.slug}.{extension}"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


@never_cache
@role_required(*STAFF)
@require_http_methods(["GET", "POST"])
def desk_proposal(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """One proposal for staff: who looks at what, promises, and what it excludes."""
    row = proposal_or_404(request, slug, key)
    form = GroupForm(
        request.POST if request.method == "POST" else None, initial={"group": row.excludes_group}
    )
    if request.method == "POST" and may_run_rounds(request.user) and form.is_valid():
        try:
            exclude_each_other(
                proposal=row,
                group=form.cleaned_data["group"],
                actor=actor_of(request.user),
                now=timezone.now(),
            )
        except RuleBroken as problem:
            form.add_error(None, problem.message)
        else:
            messages.success(request, _("Bewaard."))
            return redirect("budgets:desk_proposal", slug=slug, key=key)
    context = {
        "row": row.round,
        "proposal": row,
        "page": proposal_page(row, timezone.localdate()),
        "form": form,
        "today": timezone.localdate(),
        "may_run": may_run_rounds(request.user),
        "may_link": may_run_rounds(request.user),
        "shows_text": True,
    }
    status = 422 if form.errors else 200
    return render(request, "budgets/proposals/desk_proposal.html", context, status=status)


@never_cache
@role_required(*RUNS)
@require_POST
def ballot(request: HttpRequest, slug: str) -> HttpResponse:
    row = round_or_404(request, slug)
    try:
        put = put_on_ballot(round_id=row.pk, actor=actor_of(request.user), now=timezone.now())
    except RuleBroken as problem:
        messages.error(request, problem.message)
    else:
        messages.success(
            request, _("Op het stembiljet staan nu %(n)s plannen.") % {"n": len(put.numbers)}
        )
    return redirect(reverse("budgets:desk_proposals", args=[slug]) + "?state=on_ballot")
