from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DecisionsConfig(AppConfig):
    name = "verbond.decisions"
    label = "decisions"
    verbose_name = _("besluiten")

    def ready(self) -> None:
        from django.urls import reverse

        from verbond.accounts.facade import register_desk
        from verbond.agreement.facade import register_panel
        from verbond.decisions import holdings
        from verbond.decisions.permissions import may_read_drafts
        from verbond.decisions.queries.items import subject_named
        from verbond.decisions.queries.panel import panel_of
        from verbond.journal.facade import register_address
        from verbond.scorecards.facade import register_subject

        holdings.register()
        register_subject("decisions", subject_named)
        register_panel("decisions/panel.html", panel_of, order=20)
        register_desk(
            "decisions",
            title=_("Werktafel besluiten"),
            text=_("Ontwerpen, hun toetsen, de agenda en wat nog te publiceren is."),
            address=lambda: reverse("decisions:desk"),
            may=may_read_drafts,
        )
        register_address("decisions", "meeting", lambda key: f"/decisions/meeting/{key}/")
