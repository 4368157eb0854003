"""What staff see: the queue of a round with its picture, what is late, reports and appeals."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, QuerySet

from verbond.budgets.models import Appeal, Assessment, Flag, Proposal, Round
from verbond.budgets.queries.proposals.where import wijken

PORTION = 50
State = Proposal.State
OPEN = Assessment.Outcome.OPEN
# The way that most proposals go, and what fell away from it.
_WAY = (State.IDEA, State.PLAN, State.SUBMITTED, State.FEASIBLE, State.ON_BALLOT, State.WON,
        State.RUNNING, State.DONE)  # fmt: skip
_LOST = (State.INFEASIBLE, State.LOST, State.WITHDRAWN, State.MERGED, State.HIDDEN)


@dataclass(frozen=True, slots=True)
class FunnelBar:
    """How many proposals are in a state; `share` is its bar, from 0 to 1000 of the most."""

    state: str
    label: str
    count: int
    share: int
    is_lost: bool


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """A neighbourhood with how many proposals came from it and how many can be done or more."""

    name: str
    count: int
    further: int
    share: int
    further_share: int


@dataclass(frozen=True, slots=True)
class QueueRow:
    """A proposal on the desk with its questions."""

    row: Proposal
    asked: int
    answered: int
    due_on: date | None
    is_late: bool
    flags: int


@dataclass(frozen=True, slots=True)
class Queue:
    """The desk of a round."""

    rows: tuple[QueueRow, ...]
    total: int
    number: int
    pages: int
    state: str
    funnel: tuple[FunnelBar, ...]
    places: tuple[PlaceRow, ...]
    late: int


def queue_of(row: Round, *, state: str, page: int, today: date) -> Queue:
    """Return a portion of the proposals of a round, what waits longest first. Four queries."""
    every = Proposal.objects.filter(round=row)
    counted = list(every.values("state", "place_code").annotate(n=Count("pk")).order_by())
    found = every.filter(state=state) if state else every
    total = found.count()
    pages = max(1, -(-total // PORTION))
    number = min(max(page, 1), pages)
    rows = list(_with_work(found)[(number - 1) * PORTION : number * PORTION])
    due = _due_days(rows)
    return Queue(
        rows=tuple(_queue_row(one, due.get(one.pk), today) for one in rows),
        total=total,
        number=number,
        pages=pages,
        state=state,
        funnel=_funnel(counted),
        places=_places(counted, row, today),
        late=late_assessments(today).filter(proposal__round=row).count(),
    )


def _with_work(found: QuerySet[Proposal]) -> QuerySet[Proposal]:
    return found.annotate(
        asked=Count("assessments", distinct=True),
        answered=Count("assessments", filter=~Q(assessments__outcome=OPEN), distinct=True),
        open_flags=Count("flags", filter=Q(flags__outcome="open"), distinct=True),
    ).order_by("submitted_at", "number")


def _due_days(rows: Sequence[Proposal]) -> dict[int, date]:
    open_ones = Assessment.objects.filter(proposal__in=[one.pk for one in rows], outcome=OPEN)
    # The last entry of a key wins: the earliest day.
    return dict(open_ones.order_by("-due_on").values_list("proposal_id", "due_on"))


def _queue_row(one: Proposal, due_on: date | None, today: date) -> QueueRow:
    counts = vars(one)
    return QueueRow(
        one,
        counts["asked"],
        counts["answered"],
        due_on,
        is_late=due_on is not None and due_on < today,
        flags=counts["open_flags"],
    )


def _funnel(counted: Sequence[Mapping[str, object]]) -> tuple[FunnelBar, ...]:
    sums: Counter[str] = Counter()
    for line in counted:
        sums[str(line["state"])] += int(str(line["n"]))
    most = max(sums.values(), default=1)
    return tuple(
        FunnelBar(state, str(state.label), sums[state], 1000 * sums[state] // most, state in _LOST)
        for state in (*_WAY, *_LOST)
        if sums[state]
    )


def _places(
    counted: Sequence[Mapping[str, object]], row: Round, today: date
) -> tuple[PlaceRow, ...]:
    every: Counter[str] = Counter()
    further: Counter[str] = Counter()
    for line in counted:
        code, count = str(line["place_code"]), int(str(line["n"]))
        every[code] += count
        if line["state"] in (State.FEASIBLE, State.ON_BALLOT, State.WON, State.RUNNING, State.DONE):
            further[code] += count
    most = max(every.values(), default=1)
    return tuple(
        PlaceRow(
            wijk.name, every[wijk.code], further[wijk.code],
            1000 * every[wijk.code] // most, 1000 * further[wijk.code] // most,
        )
        for wijk in wijken(row.place_code, today)
    )  # fmt: skip


def late_assessments(today: date) -> QuerySet[Assessment]:
    """Return what should have been answered by now."""
    return Assessment.objects.filter(
        outcome=OPEN, due_on__lt=today, proposal__state=State.SUBMITTED
    )


def my_assessments(person_id: int) -> list[Assessment]:
    """Return what an officer has to answer, the first due first. One query."""
    rows = Assessment.objects.filter(
        officer_id=person_id, outcome=OPEN, proposal__state=State.SUBMITTED
    )
    return list(rows.select_related("proposal__round").order_by("due_on", "pk"))


def all_late(today: date) -> list[Assessment]:
    rows = late_assessments(today).select_related("proposal__round", "officer")
    return list(rows.order_by("due_on", "pk")[:200])


def open_flags() -> list[Flag]:
    rows = Flag.objects.filter(outcome=Flag.Outcome.OPEN)
    return list(rows.select_related("proposal__round", "comment").order_by("due_on", "pk")[:200])


def open_appeals() -> list[Appeal]:
    rows = Appeal.objects.filter(outcome=Appeal.Outcome.OPEN)
    return list(rows.select_related("proposal__round", "comment").order_by("due_on", "pk")[:200])
