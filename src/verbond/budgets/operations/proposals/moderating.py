"""Report a text, answer a report, hide and show: always with a reason that everybody reads."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext

from verbond.budgets.core.proposing import wording
from verbond.budgets.core.proposing.steps import check
from verbond.budgets.errors import ProposalRefused
from verbond.budgets.models import Comment, Flag, Proposal
from verbond.budgets.operations.proposals.turns import go_to, note, proposal_in_turn, save
from verbond.budgets.queries.proposals.rules import setting_of, terms
from verbond.journal import facade as journal

MOST_OPEN = 20


@transaction.atomic
def flag(
    *,
    proposal: Proposal,
    comment_id: int | None,
    reason: str,
    person_id: int | None,
    actor: journal.Actor,
    now: datetime,
) -> Flag:
    """Report a proposal or one of its comments; a second report by one person is the first one.

    Anybody may report, also without an account. The report itself is not public.
    """
    said = wording.checked(
        wording.one_line(reason), name="reason", label="Wat is er mis?", most=300, least=5
    )
    row = proposal_in_turn(proposal.pk)
    target = _comment_of(row, comment_id)
    open_ones = Flag.objects.filter(proposal=row, comment=target, outcome=Flag.Outcome.OPEN)
    mine = open_ones.filter(person_id=person_id).first() if person_id else None
    if mine is not None:
        return mine
    if open_ones.count() >= MOST_OPEN:
        raise ProposalRefused(
            "flags", gettext("Dit is al vaak gemeld. We kijken het zo snel mogelijk na.")
        )
    due_on, rule = terms().due("answer_flag", timezone.localdate(now))
    made = Flag.objects.create(
        proposal=row,
        comment=target,
        person_id=person_id,
        reason=said,
        made_at=now,
        due_on=due_on,
        due_rule=rule,
    )
    note(
        row=row,
        verb="flag",
        summary="Melding bij een voorstel." if target is None else "Melding bij een reactie.",
        actor=actor,
        now=now,
        details={"due_on": due_on.isoformat()},
    )
    return made


@transaction.atomic
def answer_flag(
    *, flag_id: int, hide: bool, reason: str, actor: journal.Actor, now: datetime
) -> Flag:
    """Hide what was reported, or keep it; whoever reported and whoever wrote get the reason."""
    said = _reason(reason)
    journal.wait_turn()
    held = Flag.objects.select_for_update(of=("self",)).filter(pk=flag_id).first()
    if held is None or held.outcome != Flag.Outcome.OPEN:
        raise ProposalRefused("answered", gettext("Deze melding is al beantwoord."))
    row = proposal_in_turn(held.proposal_id)
    if hide and held.comment_id:
        _hide_comment(row, held.comment_id, said, now)
    elif hide:
        _hide_proposal(row, said, actor, now)
    _close(held, hide=hide, reason=said, actor=actor, now=now)
    if hide:
        # What is hidden needs no other answer: all that reported it get this one.
        same = Flag.objects.filter(proposal=row, comment=held.comment_id, outcome=Flag.Outcome.OPEN)
        for other in same:
            _close(other, hide=True, reason=said, actor=actor, now=now)
    note(
        row=row,
        verb="hide" if hide else "keep",
        summary="Na een melding verborgen." if hide else "Na een melding blijft het staan.",
        reason=said,
        actor=actor,
        now=now,
        details={"what": "comment" if held.comment_id else "proposal"},
    )
    return held


@transaction.atomic
def hide_proposal(
    *, proposal: Proposal, reason: str, actor: journal.Actor, now: datetime
) -> Proposal:
    """Hide a proposal that breaks the rules; its page says why."""
    said = _reason(reason)
    row = proposal_in_turn(proposal.pk)
    _hide_proposal(row, said, actor, now)
    note(
        row=row, verb="hide", summary="Voorstel verborgen.", reason=said, actor=actor, now=now,
        details={"what": "proposal"},
    )  # fmt: skip
    return row


@transaction.atomic
def show_again(*, proposal: Proposal, reason: str, actor: journal.Actor, now: datetime) -> Proposal:
    """Bring a hidden proposal back where it was."""
    said = _reason(reason)
    row = proposal_in_turn(proposal.pk)
    bring_back(row, said, actor, now)
    return row


def bring_back(row: Proposal, reason: str, actor: journal.Actor, now: datetime) -> None:
    """Give a hidden proposal the state that it had; in turn."""
    check("show", row.state, setting_of(row.round))
    before = row.state_before or Proposal.State.IDEA
    row.state_before = ""
    save(row, "state_before")
    go_to(row, before, now, actor=actor)
    note(
        row=row, verb="show", summary="Voorstel opnieuw te zien.", reason=reason, actor=actor,
        now=now,
    )  # fmt: skip


def show_comment(comment: Comment) -> None:
    """Show a hidden comment again; in turn."""
    comment.hidden_at, comment.hidden_because = None, ""
    comment.save(update_fields=["hidden_at", "hidden_because"])


def _hide_proposal(row: Proposal, reason: str, actor: journal.Actor, now: datetime) -> None:
    check("hide", row.state, setting_of(row.round))
    row.state_before = row.state
    save(row, "state_before")
    go_to(row, Proposal.State.HIDDEN, now, actor=actor, reason=reason)


def _hide_comment(row: Proposal, comment_id: int, reason: str, now: datetime) -> None:
    held = _comment_of(row, comment_id)
    if held is None or held.hidden_at is not None:
        raise ProposalRefused("hidden", gettext("Deze reactie is al verborgen."))
    held.hidden_at, held.hidden_because = now, reason[:300]
    held.save(update_fields=["hidden_at", "hidden_because"])


def _comment_of(row: Proposal, comment_id: int | None) -> Comment | None:
    if comment_id is None:
        return None
    held = Comment.objects.filter(proposal=row, pk=comment_id).first()
    if held is None:
        raise ProposalRefused("no_comment", gettext("Deze reactie bestaat niet meer."))
    return held


def _close(held: Flag, *, hide: bool, reason: str, actor: journal.Actor, now: datetime) -> None:
    held.outcome = Flag.Outcome.HIDDEN if hide else Flag.Outcome.KEPT
    held.answer, held.answered_at, held.answered_by = reason[:300], now, actor.key
    held.save(update_fields=["outcome", "answer", "answered_at", "answered_by"])


def _reason(text: str) -> str:
    return wording.checked(wording.one_line(text), name="reason", label="Reden", most=300, least=5)
