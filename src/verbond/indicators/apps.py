from django.apps import AppConfig
from django.urls import reverse


class IndicatorsConfig(AppConfig):
    name = "verbond.indicators"
    label = "indicators"

    def ready(self) -> None:
        from verbond.journal.facade import register_address

        register_address(
            "indicators", "indicator", lambda code: reverse("indicators:indicator", args=[code])
        )
        register_address("indicators", "catalogue", lambda _code: reverse("indicators:index"))
