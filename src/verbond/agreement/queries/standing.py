"""Statuses of promises: of one, of a list, and added up by domain."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.urls import reverse

from verbond.agreement.core.evidence import Reason, Roll, Span, Unit, roll
from verbond.agreement.core.evidence.rolling import is_old
from verbond.agreement.models import Agreement, Annotation, Chapter, Standing, StandingChange
from verbond.agreement.models.annotation import What
from verbond.agreement.models.evidence import State
from verbond.agreement.queries.standing_words import explain


@dataclass(frozen=True, slots=True)
class StandingCard:
    """One promise with its status; `derived` is what the rules say, also when overruled."""

    commitment_id: int
    key: str
    text: str
    url: str
    kind: str
    chapter_key: str
    chapter_name: str
    hue: int
    state: str
    derived: str
    because: str
    reasons: tuple[Reason, ...] = field(repr=False, hash=False)
    since: date
    newest_on: date | None
    stale_on: date | None
    evidence: int
    planned_cents: int | None
    booked_cents: int | None
    owner: str

    def is_stale(self, today: date) -> bool:
        """Tell whether its newest evidence is old by this day."""
        return is_old(self.stale_on, today)

    @property
    def label(self) -> str:
        """Name the status in the language of the reader."""
        return str(State(self.state).label)

    @property
    def explanation(self) -> str:
        """Say why it has its status, in the language of the reader: only few lists ask it."""
        return explain(self.state, self.reasons, since=self.since)

    @property
    def is_overruled(self) -> bool:
        """Tell whether a person said another status than the rules."""
        return self.because == "overruled"


@dataclass(frozen=True, slots=True)
class ChangeCard:
    """One event: a promise got another status."""

    at: datetime
    commitment_id: int
    key: str
    text: str
    url: str
    chapter_key: str
    chapter_name: str
    hue: int
    before: str
    after: str
    explanation: str


@dataclass(frozen=True, slots=True)
class DomainRoll:
    """The promises of one domain added up; amounts are of evidence that serves this domain alone.

    `promises` leaves out the `values`. What serves several domains stands in `shared_…`, in each
    of them: never a made-up split.
    """

    key: str
    name: str
    number: int
    hue: int
    url: str
    counts: Mapping[str, int]
    promises: int
    known: int
    values: int
    stale: int
    oldest_on: date | None
    planned_cents: int | None
    booked_cents: int | None
    shared_planned_cents: int | None
    shared_booked_cents: int | None
    span: Span


def states_of(agreement: Agreement) -> dict[int, str]:
    """Return the status of every promise of an agreement, by its id, in one query."""
    return dict(_standings(agreement).values_list("commitment_id", "state"))


def standing_cards(
    agreement: Agreement, *, chapter: str = "", states: Collection[str] = ()
) -> tuple[StandingCard, ...]:
    """Return the promises with their status in the order of the document, in one query."""
    rows = _standings(agreement)
    if chapter:
        rows = rows.filter(commitment__chapter__key=chapter)
    if states:
        rows = rows.filter(state__in=list(states))
    return _cards(rows)


def standing_of(commitment_id: int) -> StandingCard | None:
    """Return the status of one promise; None for what has none."""
    found = _cards(Standing.objects.filter(commitment=commitment_id))
    return found[0] if found else None


def cards_of(commitment_ids: Collection[int]) -> dict[int, StandingCard]:
    """Return the statuses of these promises, of any agreement, by id."""
    rows = Standing.objects.filter(commitment__in=list(commitment_ids))
    return {card.commitment_id: card for card in _cards(rows)}


def _standings(agreement: Agreement) -> Any:
    return Standing.objects.filter(
        commitment__agreement=agreement,
        commitment__is_promise=True,
        commitment__retired_at=None,
    )


def _cards(rows: Any) -> tuple[StandingCard, ...]:
    found = rows.select_related(
        "commitment__chapter", "commitment__agreement", "commitment__owner"
    ).order_by("commitment__agreement", "commitment__position")
    return tuple(map(_card, found.defer("commitment__tokens", "commitment__found")))


def _card(row: Standing) -> StandingCard:
    unit = row.commitment
    owner = getattr(unit, "owner", None)
    return StandingCard(
        commitment_id=unit.pk,
        key=unit.key,
        text=unit.text,
        url=_url(unit.agreement.slug, unit.key),
        kind=unit.kind,
        chapter_key=unit.chapter.key if unit.chapter else "",
        chapter_name=unit.chapter.name if unit.chapter else "",
        hue=unit.chapter.hue if unit.chapter else 0,
        state=row.state,
        derived=row.derived,
        because=row.because,
        reasons=tuple(row.reasons),
        since=row.since,
        newest_on=row.newest_on,
        stale_on=row.stale_on,
        evidence=row.evidence,
        planned_cents=row.planned_cents,
        booked_cents=row.booked_cents,
        owner=owner.department if owner else "",
    )


def _url(slug: str, key: str) -> str:
    return reverse("agreement:commitment", args=[slug, key])


def changes_between(agreement: Agreement, first: date, last: date) -> tuple[ChangeCard, ...]:
    """Return what changed from the first to the last day, both included, newest first."""
    return changes(agreement, at__date__gte=first, at__date__lte=last)


def changes(agreement: Agreement | None = None, **where: Any) -> tuple[ChangeCard, ...]:
    """Return changes of status, newest first, as cards."""
    rows = StandingChange.objects.filter(**where)
    if agreement is not None:
        rows = rows.filter(commitment__agreement=agreement)
    rows = rows.select_related("commitment__chapter", "commitment__agreement")
    return tuple(_change(row) for row in rows.defer("commitment__tokens", "commitment__found"))


def _change(row: StandingChange) -> ChangeCard:
    unit = row.commitment
    return ChangeCard(
        at=row.at,
        commitment_id=unit.pk,
        key=unit.key,
        text=unit.text,
        url=_url(unit.agreement.slug, unit.key),
        chapter_key=unit.chapter.key if unit.chapter else "",
        chapter_name=unit.chapter.name if unit.chapter else "",
        hue=unit.chapter.hue if unit.chapter else 0,
        before=row.before,
        after=row.after,
        explanation=explain(row.after, row.reasons),
    )


_UNIT = ("commitment__kind", "state", "newest_on", "stale_on", "number", "out_of")


def roll_up(agreement: Agreement, *, today: date) -> tuple[DomainRoll, ...]:
    """Add up the statuses by domain, in three queries; the unknown are counted, not averaged."""
    units: dict[int | None, list[Unit]] = {}
    rows = _standings(agreement).values_list("commitment__chapter_id", *_UNIT)
    for chapter, *values in rows:
        units.setdefault(chapter, []).append(Unit(*values))
    euros = _Euros(agreement)
    chapters = Chapter.objects.filter(agreement=agreement).order_by("position")
    return tuple(
        _domain(agreement, number, chapter, units[chapter.pk], euros, today)
        for number, chapter in enumerate(chapters, 1)
        if units.get(chapter.pk)
    )


def _domain(
    agreement: Agreement,
    number: int,
    chapter: Chapter,
    units: Iterable[Unit],
    euros: "_Euros",
    today: date,
) -> DomainRoll:
    total = roll(units, today=today)
    return DomainRoll(
        key=chapter.key,
        name=chapter.name,
        number=number,
        hue=chapter.hue,
        url=reverse("agreement:chapter", args=[agreement.slug, chapter.key]),
        counts=total.counts,
        promises=total.promises,
        known=total.known,
        values=total.values,
        stale=total.stale,
        oldest_on=total.oldest_on,
        planned_cents=euros.planned(chapter.pk, shared=False),
        booked_cents=euros.booked(chapter.pk, shared=False),
        shared_planned_cents=euros.planned(chapter.pk, shared=True),
        shared_booked_cents=euros.booked(chapter.pk, shared=True),
        span=total.span,
    )


def goal_rolls(agreement: Agreement, *, today: date) -> dict[int, Roll]:
    """Add up the promises under each goal, by the id of the goal, in one query.

    A goal with promises under it has no status of its own: it is kept by them, and shown as counts.
    """
    under: dict[int, list[Unit]] = {}
    rows = _standings(agreement).exclude(commitment__parent=None)
    for goal, *values in rows.values_list("commitment__parent_id", *_UNIT):
        under.setdefault(goal, []).append(Unit(*values))
    return {goal: roll(units, today=today) for goal, units in under.items()}


class _Euros:
    """The amounts of confirmed evidence by domain; each piece once, however many promises."""

    def __init__(self, agreement: Agreement) -> None:
        rows = (
            Annotation.objects.confirmed()
            .filter(
                commitment__agreement=agreement,
                commitment__is_promise=True,
                commitment__retired_at=None,
                what=What.EVIDENCE,
                evidence__withdrawn_at=None,
            )
            .exclude(evidence__planned_cents=None, evidence__booked_cents=None)
        )
        self._amounts: dict[int, tuple[int | None, int | None]] = {}
        self._domains: dict[int, set[int | None]] = {}
        for pk, planned, booked, chapter in rows.values_list(
            "evidence_id", "evidence__planned_cents", "evidence__booked_cents",
            "commitment__chapter_id",
        ):  # fmt: skip
            self._amounts[pk] = (planned, booked)
            self._domains.setdefault(pk, set()).add(chapter)

    def planned(self, chapter: int, *, shared: bool) -> int | None:
        return self._total(chapter, 0, shared=shared)

    def booked(self, chapter: int, *, shared: bool) -> int | None:
        return self._total(chapter, 1, shared=shared)

    def _total(self, chapter: int, which: int, *, shared: bool) -> int | None:
        known = [
            amount
            for pk, amounts in self._amounts.items()
            if chapter in self._domains[pk] and (len(self._domains[pk]) > 1) == shared
            for amount in [amounts[which]]
            if amount is not None
        ]
        return sum(known) if known else None
