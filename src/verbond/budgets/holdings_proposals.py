"""What this room holds about a person around proposals: to show, to export and to erase."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.db.models import F
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from verbond.accounts.facade import Holder, register_holding
from verbond.budgets.models import (
    Appeal,
    Assessment,
    Comment,
    Flag,
    Participant,
    Proposal,
    ProposalVersion,
    WorkshopSeat,
)

_WRITERS = (Participant.Part.AUTHOR, Participant.Part.CO_AUTHOR)


def register() -> None:
    """Tell the room `accounts` what to show, export and erase."""
    register_holding(
        "budgets.proposals", _proposals, _erase_proposals, title=_("Voorstellen waaraan je werkt")
    )
    register_holding("budgets.comments", _comments, _erase_comments, title=_("Je reacties"))
    register_holding(
        "budgets.flags", _flags, _erase_flags, title=_("Je meldingen en bezwaren bij voorstellen")
    )
    register_holding(
        "budgets.assessments", _assessments, _erase_assessments, title=_("Plannen die je nakeek")
    )
    register_holding("budgets.workshops", _seats, _erase_seats, title=_("Je werkavonden"))


def _address(row: Proposal) -> str:
    return reverse("budgets:proposal", args=[row.round.slug, row.key])


def _proposals(holder: Holder) -> Sequence[Mapping[str, object]]:
    rows = Participant.objects.filter(person=holder.pk).select_related("proposal__round")
    return [
        {
            "proposal": _address(one.proposal),
            "title": one.proposal.title,
            "summary": one.proposal.summary,
            "text": one.proposal.body,
            "part": one.get_part_display(),
            "shown_name": one.shown_name,
            "since": one.accepted_at or one.invited_at,
        }
        for one in rows.order_by("pk")
    ]


def _erase_proposals(holder: Holder, _now: datetime) -> None:
    """Leave the proposals to the neighbourhood, without a name."""
    mine = Participant.objects.filter(person=holder.pk)
    written = mine.filter(part=Participant.Part.AUTHOR).values("proposal_id")
    Proposal.objects.filter(pk__in=written).update(
        proposer_name="", submission=None, lock=F("lock") + 1
    )
    ProposalVersion.objects.filter(made_by=holder.journal_key).update(made_by="")
    Proposal.objects.filter(state_by=holder.journal_key).update(state_by="")
    mine.delete()


def _comments(holder: Holder) -> Sequence[Mapping[str, object]]:
    rows = Comment.objects.filter(person=holder.pk).select_related("proposal__round")
    return [
        {
            "proposal": _address(one.proposal),
            "text": one.text,
            "made_at": one.made_at,
            "hidden_because": one.hidden_because,
        }
        for one in rows.order_by("pk")
    ]


def _erase_comments(holder: Holder, _now: datetime) -> None:
    """Keep what others answered to, without name or account."""
    rows = Comment.objects.filter(person=holder.pk)
    rows.update(person=None, author_name="", submission=None)


def _flags(holder: Holder) -> Sequence[Mapping[str, object]]:
    flags = Flag.objects.filter(person=holder.pk).select_related("proposal__round")
    appeals = Appeal.objects.filter(filed_by=holder.pk).select_related("proposal__round")
    return [
        *(
            {"proposal": _address(one.proposal), "reason": one.reason, "made_at": one.made_at,
             "answer": one.answer}
            for one in flags.order_by("pk")
        ),
        *(
            {"proposal": _address(one.proposal), "appeal": one.text, "filed_at": one.filed_at,
             "answer": one.reason}
            for one in appeals.order_by("pk")
        ),
    ]  # fmt: skip


def _erase_flags(holder: Holder, _now: datetime) -> None:
    Flag.objects.filter(person=holder.pk).update(person=None)
    Flag.objects.filter(answered_by=holder.journal_key).update(answered_by="")
    Appeal.objects.filter(filed_by=holder.pk).update(filed_by=None)
    Appeal.objects.filter(decided_by=holder.journal_key).update(decided_by="")


def _assessments(holder: Holder) -> Sequence[Mapping[str, object]]:
    rows = Assessment.objects.filter(officer=holder.pk).select_related("proposal__round")
    return [
        {
            "proposal": _address(one.proposal),
            "criterion": one.criterion,
            "outcome": one.get_outcome_display(),
            "reason": one.reason,
            "decided_at": one.decided_at,
        }
        for one in rows.order_by("pk")
    ]


def _erase_assessments(holder: Holder, _now: datetime) -> None:
    """Keep the answers: they are the city's. What was not answered waits for somebody else."""
    Assessment.objects.filter(officer=holder.pk).update(officer=None)


def _seats(holder: Holder) -> Sequence[Mapping[str, object]]:
    rows = WorkshopSeat.objects.filter(person=holder.pk).select_related("workshop")
    return [
        {"workshop": one.workshop.title, "starts_at": one.workshop.starts_at}
        for one in rows.order_by("pk")
    ]


def _erase_seats(holder: Holder, _now: datetime) -> None:
    WorkshopSeat.objects.filter(person=holder.pk).delete()
