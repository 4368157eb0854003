from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class LedgerConfig(AppConfig):
    name = "verbond.ledger"
    label = "ledger"
    verbose_name = _("boeken")

    def ready(self) -> None:
        from verbond.journal.facade import register_address
        from verbond.ledger import holdings

        holdings.register()
        register_address("ledger", "book", lambda key: f"/ledger/{key}/")
        register_address("ledger", "posting", _posting)
        register_address("ledger", "account", _account)


def _posting(key: str) -> str:
    book, _slash, number = key.partition("/")
    return f"/ledger/{book}/posting/{number}/"


def _account(key: str) -> str:
    book, _slash, code = key.partition("/")
    return f"/ledger/{book}/account/{code}/"
