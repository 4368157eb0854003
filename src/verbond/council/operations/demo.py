"""Fictitious questions of members for the demo, and the reports that it orders."""

from collections.abc import Mapping
from datetime import date, datetime, time
from typing import Any

from django.db import transaction
from django.utils import timezone

from verbond.agreement import facade as agreement
from verbond.council.core.terms import Term, due
from verbond.council.models import MemberQuestion
from verbond.journal import facade as journal

State = MemberQuestion.State


@transaction.atomic
def load_demo_questions(
    *,
    entries: list[Mapping[str, Any]],
    found: Any,
    terms: tuple[Term, ...],
    actor: journal.Actor,
    now: datetime,
) -> int:
    """Keep the questions of a file, each on its own day; return how many are new."""
    journal.wait_turn()
    lines = [entry["line"] for entry in entries if "line" in entry]
    units = agreement.lines_to_promises(found, lines)
    known = set(MemberQuestion.objects.values_list("key", flat=True))
    fresh = [
        _row(entry, found.pk, units.get(entry.get("line", 0)), terms)
        for entry in entries
        if entry["key"] not in known
    ]
    if fresh:
        MemberQuestion.objects.bulk_create(fresh)
        journal.record(
            actor=actor,
            verb="load_member_questions",
            room="council",
            object_kind="agreement",
            object_key=found.slug,
            summary=f"{len(fresh)} fictieve vragen van raadsleden klaargezet.",
            at=now,
        )
    return len(fresh)


def _row(
    entry: Mapping[str, Any], agreement_id: int, unit: int | None, terms: tuple[Term, ...]
) -> MemberQuestion:
    due_on, rule = due(entry["asked_on"], terms)
    answered = entry.get("answered_on")
    return MemberQuestion(
        key=entry["key"],
        agreement_id=agreement_id,
        commitment_id=unit,
        chapter=entry.get("chapter", ""),
        body=entry["body"],
        asked_by=entry["asked_by"],
        text=entry["text"],
        asked_at=_noon(entry["asked_on"]),
        due_on=due_on,
        due_rule=rule,
        state=State.ANSWERED if answered else State.OPEN,
        answer=entry.get("answer", ""),
        answered_by=entry.get("answered_by", ""),
        answered_at=_noon(answered) if answered else None,
        fictitious=True,
    )


def _noon(day: date) -> datetime:
    return timezone.make_aware(datetime.combine(day, time(12)))
