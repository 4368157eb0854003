from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "verbond.accounts"
    label = "accounts"
    verbose_name = "Accounts"
