from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CouncilConfig(AppConfig):
    name = "verbond.council"
    label = "council"
    verbose_name = _("gemeenteraad")

    def ready(self) -> None:
        from verbond.agreement.facade import register_panel
        from verbond.council import holdings
        from verbond.council.queries.panel import panel_of

        holdings.register()
        register_panel("council/panel.html", panel_of, order=30)
