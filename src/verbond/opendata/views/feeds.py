"""Atom feeds of an agreement, a chapter, a promise, a search and a place."""

from collections.abc import Callable, Collection, Iterable
from datetime import datetime
from functools import wraps
from urllib.parse import urlencode

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_safe

from verbond.agreement import facade as agreement
from verbond.opendata import news, queries
from verbond.opendata.addresses import site
from verbond.opendata.conditional import is_open
from verbond.opendata.core.atom import News, write_feed
from verbond.opendata.news_budgets import newest_budgets
from verbond.opendata.news_rights import newest_rights
from verbond.opendata.things import things
from verbond.opendata.views.documents import known
from verbond.places import facade as places

FACETS = ("domain", "status", "theme", "kind", "place", "sdg")
MOST_FOUND = 200

type View = Callable[..., HttpResponse]


def in_dutch(view: View) -> View:
    """Write a feed in the language of the agreement: a feed reader has no language of its own."""

    @wraps(view)
    def written(request: HttpRequest, *args: str, **names: str) -> HttpResponse:
        with override(settings.LANGUAGE_CODE):
            response = view(request, *args, **names)
        response.headers["Content-Language"] = settings.LANGUAGE_CODE
        return response

    return written


@require_safe
@is_open
@in_dutch
def agreement_feed(request: HttpRequest, slug: str) -> HttpResponse:
    title = agreement.find_agreement(known(slug)).title
    page = reverse("agreement:agreement", args=[slug])
    return _feed(request, slug, None, f"{slug}/feed", title, page)


@require_safe
@is_open
@in_dutch
def chapter_feed(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    row = queries.row_named(things()["chapters"], slug, key)
    if row is None:
        raise Http404(key)
    page = reverse("agreement:chapter", args=[slug, key])
    keys = news.keys_of_chapter(slug, key)
    return _feed(request, slug, keys, f"{slug}/chapter/{key}", row["title"].capitalize(), page)


@require_safe
@is_open
@in_dutch
def commitment_feed(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    row = queries.row_named(things()["commitments"], slug, key)
    if row is None:
        raise Http404(key)
    page = reverse("agreement:commitment", args=[slug, key])
    title = _("Nieuws over: %(text)s") % {"text": row["text"][:120]}
    return _feed(request, slug, [key], f"{slug}/commitment/{key}", title, page, from_the_start=True)


@require_safe
@is_open
@in_dutch
def place_feed(request: HttpRequest, slug: str, code: str) -> HttpResponse:
    cards = places.place_cards([code])
    if not cards:
        raise Http404(code)
    page = reverse("agreement:place", args=[slug, code])
    keys = news.keys_of_place(slug, [code, *places.codes_within(code)])
    title = _("Nieuws over beloften voor %(place)s") % {"place": cards[0].shown_name}
    return _feed(request, slug, keys, f"{slug}/place/{code}", title, page)


@require_safe
@is_open
@in_dutch
def search_feed(request: HttpRequest, slug: str) -> HttpResponse:
    """News of what a search finds today: the words and filters of the search page."""
    found_in = agreement.find_agreement(known(slug))
    words = request.GET.get("q", "").strip()
    filters = {name: request.GET.getlist(name) for name in FACETS if request.GET.getlist(name)}
    found = agreement.find(found_in, words, filters=filters, limit=MOST_FOUND)
    asked = urlencode({"q": words, **filters}, doseq=True)
    page = f"{reverse('web:search')}?{asked}"
    keys = [unit.shown.key for unit in found.units]
    title = _("Zoekvraag: %(words)s") % {"words": words or _("alles")}
    return _feed(request, slug, keys, f"{slug}/search?{asked}", title, page)


@require_safe
@is_open
@in_dutch
def decisions_feed(request: HttpRequest) -> HttpResponse:
    """What college and councils decided, as soon as it is published; also while there is none."""
    found, moment = news.newest_decisions(timezone.localdate())
    page, title = reverse("decisions:overview"), _("Nieuwe besluiten")
    return _written(request, "decisions", title, page, found, moment)


@require_safe
@is_open
@in_dutch
def budgets_feed(request: HttpRequest) -> HttpResponse:
    """What happens in the rounds of the neighbourhood budgets; also while there is none."""
    found, moment = newest_budgets()
    page, title = reverse("budgets:overview"), _("Nieuws van de wijkbudgetten")
    return _written(request, "budgets", title, page, found, moment)


@require_safe
@is_open
@in_dutch
def rights_feed(request: HttpRequest) -> HttpResponse:
    """New figures on rights, and what the city searches; also while there is nothing."""
    found, moment = newest_rights(timezone.localdate())
    page, title = reverse("rights:catalogue"), _("Nieuws over rechten")
    return _written(request, "rights", title, page, found, moment)


def _feed(
    request: HttpRequest,
    slug: str,
    keys: Collection[str] | None,
    key: str,
    title: str,
    page: str,
    *,
    from_the_start: bool = False,
) -> HttpResponse:
    found, moment = news.newest(slug, keys, from_the_start=from_the_start)
    if not found:  # every agreement has at least the news of its first edition
        raise Http404(slug)
    return _written(request, key, title, page, found, moment)


def _written(
    request: HttpRequest,
    key: str,
    title: str,
    page: str,
    found: Iterable[News],
    moment: datetime,
) -> HttpResponse:
    content = write_feed(
        site=site(),
        key=key,
        title=f"{title} · Verbond {settings.CITY_NAME}",
        own=site() + request.get_full_path(),
        page=site() + page,
        author=f"Verbond {settings.CITY_NAME}",
        updated=moment,
        news=found,
    )
    return HttpResponse(content, content_type="application/atom+xml; charset=utf-8")
