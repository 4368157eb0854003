"""Say which commitments of the agreement a proposal serves: words propose, a person decides."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext

from verbond.budgets.errors import ProposalRefused
from verbond.budgets.models import Proposal, ProposalServes
from verbond.budgets.operations.proposals.turns import note, proposal_in_turn
from verbond.journal import facade as journal

State = ProposalServes.State


@transaction.atomic
def decide_link(
    *,
    proposal: Proposal,
    commitment_id: int,
    accept: bool,
    actor: journal.Actor,
    now: datetime,
) -> ProposalServes:
    """Confirm or reject what was proposed; both answers stay."""
    row = proposal_in_turn(proposal.pk)
    held = ProposalServes.objects.filter(proposal=row, commitment_id=commitment_id).first()
    if held is None:
        raise ProposalRefused("no_link", gettext("Deze belofte is hier niet voorgesteld."))
    held.state = State.CONFIRMED if accept else State.REJECTED
    held.save(update_fields=["state"])
    note(
        row=row,
        verb="confirm_serves" if accept else "reject_serves",
        summary=f"Band met een belofte {'bevestigd' if accept else 'afgewezen'}.",
        actor=actor,
        now=now,
        details={"commitment": commitment_id},
    )
    return held
