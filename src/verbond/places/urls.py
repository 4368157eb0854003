from django.urls import URLPattern, URLResolver, path

from verbond.places import views

app_name = "places"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", views.overview, name="overview"),
    path("wijken.geojson", views.wijken_geojson, name="wijken_geojson"),
    path("<str:code>.geojson", views.place_geojson, name="geojson"),
    path("<str:code>/", views.place, name="place"),
]
