"""The questions of members that a report tells of, as they stood on its last day."""

from datetime import date
from typing import Any

from django.db.models import Q
from django.utils.timezone import localdate

from verbond.council.models import MemberQuestion

type Facts = dict[str, Any]


def questions_of(agreement_id: int, first: date, last: date, body: str) -> list[Facts]:
    """Return what was asked in a period, answered in it, or still open at its end."""
    rows = MemberQuestion.objects.filter(
        Q(answered_at=None) | Q(answered_at__date__gte=first),
        agreement=agreement_id,
        asked_at__date__lte=last,
    ).exclude(state=MemberQuestion.State.WITHDRAWN)
    if body:
        rows = rows.filter(body=body)
    return [_question(row, last) for row in rows.order_by("asked_at", "key")]


def _question(row: MemberQuestion, last: date) -> Facts:
    answered = localdate(row.answered_at) if row.answered_at else None
    is_answered = answered is not None and answered <= last
    return {
        "key": row.key,
        "asked_by": row.asked_by,
        "asked_on": localdate(row.asked_at).isoformat(),
        "text": row.text,
        "due_on": row.due_on.isoformat(),
        "answer": row.answer if is_answered else "",
        "answered_by": row.answered_by if is_answered else "",
        "answered_on": answered.isoformat() if answered and is_answered else "",
        "fictitious": row.fictitious,
    }
