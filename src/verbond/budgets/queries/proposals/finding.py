"""Find a proposal by its address."""

from django.db.models import Exists, OuterRef

from verbond.budgets.models import Appeal, Proposal


def proposal_named(round_slug: str, key: str) -> Proposal | None:
    """Return a proposal with its round, instrument and what it was merged into. One query.

    It also says what few proposals have, so that the page does not ask for it in vain.
    """
    rows = Proposal.objects.select_related(
        "round__instrument", "round__recipe", "merged_into", "award"
    ).annotate(
        has_appeals=Exists(Appeal.objects.filter(proposal=OuterRef("pk"), comment=None)),
        has_merged=Exists(Proposal.objects.filter(merged_into=OuterRef("pk"))),
    )
    return rows.filter(round__slug=round_slug, key=key).first()
