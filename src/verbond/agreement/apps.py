from django.apps import AppConfig


class AgreementConfig(AppConfig):
    name = "verbond.agreement"
    label = "agreement"
