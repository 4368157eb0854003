from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class CouncilConfig(AppConfig):
    name = "verbond.council"
    label = "council"
    verbose_name = _("gemeenteraad")

    def ready(self) -> None:
        from django.urls import reverse

        from verbond.accounts.facade import register_desk
        from verbond.agreement.facade import register_panel
        from verbond.council import holdings
        from verbond.council.permissions import may_answer, may_ask
        from verbond.council.queries.panel import panel_of

        holdings.register()
        register_panel("council/panel.html", panel_of, order=30)
        register_desk(
            "council.ask",
            title=_("Voor de raad"),
            text=_("Welke richting het uitgaat, en een vraag stellen aan de stad."),
            address=lambda: reverse("council:council"),
            may=may_ask,
        )
        register_desk(
            "council.answer",
            title=_("Vragen van raadsleden"),
            text=_("Wat nog op een antwoord wacht, met de dag waarop het er moet zijn."),
            address=lambda: reverse("council:questions"),
            may=may_answer,
        )
