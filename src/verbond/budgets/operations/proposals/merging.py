"""Two proposals become one: both keep their page, and the people of both go on together."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext

from verbond.budgets.core.proposing import wording
from verbond.budgets.core.proposing.steps import check
from verbond.budgets.errors import ProposalRefused
from verbond.budgets.models import Participant, Proposal
from verbond.budgets.operations.proposals.turns import go_to, in_turn_for, note, save
from verbond.budgets.queries.proposals.rules import setting_of
from verbond.journal import facade as journal

Part = Participant.Part
_WRITERS = (Part.AUTHOR, Part.CO_AUTHOR)


@transaction.atomic
def merge(
    *, proposal: Proposal, into_key: str, reason: str, actor: journal.Actor, now: datetime
) -> Proposal:
    """Let a proposal go on in another one of its round; return that one.

    Its authors become co-authors there. Raises `ProposalRefused` for itself or an unknown one,
    `StepRefused` when either cannot merge any more: also when it just went the other way.
    """
    said = wording.checked(
        wording.one_line(reason), name="reason", label="Reden", most=300, least=5
    )
    row = in_turn_for(proposal.pk, "merge")
    target = (
        Proposal.objects.select_for_update(of=("self",))
        .select_related("round__instrument")
        .filter(round=row.round_id, key=into_key)
        .first()
    )
    if target is None or target.pk == row.pk:
        raise ProposalRefused("into", gettext("Kies een ander voorstel van deze ronde."))
    check("merge", target.state, setting_of(target.round))
    _bring_people(row, target, now)
    row.merged_into, row.state_before = target, row.state
    save(row, "merged_into", "state_before")
    go_to(row, Proposal.State.MERGED, now, actor=actor, reason=said)
    save(target)
    for one, other, words in (
        (row, target, "Dit voorstel gaat verder in een ander."),
        (target, row, "Een ander voorstel gaat hierin verder."),
    ):
        note(
            row=one,
            verb="merge_proposals",
            summary=words,
            reason=said,
            actor=actor,
            now=now,
            details={"other": other.key},
        )
    return target


def _bring_people(row: Proposal, target: Proposal, now: datetime) -> None:
    there = {one.person_id: one for one in Participant.objects.filter(proposal=target)}
    for one in Participant.objects.filter(proposal=row, accepted_at__isnull=False):
        part = Part.CO_AUTHOR if one.part in _WRITERS else one.part
        held = there.get(one.person_id)
        if held is None:
            Participant.objects.create(
                proposal=target,
                person_id=one.person_id,
                part=part,
                shown_name=one.shown_name,
                invited_at=now,
                accepted_at=now,
            )
        elif held.accepted_at is None or (held.part not in _WRITERS and part in _WRITERS):
            held.part, held.accepted_at = part, held.accepted_at or now
            held.shown_name = held.shown_name or one.shown_name
            held.save(update_fields=["part", "accepted_at", "shown_name"])
