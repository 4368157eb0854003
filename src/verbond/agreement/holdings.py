"""What this room holds about a person: what they follow, asked and decided."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from django.utils.translation import gettext_lazy as _

from verbond.accounts.facade import Holder, register_holding
from verbond.agreement.models import (
    Annotation,
    Confirmation,
    Evidence,
    Follow,
    Overruling,
    Owner,
    Question,
    WaitingImport,
)

type Thing = Mapping[str, object]


def register() -> None:
    """Tell the room `accounts` what to show, export and erase."""
    register_holding(
        "agreement.follows", _follows, _erase_follows, title=_("Beloften die je volgt")
    )
    register_holding(
        "agreement.questions", _questions, _erase_questions, title=_("Vragen die je stelde")
    )
    register_holding(
        "agreement.decisions",
        _decisions,
        _erase_decisions,
        title=_("Voorstellen die je beoordeelde"),
    )
    register_holding("agreement.owned", _owned, _erase_owned, title=_("Beloften die je bijhoudt"))
    register_holding(
        "agreement.recorded", _recorded, _erase_recorded, title=_("Bewijs dat je toevoegde")
    )


def _decisions(holder: Holder) -> Sequence[Thing]:
    rows = Annotation.objects.filter(decided_by=holder.journal_key)
    return [
        {
            "commitment": row.commitment.get_absolute_url(),
            "what": row.what,
            "value": row.value,
            "state": row.state,
            "decided_at": row.decided_at,
        }
        for row in rows.select_related("commitment__agreement").order_by("decided_at")
    ]


def _erase_decisions(holder: Holder, _now: datetime) -> None:
    """Keep what was decided and uploaded, without the key that says by whom."""
    Annotation.objects.filter(decided_by=holder.journal_key).update(decided_by="")
    WaitingImport.objects.filter(asked_by=holder.journal_key).update(asked_by="")


def _owned(holder: Holder) -> Sequence[Thing]:
    rows = Owner.objects.filter(person=holder.pk).select_related("commitment__agreement")
    return [
        {
            "commitment": row.commitment.get_absolute_url(),
            "department": row.department,
            "since": row.since,
        }
        for row in rows.order_by("pk")
    ]


def _erase_owned(holder: Holder, _now: datetime) -> None:
    """Leave the promises with the department, and forget the links that were mailed."""
    Owner.objects.filter(person=holder.pk).update(person=None)
    Confirmation.objects.filter(person=holder.pk).delete()


def _recorded(holder: Holder) -> Sequence[Thing]:
    key = holder.journal_key
    pieces = Evidence.objects.filter(recorded_by=key).order_by("pk")
    said = Overruling.objects.filter(by=key).select_related("commitment__agreement").order_by("pk")
    found: list[Thing] = [
        {"evidence": str(row), "title": row.title, "said_by": row.said_by, "on": row.on}
        for row in pieces
    ]
    found += [
        {
            "commitment": row.commitment.get_absolute_url(),
            "state": row.state,
            "reason": row.reason,
            "said_by": row.said_by,
            "at": row.at,
        }
        for row in said
    ]
    return found


def _erase_recorded(holder: Holder, _now: datetime) -> None:
    """Keep public statements with the name and function that stand there; forget who typed them."""
    Evidence.objects.filter(recorded_by=holder.journal_key).update(recorded_by="")
    Overruling.objects.filter(by=holder.journal_key).update(by="")


def _follows(holder: Holder) -> Sequence[Thing]:
    rows = Follow.objects.filter(person=holder.pk) | Follow.objects.filter(email=holder.email)
    return [
        {
            "commitment": row.commitment.get_absolute_url(),
            "text": row.commitment.text,
            "email": row.email,
            "asked_at": row.asked_at,
            "confirmed_at": row.confirmed_at,
        }
        for row in rows.select_related("commitment__agreement").order_by("asked_at")
    ]


def _erase_follows(holder: Holder, _now: datetime) -> None:
    (Follow.objects.filter(person=holder.pk) | Follow.objects.filter(email=holder.email)).delete()


def _questions(holder: Holder) -> Sequence[Thing]:
    rows = Question.objects.filter(person=holder.pk).select_related("commitment__agreement")
    return [
        {
            "commitment": row.commitment.get_absolute_url(),
            "text": row.text,
            "shown_name": row.shown_name,
            "email": row.email,
            "asked_at": row.asked_at,
            "state": row.get_state_display(),
            "answer": row.answer,
        }
        for row in rows
    ]


def _erase_questions(holder: Holder, _now: datetime) -> None:
    """Keep a question that is public, without its name; forget the others."""
    rows = Question.objects.filter(person=holder.pk)
    rows.filter(state__in=[Question.State.WAITING, Question.State.REFUSED]).delete()
    rows.update(shown_name="Iemand", email="", person=None)
