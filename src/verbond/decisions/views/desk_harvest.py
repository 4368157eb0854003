"""Take over a page of another municipality: bring it, look at what would come in, decide."""

from datetime import date

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from verbond.accounts.facade import actor_of, role_required
from verbond.decisions.core.linked.errors import PageDoesNotFit, PageUnreadable
from verbond.decisions.forms import HarvestForm
from verbond.decisions.models import WaitingPage
from verbond.decisions.operations import waiting as pages
from verbond.decisions.permissions import DECIDES
from verbond.decisions.queries.harvest_preview import proposals_of, recent_pages
from verbond.decisions.tasks import apply_harvest, read_harvest


@never_cache
@role_required(*DECIDES)
@require_http_methods(["GET", "POST"])
def harvest(request: HttpRequest) -> HttpResponse:
    form = HarvestForm(request.POST, request.FILES) if request.method == "POST" else HarvestForm()
    if form.is_bound and form.is_valid():
        row = _keep(request, form)
        if row is not None:
            if pages.is_small(row):
                pages.read_waiting(pk=row.pk, now=timezone.now())
            else:
                read_harvest.enqueue(pk=row.pk)
            return redirect("decisions:harvest_waiting", pk=row.pk)
    context = {"form": form, "earlier": recent_pages()}
    status = 422 if form.errors else 200
    return render(request, "decisions/desk_harvest.html", context, status=status)


def _keep(request: HttpRequest, form: HarvestForm) -> WaitingPage | None:
    name, content = form.page()
    try:
        return pages.keep_page(
            name=name,
            source_url=form.cleaned_data["source_url"],
            content=content,
            fictitious=form.cleaned_data.get("fictitious", False),
            actor=actor_of(request.user),
            now=timezone.now(),
        )
    except PageUnreadable as problem:
        form.add_error(None, problem.message)
        return None


@never_cache
@role_required(*DECIDES)
@require_http_methods(["GET", "POST"])
def waiting(request: HttpRequest, pk: int) -> HttpResponse:
    """Show what a page would bring or brought; a POST takes it over."""
    row = get_object_or_404(WaitingPage.objects.defer("content").select_related("meeting"), pk=pk)
    if request.method == "POST":
        try:
            _apply(request, row)
        except PageDoesNotFit as problem:
            messages.error(request, problem.message)
        return redirect("decisions:harvest_waiting", pk=pk)
    on = row.preview.get("on")
    context = {
        "row": row,
        "found": row.preview,
        "on": date.fromisoformat(on) if on else None,
        "proposals": proposals_of(row),
    }
    if request.headers.get("HX-Request"):
        return render(request, "decisions/desk_harvest_state.html", context)
    return render(request, "decisions/desk_harvest_waiting.html", context)


def _apply(request: HttpRequest, row: WaitingPage) -> None:
    actor, now = actor_of(request.user), timezone.now()
    kept = pages.decide_to_apply(pk=row.pk, now=now)
    if not pages.is_small(kept):
        apply_harvest.enqueue(pk=row.pk, actor_key=actor.key, actor_role=actor.role)
        return
    pages.apply_waiting(pk=row.pk, actor=actor, now=now)
