from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ScorecardsConfig(AppConfig):
    name = "verbond.scorecards"
    label = "scorecards"
    verbose_name = _("toetsen")

    def ready(self) -> None:
        from django.urls import reverse

        from verbond.journal.facade import register_address
        from verbond.scorecards import holdings

        holdings.register()
        register_address("scorecards", "run", lambda key: reverse("scorecards:run", args=[key]))
        register_address("scorecards", "templates", lambda _key: reverse("scorecards:tests"))
