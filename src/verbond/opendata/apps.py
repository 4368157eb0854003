from django.apps import AppConfig


class OpendataConfig(AppConfig):
    name = "verbond.opendata"
    label = "opendata"
