"""What detection runs tell the rooms below when the site starts."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from verbond.accounts.facade import register_desk
from verbond.rights import holdings_detecting
from verbond.rights.permissions import may_work_in_runs


def register() -> None:
    """Put the desk of runs on the own page of who may work there, and say what is held."""
    holdings_detecting.register()
    register_desk(
        "rights.runs",
        title=_("Onderzoeken naar gemiste rechten"),
        text=_("Mensen vinden die steun mislopen, met een besluit en vier ogen."),
        address=lambda: reverse("rights:runs"),
        may=may_work_in_runs,
    )
