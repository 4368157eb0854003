"""Lists to choose from in forms."""

from verbond.accounts.facade import Person, Role
from verbond.budgets.models import Proposal

_OPEN = (
    Proposal.State.IDEA,
    Proposal.State.PLAN,
    Proposal.State.SUBMITTED,
    Proposal.State.FEASIBLE,
)


def merge_choices(row: Proposal) -> list[tuple[str, str]]:
    """Return the other proposals of a round that another one can go on in."""
    rows = Proposal.objects.filter(round=row.round_id, state__in=_OPEN).exclude(pk=row.pk)
    found = rows.order_by("number").values_list("key", "number", "title")
    return [(key, f"{number}. {title}") for key, number, title in found]


def officers() -> list[Person]:
    """Return who can be asked to look at a plan."""
    roles = [Role.OFFICER, Role.CLERK, Role.KEEPER]
    rows = Person.objects.filter(is_active=True, grants__role__in=roles)
    return list(rows.distinct().order_by("name", "pk"))
