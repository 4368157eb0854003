"""Choose promises by a filter, say what to do with all of them, look, and do it."""

from collections.abc import Sequence
from typing import Any, cast

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from verbond.accounts.facade import Person, role_required
from verbond.agreement.errors import ExchangeRefused
from verbond.agreement.forms import ChooseForm, WishForm
from verbond.agreement.models import Agreement, Chapter, Commitment
from verbond.agreement.operations.wishing import (
    Ownership,
    Statement,
    Wish,
    plan_wishes,
)
from verbond.agreement.operations.wishing.versions import known_of
from verbond.agreement.permissions import KEEPS_EVIDENCE
from verbond.agreement.queries.choosing import MOST_CHOSEN, chosen
from verbond.agreement.queries.owners import departments
from verbond.agreement.views.finding import agreement_or_404
from verbond.agreement.views.signing import sealed


@never_cache
@role_required(*KEEPS_EVIDENCE)
@require_http_methods(["GET", "POST"])
def many(request: HttpRequest, slug: str) -> HttpResponse:
    found, today = agreement_or_404(slug), timezone.localdate()
    chapters = Chapter.objects.filter(agreement=found).order_by("position")
    filters = ChooseForm(
        request.GET or None,
        auto_id="by_%s",  # the other form of the page has a department too
        chapters=[(row.key, row.name) for row in chapters],
        departments=[name for name, _n in departments(found)],
    )
    asked = filters.cleaned_data if filters.is_bound and filters.is_valid() else {}
    units = chosen(found, asked) if filters.is_bound else []
    posted = request.method == "POST"
    form = WishForm(
        request.POST if posted else None, today=today, initial={"what": "owner", "on": today}
    )
    context: dict[str, Any] = {
        "agreement": found,
        "filters": filters,
        "units": units[:MOST_CHOSEN],
        "more": len(units) > MOST_CHOSEN,
        "picked": set(request.POST.getlist("unit")) if posted else {unit.key for unit in units},
        "form": form,
    }
    if posted:
        preview = _preview(request, found, units[:MOST_CHOSEN], form)
        if preview:
            return render(request, "agreement/many_preview.html", context | preview)
    return render(request, "agreement/many.html", context, status=422 if form.errors else 200)


def _preview(
    request: HttpRequest, found: Agreement, units: Sequence[Commitment], form: WishForm
) -> dict[str, Any] | None:
    """Say what would change; None when something in the form is wrong."""
    picked = set(request.POST.getlist("unit"))
    wanted = [unit for unit in units if unit.key in picked]
    if not form.is_valid():
        return None
    if not wanted:
        form.add_error(None, gettext("Kies minstens één belofte."))
        return None
    plan = plan_wishes(found, _wishes(wanted, form.cleaned_data), timezone.localdate())
    try:
        seal = "" if plan.faults else sealed(found, cast("Person", request.user), plan.wishes)
    except ExchangeRefused as problem:
        form.add_error(None, problem.message)
        return None
    return {"plan": plan, "faults": plan.faults[:20], "seal": seal if plan.steps else ""}


def _wishes(units: Sequence[Commitment], given: dict[str, Any]) -> tuple[Wish, ...]:
    known = known_of([unit.pk for unit in units])
    today = timezone.localdate()
    owner = statement = None
    if given["what"] == "owner":
        owner = Ownership(given["department"].strip(), given["email"].lower())
    if given["what"] == "statement":
        statement = Statement(given["shows"], given["text"], given["said_by"], given["on"] or today)
    return tuple(
        Wish(
            row=number,
            key=unit.key,
            version=known[unit.pk].status_mark,
            owner_version=known[unit.pk].owner_mark,
            made_on=f"{today:%Y%m%d}",
            owner=owner,
            statement=statement,
            tie=given["evidence"].strip() if given["what"] == "tie" else "",
        )
        for number, unit in enumerate(units, 1)
    )
