from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DecisionsConfig(AppConfig):
    name = "verbond.decisions"
    label = "decisions"
    verbose_name = _("besluiten")

    def ready(self) -> None:
        from verbond.agreement.facade import register_panel
        from verbond.decisions import holdings
        from verbond.decisions.queries.items import subject_named
        from verbond.decisions.queries.panel import panel_of
        from verbond.journal.facade import register_address
        from verbond.scorecards.facade import register_subject

        holdings.register()
        register_subject("decisions", subject_named)
        register_panel("decisions/panel.html", panel_of, order=20)
        register_address("decisions", "meeting", lambda key: f"/decisions/meeting/{key}/")
