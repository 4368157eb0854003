"""The desk of the models: make one from another, see what it does, publish it."""

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from verbond.accounts.facade import actor_of, role_required
from verbond.budgets.core.recipe import (
    RecipeWrong,
    check_recipe,
    differences,
    plain,
    restore_recipe,
)
from verbond.budgets.errors import ModelRefused
from verbond.budgets.forms.lab import ModelForm
from verbond.budgets.forms.lab.model import initial_of
from verbond.budgets.models import Recipe
from verbond.budgets.operations.lab import models as operations
from verbond.budgets.permissions import may_run_rounds
from verbond.budgets.queries.lab import elections
from verbond.budgets.queries.lab.comparing import Comparison, compare
from verbond.budgets.queries.lab.finding_words import said_finding
from verbond.budgets.queries.lab.models import (
    FIRST,
    ModelCard,
    card_of,
    drafts,
    published_models,
    versions_of,
)
from verbond.budgets.queries.lab.sentences import in_short
from verbond.budgets.queries.lab.trying import try_models
from verbond.budgets.queries.lab.words import said_differences
from verbond.kit.errors import RuleBroken

_staff = role_required(*may_run_rounds.roles)


@never_cache
@_staff
@require_safe
def models(request: HttpRequest) -> HttpResponse:
    context = {
        "drafts": drafts(),
        "models": [one for one in published_models() if one.counts],
    }
    return render(request, "budgets/lab/desk_models.html", context)


@never_cache
@_staff
@require_http_methods(["GET", "POST"])
def new_model(request: HttpRequest) -> HttpResponse:
    """Start from a published model: as a new version of it, or under another name."""
    start = _start(request.POST.get("start") or request.GET.get("start") or FIRST)
    document = plain(start.model)
    form = ModelForm(request.POST or None, initial=initial_of(document) | {"reason": ""})
    if request.method == "POST" and form.is_valid():
        row = _saved(request, form, document)
        if row is not None:
            return redirect("budgets:desk-model", pk=row.pk)
    context = {"form": form, "start": start}
    status = 422 if form.errors else 200
    return render(request, "budgets/lab/desk_new.html", context, status=status)


@never_cache
@_staff
@require_http_methods(["GET", "POST"])
def draft(request: HttpRequest, pk: int) -> HttpResponse:
    """Change a draft; beside it what it differs in, what deserves a thought and what would win."""
    row = get_object_or_404(Recipe, pk=pk)
    if row.published_at is not None:
        return redirect("budgets:model", slug=row.slug)
    card = card_of(row)
    form = ModelForm(request.POST or None, initial=initial_of(row.document, lock=row.lock))
    conflict: list[tuple[str, str, str]] = []
    if request.method == "POST" and form.is_valid():
        if form.cleaned_data["lock"] == row.lock:
            if _saved(request, form, row.document, row=row) is not None:
                messages.success(request, _("Bewaard."))
                return redirect("budgets:desk-model", pk=pk)
        else:
            form, conflict = _conflict(request, form, card)
    status = 409 if conflict else (422 if form.errors else 200)
    context = {"form": form, "card": card, "conflict": conflict, **_preview(card)}
    return render(request, "budgets/lab/desk_model.html", context, status=status)


@never_cache
@_staff
@require_POST
def publish(request: HttpRequest, pk: int) -> HttpResponse:
    try:
        row = operations.publish_model(
            pk=pk, lock=_lock(request), actor=actor_of(request.user), now=timezone.now()
        )
    except RuleBroken as problem:
        messages.error(request, problem.message)
        return redirect("budgets:desk-models")
    messages.success(request, _("Gepubliceerd. Deze versie verandert nooit meer."))
    return redirect("budgets:model", slug=row.slug)


@never_cache
@_staff
@require_POST
def drop(request: HttpRequest, pk: int) -> HttpResponse:
    try:
        operations.drop_model(pk=pk, actor=actor_of(request.user), now=timezone.now())
    except ModelRefused as problem:
        messages.error(request, problem.message)
    else:
        messages.success(request, _("Ontwerp weggegooid."))
    return redirect("budgets:desk-models")


def _lock(request: HttpRequest) -> int:
    asked = request.POST.get("lock", "")
    return int(asked) if asked.isascii() and asked.isdigit() and len(asked) < 9 else -1


def _start(slug: str) -> ModelCard:
    found = [one for one in versions_of(slug) if one.counts]
    if not found:
        raise Http404(slug)
    return found[0]


def _saved(
    request: HttpRequest, form: ModelForm, kept: Mapping[str, Any], *, row: Recipe | None = None
) -> Recipe | None:
    try:
        return operations.save_model(
            content=form.content(kept),
            pk=row.pk if row else None,
            lock=form.cleaned_data["lock"],
            actor=actor_of(request.user),
            now=timezone.now(),
        )
    except RecipeWrong as wrong:
        form.add_findings(wrong.findings)
    except ModelRefused as refused:
        form.add_error("reason" if refused.code == "no_reason" else None, refused.message)
    return None


def _conflict(
    request: HttpRequest, form: ModelForm, card: ModelCard
) -> tuple[ModelForm, list[tuple[str, str, str]]]:
    """Put what the other person kept beside what was typed here; keeping again keeps the latter."""
    content = {**form.content(plain(card.model)), "version": card.version}
    try:
        typed = restore_recipe(content, where="model")
    except RecipeWrong as wrong:
        form.add_findings(wrong.findings)
        return form, []
    again = request.POST.copy()
    again["lock"] = str(card.lock)
    found = said_differences(differences(card.model, typed))
    return ModelForm(again), found or [(_("alles"), _("hetzelfde"), _("hetzelfde"))]


def _preview(card: ModelCard) -> dict[str, Any]:
    """Say what a draft differs in from what stands, and try it on the first example."""
    found = [one for one in published_models() if one.counts]
    beside = next((one for one in found if one.slug == card.slug), None) or next(
        (one for one in found if one.is_recommended), None
    )
    context: dict[str, Any] = {
        "beside": beside,
        "warnings": [said_finding(one) for one in check_recipe(card.model)],
    }
    if beside is None:
        return context
    tried, problem = _tried([beside, card])
    return context | {
        "differences": said_differences(differences(beside.model, card.model)),
        "found": tried,
        "problem": problem,
        "short": in_short(tried) if tried else (),
    }


def _tried(cards: list[ModelCard]) -> tuple[Comparison | None, str]:
    wanted = {"cumulative": "cumulative", "ordinal": "ordinal"}.get(
        cards[-1].model.ballot.vote_type, "approval"
    )
    example = next((one for one in elections.examples() if one.vote_type == wanted), None)
    chosen = example and elections.chosen("example", example.key, now=timezone.now())
    if not chosen:
        return None, ""
    try:
        return compare(try_models(chosen, cards, {}), cards), ""
    except RuleBroken as problem:
        return None, problem.message
