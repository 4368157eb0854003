from django.urls import URLPattern, URLResolver, path

from verbond.opendata import views

app_name = "opendata"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", views.not_yet, name="catalogue"),
    path("<slug:slug>/commitment/<str:key>.jsonld", views.not_yet, name="commitment_jsonld"),
    path("<slug:slug>/commitment/<str:key>.csv", views.not_yet, name="commitment_csv"),
    path("<slug:slug>/commitment/<str:key>.atom", views.not_yet, name="commitment_feed"),
]
