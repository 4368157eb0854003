"""What the what-if puts in other rooms at the start."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from verbond.accounts.facade import register_desk
from verbond.journal.facade import register_address
from verbond.rights.permissions import may_try_rules
from verbond.rights.queries.reforming.kept import figures_of
from verbond.scorecards.facade import register_figures


def register() -> None:
    """Call it once, in `ready()`."""
    register_figures("rights/reform/beside.html", figures_of, order=10)
    register_address("rights", "what_if", lambda key: reverse("rights:what-if-kept", args=[key]))
    register_desk(
        "rights",
        title=_("Werktafel rechten"),
        text=_("Probeer een andere regel op een verzonnen stad: wie wint, wie verliest?"),
        address=lambda: reverse("rights:what-if"),
        may=may_try_rules,
    )
