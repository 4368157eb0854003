from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AgreementConfig(AppConfig):
    name = "verbond.agreement"
    label = "agreement"
    verbose_name = _("bestuursakkoord")

    def ready(self) -> None:
        from verbond.accounts.facade import register_desk
        from verbond.agreement import holdings
        from verbond.agreement.permissions import may_keep_evidence
        from verbond.agreement.queries.desk_address import mine_address
        from verbond.agreement.queries.sentences import addresses_of
        from verbond.scorecards.facade import register_sentences

        holdings.register()
        register_sentences(addresses_of)
        register_desk(
            "agreement",
            title=_("Werkplek van het akkoord"),
            text=_("Beloften van je dienst die oud worden, vragen van bewoners, voorstellen."),
            address=mine_address,
            may=may_keep_evidence,
        )
