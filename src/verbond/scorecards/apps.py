from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ScorecardsConfig(AppConfig):
    name = "verbond.scorecards"
    label = "scorecards"
    verbose_name = _("toetsen")

    def ready(self) -> None:
        from django.urls import reverse

        from verbond.accounts.facade import register_desk
        from verbond.journal.facade import register_address
        from verbond.scorecards import holdings
        from verbond.scorecards.permissions import may_fill_in

        holdings.register()
        register_desk(
            "scorecards",
            title=_("Een tekst nalezen"),
            text=_("Welke woorden laten mensen weg? Plak een tekst en krijg een ander woord."),
            address=lambda: reverse("scorecards:screening"),
            may=may_fill_in,
        )
        register_address("scorecards", "run", lambda key: reverse("scorecards:run", args=[key]))
        register_address("scorecards", "templates", lambda _key: reverse("scorecards:tests"))
