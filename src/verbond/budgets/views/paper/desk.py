"""The paper desk of a round: codes, ballots handed out, batches read twice and signed."""

import csv
import io
from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from verbond.accounts.facade import actor_of, role_required
from verbond.budgets.core.balloting import spaced
from verbond.budgets.forms.paper import BatchForm, HandOutForm, PackageForm, ReasonForm
from verbond.budgets.models import CodePackage, Round
from verbond.budgets.operations.paper.batches import open_batch
from verbond.budgets.operations.paper.codes import make_package, switch_off, switch_on
from verbond.budgets.operations.paper.handing import hand_in_unused, hand_out
from verbond.budgets.permissions import HANDLES_PAPER
from verbond.budgets.queries.paper import paper_desk
from verbond.budgets.queries.rounds.pages import neighbourhoods
from verbond.budgets.queries.voting.booths import Booth, booth_of, frozen_of
from verbond.budgets.views.rounds.public import round_or_404
from verbond.kit.errors import RuleBroken


@never_cache
@role_required(*HANDLES_PAPER)
@require_safe
def desk(request: HttpRequest, slug: str) -> HttpResponse:
    return _page(request, round_or_404(request, slug))


@never_cache
@role_required(*HANDLES_PAPER)
@require_POST
def make_codes(request: HttpRequest, slug: str) -> HttpResponse:
    """Answer with the letters or the file themselves: nobody can ask for them again."""
    row = round_or_404(request, slug)
    form = PackageForm(request.POST, places=_places(row))
    if form.is_valid():
        said = form.cleaned_data
        try:
            package, codes = make_package(
                row=row,
                streets=said["streets"],
                neighbourhood=said["neighbourhood"],
                size=said["size"],
                actor=actor_of(request.user),
                now=timezone.now(),
            )
        except RuleBroken as problem:
            form.add_error(None, problem.message)
        else:
            return _letters(request, package, codes, said["form_of"])
    return _page(request, row, status=422, package_form=form)


@never_cache
@role_required(*HANDLES_PAPER)
@require_http_methods(["GET", "POST"])
def codes_off(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    row = round_or_404(request, slug)
    package = get_object_or_404(CodePackage, round=row, number=number)
    form = ReasonForm(request.POST or None)
    if form.is_bound and form.is_valid():
        try:
            switch_off(
                package=package,
                reason=form.cleaned_data["reason"],
                actor=actor_of(request.user),
                now=timezone.now(),
            )
        except RuleBroken as problem:
            form.add_error(None, problem.message)
        else:
            messages.success(request, _("De codes van dit pak werken niet meer."))
            return redirect("budgets:paper", slug=slug)
    context = {"row": row, "package": package, "form": form}
    status = 422 if form.errors else 200
    return render(request, "budgets/paper/codes_off.html", context, status=status)


@never_cache
@role_required(*HANDLES_PAPER)
@require_POST
def codes_on(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    row = round_or_404(request, slug)
    package = get_object_or_404(CodePackage, round=row, number=number)
    try:
        switch_on(package=package, actor=actor_of(request.user), now=timezone.now())
    except RuleBroken as problem:
        return _page(request, row, status=409, problem=problem.message)
    messages.success(request, _("De codes van dit pak werken nu."))
    return redirect("budgets:paper", slug=slug)


@never_cache
@role_required(*HANDLES_PAPER)
@require_POST
def hand(request: HttpRequest, slug: str) -> HttpResponse:
    row, booth = round_or_404(request, slug), booth_or_404(slug)
    form = HandOutForm(request.POST)
    if form.is_valid():
        said = form.cleaned_data
        act = hand_out if said["act"] == "give" else hand_in_unused
        try:
            act(
                booth=booth,
                number=said["number"],
                born_on=said["born_on"],
                on=timezone.localdate(),
            )
        except RuleBroken as problem:
            form.add_error(None, problem.message)
        else:
            messages.success(
                request,
                _("Afgevinkt. Geef het stembiljet mee.")
                if said["act"] == "give"
                else _("Genoteerd. Deze persoon mag op een andere manier stemmen."),
            )
            return redirect("budgets:paper", slug=slug)
    return _page(request, row, status=422, hand_form=form)


@never_cache
@role_required(*HANDLES_PAPER)
@require_POST
def new_batch(request: HttpRequest, slug: str) -> HttpResponse:
    row = round_or_404(request, slug)
    form = BatchForm(request.POST)
    if form.is_valid():
        try:
            batch = open_batch(
                row=row, actor=actor_of(request.user), now=timezone.now(), **form.cleaned_data
            )
        except RuleBroken as problem:
            form.add_error(None, problem.message)
        else:
            return redirect("budgets:paper_batch", slug=slug, number=batch.number)
    return _page(request, row, status=422, batch_form=form)


@require_safe
def ballot(request: HttpRequest, slug: str) -> HttpResponse:
    """The ballot on paper, for anybody to see and print; it only counts when handed out."""
    row, booth = round_or_404(request, slug), booth_or_404(slug)
    frozen = frozen_of(booth)
    context = {
        "row": row,
        "frozen": frozen,
        "projects": sorted(frozen.projects, key=lambda one: one.number),
        "form": frozen.recipe.ballot,
        "last_on": booth.last_on,
    }
    return render(request, "budgets/paper/ballot.html", context)


def booth_or_404(slug: str) -> Booth:
    booth = booth_of(slug)
    if booth is None or not booth.is_frozen:
        raise Http404(slug)
    return booth


def _letters(
    request: HttpRequest, package: CodePackage, codes: Sequence[str], form_of: str
) -> HttpResponse:
    shown = [spaced(code) for code in codes]
    if form_of == "csv":
        return _file(package, shown)
    booth = booth_or_404(package.round.slug)
    context = {"package": package, "codes": shown, "row": package.round, "last_on": booth.last_on}
    return render(request, "budgets/paper/letters.html", context)


def _file(package: CodePackage, shown: Sequence[str]) -> HttpResponse:
    text = io.StringIO()
    rows = csv.writer(text, lineterminator="\r\n")
    rows.writerow(["pak", "wijk", "code"])
    rows.writerows([package.number, package.neighbourhood, code] for code in shown)
    response = HttpResponse(text.getvalue(), content_type="text/csv; charset=utf-8")
    name = f"codes-{package.round.slug}-{package.number}.csv"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _places(row: Round) -> list[tuple[str, str]]:
    return neighbourhoods(row.place_code, timezone.localdate())


def _page(request: HttpRequest, row: Round, *, status: int = 200, **more: Any) -> HttpResponse:
    context = {
        "row": row,
        "page": paper_desk(row),
        "package_form": PackageForm(places=_places(row)),
        "hand_form": HandOutForm(),
        "batch_form": BatchForm(),
        "is_open": bool(row.vote_opened_at and not row.vote_closed_at),
        "me": actor_of(request.user).key,
    }
    return render(request, "budgets/paper/desk.html", context | more, status=status)
