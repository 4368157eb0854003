"""The addresses of the figures on rights."""

from django.urls import URLPattern, path

from verbond.rights.views.measures import data, measure, measures

urlpatterns: list[URLPattern] = [
    path("measures/", measures, name="measures"),
    path("measures/data.json", data, name="measures_data"),
    path("measures/<slug:right>/", measure, name="measure"),
]
