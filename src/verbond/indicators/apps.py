from django.apps import AppConfig
from django.urls import reverse
from django.utils.translation import gettext_lazy as _


class IndicatorsConfig(AppConfig):
    name = "verbond.indicators"
    label = "indicators"
    verbose_name = _("cijfers")

    def ready(self) -> None:
        from verbond.journal.facade import register_address

        register_address(
            "indicators", "indicator", lambda code: reverse("indicators:indicator", args=[code])
        )
        register_address("indicators", "catalogue", lambda _code: reverse("indicators:index"))
