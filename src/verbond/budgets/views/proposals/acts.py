"""The page of one act: the form, then what came of it. Nothing typed is lost when it is refused."""

from collections.abc import Mapping

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from verbond.accounts.facade import Role, actor_of, refuse, role_required
from verbond.budgets.operations.proposals.linking import decide_link
from verbond.budgets.permissions import may_moderate
from verbond.budgets.queries.proposals.page import proposal_page
from verbond.budgets.views.proposals.acting import Act, Asking
from verbond.budgets.views.proposals.acts_author import AUTHOR_ACTS
from verbond.budgets.views.proposals.acts_staff import STAFF_ACTS
from verbond.budgets.views.proposals.finding import is_too_often, proposal_or_404, too_often
from verbond.budgets.views.proposals.ways import sees_text, standing_of
from verbond.kit.errors import RuleBroken

ACTS: Mapping[str, Act] = {**AUTHOR_ACTS, **STAFF_ACTS}


@never_cache
@require_http_methods(["GET", "POST"])
def act(request: HttpRequest, slug: str, key: str, act: str) -> HttpResponse:
    known = ACTS.get(act)
    if known is None:
        raise Http404(act)
    if known.needs_account and (refusal := refuse(request, Role.RESIDENT)):
        return refusal
    row = proposal_or_404(request, slug, key)
    page = proposal_page(row, timezone.localdate())
    asking = Asking(request, page, standing_of(request.user, page))
    if not known.may(asking.standing):
        return render(request, "budgets/proposals/not_yours.html", _context(asking), status=403)
    if request.method == "GET":
        return _show(asking, known, known.form(asking, None))
    if known.throttle and is_too_often(request, known.throttle):
        return too_often(request)
    return _carry(asking, known, known.form(asking, request.POST))


def _carry(asking: Asking, known: Act, form: forms.Form) -> HttpResponse:
    if not form.is_valid():
        return _show(asking, known, form, status=422)
    try:
        says = known.carry(asking, form.cleaned_data)
    except RuleBroken as problem:
        form.add_error(problem.code if problem.code in form.fields else None, problem.message)
        return _show(asking, known, form, status=409)
    messages.success(asking.request, says)
    return redirect(known.leads_to, slug=asking.row.round.slug, key=asking.row.key)


def _show(asking: Asking, known: Act, form: forms.Form, *, status: int = 200) -> HttpResponse:
    context = {**_context(asking), "act": known, "form": form}
    return render(asking.request, "budgets/proposals/act.html", context, status=status)


def _context(asking: Asking) -> dict[str, object]:
    row = asking.row
    comment = next((one for one in asking.page.comments if one.pk == asking.comment_id), None)
    return {
        "row": row.round,
        "proposal": row,
        "page": asking.page,
        "shows_text": sees_text(row, asking.standing),
        "comment": comment if comment and not comment.hidden_at else None,
    }


@never_cache
@role_required(Role.CLERK, Role.KEEPER)
@require_POST
def link(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    row = proposal_or_404(request, slug, key)
    text = request.POST.get("commitment", "")
    if not may_moderate(request.user) or not (text.isdecimal() and len(text) < 19):
        raise Http404(key)
    try:
        decide_link(
            proposal=row,
            commitment_id=int(text),
            accept=request.POST.get("answer") == "yes",
            actor=actor_of(request.user),
            now=timezone.now(),
        )
    except RuleBroken as problem:
        messages.error(request, problem.message)
    else:
        messages.success(request, _("Bewaard."))
    return redirect("budgets:proposal", slug=slug, key=key)
