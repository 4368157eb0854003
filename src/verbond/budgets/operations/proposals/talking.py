"""Say something about a proposal; the same form twice is one comment."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext

from verbond.accounts import facade as accounts
from verbond.budgets.core.proposing import wording
from verbond.budgets.errors import ProposalRefused
from verbond.budgets.models import Comment, Proposal
from verbond.budgets.operations.proposals.turns import in_turn_for, note
from verbond.journal import facade as journal


@transaction.atomic
def comment(
    *,
    proposal: Proposal,
    text: str,
    author_name: str,
    submission: str,
    person: accounts.Person,
    is_from_city: bool,
    actor: journal.Actor,
    now: datetime,
) -> Comment:
    """Put a comment on the page at once. Raises `TextRefused` for what is empty or too long."""
    said = wording.checked(
        wording.several_lines(text), name="text", label="Reactie",
        most=wording.LONGEST_COMMENT, least=2,
    )  # fmt: skip
    row = in_turn_for(proposal.pk, "comment")
    held = Comment.objects.filter(submission=submission).first() if submission else None
    if held is not None:
        if held.person_id != person.pk:
            raise ProposalRefused("submission", gettext("Dit formulier is al gebruikt."))
        return held
    if not accounts.is_still_here(person.pk):
        raise ProposalRefused("erased", gettext("Je account is gewist. Er is niets bewaard."))
    made = Comment.objects.create(
        proposal=row,
        person_id=person.pk,
        author_name=wording.one_line(author_name)[:120],
        text=said,
        submission=submission or None,
        is_from_city=is_from_city,
        made_at=now,
        fictitious=person.fictitious,
    )
    note(row=row, verb="comment", summary="Nieuwe reactie op een voorstel.", actor=actor, now=now)
    return made
