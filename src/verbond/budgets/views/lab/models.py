"""What voting models there are, and what each of them does, for everybody."""

import json

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from verbond.budgets.core.recipe import check_recipe, plain
from verbond.budgets.permissions import may_run_rounds
from verbond.budgets.queries.lab.finding_words import said_finding
from verbond.budgets.queries.lab.models import instruments, published_models, versions_of
from verbond.budgets.queries.lab.telling import tell


@require_safe
def models(request: HttpRequest) -> HttpResponse:
    cards = published_models()
    context = {
        "models": [(one, tell(one.model)) for one in cards],
        "instruments": instruments(),
        "makes_models": may_run_rounds(request.user),
    }
    return render(request, "budgets/lab/models.html", context)


@require_safe
def model(request: HttpRequest, slug: str) -> HttpResponse:
    versions = versions_of(slug)
    if not versions:
        raise Http404(slug)
    asked = request.GET.get("version", "")
    card = next((one for one in versions if str(one.version) == asked), versions[0])
    context = {
        "card": card,
        "versions": versions,
        "told": tell(card.model),
        "warnings": [said_finding(one) for one in check_recipe(card.model)],
        "is_newest": card is versions[0],
        "makes_models": may_run_rounds(request.user) and card.counts,
    }
    return render(request, "budgets/lab/model.html", context)


@require_safe
def model_file(request: HttpRequest, slug: str, version: int) -> HttpResponse:
    """Give a published version as JSON: the document that is hashed, indented to be read."""
    card = next((one for one in versions_of(slug) if one.version == version), None)
    if card is None:
        raise Http404(slug)
    text = json.dumps(plain(card.model), ensure_ascii=False, indent=2, sort_keys=True)
    response = HttpResponse(text + "\n", content_type="application/json")
    response["Content-Disposition"] = f'attachment; filename="{slug}-{version}.json"'
    response["X-Model-Sha256"] = card.sha256
    return response
