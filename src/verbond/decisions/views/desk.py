"""The desk of the clerk: what waits, a new draft, and every step of one item."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from verbond.accounts.facade import actor_of, has_role, refuse, role_required
from verbond.decisions.core.differing import differences
from verbond.decisions.core.wording import readable
from verbond.decisions.errors import DraftConflict, NoSuch
from verbond.decisions.forms import DraftForm, NewItemForm
from verbond.decisions.models import Does, Item
from verbond.decisions.operations.documents import OPEN
from verbond.decisions.operations.drafting import start_item
from verbond.decisions.permissions import DECIDES, DRAFTS, READS_DRAFTS
from verbond.decisions.queries.desk import desk as desk_page
from verbond.decisions.queries.item_page import item_page
from verbond.decisions.queries.items import item_named, wording_of_draft
from verbond.decisions.views.desk_acts import ACTS, Shown, forms_of
from verbond.kit.errors import RuleBroken
from verbond.scorecards import facade as scorecards


def rights(request: HttpRequest) -> dict[str, bool]:
    return {
        "may_draft": has_role(request.user, *DRAFTS),
        "may_decide": has_role(request.user, *DECIDES),
    }


@never_cache
@role_required(*READS_DRAFTS)
@require_http_methods(["GET"])
def desk(request: HttpRequest) -> HttpResponse:
    context = {"desk": desk_page(timezone.now()), **rights(request)}
    return render(request, "decisions/desk.html", context)


@never_cache
@role_required(*DRAFTS)
@require_http_methods(["GET", "POST"])
def new_item(request: HttpRequest) -> HttpResponse:
    form = NewItemForm(request.POST or None)
    if form.is_bound and (other := form.reshaped()):
        return render(request, "decisions/desk_new.html", {"form": other})
    if form.is_bound and form.is_valid():
        try:
            item = start_item(
                body=form.cleaned_data["body"],
                wording=form.wording(),
                subjects=form.cleaned_data["subjects"],
                is_public=form.cleaned_data["is_public"],
                actor=actor_of(request.user),
                now=timezone.now(),
            )
        except RuleBroken as problem:
            form.add_error(None, problem.message)
        else:
            messages.success(request, _("Je ontwerp is bewaard."))
            return redirect("decisions:item", key=item.key)
    status = 422 if form.errors else 200
    return render(request, "decisions/desk_new.html", {"form": form}, status=status)


@never_cache
@role_required(*READS_DRAFTS)
@require_http_methods(["GET"])
def item(request: HttpRequest, key: str) -> HttpResponse:
    return _item_page(request, item_or_404(key), Shown())


@never_cache
@role_required(*READS_DRAFTS)
@require_POST
def item_act(request: HttpRequest, key: str, act: str) -> HttpResponse:
    """Carry out one step; what is refused comes back with the page, and nothing typed is lost."""
    if act not in ACTS:
        raise Http404(act)
    roles, carry_out, section = ACTS[act]
    if refusal := refuse(request, *roles):
        return refusal
    found = item_or_404(key)
    try:
        answer = carry_out(request, found)
    except DraftConflict as conflict:
        return _conflict(request, found, conflict)
    except RuleBroken as problem:
        return _item_page(
            request, found, Shown(section=section, problem=problem.message, status=409)
        )
    if isinstance(answer, Shown):
        return _item_page(request, found, answer)
    if isinstance(answer, HttpResponse):
        return answer
    messages.success(request, answer)
    return redirect(f"{reverse('decisions:item', args=[found.key])}#{section}")


def item_or_404(key: str) -> Item:
    try:
        return item_named(key)
    except NoSuch as none:
        raise Http404(none.message) from none


def _item_page(request: HttpRequest, found: Item, shown: Shown) -> HttpResponse:
    row = item_or_404(found.key)
    page = item_page(row, timezone.now(), request.GET.get("q", "").strip()[:200])
    context: dict[str, Any] = {"page": page, "item": row, "shown": shown, "does": Does.choices}
    context |= forms_of(page, shown) | rights(request)
    where = scorecards.Beside(
        "decisions", row.key, is_staff=context["may_draft"], is_open=row.state in OPEN
    )
    context["beside"] = scorecards.figures_beside(where)
    return render(request, "decisions/item.html", context, status=shown.status)


def _conflict(request: HttpRequest, found: Item, conflict: DraftConflict) -> HttpResponse:
    """Show what the other changed beside what was typed here; both are still there."""
    row = item_or_404(found.key)
    form = DraftForm(request.POST)
    number = request.POST.get("number", "")
    opened = row.drafts.filter(number=number).first() if number.isdecimal() else None
    theirs = readable(wording_of_draft(conflict.theirs))
    kept = form.on_top_of(row, conflict.theirs) if conflict.mine else None
    context = {
        "item": row,
        "problem": conflict.message,
        "theirs": conflict.theirs,
        "changed": differences(readable(wording_of_draft(opened)), theirs) if opened else (),
        "mine": differences(theirs, readable(conflict.mine)) if conflict.mine else (),
        "form": kept,
    }
    return render(request, "decisions/desk_conflict.html", context, status=409)
