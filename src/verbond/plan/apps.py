from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PlanConfig(AppConfig):
    name = "verbond.plan"
    label = "plan"
    verbose_name = _("meerjarenplan")

    def ready(self) -> None:
        from verbond.agreement.facade import register_panel
        from verbond.plan import holdings
        from verbond.plan.queries.public_panel import plan_panel

        holdings.register()
        register_panel("plan/panel.html", plan_panel, order=10)
