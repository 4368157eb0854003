"""Decide on a request for a grant: an officer does it, with a reason, while there is money."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext

from verbond.budgets.core.proposing import wording
from verbond.budgets.core.proposing.conditions import money
from verbond.budgets.core.proposing.grants import room_left
from verbond.budgets.core.proposing.plan import missing
from verbond.budgets.errors import ProposalRefused
from verbond.budgets.models import Proposal
from verbond.budgets.operations.proposals.turns import authors_of, go_to, in_turn_for, note
from verbond.budgets.queries.proposals.granting import grant_conditions
from verbond.budgets.queries.proposals.rules import limits
from verbond.journal import facade as journal

GRANTED = (Proposal.State.WON, Proposal.State.RUNNING, Proposal.State.DONE)


@transaction.atomic
def decide_grant(
    *,
    proposal: Proposal,
    grant: bool,
    reason: str,
    lock: int,
    person_id: int,
    actor: journal.Actor,
    now: datetime,
) -> Proposal:
    """Give the grant or refuse it. Conditions and money are looked at again at this moment."""
    said = wording.checked(
        wording.one_line(reason), name="reason", label="Reden", most=500, least=10
    )
    row = in_turn_for(proposal.pk, "decide_grant")
    if row.lock != lock:
        raise ProposalRefused(
            "changed", gettext("Iemand anders was je voor. Bekijk eerst wat er nu staat.")
        )
    if person_id in authors_of(row):
        raise ProposalRefused(
            "own", gettext("Je diende deze aanvraag zelf in. Laat een collega beslissen.")
        )
    if grant:
        _check_grant(row, now)
    go_to(
        row,
        Proposal.State.WON if grant else Proposal.State.INFEASIBLE,
        now,
        actor=actor,
        reason=said,
    )
    note(
        row=row,
        verb="give_grant" if grant else "refuse_grant",
        summary=f"Steun gegeven: {money(row.cost_cents or 0)}." if grant else "Steun geweigerd.",
        reason=said,
        actor=actor,
        now=now,
        details={"cost_cents": row.cost_cents},
    )
    return row


def _check_grant(row: Proposal, now: datetime) -> None:
    today = timezone.localdate(now)
    cents = row.cost_cents or 0
    if problem := limits(row.round, today).problem(cents):
        raise ProposalRefused("amount", problem)
    if lacking := missing(grant_conditions(row, today)):
        raise ProposalRefused("conditions", lacking[0].label)
    given = Proposal.objects.filter(round=row.round_id, state__in=GRANTED)
    left = room_left(
        row.round.budget_cents, [n or 0 for n in given.values_list("cost_cents", flat=True)]
    )
    if cents > left:
        raise ProposalRefused(
            "money", gettext("In deze ronde is nog %(left)s over.") % {"left": money(left)}
        )
