"""One batch of ballots on paper: its sheets, one at a time, and the signatures."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from verbond.accounts.facade import actor_of, role_required
from verbond.budgets.core.balloting import Frozen
from verbond.budgets.forms.paper import SheetForm
from verbond.budgets.models import PaperBatch, PaperSheet
from verbond.budgets.operations.paper.batches import decide_sheet, enter_sheet, sign_batch
from verbond.budgets.permissions import HANDLES_PAPER
from verbond.budgets.queries.paper import batch_card, reading
from verbond.budgets.queries.voting.booths import frozen_of
from verbond.budgets.views.paper.desk import booth_or_404
from verbond.kit.errors import RuleBroken


@never_cache
@role_required(*HANDLES_PAPER)
@require_safe
def batch(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    return _batch_page(request, _batch(slug, number))


@never_cache
@role_required(*HANDLES_PAPER)
@require_POST
def sign(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    row = _batch(slug, number)
    lock = request.POST.get("lock", "")
    actor = actor_of(request.user)
    try:
        signed = sign_batch(
            batch=row,
            lock=int(lock) if lock.isdecimal() and len(lock) < 10 else -1,
            clerk=actor.key,
            actor=actor,
            now=timezone.now(),
        )
    except RuleBroken as problem:
        return _batch_page(request, _batch(slug, number), problem=problem.message, status=409)
    in_box = signed.state == PaperBatch.State.SIGNED
    says = (
        _("Twee handtekeningen: de biljetten zitten in de bus.")
        if in_box
        else _("Je handtekening staat er. Nu nog die van een collega.")
    )
    messages.success(request, says)
    return redirect("budgets:paper_batch", slug=slug, number=number)


@never_cache
@role_required(*HANDLES_PAPER)
@require_http_methods(["GET", "POST"])
def sheet(request: HttpRequest, slug: str, number: int, sheet: int) -> HttpResponse:
    row = _batch(slug, number)
    found = get_object_or_404(PaperSheet.objects.select_related("batch"), batch=row, number=sheet)
    frozen = frozen_of(booth_or_404(slug))
    form = SheetForm(request.POST or None, frozen=frozen)
    if form.is_bound and form.is_valid():
        try:
            _keep(request, found, form)
        except RuleBroken as problem:
            form.add_error(None, problem.message)
        else:
            return _onward(request, slug, number)
    context = {
        "row": row.round,
        "batch": row,
        "sheet": found,
        "form": form,
        "projects": sorted(frozen.projects, key=lambda one: one.number),
        "readings": _readings(found, frozen),
    }
    status = 422 if form.errors else 200
    return render(request, "budgets/paper/sheet.html", context, status=status)


def _keep(request: HttpRequest, sheet: PaperSheet, form: SheetForm) -> None:
    # Nobody sees the first reading before they made the second.
    act = decide_sheet if _differs(sheet) else enter_sheet
    act(
        sheet=sheet,
        content=form.cleaned_data["content"],
        invalid_because=form.cleaned_data["invalid_because"],
        clerk=actor_of(request.user).key,
    )


def _onward(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    after = batch_card(_batch(slug, number)).next_for(actor_of(request.user).key)
    if after is None:
        messages.success(request, _("Meer kun jij aan dit pak nu niet doen."))
        return redirect("budgets:paper_batch", slug=slug, number=number)
    return redirect("budgets:paper_sheet", slug=slug, number=number, sheet=after)


def _differs(sheet: PaperSheet) -> bool:
    return sheet.first is not None and sheet.second is not None and sheet.decided is None


def _readings(sheet: PaperSheet, frozen: Frozen) -> list[str]:
    if not _differs(sheet):
        return []
    return [reading(sheet.first, frozen), reading(sheet.second, frozen)]


def _batch(slug: str, number: int) -> PaperBatch:
    rows = PaperBatch.objects.select_related("round").prefetch_related("sheets")
    return get_object_or_404(rows, round__slug=slug, number=number)


def _batch_page(
    request: HttpRequest, row: PaperBatch, *, problem: str = "", status: int = 200
) -> HttpResponse:
    card = batch_card(row)
    clerk = actor_of(request.user).key
    context = {
        "row": row.round,
        "card": card,
        "next": card.next_for(clerk),
        "problem": problem,
        "signed_by_me": clerk in row.signed_by,
    }
    return render(request, "budgets/paper/batch.html", context, status=status)
