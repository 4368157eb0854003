from django.apps import AppConfig


class JournalConfig(AppConfig):
    name = "verbond.journal"
    label = "journal"
    verbose_name = "Logboek"
