from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class BudgetsConfig(AppConfig):
    name = "verbond.budgets"
    label = "budgets"
    verbose_name = _("wijkbudgetten")

    def ready(self) -> None:
        from django.urls import reverse

        from verbond.accounts.facade import register_desk
        from verbond.budgets import outcomes_ready, proposing_ready
        from verbond.budgets.permissions import may_run_rounds
        from verbond.journal.facade import register_address

        outcomes_ready.register()
        proposing_ready.register()
        register_address("budgets", "round", lambda slug: reverse("budgets:round", args=[slug]))
        register_address("budgets", "envelope", lambda _slug: reverse("budgets:overview"))
        register_address("budgets", "models", lambda _key: reverse("budgets:models"))
        register_desk(
            "budgets",
            title=_("Werktafel wijkbudgetten"),
            text=_("Rondes maken, stappen openen en sluiten, stemmen op papier."),
            address=lambda: reverse("budgets:desk"),
            may=may_run_rounds,
        )
