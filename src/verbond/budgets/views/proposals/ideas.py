"""A new idea."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from verbond.accounts.facade import Role, actor_of, role_required
from verbond.budgets.core.proposing.steps import why_not
from verbond.budgets.forms.proposals.idea import IdeaForm
from verbond.budgets.models import Proposal, Round
from verbond.budgets.operations.proposals.opening import propose
from verbond.budgets.queries.proposals.rules import is_grant, limits, setting_of
from verbond.budgets.queries.proposals.similar import Lookalike, lookalikes
from verbond.budgets.queries.proposals.where import pin_map
from verbond.budgets.views.proposals.finding import is_too_often, too_often
from verbond.budgets.views.rounds.public import round_or_404
from verbond.kit.errors import RuleBroken


@never_cache
@role_required(Role.RESIDENT)
@require_http_methods(["GET", "POST"])
def idea_new(request: HttpRequest, slug: str) -> HttpResponse:
    row = round_or_404(request, slug)
    if reason := why_not("propose", "", setting_of(row)):
        context = {"row": row, "reason": reason}
        return render(request, "budgets/proposals/idea_closed.html", context, status=409)
    if request.method == "GET":
        return _show(request, row, IdeaForm(row=row))
    if is_too_often(request, "idea"):
        return too_often(request)
    form = IdeaForm(request.POST, row=row)
    if not form.is_valid():
        return _show(request, row, form)
    found = _look(row, form)
    if found:
        return _show(request, row, form, found)
    made = _send(request, row, form)
    if made is None:
        return _show(request, row, form)
    said = _("Je aanvraag is begonnen.") if is_grant(row) else _("Je idee staat op de site.")
    messages.success(request, said)
    return redirect("budgets:proposal", slug=row.slug, key=made.key)


def _look(row: Round, form: IdeaForm) -> tuple[Lookalike, ...]:
    """Return what the idea looks like, once: who sends it again has seen it."""
    said = form.cleaned_data
    if said["seen"] or Proposal.objects.filter(submission=said["submission"]).exists():
        return ()
    return lookalikes(row, title=said["title"], summary=said["summary"])


def _send(request: HttpRequest, row: Round, form: IdeaForm) -> Proposal | None:
    try:
        return propose(
            round_id=row.pk,
            idea=form.idea(),
            submission=form.cleaned_data["submission"],
            person_id=request.user.pk or 0,
            actor=actor_of(request.user),
            now=timezone.now(),
            fictitious=bool(getattr(request.user, "fictitious", False)),
        )
    except RuleBroken as problem:
        name = {"place": "place_code"}.get(problem.code, problem.code)
        form.add_error(name if name in form.fields else None, problem.message)
        return None


def _show(
    request: HttpRequest, row: Round, form: IdeaForm, found: tuple[Lookalike, ...] = ()
) -> HttpResponse:
    today = timezone.localdate()
    context = {
        "row": row,
        "form": form,
        "lookalikes": found,
        "limits": limits(row, today),
        "map": pin_map(row.place_code, "", today),
        "is_grant": is_grant(row),
    }
    status = 422 if form.errors else 200
    return render(request, "budgets/proposals/idea_new.html", context, status=status)
