"""Pages that anybody may read."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_safe

from verbond.accounts.facade import has_role
from verbond.agreement import queries
from verbond.agreement.models import Chapter
from verbond.agreement.panels import panels_of
from verbond.agreement.permissions import ANSWERS_QUESTIONS, KEEPS_AGREEMENT, KEEPS_EVIDENCE
from verbond.agreement.queries.chapter import chapter_page
from verbond.agreement.queries.matrix import matrix
from verbond.agreement.queries.overview import overview
from verbond.agreement.queries.page import commitment_page
from verbond.agreement.queries.places import (
    place_drawing,
    place_lines,
    promises_of_place,
    wijk_lines,
)
from verbond.agreement.queries.reader import reading
from verbond.agreement.queries.systems import coverage
from verbond.agreement.queries.targets import commitments_of_target, target_lines
from verbond.agreement.views.finding import agreement_or_404, commitment_or_404
from verbond.agreement.views.reader_html import reading_html
from verbond.agreement.views.works_picture import phrases_html, works_picture
from verbond.indicators.facade import target_board
from verbond.places import facade as places_facade


@require_safe
def agreements(request: HttpRequest) -> HttpResponse:
    found = queries.all_agreements()
    if len(found) == 1:
        return redirect(found[0])
    return render(request, "agreement/agreements.html", {"agreements": found})


@require_safe
def agreement(request: HttpRequest, slug: str) -> HttpResponse:
    found = agreement_or_404(slug)
    seen = overview(found)
    context = {
        "agreement": found,
        "overview": seen,
        "stale": seen.stale_by(timezone.localdate()),
        "at_desk": has_role(request.user, *ANSWERS_QUESTIONS),
        "keeps": has_role(request.user, *KEEPS_AGREEMENT),
    }
    return render(request, "agreement/agreement.html", context)


@require_safe
def chapter(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    found = Chapter.objects.select_related("agreement").filter(agreement__slug=slug, key=key)
    row = found.first()
    if row is None:
        raise Http404(f"Er is geen domein met het adres “{key}”.")
    context = {"agreement": row.agreement, "page": chapter_page(row, request.GET.get("status", ""))}
    return render(request, "agreement/chapter.html", context)


@require_safe
def commitment(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    unit = commitment_or_404(slug, key)
    context = {
        "agreement": unit.agreement,
        "unit": unit,
        "page": commitment_page(unit, timezone.localdate()),
        "panels": panels_of(unit),
        "keeps_evidence": has_role(request.user, *KEEPS_EVIDENCE),
    }
    return render(request, "agreement/commitment.html", context)


@require_safe
def text(request: HttpRequest, slug: str) -> HttpResponse:
    found = agreement_or_404(slug)
    seen = reading(found)
    context = {"agreement": found, "reading": seen, "reading_html": reading_html(seen)}
    return render(request, "agreement/text.html", context)


@require_safe
def themes(request: HttpRequest, slug: str) -> HttpResponse:
    found = agreement_or_404(slug)
    context = {"agreement": found, "matrix": matrix(found, search="/search/")}
    return render(request, "agreement/themes.html", context)


@require_safe
def targets(request: HttpRequest, slug: str) -> HttpResponse:
    found = agreement_or_404(slug)
    cards = tuple(line.card for line in target_lines(found))
    context = {"agreement": found, "board": target_board(cards, timezone.localdate())}
    return render(request, "agreement/targets.html", context)


@require_safe
def target(request: HttpRequest, slug: str, code: str) -> HttpResponse:
    found = agreement_or_404(slug)
    line = commitments_of_target(found, code)
    if line is None:
        raise Http404(f"Er is geen doel met het nummer “{code}”.")
    return render(request, "agreement/target.html", {"agreement": found, "line": line})


@require_safe
def systems(request: HttpRequest, slug: str) -> HttpResponse:
    found = agreement_or_404(slug)
    seen = coverage(found)
    context = {
        "agreement": found,
        "coverage": seen,
        "coverage_picture": works_picture(seen),
        "groups": tuple(
            (group.works, tuple((line, phrases_html(line)) for line in group.lines))
            for group in seen.groups
        ),
    }
    return render(request, "agreement/systems.html", context)


@require_safe
def places(request: HttpRequest, slug: str) -> HttpResponse:
    found = agreement_or_404(slug)
    lines = place_lines(found)
    wijken = wijk_lines(lines)
    root = reverse("agreement:places", args=[slug])
    drawing = places_facade.svg_shapes(
        kind="neighbourhood",
        values={line.wijk.code: float(line.named) or None for line in wijken},
        links={line.wijk.code: f"{root}{line.wijk.code}/" for line in wijken},
    )
    others = tuple(
        line for line in lines if line.place.code not in {wijk.wijk.code for wijk in wijken}
    )
    context = {"agreement": found, "wijken": wijken, "lines": others, "drawing": drawing}
    return render(request, "agreement/places.html", context)


@require_safe
def place(request: HttpRequest, slug: str, code: str) -> HttpResponse:
    found = agreement_or_404(slug)
    try:
        card = places_facade.place_card(code)
    except places_facade.PlaceUnknown as problem:
        raise Http404(f"Er is geen plek met het adres “{code}”.") from problem
    root = reverse("agreement:places", args=[slug])
    context = {
        "agreement": found,
        "place": card,
        "place_root": root,
        "drawing": place_drawing(card, root),
        "commitments": promises_of_place(found, code),
    }
    return render(request, "agreement/place.html", context)
