"""Work together on a proposal: invite by the address of an account, say yes or no, stop."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext

from verbond.accounts import facade as accounts
from verbond.budgets.core.proposing import wording
from verbond.budgets.errors import ProposalRefused
from verbond.budgets.models import Participant, Proposal
from verbond.budgets.operations.proposals.turns import in_turn_for, note, proposal_in_turn
from verbond.journal import facade as journal

MOST_PEOPLE = 30
Part = Participant.Part


@transaction.atomic
def invite(
    *, proposal: Proposal, email: str, part: str, actor: journal.Actor, now: datetime
) -> Participant | None:
    """Invite whoever has an account with this address; None without one, and nobody is told which.

    An invitation that was not answered stays as it is.
    """
    row = in_turn_for(proposal.pk, "join")
    if part not in (Part.CO_AUTHOR, Part.COACH, Part.AMBASSADOR):
        raise ProposalRefused("part", gettext("Kies waarvoor je iemand uitnodigt."))
    if Participant.objects.filter(proposal=row).count() >= MOST_PEOPLE:
        raise ProposalRefused("people", gettext("Aan dit voorstel werken al genoeg mensen mee."))
    rows = accounts.Person.objects.filter(is_active=True)
    person = rows.filter(email__iexact=email.strip()).first()
    made: Participant | None = None
    if person is not None:
        made, is_new = Participant.objects.get_or_create(
            proposal=row, person_id=person.pk, defaults={"part": part, "invited_at": now}
        )
        if not is_new and made.accepted_at:
            raise ProposalRefused("there", gettext("Deze persoon werkt al mee."))
    note(
        row=row,
        verb="invite_to_proposal",
        summary="Iemand is uitgenodigd om mee te werken aan een voorstel.",
        actor=actor,
        now=now,
        details={"part": part},
    )
    return made


@transaction.atomic
def answer_invitation(
    *,
    proposal: Proposal,
    person_id: int,
    accept: bool,
    shown_name: str,
    actor: journal.Actor,
    now: datetime,
) -> None:
    """Say yes, with the name to show, or no: then nothing stays of the invitation."""
    row = proposal_in_turn(proposal.pk)
    held = Participant.objects.filter(proposal=row, person_id=person_id, accepted_at=None).first()
    if held is None:
        raise ProposalRefused("no_invitation", gettext("Je hebt hier geen open uitnodiging."))
    if accept:
        held.accepted_at = now
        held.shown_name = wording.one_line(shown_name)[:120]
        held.save(update_fields=["accepted_at", "shown_name"])
    else:
        held.delete()
    note(
        row=row,
        verb="join_proposal" if accept else "decline_proposal",
        summary="Iemand werkt mee aan een voorstel."
        if accept
        else "Iemand werkt niet mee aan een voorstel.",
        actor=actor,
        now=now,
        details={"part": held.part},
    )


@transaction.atomic
def leave(*, proposal: Proposal, person_id: int, actor: journal.Actor, now: datetime) -> None:
    """Stop working on a proposal; its last author withdraws it instead."""
    row = proposal_in_turn(proposal.pk)
    held = Participant.objects.filter(proposal=row, person_id=person_id).first()
    if held is None:
        raise ProposalRefused("not_there", gettext("Je werkt hier niet aan mee."))
    writers = Participant.objects.filter(
        proposal=row, part__in=[Part.AUTHOR, Part.CO_AUTHOR], accepted_at__isnull=False
    ).exclude(pk=held.pk)
    if held.part in (Part.AUTHOR, Part.CO_AUTHOR) and not writers.exists():
        raise ProposalRefused(
            "last",
            gettext("Jij bent de laatste indiener. Trek het voorstel in, of nodig iemand uit."),
        )
    held.delete()
    note(
        row=row,
        verb="leave_proposal",
        summary="Iemand stopte met meewerken aan een voorstel.",
        actor=actor,
        now=now,
    )
