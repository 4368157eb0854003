"""Entrances for clerks: bring a file, see what it would change, apply it; take a version away."""

import csv
import io

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from verbond.accounts.facade import actor_of, has_role, role_required
from verbond.plan.errors import PlanRefused
from verbond.plan.exchange import as_csv, as_xlsx
from verbond.plan.exchange.example import example_sheet
from verbond.plan.exchange.writing import guarded
from verbond.plan.fault_words import fault_lines
from verbond.plan.forms import BiForm, CheckForm, OwnForm
from verbond.plan.models import Version, WaitingPlan
from verbond.plan.operations import waiting
from verbond.plan.permissions import IMPORTS_PLANS, TIES_ACTIONS
from verbond.plan.queries.desk import preview_lines, recent_uploads, tie_counts
from verbond.plan.queries.plans import plans
from verbond.plan.queries.sheet import sheet_of
from verbond.plan.tasks import apply_waiting_plan, read_waiting_plan
from verbond.plan.views.finding import plan_or_404

MOST_SHOWN = 100
_FILES = {
    "csv": (as_csv, "text/csv; charset=utf-8"),
    "xlsx": (as_xlsx, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
}


@never_cache
@role_required(*TIES_ACTIONS)
@require_http_methods(["GET", "POST"])
def desk(request: HttpRequest) -> HttpResponse:
    imports = has_role(request.user, *IMPORTS_PLANS)
    form = _form(request)
    if request.method == "POST" and imports and form.is_valid():
        row = _keep(request, form)
        if row is not None:
            read_waiting_plan.enqueue(pk=row.pk)
            return redirect("plan:waiting", pk=row.pk)
    context = {
        "form": form,
        "shape": form.shape,
        "shapes": WaitingPlan.Shape.choices,
        "imports": imports,
        "uploads": recent_uploads() if imports else (),
        "plans": tie_counts(plans()),
    }
    return render(request, "plan/desk.html", context, status=422 if form.errors else 200)


def _form(request: HttpRequest) -> OwnForm:
    asked = request.POST.get("shape") or request.GET.get("shape", "")
    content = (request.POST, request.FILES) if request.method == "POST" else ()
    if asked == WaitingPlan.Shape.CHECK:
        return CheckForm(*content)
    if asked == WaitingPlan.Shape.BI:
        return BiForm(*content, plans=[(one.slug, one.title) for one in plans()])
    return OwnForm(*content)


def _keep(request: HttpRequest, form: OwnForm) -> WaitingPlan | None:
    document = form.cleaned_data["document"]
    try:
        return waiting.keep_upload(
            name=document.name,
            shape=form.shape,
            content=document.read(waiting.MOST_BYTES + 1),
            facts=form.facts(),
            actor=actor_of(request.user),
            now=timezone.now(),
        )
    except PlanRefused as problem:
        form.add_error("document", problem.message)
        return None


@never_cache
@role_required(*IMPORTS_PLANS)
@require_http_methods(["GET", "POST"])
def waiting_plan(request: HttpRequest, pk: int) -> HttpResponse:
    row = get_object_or_404(WaitingPlan.objects.defer("content"), pk=pk)
    if request.method == "POST":
        try:
            waiting.decide_to_apply(pk=pk)
        except PlanRefused as problem:
            messages.error(request, problem.message)
        else:
            actor = actor_of(request.user)
            apply_waiting_plan.enqueue(pk=pk, actor_key=actor.key, actor_role=actor.role)
        return redirect("plan:waiting", pk=pk)
    faults = row.preview.get("shown_faults", 0)
    context = {
        "row": row,
        "faults": fault_lines(row.faults[: min(faults, MOST_SHOWN)]),
        "warnings": fault_lines(row.faults[faults : faults + MOST_SHOWN]),
        "most_shown": MOST_SHOWN,
        "lines": preview_lines(row.preview),
    }
    is_part = request.headers.get("HX-Request")
    return render(
        request, "plan/desk_progress.html" if is_part else "plan/desk_waiting.html", context
    )


@never_cache
@role_required(*IMPORTS_PLANS)
@require_safe
def faults_file(request: HttpRequest, pk: int) -> HttpResponse:
    """Give the faults and warnings of an upload as CSV, to mend the file beside it."""
    row = get_object_or_404(WaitingPlan.objects.defer("content"), pk=pk)
    out = io.StringIO()
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow([_("rij"), _("kolom"), _("staat er"), _("wat is er"), _("wat mag")])
    for one in fault_lines(row.faults):
        cells = (str(one.row), one.column, one.cell, one.what, one.allowed)
        writer.writerow([guarded(cell) for cell in cells])
    return _attached("\ufeff" + out.getvalue(), "text/csv; charset=utf-8", f"fouten-{pk}.csv")


@require_safe
def version_file(request: HttpRequest, slug: str, number: int, form: str) -> HttpResponse:
    """Give a whole version in our own shape: what goes out can come in again without loss."""
    plan = plan_or_404(slug)
    rows = Version.objects.shown().select_related("plan__agreement")
    version = get_object_or_404(rows, plan=plan.pk, number=number)
    if form not in _FILES:
        raise Http404(form)
    write, kind = _FILES[form]
    return _attached(write(sheet_of(version)), kind, f"{slug}-{number}.{form}")


@require_safe
def example_file(request: HttpRequest, form: str) -> HttpResponse:
    """Give a small example of our own shape, to fill in."""
    if form not in _FILES:
        raise Http404(form)
    write, kind = _FILES[form]
    return _attached(write(example_sheet()), kind, f"voorbeeld.{form}")


def _attached(content: str | bytes, kind: str, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type=kind)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
