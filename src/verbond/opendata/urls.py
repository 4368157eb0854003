from collections.abc import Iterable

from django.urls import URLPattern, URLResolver, path, re_path, register_converter
from django.urls.converters import StringConverter

from verbond.opendata import views
from verbond.opendata.api import api_urls
from verbond.opendata.core.things import Thing
from verbond.opendata.things import things

# An agreement has its own addresses: /opendata/<slug>/agreement.
_LISTED = [thing for thing in things().values() if thing.many != "agreement"]


def _words(name: str, words: Iterable[str]) -> None:
    """Let an address hold one of these words and no other."""
    register_converter(type(name, (StringConverter,), {"regex": "|".join(sorted(words))}), name)


def _names(alone: bool) -> list[Thing]:
    return [thing for thing in _LISTED if thing.stands_alone is alone]


_words("alone_one", (thing.one for thing in _names(True)))
_words("alone_many", (thing.many for thing in _names(True)))
_words("within_one", (thing.one for thing in _names(False)))
_words("within_many", (thing.many for thing in _names(False)))
_words("form", ("csv", "jsonld"))

app_name = "opendata"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", views.catalogue, name="catalogue"),
    path("catalogue.ttl", views.catalogue_turtle, name="catalogue_turtle"),
    path("catalogue.jsonld", views.catalogue_jsonld, name="catalogue_jsonld"),
    path("vocabulary/", views.vocabulary, name="vocabulary"),
    path("dictionary/", views.dictionary, name="dictionary"),
    path("dictionary/<slug:many>/", views.dictionary_of, name="dictionary_of"),
    path("context.jsonld", views.context, name="context"),
    path("api/", views.api_page, name="api"),
    path("api/", api_urls()),
    re_path(r"^api/(?P<rest>[\s\S]+)$", views.api_nowhere),
    path("decisions.atom", views.decisions_feed, name="decisions_feed"),
    path("budgets.atom", views.budgets_feed, name="budgets_feed"),
    path("rights.atom", views.rights_feed, name="rights_feed"),
    path("agreements.<form:form>", views.agreement_document, name="agreements"),
    path("<alone_many:many>.csv", views.many_csv, name="alone_list_csv"),
    path("<alone_many:many>.jsonld", views.many_jsonld, name="alone_list_jsonld"),
    path("<alone_one:one>/<path:key>.csv", views.one_csv, name="alone_csv"),
    path("<alone_one:one>/<path:key>.jsonld", views.one_jsonld, name="alone_jsonld"),
    path("<alone_one:one>/<path:key>", views.name, name="alone"),
    path("<slug:slug>/agreement.zip", views.agreement_zip, name="archive"),
    path("<slug:slug>/agreement.<form:form>", views.agreement_document, name="agreement_data"),
    path("<slug:slug>/agreement", views.name, {"one": "agreement"}, name="agreement"),
    path("<slug:slug>/edition/<int:number>.txt", views.source_text, name="source_text"),
    path("<slug:slug>/feed.atom", views.agreement_feed, name="agreement_feed"),
    path("<slug:slug>/search.atom", views.search_feed, name="search_feed"),
    path("<slug:slug>/chapter/<str:key>.atom", views.chapter_feed, name="chapter_feed"),
    path("<slug:slug>/place/<str:code>.atom", views.place_feed, name="place_feed"),
    path("<slug:slug>/commitment/<str:key>.atom", views.commitment_feed, name="commitment_feed"),
    path("<slug:slug>/commitment/<str:key>.jsonld", views.one_jsonld, name="commitment_jsonld"),
    path("<slug:slug>/commitment/<str:key>.csv", views.one_csv, name="commitment_csv"),
    path("<slug:slug>/<within_many:many>.csv", views.many_csv, name="list_csv"),
    path("<slug:slug>/<within_many:many>.jsonld", views.many_jsonld, name="list_jsonld"),
    path("<slug:slug>/<within_one:one>/<path:key>.csv", views.one_csv, name="one_csv"),
    path("<slug:slug>/<within_one:one>/<path:key>.jsonld", views.one_jsonld, name="one_jsonld"),
    path("<slug:slug>/<within_one:one>/<path:key>", views.name, name="one"),
]
