"""Disagree with "it cannot be done" or "hidden": somebody else decides, with a reason."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext

from verbond.budgets.core.proposing import wording
from verbond.budgets.core.proposing.steps import check
from verbond.budgets.errors import ProposalRefused
from verbond.budgets.models import Appeal, Assessment, Comment, Flag, Proposal
from verbond.budgets.operations.proposals.moderating import bring_back, show_comment
from verbond.budgets.operations.proposals.turns import authors_of, go_to, note, proposal_in_turn
from verbond.budgets.queries.proposals.rules import setting_of, terms
from verbond.journal import facade as journal

Outcome = Appeal.Outcome
Against = Appeal.Against


@transaction.atomic
def appeal(
    *,
    proposal: Proposal,
    comment_id: int | None,
    text: str,
    person_id: int,
    actor: journal.Actor,
    now: datetime,
) -> Appeal:
    """File an appeal within its term. One open appeal at a time, one for each decision."""
    said = wording.checked(
        wording.several_lines(text), name="text", label="Bezwaar",
        most=wording.LONGEST_REASON, least=20,
    )  # fmt: skip
    row = proposal_in_turn(proposal.pk)
    comment = _comment(row, comment_id, person_id)
    against = _against(row, comment)
    if comment is None and person_id not in authors_of(row):
        raise ProposalRefused("not_yours", gettext("Alleen wie dit indiende, kan bezwaar maken."))
    decided_at = comment.hidden_at if comment else row.state_at
    _check_term(row, comment, decided_at or now, now)
    due_on, rule = terms().due("decide_appeal", timezone.localdate(now))
    made = Appeal.objects.create(
        proposal=row,
        comment=comment,
        against=against,
        text=said,
        filed_at=now,
        filed_by_id=person_id,
        due_on=due_on,
        due_rule=rule,
    )
    note(
        row=row,
        verb="appeal",
        summary=f"Bezwaar ingediend: {Against(against).label}.",
        actor=actor,
        now=now,
        details={"due_on": due_on.isoformat()},
    )
    return made


@transaction.atomic
def decide_appeal(
    *,
    appeal_id: int,
    grant: bool,
    reason: str,
    lock: int,
    person_id: int,
    actor: journal.Actor,
    now: datetime,
) -> Appeal:
    """Decide on an appeal. Whoever took the decision under appeal cannot decide on it."""
    said = wording.checked(
        wording.several_lines(reason), name="reason", label="Reden",
        most=wording.LONGEST_REASON, least=10,
    )  # fmt: skip
    journal.wait_turn()
    held = Appeal.objects.select_for_update(of=("self",)).filter(pk=appeal_id).first()
    if held is None or held.lock != lock or held.outcome != Outcome.OPEN:
        raise ProposalRefused(
            "answered", gettext("Iemand besliste intussen over dit bezwaar. Bekijk het antwoord.")
        )
    row = proposal_in_turn(held.proposal_id)
    if is_judge_in_own_case(held, person_id=person_id, journal_key=actor.key):
        raise ProposalRefused(
            "own_case",
            gettext("Jij nam de beslissing waarover het gaat. Laat een collega beslissen."),
        )
    held.outcome = Outcome.GRANTED if grant else Outcome.REFUSED
    held.reason, held.decided_at, held.decided_by = said, now, actor.key
    held.lock += 1
    held.save(update_fields=["outcome", "reason", "decided_at", "decided_by", "lock"])
    note(
        row=row,
        verb="decide_appeal",
        summary=f"Over een bezwaar is beslist: {Outcome(held.outcome).label}.",
        reason=said,
        actor=actor,
        now=now,
        details={"outcome": str(held.outcome)},
    )
    if grant:
        _give_right(held, row, said, actor, now)
    return held


def is_judge_in_own_case(held: Appeal, *, person_id: int, journal_key: str) -> bool:
    """Say whether somebody took part in what an appeal is about: text, decision or appeal."""
    if held.filed_by_id == person_id or person_id in authors_of(held.proposal):
        return True
    if held.comment_id is None and held.proposal.state_by == journal_key:
        return True
    if held.against == Against.HIDDEN:
        flags = Flag.objects.filter(
            proposal=held.proposal_id, comment=held.comment_id, outcome=Flag.Outcome.HIDDEN
        )
        return flags.filter(answered_by=journal_key).exists()
    assessed = Assessment.objects.filter(proposal=held.proposal_id, officer_id=person_id)
    return assessed.exclude(outcome=Assessment.Outcome.OPEN).exists()


def _give_right(
    held: Appeal, row: Proposal, reason: str, actor: journal.Actor, now: datetime
) -> None:
    if held.comment is not None:
        show_comment(held.comment)
    elif held.against == Against.HIDDEN and row.state == Proposal.State.HIDDEN:
        bring_back(row, reason, actor, now)
    elif row.state == Proposal.State.INFEASIBLE:
        # A grant is asked again; a plan for a vote can go on the ballot.
        grant = setting_of(row.round).is_grant
        state = Proposal.State.SUBMITTED if grant else Proposal.State.FEASIBLE
        go_to(row, state, now, actor=actor)


def _against(row: Proposal, comment: Comment | None) -> str:
    if comment is not None or row.state == Proposal.State.HIDDEN:
        return Against.HIDDEN
    check("appeal", row.state, setting_of(row.round))
    return Against.INFEASIBLE


def _comment(row: Proposal, comment_id: int | None, person_id: int) -> Comment | None:
    if comment_id is None:
        return None
    held = Comment.objects.filter(proposal=row, pk=comment_id, person_id=person_id).first()
    if held is None or held.hidden_at is None:
        raise ProposalRefused("no_comment", gettext("Hier is geen verborgen reactie van jou."))
    return held


def _check_term(
    row: Proposal, comment: Comment | None, decided_at: datetime, now: datetime
) -> None:
    last, _rule = terms().due("file_appeal", timezone.localdate(decided_at))
    if timezone.localdate(now) > last:
        raise ProposalRefused(
            "late",
            gettext("Bezwaar maken kon tot en met %(day)s.") % {"day": f"{last:%d/%m/%Y}"},
        )
    earlier = Appeal.objects.filter(proposal=row, comment=comment, filed_at__gte=decided_at)
    if earlier.exists():
        raise ProposalRefused("twice", gettext("Je maakte al bezwaar tegen deze beslissing."))
