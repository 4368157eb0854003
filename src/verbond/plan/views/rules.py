"""Pages that hold a plan against its rules and its promises: balance, targets, real figures."""

from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from verbond.plan.core.file.writing import to_plain
from verbond.plan.queries.balance import balance as check_balance
from verbond.plan.queries.balance import plan_file
from verbond.plan.queries.cards import PlanCard, VersionCard
from verbond.plan.queries.domains import domain_figures
from verbond.plan.queries.plans import chosen
from verbond.plan.queries.plans import plans as all_plans
from verbond.plan.queries.public_balance import balance_page, balance_table, verdict
from verbond.plan.queries.public_plans import generations, generations_table, real_accounts
from verbond.plan.queries.public_targets import plan_targets
from verbond.plan.views.files import csv_file
from verbond.plan.views.finding import plan_or_404, version_asked


@require_safe
def balance(request: HttpRequest, slug: str) -> HttpResponse:
    plan = plan_or_404(slug)
    version = version_asked(request, "version", plan, chosen(plan, None))
    card = check_balance(plan, version)
    asked = f"?{urlencode({'version': version.number})}"
    context = {
        "plan": plan,
        "here": "balance",
        "version": version,
        "choices": plan.versions,
        "checked": card.checked,
        "page": balance_page(card),
        "verdict": verdict(card.checked),
        "sources": (version,),
        "csv": reverse("plan:balance-file", args=[slug]) + asked,
        "json": reverse("plan:check-plan", args=[slug]) + asked,
        "file_name": f"{slug}-{version.number}.json",
        "crumbs": _crumbs(plan, _("In evenwicht?")),
    }
    return render(request, "plan/balance.html", context)


@require_safe
def balance_file(request: HttpRequest, slug: str) -> HttpResponse:
    plan, version = _version(request, slug)
    return csv_file(balance_table(check_balance(plan, version)))


@require_safe
def check_plan_file(request: HttpRequest, slug: str) -> JsonResponse:
    """Give a version as the file that `check-plan` reads, so that anybody can recount it."""
    plan, version = _version(request, slug)
    content = to_plain(plan_file(plan, version)[0])
    response = JsonResponse(content, json_dumps_params={"ensure_ascii": False, "indent": 1})
    name = f"{slug}-{version.number}.json"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _version(request: HttpRequest, slug: str) -> tuple[PlanCard, VersionCard]:
    plan = plan_or_404(slug)
    return plan, version_asked(request, "version", plan, chosen(plan, None))


@require_safe
def targets(request: HttpRequest, slug: str) -> HttpResponse:
    plan = plan_or_404(slug)
    found = plan_targets(plan)
    context = {
        "plan": plan,
        "here": "targets",
        "targets": found.targets,
        "amounts": found.amounts,
        "coverage": found.coverage,
        "sources": (found.version,),
        "crumbs": _crumbs(plan, _("Doelen op het geld")),
    }
    return render(request, "plan/targets.html", context)


@require_safe
def target_file(request: HttpRequest, slug: str, code: str) -> HttpResponse:
    every = plan_targets(plan_or_404(slug)).targets
    found = next((one for one in every if one.target.target == code), None)
    if found is None:
        raise Http404(f"Er is geen doel met de code “{code}” op dit plan.")
    return csv_file(found.table)


@require_safe
def published(request: HttpRequest) -> HttpResponse:
    found = generations(domain_figures())
    accounts = [check_balance(*pair) for pair in real_accounts(all_plans())]
    context = {
        "generations": found,
        "table": generations_table(found),
        "accounts": [(card, balance_page(card)) for card in accounts],
        "crumbs": [(_("Het geld"), reverse("plan:plans")), (_("Echte cijfers"), "")],
    }
    return render(request, "plan/published.html", context)


@require_safe
def published_file(request: HttpRequest) -> HttpResponse:
    return csv_file(generations_table(generations(domain_figures())))


def _crumbs(plan: PlanCard, name: str) -> list[tuple[str, str]]:
    return [(_("Het geld"), reverse("plan:plans")), (plan.title, plan.url), (name, "")]
