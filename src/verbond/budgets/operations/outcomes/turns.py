"""Taking turns on a project: wait for other writers, read it again, and only then look."""

from datetime import datetime

from django.utils.translation import gettext

from verbond.budgets.errors import OutcomeRefused
from verbond.budgets.models import Award, Proposal
from verbond.journal import facade as journal


def award_in_turn(proposal: Proposal, lock: int | None = None) -> Award:
    """Return the award of a project as it stands now, locked; its project and round with it.

    `lock` is what the page was opened with: another one by now is refused.
    """
    journal.wait_turn()
    found = (
        Award.objects.select_for_update(of=("self",))
        .select_related("proposal__round__envelope")
        .filter(proposal_id=proposal.pk)
        .first()
    )
    if found is None:
        raise OutcomeRefused("no_award", gettext("Voor dit project is geen geld opzijgezet."))
    if lock is not None and found.lock != lock:
        raise OutcomeRefused(
            "changed",
            gettext("Iemand anders werkte intussen aan dit project. Kijk na en probeer opnieuw."),
        )
    return found


def open_award(proposal: Proposal, lock: int | None = None) -> Award:
    """Return the award in turn; refused once its account is closed."""
    found = award_in_turn(proposal, lock)
    if found.closed_on is not None:
        raise OutcomeRefused("closed", gettext("De rekening van dit project is al afgesloten."))
    return found


def save_award(row: Award, *fields: str) -> None:
    row.lock += 1
    row.save(update_fields=[*fields, "lock"])


def set_state(proposal: Proposal, state: str) -> None:
    proposal.state = state
    proposal.lock += 1
    proposal.save(update_fields=["state", "lock"])


def note_project(
    *,
    proposal: Proposal,
    verb: str,
    summary: str,
    actor: journal.Actor,
    now: datetime,
    reason: str = "",
    details: dict[str, object] | None = None,
) -> None:
    """Write an act on a chosen project."""
    journal.record(
        actor=actor,
        verb=verb,
        room="budgets",
        object_kind="proposal",
        object_key=f"{proposal.round.slug}/{proposal.key}",
        summary=summary,
        reason=reason,
        details=details or {},
        at=now,
    )


def needed(text: str, message: str, code: str = "reason") -> str:
    """Return a text without its ends; refused when nothing is left."""
    found = text.strip()
    if not found:
        raise OutcomeRefused(code, message)
    return found
