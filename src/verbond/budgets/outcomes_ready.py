"""What results and their execution put in other rooms at the start."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from verbond.accounts.facade import register_desk
from verbond.agreement.facade import register_panel
from verbond.budgets import holdings_outcomes
from verbond.budgets.permissions import may_carry_out
from verbond.budgets.queries.outcomes.panel import panel_of
from verbond.budgets.queries.outcomes.slot import outcome_of
from verbond.budgets.queries.outcomes.work import newest_round_to_follow
from verbond.budgets.queries.proposals.slots import register_slot
from verbond.journal.facade import register_address


def register() -> None:
    """Call it once, in `ready()`."""
    holdings_outcomes.register()
    register_panel("budgets/outcomes/panel.html", panel_of, order=30)
    register_slot("budgets/outcomes/parts/project_slot.html", outcome_of, order=10)
    register_address("budgets", "lesson", lambda slug: reverse("budgets:lesson", args=[slug]))
    register_desk(
        "budgets.execution",
        title=_("Gekozen projecten uitvoeren"),
        text=_("Stappen, foto's en betalingen van wat bewoners kozen."),
        address=_desk_address,
        may=may_carry_out,
    )


def _desk_address() -> str:
    slug = newest_round_to_follow()
    return reverse("budgets:desk_execution", args=[slug]) if slug else ""
