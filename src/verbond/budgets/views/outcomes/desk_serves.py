"""The desk where a clerk says which promises the money of an instrument serves."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from verbond.accounts.facade import actor_of, role_required
from verbond.budgets.models import Instrument
from verbond.budgets.operations.outcomes.evidence import serve_commitment
from verbond.budgets.permissions import RUNS_ROUNDS
from verbond.budgets.queries.outcomes.serving import serving
from verbond.kit.errors import RuleBroken


@never_cache
@role_required(*RUNS_ROUNDS)
@require_http_methods(["GET", "POST"])
def desk_serves(request: HttpRequest) -> HttpResponse:
    problem = ""
    if request.method == "POST":
        try:
            _decide(request)
        except RuleBroken as refused:
            problem = refused.message
        else:
            messages.success(request, _("Bewaard. Het bewijs bij de belofte volgt vanzelf."))
            return redirect("budgets:desk_serves")
    words = request.GET.get("q", "")[:200].replace("\x00", "").strip()
    context = {
        "rows": serving(words),
        "words": words,
        "problem": problem,
        "crumbs": [(_("Wijkbudgetten"), "/budgets/desk/"), (_("Welke beloften?"), "")],
    }
    status = 409 if problem else 200
    return render(request, "budgets/outcomes/desk_serves.html", context, status=status)


def _decide(request: HttpRequest) -> None:
    said = request.POST.get("commitment", "")
    found = Instrument.objects.filter(code=request.POST.get("instrument", "")).first()
    if found is None or not said.isdecimal() or len(said) > 18:
        raise RuleBroken("choice", _("Kies een soort budget en een belofte."))
    serve_commitment(
        instrument=found,
        commitment_id=int(said),
        accept=request.POST.get("answer") != "reject",
        actor=actor_of(request.user),
        now=timezone.now(),
    )
