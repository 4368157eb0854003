from django.apps import AppConfig


class KitConfig(AppConfig):
    name = "verbond.kit"
    label = "kit"
