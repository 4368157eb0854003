"""What changed about the statuses of promises: in a month, and most recently."""

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import Max, Min, QuerySet
from django.utils import timezone

from verbond.agreement.models import Agreement, StandingChange
from verbond.agreement.models.evidence import State
from verbond.agreement.queries.follow_up import why
from verbond.agreement.queries.states import Tally, tally

MOST_SHOWN = 300


@dataclass(frozen=True, slots=True)
class Change:
    """One change of status, with the promise it is about."""

    at: datetime
    number: int
    key: str
    text: str
    url: str
    chapter_name: str
    hue: int
    before: str
    after: str
    because: str

    @property
    def before_name(self) -> str:
        return str(State(self.before).label) if self.before else ""

    @property
    def after_name(self) -> str:
        return str(State(self.after).label)


@dataclass(frozen=True, slots=True)
class Week:
    """The changes of a week, or the part of it that falls in the month."""

    first: date
    last: date
    tally: Tally

    @property
    def total(self) -> int:
        return self.tally.total


@dataclass(frozen=True, slots=True)
class DomainCount:
    name: str
    hue: int
    count: int


@dataclass(frozen=True, slots=True)
class Month:
    """The changes of one month; the months beside it are None outside the history."""

    first: date
    before: date | None
    after: date | None
    changes: tuple[Change, ...]
    total: int
    tally: Tally
    weeks: tuple[Week, ...]
    domains: tuple[DomainCount, ...]

    @property
    def most_in_a_domain(self) -> int:
        return max((domain.count for domain in self.domains), default=0)


def month_named(text: str, today: date) -> date:
    """Return the first day of a month written as 2024-05, or of this month.

    >>> month_named("2024-05", date(2026, 1, 9)), month_named("2024-13", date(2026, 1, 9))
    (datetime.date(2024, 5, 1), datetime.date(2026, 1, 1))
    """
    year, _, month = text.partition("-")
    if year.isdecimal() and month.isdecimal() and len(text) <= 7:
        try:
            return date(int(year), int(month), 1)
        except ValueError:
            pass
    return today.replace(day=1)


def newest_month(agreement: Agreement, today: date) -> date:
    """Return the first day of the last month in which something changed; else this month."""
    last = _rows(agreement).aggregate(at=Max("at"))["at"]
    return (_day(last) if last else today).replace(day=1)


def month_of(agreement: Agreement, first: date, today: date) -> Month:
    """Gather what changed in the month that begins on a day; the first status is no change."""
    last = next_month(first) - timedelta(days=1)
    rows = list(
        _rows(agreement)
        .filter(at__gte=_start(first), at__lt=_start(next_month(first)))
        .values_list("at", "after", "commitment__chapter__position", "commitment__chapter__title")
    )
    shown = _rows(agreement).filter(at__gte=_start(first), at__lt=_start(next_month(first)))
    began = _rows(agreement).aggregate(at=Min("at"))["at"]
    return Month(
        first=first,
        before=previous_month(first) if began and _day(began) < first else None,
        after=next_month(first) if next_month(first) <= today else None,
        changes=_cards(shown.order_by("-at", "-pk")[:MOST_SHOWN]),
        total=len(rows),
        tally=tally(after for _at, after, *_ in rows),
        weeks=_weeks(first, last, [(_day(at), after) for at, after, *_ in rows]),
        domains=_domains([(position or 0, title or "") for *_, position, title in rows]),
    )


def latest_changes(
    slug: str, keys: Collection[str] | None = None, most: int = 60
) -> tuple[Change, ...]:
    """Return the newest changes of an agreement, or of some of its commitments, in one query."""
    rows = StandingChange.objects.filter(commitment__agreement__slug=slug).exclude(before="")
    if keys is not None:
        rows = rows.filter(commitment__key__in=list(keys))
    return _cards(rows.order_by("-at", "-pk")[:most])


def next_month(first: date) -> date:
    return (first.replace(day=28) + timedelta(days=4)).replace(day=1)


def previous_month(first: date) -> date:
    return (first - timedelta(days=1)).replace(day=1)


def _rows(agreement: Agreement) -> QuerySet[StandingChange]:
    return StandingChange.objects.filter(commitment__agreement=agreement).exclude(before="")


def _start(day: date) -> datetime:
    return datetime.combine(day, time.min, timezone.get_current_timezone())


def _day(at: datetime) -> date:
    return timezone.localtime(at).date()


def _cards(rows: QuerySet[StandingChange]) -> tuple[Change, ...]:
    found = []
    rows = rows.select_related("commitment__chapter", "commitment__agreement")
    for row in rows.defer("commitment__tokens", "commitment__found"):
        unit = row.commitment
        found.append(
            Change(
                at=row.at,
                number=row.number,
                key=unit.key,
                text=unit.text,
                url=unit.get_absolute_url(),
                chapter_name=unit.chapter.name if unit.chapter else "",
                hue=unit.chapter.hue if unit.chapter else 0,
                before=row.before,
                after=row.after,
                because=why(row.after, row.reasons),
            )
        )
    return tuple(found)


def _weeks(first: date, last: date, rows: Sequence[tuple[date, str]]) -> tuple[Week, ...]:
    found, start = [], first
    while start <= last:
        end = min(last, start + timedelta(days=6 - start.weekday()))
        found.append(Week(start, end, tally(to for day, to in rows if start <= day <= end)))
        start = end + timedelta(days=1)
    return tuple(found)


def _domains(rows: Sequence[tuple[int, str]]) -> tuple[DomainCount, ...]:
    counts = Counter(rows)
    return tuple(
        DomainCount(title.capitalize() if title.isupper() else title, (at - 1) % 24 + 1, n)
        for (at, title), n in sorted(counts.items(), key=lambda one: (-one[1], one[0]))
        if at
    )
