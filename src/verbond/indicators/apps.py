from django.apps import AppConfig


class IndicatorsConfig(AppConfig):
    name = "verbond.indicators"
    label = "indicators"
