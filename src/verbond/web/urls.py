from django.urls import URLPattern, URLResolver, path

from verbond.web.views import health, home, pages, patterns, search, shortcuts

app_name = "web"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", home.home, name="home"),
    path("search/", search.search, name="search"),
    path("to/agreement/", shortcuts.to_agreement, name="agreement"),
    path("to/places/", shortcuts.to_places, name="places"),
    path("to/places/<str:code>/", shortcuts.to_place, name="place"),
    path("to/targets/", shortcuts.to_targets, name="targets"),
    path("health/", health.health, name="health"),
    path("ready/", health.ready, name="ready"),
    path("help/", pages.help_page, name="help"),
    path("accessibility/", pages.accessibility, name="accessibility"),
    path("privacy/", pages.privacy, name="privacy"),
    path("language/<slug:code>/", pages.language, name="language"),
    path("patterns/", patterns.patterns, name="patterns"),
]
