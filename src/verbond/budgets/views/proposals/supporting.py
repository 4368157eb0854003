"""The people behind a request for a grant."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from verbond.accounts.facade import Role, actor_of, role_required
from verbond.budgets.models import Proposal
from verbond.budgets.operations.proposals import supporting
from verbond.budgets.permissions import may_assess, works_on
from verbond.budgets.queries.proposals.support import support_of, supporter_lines
from verbond.budgets.views.proposals.finding import proposal_or_404
from verbond.journal import facade as journal
from verbond.kit.errors import RuleBroken


@never_cache
@role_required(Role.RESIDENT)
@require_http_methods(["GET", "POST"])
def supporters(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """Names and addresses: for who asks and for who checks; a look by staff is journalled."""
    row = proposal_or_404(request, slug, key)
    works = works_on(request.user, row)
    # Nobody checks a request of their own.
    checks = may_assess(request.user) and not works
    if not (checks or works):
        context = {"row": row.round, "proposal": row}
        return render(request, "budgets/proposals/not_yours.html", context, status=403)
    if request.method == "POST":
        return _change(request, row, checks=checks)
    if checks:
        journal.record_view(
            actor=actor_of(request.user),
            room="budgets",
            object_kind="proposal",
            object_key=f"{row.round.slug}/{row.key}",
            reason="Nakijken wie een aanvraag steunt.",
            at=timezone.now(),
        )
    shown: dict[str, Any] = {
        "row": row.round,
        "proposal": row,
        "lines": supporter_lines(row),
        "support": support_of(row),
        "may_confirm": checks,
        "is_open": row.state == Proposal.State.PLAN,
    }
    return render(request, "budgets/proposals/supporters.html", shown)


def _change(request: HttpRequest, row: Proposal, *, checks: bool) -> HttpResponse:
    text = request.POST.get("supporter", "")
    if not (text.isascii() and text.isdecimal() and len(text) < 19):
        raise Http404(text)
    known: dict[str, Any] = {"actor": actor_of(request.user), "now": timezone.now()}
    try:
        if request.POST.get("answer") == "remove":
            supporting.remove_supporter(proposal=row, supporter_id=int(text), **known)
        elif checks:
            supporting.confirm_on_paper(proposal=row, supporter_id=int(text), **known)
        else:
            raise Http404(text)
    except RuleBroken as problem:
        messages.error(request, problem.message)
    else:
        messages.success(request, _("Bewaard."))
    return redirect("budgets:proposal_supporters", slug=row.round.slug, key=row.key)


@never_cache
@require_http_methods(["GET", "POST"])
def support_answer(request: HttpRequest, token: str) -> HttpResponse:
    """A mail program may open the link by itself, so only a button answers."""
    now = timezone.now()
    try:
        held = supporting.supporter_of(token, now)
        said = request.POST.get("answer", "") if request.method == "POST" else ""
        if said == "yes":
            supporting.confirm_by_link(token=token, actor=actor_of(request.user), now=now)
        elif said == "no":
            supporting.refuse_by_link(token=token, actor=actor_of(request.user), now=now)
    except RuleBroken as problem:
        context = {"problem": problem.message}
        return render(request, "budgets/proposals/link_dead.html", context, status=404)
    shown = {"row": held.proposal.round, "proposal": held.proposal, "said": said}
    return render(request, "budgets/proposals/support_answer.html", shown)
