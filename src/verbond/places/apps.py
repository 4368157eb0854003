from django.apps import AppConfig


class PlacesConfig(AppConfig):
    name = "verbond.places"
    label = "places"
