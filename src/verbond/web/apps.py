from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "verbond.web"
    label = "web"
