"""The public catalogue and the what-if."""

from django.urls import URLPattern, path

from verbond.rights.views.pages import catalogue

urlpatterns: list[URLPattern] = [
    path("", catalogue.catalogue, name="catalogue"),
    path("what-if/", catalogue.catalogue, name="what-if"),
    path("lpdc.json", catalogue.lpdc, name="lpdc"),
    path("right/<slug:right>.json", catalogue.right_json, name="right_json"),
    path("right/<slug:right>/", catalogue.right, name="right"),
]
