"""Pages about the data: the catalogue, the dictionary, the vocabulary and the API."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from verbond.agreement import facade as agreement
from verbond.opendata import describing, queries
from verbond.opendata.addresses import site
from verbond.opendata.addresses import vocabulary as own_vocabulary
from verbond.opendata.api import openapi
from verbond.opendata.conditional import is_open
from verbond.opendata.core import linked
from verbond.opendata.datasets import all_datasets, counts
from verbond.opendata.dcat import catalogue_graph
from verbond.opendata.picture import picture
from verbond.opendata.reading import api_reading
from verbond.opendata.refusing import problem
from verbond.opendata.terms import terms
from verbond.opendata.things import things

# The page names the newest; the catalogue as data names all of them.
MOST_ELECTIONS = 12


def api_nowhere(request: HttpRequest, rest: str) -> HttpResponse:
    """An address of the API that no route has is told in the API's own words."""
    return problem(request, 404, "no_route", f"the API has no address {rest[:200]!r}")


@require_safe
def catalogue(request: HttpRequest) -> HttpResponse:
    agreements = agreement.all_agreements()
    version = queries.version(agreements)
    found = all_datasets(agreements, version, get_language() or "")
    numbers = counts(version)
    first = agreements[0] if agreements else None
    slug = first.slug if first else ""
    context = {
        "agreement": first,
        "datasets": [
            (one, numbers[one.main.many]) for one in found if one.main and one.slug in {"", slug}
        ],
        "elections": [one for one in found if one.main is None][:MOST_ELECTIONS],
        "others": [one for one in found if one.slug not in {"", slug} and one.id.endswith("-text")],
        "picture": picture(numbers),
        "entries": numbers["journal"],
        "site": site(),
        "today": timezone.localdate(),
    }
    return render(request, "opendata/catalogue.html", context)


@require_safe
@is_open
def catalogue_turtle(request: HttpRequest) -> HttpResponse:
    text = catalogue_graph().serialize(format="turtle")
    return HttpResponse(text, content_type="text/turtle; charset=utf-8")


@require_safe
@is_open
def catalogue_jsonld(request: HttpRequest) -> HttpResponse:
    text = catalogue_graph().serialize(format="json-ld")
    return HttpResponse(text, content_type="application/ld+json")


@require_safe
def dictionary(request: HttpRequest) -> HttpResponse:
    return render(request, "opendata/dictionary.html", {"things": things().values()})


@require_safe
def dictionary_of(request: HttpRequest, many: str) -> HttpResponse:
    thing = things().get(many)
    if thing is None:
        raise Http404(many)
    return render(request, "opendata/thing.html", {"thing": thing})


@require_safe
def vocabulary(request: HttpRequest) -> HttpResponse:
    context = {
        "terms": terms(things().values()),
        "things": things().values(),
        "namespace": own_vocabulary(),
        "prefixes": linked.PREFIXES.items(),
        "size": len(describing.whole_context()),
    }
    return render(request, "opendata/vocabulary.html", context)


@require_safe
def api_page(request: HttpRequest) -> HttpResponse:
    first = agreement.default_agreement()
    context = {"api": api_reading(openapi(), first.slug if first else "slug"), "site": site()}
    return render(request, "opendata/api.html", context)
