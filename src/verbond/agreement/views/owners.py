"""Entrances for who looks after promises: the short list, and the sheet out and in."""

from typing import cast

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from verbond.accounts.facade import Person, actor_of, role_required
from verbond.agreement.errors import ExchangeRefused
from verbond.agreement.forms import SheetForm
from verbond.agreement.models import Agreement
from verbond.agreement.models.evidence import Shows
from verbond.agreement.operations.confirming import TITLE, said_by
from verbond.agreement.operations.exchanging import read_sheet, write_sheet
from verbond.agreement.operations.exchanging.reading import MOST_BYTES
from verbond.agreement.operations.stating import state_by_officer
from verbond.agreement.operations.wishing import apply_wishes, plan_wishes
from verbond.agreement.permissions import KEEPS_EVIDENCE
from verbond.agreement.queries.owners import (
    MOST_WEEKS,
    WEEKS_AHEAD,
    departments,
    short_list,
    without_owner,
)
from verbond.agreement.views.finding import agreement_or_404, commitment_or_404
from verbond.agreement.views.signing import sealed, unsealed
from verbond.kit.errors import RuleBroken

MOST_FAULTS = 100


@never_cache
@role_required(*KEEPS_EVIDENCE)
@require_safe
def mine(request: HttpRequest, slug: str) -> HttpResponse:
    """The short list of who is logged in, of a department, or of everybody."""
    found, person = agreement_or_404(slug), cast("Person", request.user)
    department = request.GET.get("department", "")
    everybody = request.GET.get("who") == "all"
    weeks = _weeks(request.GET.get("weeks", ""))
    seen = short_list(
        agreement=found,
        today=timezone.localdate(),
        weeks=weeks,
        person_id=None if department or everybody else person.pk,
        department=department,
    )
    context = {
        "agreement": found,
        "seen": seen,
        "weeks": weeks,
        "department": department,
        "everybody": everybody,
        "departments": departments(found),
        "without_owner": without_owner(found),
    }
    return render(request, "agreement/mine.html", context)


@never_cache
@role_required(*KEEPS_EVIDENCE)
@require_POST
def still(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """Say from the list that a promise still runs, with one button."""
    unit, person = commitment_or_404(slug, key), cast("Person", request.user)
    now = timezone.now()
    try:
        state_by_officer(
            commitment=unit,
            shows=Shows.RUNNING,
            title=TITLE,
            said_by=said_by(person),
            on=timezone.localdate(now),
            actor=actor_of(person),
            now=now,
        )
    except RuleBroken as problem:
        messages.error(request, problem.message)
    else:
        messages.success(request, _("Genoteerd: het loopt nog, volgens jou."))
    return redirect("agreement:mine", slug=slug)


@never_cache
@role_required(*KEEPS_EVIDENCE)
@require_safe
def sheet_out(request: HttpRequest, slug: str) -> StreamingHttpResponse:
    found, today = agreement_or_404(slug), timezone.localdate()
    name = f"{slug}-{today.isoformat()}.csv"
    return StreamingHttpResponse(
        write_sheet(found, today),
        content_type="text/csv; charset=utf-8",
        headers={"Content-Disposition": f'attachment; filename="{name}"'},
    )


@never_cache
@role_required(*KEEPS_EVIDENCE)
@require_http_methods(["GET", "POST"])
def sheet_in(request: HttpRequest, slug: str) -> HttpResponse:
    """Read a filled-in sheet and show what it would change; nothing changes yet."""
    found = agreement_or_404(slug)
    posted = request.method == "POST"
    form = SheetForm(request.POST, request.FILES) if posted else SheetForm()
    context = {"agreement": found, "form": form, "shows": [shows.label for shows in Shows]}
    if posted and form.is_valid():
        try:
            context |= _preview(request, found, form)
        except ExchangeRefused as problem:
            form.add_error("sheet", problem.message)
        else:
            return render(request, "agreement/sheet_preview.html", context)
    status = 422 if form.errors else 200
    return render(request, "agreement/sheet.html", context, status=status)


def _preview(request: HttpRequest, found: Agreement, form: SheetForm) -> dict[str, object]:
    upload = form.cleaned_data["sheet"]
    sheet = read_sheet(upload.read(MOST_BYTES + 1), name=upload.name)
    plan = plan_wishes(found, sheet.wishes, timezone.localdate())
    faults = sorted((*sheet.faults, *plan.faults), key=lambda fault: (fault.row, fault.field))
    seal = ""
    if plan.steps and not faults:
        seal = sealed(found, cast("Person", request.user), plan.wishes)
    return {
        "plan": plan,
        "rows": sheet.rows,
        "faults": faults[:MOST_FAULTS],
        "more_faults": max(0, len(faults) - MOST_FAULTS),
        "seal": seal,
    }


@never_cache
@role_required(*KEEPS_EVIDENCE)
@require_POST
def apply_seal(request: HttpRequest, slug: str) -> HttpResponse:
    """Do what somebody just looked at, of a sheet or of a choice."""
    found, person = agreement_or_404(slug), cast("Person", request.user)
    try:
        plan = apply_wishes(
            agreement=found,
            wishes=unsealed(found, person, request.POST.get("seal", "")),
            actor=actor_of(person),
            now=timezone.now(),
        )
    except RuleBroken as problem:
        messages.error(request, problem.message)
    else:
        messages.success(request, _done(len(plan.steps)))
    return redirect("agreement:mine", slug=slug)


def _done(steps: int) -> str:
    if not steps:
        return _("Alles stond er al. Er is niets veranderd.")
    return ngettext("%(n)s wijziging staat op de site.", "%(n)s wijzigingen staan op de site.",
                    steps) % {"n": steps}  # fmt: skip


def _weeks(text: str) -> int:
    if not text.isdecimal() or len(text) > 3:
        return WEEKS_AHEAD
    return min(MOST_WEEKS, max(1, int(text)))
