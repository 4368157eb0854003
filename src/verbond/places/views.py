"""The pages of places. All are public: who may do what is in permissions.py."""

from http import HTTPStatus

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import cache_control
from django.views.decorators.http import condition, require_safe

from verbond.journal.facade import entries_about
from verbond.places import maps, pages, queries
from verbond.places.core.cards import FeatureCollection, PlaceCard
from verbond.places.core.errors import PlaceUnknown
from verbond.places.forms import ChooseWijk
from verbond.places.models import PlaceKind


@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    shown = pages.overview(timezone.localdate())
    form = ChooseWijk(request.GET if "wijk" in request.GET else None, wijken=shown.wijk_cards)
    if form.is_bound and form.is_valid():
        return redirect("places:place", code=form.cleaned_data["wijk"])
    context = {
        "form": form,
        "rows": shown.wijken,
        "districts": shown.districts,
        "groups": shown.groups,
        "drawing": shown.drawing,
        "map_url": reverse("places:wijken_geojson"),
        "editions": shown.editions,
        "crumbs": [(_("Start"), "/"), (_("Plekken"), "")],
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if form.errors else HTTPStatus.OK
    return render(request, "places/overview.html", context, status=status)


@require_safe
def place(request: HttpRequest, code: str) -> HttpResponse:
    today = timezone.localdate()
    card = _card_or_404(code)
    context = {
        "place": card,
        "drawing": pages.place_map(card, today),
        "map_url": reverse("places:wijken_geojson"),
        "entries": entries_about("places", "edition", card.edition.code),
        "crumbs": [
            (_("Start"), "/"),
            (_("Plekken"), reverse("places:overview")),
            (card.shown_name, ""),
        ],
    }
    return render(request, "places/place.html", context)


def _card_or_404(code: str) -> PlaceCard:
    try:
        return queries.full_card(code, timezone.localdate())
    except PlaceUnknown as unknown:
        raise Http404(unknown.message) from unknown


def _mark(request: HttpRequest, code: str = "") -> str:
    return f'"{queries.state(timezone.localdate())}"'


@require_safe
@cache_control(public=True, max_age=3600)
@condition(etag_func=_mark)
def wijken_geojson(request: HttpRequest) -> HttpResponse:
    places = maps.shapes_on(codes=None, kind=PlaceKind.NEIGHBOURHOOD, on=timezone.localdate())
    return _geojson(maps.features(places))


@require_safe
@cache_control(public=True, max_age=3600)
@condition(etag_func=_mark)
def place_geojson(request: HttpRequest, code: str) -> HttpResponse:
    places = maps.shapes_on(codes=[_plain(code)], kind=None, on=timezone.localdate())
    if not places:
        raise Http404("this place has no geometry")
    return _geojson(maps.features(places))


def _plain(code: str) -> str:
    # PostgreSQL refuses NUL in a text; no code has it.
    return "" if "\0" in code else code


def _geojson(collection: FeatureCollection) -> HttpResponse:
    return JsonResponse(
        collection,
        content_type="application/geo+json",
        json_dumps_params={"ensure_ascii": False, "separators": (",", ":")},
    )
