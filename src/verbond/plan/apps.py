from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PlanConfig(AppConfig):
    name = "verbond.plan"
    label = "plan"
    verbose_name = _("meerjarenplan")

    def ready(self) -> None:
        from django.urls import reverse

        from verbond.accounts.facade import register_desk
        from verbond.agreement.facade import register_panel
        from verbond.plan import holdings
        from verbond.plan.permissions import may_tie_actions
        from verbond.plan.queries.public_panel import plan_panel

        holdings.register()
        register_panel("plan/panel.html", plan_panel, order=10)
        register_desk(
            "plan",
            title=_("Het meerjarenplan"),
            text=_("Een plan of rekening inlezen, en zeggen welke belofte een actie dient."),
            address=lambda: reverse("plan:desk"),
            may=may_tie_actions,
        )
