"""Entrances for who says which promise an action serves: a list, a preview, one action by hand."""

from collections.abc import Iterable

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from verbond.accounts.facade import actor_of, role_required
from verbond.kit.errors import RuleBroken
from verbond.plan.forms import TieForm
from verbond.plan.operations.tying import NEW, Decided, Wish, decide_ties
from verbond.plan.permissions import TIES_ACTIONS
from verbond.plan.queries.cards import PlanCard
from verbond.plan.queries.desk import ActionTies, action_ties, chosen_ties, tie_page
from verbond.plan.views.finding import plan_or_404


@never_cache
@role_required(*TIES_ACTIONS)
@require_http_methods(["GET"])
def ties(request: HttpRequest, slug: str) -> HttpResponse:
    plan = plan_or_404(slug)
    page = tie_page(plan, show=request.GET.get("show", ""), page=request.GET.get("page", "1"))
    return render(request, "plan/desk_ties.html", {"of": plan, "list": page})


@never_cache
@role_required(*TIES_ACTIONS)
@require_POST
def decide(request: HttpRequest, slug: str) -> HttpResponse:
    """Show what would be decided; decide it when the person says so."""
    plan = plan_or_404(slug)
    wishes = _wishes(request.POST.getlist("tie"))
    accept = request.POST.get("decision") != "reject"
    back = _list_address(slug, request.POST.get("show", ""))
    if not wishes:
        messages.error(request, _("Vink eerst een voorstel aan."))
        return redirect(back)
    if request.POST.get("step") != "apply":
        context = {
            "of": plan,
            "chosen": chosen_ties(plan, [(one.code, one.commitment_id) for one in wishes]),
            "ties": [_text(one) for one in wishes],
            "accept": accept,
            "show": request.POST.get("show", ""),
            "back": back,
        }
        return render(request, "plan/desk_decide.html", context)
    _decide(request, plan, wishes, accept=accept, reason=request.POST.get("reason", "")[:300])
    return redirect(back)


@never_cache
@role_required(*TIES_ACTIONS)
@require_http_methods(["GET", "POST"])
def tie_action(request: HttpRequest, slug: str, code: str) -> HttpResponse:
    """Tie one action by hand, with what its words suggest."""
    plan = plan_or_404(slug)
    found = action_ties(plan, code)
    if found is None:
        raise Http404(code)
    form = TieForm(request.POST or None)
    if request.method == "POST" and form.is_valid() and _tie(request, plan, found, form):
        return redirect("plan:tie-action", slug=slug, code=code)
    context = {"of": plan, "found": found, "form": form}
    return render(request, "plan/desk_action.html", context, status=422 if form.errors else 200)


def _tie(request: HttpRequest, plan: PlanCard, found: ActionTies, form: TieForm) -> bool:
    commitment_id = found.promises.get(form.cleaned_data["promise"])
    if commitment_id is None:
        form.add_error("promise", _("Deze belofte staat niet in het akkoord van dit plan."))
        return False
    states = {tie.commitment_id: tie.state for tie in found.ties}
    wish = Wish(
        code=found.node.code,
        commitment_id=commitment_id,
        seen=states.get(commitment_id, NEW),
        shows=form.cleaned_data["shows"],
    )
    reason = form.cleaned_data["reason"]
    return _decide(request, plan, [wish], accept=True, reason=reason).done == 1


def _decide(
    request: HttpRequest, plan: PlanCard, wishes: list[Wish], *, accept: bool, reason: str
) -> Decided:
    try:
        decided = decide_ties(
            plan=plan,
            wishes=wishes,
            accept=accept,
            reason=reason,
            actor=actor_of(request.user),
            now=timezone.now(),
        )
    except RuleBroken as problem:
        messages.error(request, problem.message)
        return Decided(0, tuple(wishes))
    if decided.done:
        said = (
            ngettext("%(n)s verband bevestigd.", "%(n)s verbanden bevestigd.", decided.done)
            if accept
            else ngettext("%(n)s voorstel afgewezen.", "%(n)s voorstellen afgewezen.", decided.done)
        )
        messages.success(request, said % {"n": decided.done})
    if decided.overtaken:
        missed = len(decided.overtaken)
        said = ngettext(
            "Over %(n)s voorstel besliste intussen iemand anders. Dat lieten we zo.",
            "Over %(n)s voorstellen besliste intussen iemand anders. Dat lieten we zo.",
            missed,
        )
        messages.warning(request, said % {"n": missed})
    return decided


def _wishes(texts: Iterable[str]) -> list[Wish]:
    """Read ties as a form carries them: state, promise and action."""
    found: dict[tuple[str, int], Wish] = {}
    for text in texts:
        seen, _first, rest = text.partition(":")
        number, _second, code = rest.partition(":")
        if number.isascii() and number.isdigit() and len(number) < 19 and code:
            found[code, int(number)] = Wish(code, int(number), seen)
    return list(found.values())


def _text(wish: Wish) -> str:
    return f"{wish.seen}:{wish.commitment_id}:{wish.code}"


def _list_address(slug: str, show: str) -> str:
    address = reverse("plan:ties", args=[slug])
    return f"{address}?show={show}" if show in {"open", "none", "done"} else address
