"""How many took part, as the last seal says; never more, never earlier."""

from verbond.budgets.core.balloting import Frozen
from verbond.budgets.models import BoxSeal
from verbond.budgets.queries.voting.booths import Booth


def turnout(booth: Booth, frozen: Frozen) -> int | None:
    """Return how many voted up to the last seal; None when the model shows nothing before the end.

    A count per minute would tell who was number 41; the seals are minutes and ten ballots apart.
    """
    if frozen.recipe.visible != "turnout" and not booth.was_closed:
        return None
    seals = BoxSeal.objects.filter(round=booth.pk).order_by("-number")
    return seals.values_list("participations", flat=True).first() or 0
