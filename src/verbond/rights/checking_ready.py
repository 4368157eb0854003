"""What the rest of the site knows of the check: the desk for reports, where entries lead."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _


def register() -> None:
    """Put the desk of reports on the own page of whoever keeps the rules."""
    from verbond.accounts.facade import register_desk
    from verbond.journal.facade import register_address
    from verbond.rights.permissions import may_keep_rules

    register_address("rights", "check", lambda _key: reverse("rights:check"))
    register_address("rights", "right", lambda key: reverse("rights:right", args=[key]))
    register_desk(
        "rights-reports",
        title=_("Meldingen over rechten"),
        text=_("Iemand zegt dat een uitkomst van de rechtencheck niet klopt."),
        address=lambda: reverse("rights:desk_reports"),
        may=may_keep_rules,
    )
