"""What proposals put in other rooms at the start: desks, addresses, what is held of people."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from verbond.accounts.facade import register_desk
from verbond.budgets import holdings_proposals
from verbond.budgets.permissions import may_assess, may_moderate
from verbond.journal.facade import register_address


def register() -> None:
    """Call it once, in `ready()`."""
    register_address("budgets", "proposal", _proposal_address)
    holdings_proposals.register()
    register_desk(
        "budgets.assessments",
        title=_("Plannen van bewoners nakijken"),
        text=_("De vragen die op jou wachten, met de dag waarop het antwoord er moet zijn."),
        address=lambda: reverse("budgets:assessments"),
        may=may_assess,
    )
    register_desk(
        "budgets.moderation",
        title=_("Meldingen bij voorstellen"),
        text=_("Teksten die iemand meldde. Laat staan of verberg, met een reden."),
        address=lambda: reverse("budgets:moderation"),
        may=may_moderate,
    )
    register_desk(
        "budgets.appeals",
        title=_("Bezwaren over voorstellen"),
        text=_("Beslis over bezwaren. Nooit over je eigen beslissing."),
        address=lambda: reverse("budgets:appeals"),
        may=may_moderate,
    )


def _proposal_address(key: str) -> str:
    slug, _slash, name = key.partition("/")
    return reverse("budgets:proposal", args=[slug, name]) if slug and name else ""
