"""What is new about followed promises within a stretch of time, one line for each thing."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext

from verbond.agreement.models import Annotation, CommitmentVersion, Question, StandingChange
from verbond.agreement.models.annotation import What
from verbond.agreement.queries.follow_up import why

LONGEST_LINE = 300


@dataclass(frozen=True, slots=True)
class Line:
    """One thing that happened to a promise, in the language that is on."""

    at: datetime
    text: str


def news_of(since: Mapping[int, datetime], until: datetime) -> dict[int, tuple[Line, ...]]:
    """Return what is new about commitments, each since its own moment; without news, no entry."""
    if not since:
        return {}
    within = {"commitment__in": list(since)}
    first = min(since.values())
    found: dict[int, list[Line]] = defaultdict(list)
    for pk, line in (
        *_turns(within, first, until),
        *_evidence(within, first, until),
        *_answers(within, first, until),
        *_texts(within, first, until),
    ):
        if since[pk] < line.at <= until:
            found[pk].append(line)
    return {pk: tuple(sorted(lines, key=lambda line: line.at)) for pk, lines in found.items()}


type Found = list[tuple[int, Line]]
type Within = Mapping[str, list[int]]


def _turns(within: Within, first: datetime, until: datetime) -> Found:
    rows = StandingChange.objects.filter(**within, at__gt=first, at__lte=until).exclude(before="")
    return [
        (
            row.commitment_id,
            Line(
                row.at,
                gettext("De status werd “%(after)s”. Eerst was dat “%(before)s”. %(because)s")
                % {
                    "after": row.get_after_display(),
                    "before": row.get_before_display(),
                    "because": why(row.after, row.reasons).capitalize(),
                },
            ),
        )
        for row in rows
    ]


def _evidence(within: Within, first: datetime, until: datetime) -> Found:
    rows = Annotation.objects.confirmed().filter(
        **within, what=What.EVIDENCE, decided_at__gt=first, decided_at__lte=until
    )
    return [
        (
            row.commitment_id,
            Line(
                row.decided_at,
                gettext("Nieuw bewijs: %(title)s (%(kind)s).")
                % {"title": row.evidence.title, "kind": row.evidence.get_kind_display()},
            ),
        )
        for row in rows.filter(evidence__withdrawn_at=None).select_related("evidence")
        if row.evidence and row.decided_at
    ]


def _answers(within: Within, first: datetime, until: datetime) -> Found:
    rows = Question.objects.filter(
        **within, state=Question.State.ANSWERED, answered_at__gt=first, answered_at__lte=until
    )
    return [
        (row.commitment_id, Line(row.answered_at, gettext("Er is een antwoord op een vraag.")))
        for row in rows
        if row.answered_at
    ]


def _texts(within: Within, first: datetime, until: datetime) -> Found:
    rows = CommitmentVersion.objects.filter(**within, at__gt=first, at__lte=until)
    return [
        (
            row.commitment_id,
            Line(
                row.at,
                gettext("De tekst is anders (%(change)s): %(text)s")
                % {"change": row.get_change_display(), "text": row.text[:LONGEST_LINE]},
            ),
        )
        for row in rows.exclude(change=CommitmentVersion.Change.ADDED)
    ]
