"""What figures on rights put in other rooms at the start."""

from django.urls import reverse

from verbond.agreement.facade import register_panel
from verbond.journal.facade import register_address
from verbond.rights.queries.measures.panel import panel_of


def register() -> None:
    """Call it once, in `ready()`."""
    register_panel("rights/measures/panel.html", panel_of, order=40)
    register_address("rights", "measures", _address)


def _address(quarter: str) -> str:
    return f"{reverse('rights:measures')}?quarter={quarter}"
