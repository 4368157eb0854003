from django.urls import URLPattern, URLResolver, path

from verbond.web.views import home, pages, patterns

app_name = "web"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", home.home, name="home"),
    path("help/", pages.help_page, name="help"),
    path("accessibility/", pages.accessibility, name="accessibility"),
    path("privacy/", pages.privacy, name="privacy"),
    path("language/<slug:code>/", pages.language, name="language"),
    path("patterns/", patterns.patterns, name="patterns"),
]
