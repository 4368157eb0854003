from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class RightsConfig(AppConfig):
    name = "verbond.rights"
    label = "rights"
    verbose_name = _("rechten")

    def ready(self) -> None:
        from verbond.rights import (
            checking_ready,
            detecting_ready,
            measures_ready,
            reforming_ready,
        )

        checking_ready.register()
        detecting_ready.register()
        measures_ready.register()
        reforming_ready.register()
