"""The public catalogue and the what-if."""

from django.urls import URLPattern, path

from verbond.rights.views.pages import catalogue
from verbond.rights.views.reform import trying

urlpatterns: list[URLPattern] = [
    path("", catalogue.catalogue, name="catalogue"),
    path("lpdc.json", catalogue.lpdc, name="lpdc"),
    path("right/<slug:right>.json", catalogue.right_json, name="right_json"),
    path("right/<slug:right>/", catalogue.right, name="right"),
    path("what-if/", trying.what_if, name="what-if"),
    path("what-if/<slug:key>/", trying.kept, name="what-if-kept"),
    path("what-if/<slug:key>/recount/", trying.recount, name="what-if-recount"),
    path("what-if/<slug:key>/attach/", trying.attach, name="what-if-attach"),
    path("what-if/<slug:key>/detach/", trying.detach, name="what-if-detach"),
]
