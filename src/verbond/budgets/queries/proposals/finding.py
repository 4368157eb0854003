"""Find a proposal by its address."""

from verbond.budgets.models import Proposal


def proposal_named(round_slug: str, key: str) -> Proposal | None:
    """Return a proposal with its round, instrument and what it was merged into. One query."""
    rows = Proposal.objects.select_related("round__instrument", "round__recipe", "merged_into")
    return rows.filter(round__slug=round_slug, key=key).first()
