"""Entrances: the catalogue, one indicator, the targets, and the import for staff."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from verbond.accounts.facade import Role, actor_of, role_required
from verbond.indicators.board import by_domain, matching, target_board
from verbond.indicators.charts import chart_of, revision_rows
from verbond.indicators.core.cards import IndicatorCard
from verbond.indicators.core.history import Plan
from verbond.indicators.core.outcome import Outcome
from verbond.indicators.exports import csv_text, json_content
from verbond.indicators.forms import ConfirmForm, UploadForm
from verbond.indicators.operations import import_readings, plan_import
from verbond.indicators.queries import indicator_cards, target_cards, targets_of
from verbond.indicators.uploads import drop_upload, keep_upload, outcome_of
from verbond.journal.facade import entries_about
from verbond.kit.errors import RuleBroken

LONGEST_QUERY = 200


@require_GET
def index(request: HttpRequest) -> HttpResponse:
    query = request.GET.get("q", "")[:LONGEST_QUERY]
    only_measured = request.GET.get("measured") == "1"
    everything = indicator_cards()
    found = matching(everything, query)
    if only_measured:
        found = tuple(card for card in found if card.readings)
    context = {
        "query": query,
        "only_measured": only_measured,
        "total": len(everything),
        "with_figures": sum(bool(card.readings) for card in everything),
        "found": len(found),
        "groups": by_domain(found),
    }
    template = "indicators/index.html"
    return render(request, template, context)


@require_GET
def indicator(request: HttpRequest, code: str) -> HttpResponse:
    card = _card(code)
    context = {
        "card": card,
        "chart": chart_of(card),
        "revisions": revision_rows(card),
        "targets": targets_of(code),
        "entries": entries_about("indicators", "indicator", code),
        "crumbs": [(_("Cijfers"), "/indicators/"), (card.name, "")],
    }
    return render(request, "indicators/indicator.html", context)


@require_GET
def indicator_csv(request: HttpRequest, code: str) -> HttpResponse:
    response = HttpResponse(csv_text(_card(code)), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{code}.csv"'
    return response


@require_GET
def indicator_json(request: HttpRequest, code: str) -> JsonResponse:
    return JsonResponse(json_content(_card(code)), json_dumps_params={"ensure_ascii": False})


@require_GET
def targets(request: HttpRequest) -> HttpResponse:
    board = target_board(target_cards(), timezone.localdate())
    return render(request, "indicators/targets.html", {"board": board})


@require_GET
def target(request: HttpRequest, code: str) -> HttpResponse:
    cards = target_cards([code])
    if not cards:
        raise Http404(code)
    crumbs = [(_("Cijfers"), "/indicators/"), (_("Doelen"), "/indicators/targets/"), (code, "")]
    return render(request, "indicators/target.html", {"target": cards[0], "crumbs": crumbs})


@require_http_methods(["GET", "POST"])
@role_required(Role.CLERK, Role.OFFICER)
def import_table(request: HttpRequest) -> HttpResponseBase:
    """Read an uploaded table without storing anything, and show what would be stored."""
    if request.method == "GET":
        return _import_page(request, UploadForm())
    form = UploadForm(request.POST, request.FILES)
    if not form.is_valid():
        return _import_page(request, form, status=422)
    try:
        token = keep_upload(form.cleaned_data["table"], form.cleaned_data["mapping"])
        outcome = outcome_of(token)
        plan = plan_import(outcome=outcome)
    except RuleBroken as broken:
        form.add_error(None, broken.message)
        return _import_page(request, form, status=422)
    confirm = ConfirmForm(initial={"token": token})
    return _import_page(request, form, confirm=confirm, outcome=outcome, plan=plan)


@require_POST
@role_required(Role.CLERK, Role.OFFICER)
def confirm_import(request: HttpRequest) -> HttpResponseBase:
    """Store what was shown, when the person agrees."""
    form = ConfirmForm(request.POST)
    if not form.is_valid():
        return _import_page(request, UploadForm(), confirm=form, status=422)
    token = form.cleaned_data["token"]
    try:
        outcome = outcome_of(token)
        plan = import_readings(
            outcome=outcome,
            actor=actor_of(request.user),
            now=timezone.now(),
            reason=form.cleaned_data["reason"],
            skip_rejected=form.cleaned_data["skip_rejected"],
        )
    except RuleBroken as broken:
        form.add_error(None, broken.message)
        return _import_page(request, UploadForm(), confirm=form, status=422)
    drop_upload(token)
    words = _("Opgeslagen: %(new)d nieuw, %(revised)d herzien, %(known)d waren er al.")
    counts = {"new": len(plan.new), "revised": len(plan.revised), "known": plan.known}
    messages.success(request, words % counts)
    return redirect("indicators:import")


def _import_page(
    request: HttpRequest,
    form: UploadForm,
    *,
    confirm: ConfirmForm | None = None,
    outcome: Outcome | None = None,
    plan: Plan | None = None,
    status: int = 200,
) -> HttpResponse:
    context = {"form": form, "confirm": confirm, "outcome": outcome, "plan": plan}
    return render(request, "indicators/import.html", context, status=status)


def _card(code: str) -> IndicatorCard:
    cards = indicator_cards([code])
    if not cards:
        raise Http404(code)
    return cards[0]
