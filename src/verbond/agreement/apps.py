from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AgreementConfig(AppConfig):
    name = "verbond.agreement"
    label = "agreement"
    verbose_name = _("bestuursakkoord")

    def ready(self) -> None:
        from verbond.agreement import holdings
        from verbond.agreement.queries.sentences import addresses_of
        from verbond.scorecards.facade import register_sentences

        holdings.register()
        register_sentences(addresses_of)
