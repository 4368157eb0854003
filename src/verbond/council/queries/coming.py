"""What the council waits for: open questions, the newest reports, the announced evaluations."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Q

from verbond.council.models import Evaluation, MemberQuestion, Report
from verbond.decisions import facade as decisions

# In their order on the site: the municipal council first.
COUNCILS = ("council", "ocmw-council", "agb-board")
_FILES = ("pdf", "odt", "facts")
_MOST = 4


def councils_of(bodies: tuple[decisions.BodyCard, ...]) -> tuple[decisions.BodyCard, ...]:
    """Return those of the bodies that follow an agreement, the municipal council first."""
    return tuple(card for card in in_order(bodies) if card.kind in COUNCILS)


def in_order(bodies: Iterable[decisions.BodyCard]) -> tuple[decisions.BodyCard, ...]:
    """Put the councils first, then the bodies that carry out."""
    places = {kind: place for place, kind in enumerate(COUNCILS)}
    return tuple(sorted(bodies, key=lambda card: (places.get(card.kind, len(places)), card.code)))


@dataclass(frozen=True, slots=True)
class Waiting:
    """Open questions of members, the one that is due first in front."""

    questions: tuple[MemberQuestion, ...]
    late: int

    @property
    def first(self) -> tuple[MemberQuestion, ...]:
        return self.questions[:_MOST]


def waiting(agreement_id: int, today: date, body: str = "") -> Waiting:
    """Return the questions without an answer."""
    rows = MemberQuestion.objects.filter(agreement=agreement_id, state=MemberQuestion.State.OPEN)
    if body:
        rows = rows.filter(body=body)
    found = tuple(rows.order_by("due_on", "key"))
    return Waiting(found, sum(row.due_on < today for row in found))


def last_reports(agreement_id: int, body: str = "") -> tuple[Report, ...]:
    """Return the newest reports, with a body those for it and those for everybody."""
    rows = Report.objects.filter(agreement=agreement_id).defer(*_FILES)
    if body:
        rows = rows.filter(Q(body="") | Q(body=body))
    return tuple(rows[:_MOST])


@dataclass(frozen=True, slots=True)
class Announced:
    """The evaluations: with a day to come, with a day that is over, and without a day."""

    coming: tuple[Evaluation, ...]
    over: tuple[Evaluation, ...]
    undated: tuple[Evaluation, ...]

    @property
    def all(self) -> tuple[Evaluation, ...]:
        return (*self.over, *self.coming, *self.undated)


def evaluations(found: Any, today: date) -> Announced:
    """Return the evaluations that an agreement announces, in one query."""
    heavy = [f"report__{name}" for name in _FILES]
    rows = Evaluation.objects.filter(agreement=found).select_related("report", "commitment")
    dated = rows.defer(*heavy, "commitment__tokens", "commitment__found").order_by("on", "key")
    return Announced(
        tuple(row for row in dated if row.on and row.on >= today),
        tuple(row for row in dated if row.on and row.on < today),
        tuple(row for row in dated if row.on is None),
    )
