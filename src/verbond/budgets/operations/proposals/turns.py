"""Taking turns: whoever changes a proposal waits first, reads it again, and only then looks."""

from datetime import datetime

from django.utils.translation import gettext

from verbond.budgets.core.proposing.steps import check
from verbond.budgets.errors import ProposalRefused
from verbond.budgets.models import Participant, Proposal
from verbond.budgets.queries.proposals.rules import setting_of
from verbond.journal import facade as journal


def proposal_in_turn(pk: int) -> Proposal:
    """Wait for other writers, then return the proposal as it stands now, locked."""
    journal.wait_turn()
    found = (
        Proposal.objects.select_for_update(of=("self",))
        .select_related("round__instrument", "round__recipe")
        .filter(pk=pk)
        .first()
    )
    if found is None:
        raise ProposalRefused("no_proposal", gettext("Dit voorstel bestaat niet meer."))
    return found


def in_turn_for(pk: int, step: str) -> Proposal:
    """Return the proposal in turn, when it can take a step now. Raises `StepRefused`."""
    row = proposal_in_turn(pk)
    check(step, row.state, setting_of(row.round))
    return row


def go_to(
    row: Proposal, state: str, now: datetime, *, actor: journal.Actor, reason: str = ""
) -> None:
    """Bring a proposal in a state: when, by whom and why. The caller writes the act."""
    row.state, row.state_at, row.state_by, row.state_reason = state, now, actor.key, reason
    save(row, "state", "state_at", "state_by", "state_reason")


def save(row: Proposal, *fields: str) -> None:
    row.lock += 1
    row.save(update_fields=[*fields, "lock"])


def journal_key(row: Proposal) -> str:
    return f"{row.round.slug}/{row.key}"


def note(
    *,
    row: Proposal,
    verb: str,
    summary: str,
    actor: journal.Actor,
    now: datetime,
    reason: str = "",
    details: dict[str, object] | None = None,
) -> None:
    """Write an act on a proposal. The summary says what was done, never what somebody typed."""
    journal.record(
        actor=actor,
        verb=verb,
        room="budgets",
        object_kind="proposal",
        object_key=journal_key(row),
        summary=summary,
        reason=reason,
        details=details or {},
        at=now,
    )


def authors_of(row: Proposal) -> list[int]:
    """Return the accounts that may change the text: the proposer, and co-authors who said yes."""
    rows = Participant.objects.filter(
        proposal=row,
        part__in=[Participant.Part.AUTHOR, Participant.Part.CO_AUTHOR],
        accepted_at__isnull=False,
    )
    return list(rows.order_by("pk").values_list("person_id", flat=True))
