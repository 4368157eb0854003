"""What was decided lately: the newest decisions, the meetings they came from, and what comes."""

from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby

from django.db.models import Count, Exists, Min, OuterRef, Prefetch, Q, QuerySet
from django.utils.timezone import localtime

from verbond.decisions.models import Body, Decision, Meeting, Serves
from verbond.decisions.queries.cards import DecisionCard, confirmed_serves, published_decisions

PORTION = 15
MOST_MEETINGS = 14
MONTHS = 12
MOST_DOTS = 300
MOST_COMING = 6
OWN, ELSEWHERE = "own", "elsewhere"


@dataclass(frozen=True, slots=True)
class Asked:
    """What a reader asked for; empty is everything."""

    words: str = ""
    body: str = ""
    chapter: str = ""
    year: int | None = None
    origin: str = ""
    page: int = 1

    @property
    def is_narrowed(self) -> bool:
        return bool(self.words or self.body or self.chapter or self.year or self.origin)


@dataclass(frozen=True, slots=True)
class Dot:
    """One decision in the picture: its domain by hue, 0 for none or several."""

    url: str
    title: str
    hue: int


@dataclass(frozen=True, slots=True)
class MeetingRow:
    """One meeting in the picture, with a dot for each decision."""

    key: str
    body: str
    planned_at: datetime
    dots: tuple[Dot, ...]
    fictitious: bool


@dataclass(frozen=True, slots=True)
class Calendar:
    """A year of decisions: months across, bodies as rows, the dots of a month in each cell."""

    months: tuple[date, ...]
    rows: tuple[tuple[str, tuple[tuple[Dot, ...], ...]], ...]

    @classmethod
    def of(cls, meetings: "tuple[MeetingRow, ...]") -> "Calendar | None":
        """Draw the year up to the newest meeting; None without meetings."""
        if not meetings:
            return None
        last = _month(meetings[0].planned_at)
        months = tuple(_months_before(last, back) for back in reversed(range(MONTHS)))
        cells: dict[str, dict[date, list[Dot]]] = {}
        for one in reversed(meetings):
            month = _month(one.planned_at)
            if month in months:
                cells.setdefault(one.body, {}).setdefault(month, []).extend(one.dots)
        rows = sorted(cells.items(), key=lambda row: (-sum(map(len, row[1].values())), row[0]))
        return cls(
            months,
            tuple((body, tuple(tuple(kept.get(m, ())) for m in months)) for body, kept in rows),
        )


@dataclass(frozen=True, slots=True)
class Coming:
    """A meeting whose agenda is public."""

    key: str
    body: str
    planned_at: datetime
    points: int


@dataclass(frozen=True, slots=True)
class Domain:
    """A domain of the agreement that decisions serve."""

    key: str
    name: str
    number: int


@dataclass(frozen=True, slots=True)
class Overview:
    """The whole page."""

    asked: Asked
    total: int
    pages: int
    cards: tuple[DecisionCard, ...]
    calendar: Calendar | None
    meetings: tuple[MeetingRow, ...]
    coming: tuple[Coming, ...]
    bodies: tuple[tuple[str, str], ...]
    domains: tuple[Domain, ...]
    years: tuple[int, ...]
    has_elsewhere: bool


def overview_page(asked: Asked, now: datetime) -> Overview:
    """Gather the overview: one portion of the decisions asked for, newest first."""
    found = _matching(asked)
    total = found.count()
    pages = max(1, -(-total // PORTION))
    number = min(max(asked.page, 1), pages)
    first = (number - 1) * PORTION
    rows = found.order_by("-decided_on", "key")[first : first + PORTION]
    taken = Meeting.objects.filter(body=OuterRef("pk")).exclude(uri="")
    meetings = _meetings(found)
    bodies = list(Body.objects.annotate(has_elsewhere=Exists(taken)).order_by("name"))
    return Overview(
        asked=asked,
        total=total,
        pages=pages,
        cards=tuple(map(DecisionCard.of, rows)),
        calendar=Calendar.of(meetings),
        meetings=meetings[:MOST_MEETINGS],
        coming=_coming(now),
        bodies=tuple((row.code, row.name) for row in bodies),
        domains=_domains(),
        years=_years(),
        has_elsewhere=any(row.has_elsewhere for row in bodies),
    )


def _matching(asked: Asked) -> "QuerySet[Decision]":
    wanted = Q()
    for word in asked.words.split()[:8]:
        wanted &= Q(title__icontains=word) | Q(summary__icontains=word)
    if asked.origin in {OWN, ELSEWHERE}:
        own = Q(treatment__meeting__uri="")
        wanted &= own if asked.origin == OWN else ~own
    if asked.body:
        wanted &= Q(treatment__meeting__body__code=asked.body)
    if asked.year:
        first, last = date(asked.year, 1, 1), date(asked.year, 12, 31)
        wanted &= Q(decided_on__range=(first, last))
    if asked.chapter:
        serving = Serves.objects.filter(
            state=Serves.State.CONFIRMED, commitment__chapter__key=asked.chapter
        )
        wanted &= Q(treatment__item__in=serving.values("item"))
    return published_decisions().filter(wanted)


def _meetings(found: "QuerySet[Decision]") -> tuple[MeetingRow, ...]:
    """Draw the newest meetings in which something of what was asked for was decided."""
    newest = (
        found.prefetch_related(None)
        .prefetch_related(Prefetch("treatment__item__serves", queryset=confirmed_serves()))
        .order_by(
            "-treatment__meeting__planned_at",
            "treatment__meeting__key",
            "treatment__item__position",
            "key",
        )[:MOST_DOTS]
    )
    groups = [
        (meeting, list(rows))
        for meeting, rows in groupby(newest, key=lambda row: row.treatment.meeting)
    ]
    # The last of a full portion may be cut: better no meeting than half of one.
    if len(groups) > 1 and sum(len(rows) for _meeting, rows in groups) == MOST_DOTS:
        groups.pop()
    return tuple(
        MeetingRow(
            key=meeting.key,
            body=meeting.body.name,
            planned_at=meeting.planned_at,
            dots=tuple(map(_dot, rows)),
            fictitious=meeting.fictitious,
        )
        for meeting, rows in groups
    )


def _month(moment: datetime) -> date:
    return localtime(moment).date().replace(day=1)


def _months_before(month: date, back: int) -> date:
    years, left = divmod(month.year * 12 + month.month - 1 - back, 12)
    return date(years, left + 1, 1)


def _dot(row: Decision) -> Dot:
    chapters = [one.commitment.chapter for one in row.treatment.item.serves.all()]
    hues = {chapter.hue for chapter in chapters if chapter}
    # A decision that serves several domains is of none of them.
    hue = hues.pop() if len(hues) == 1 else 0
    return Dot(f"/decisions/decision/{row.key}/", row.title, hue)


def _coming(now: datetime) -> tuple[Coming, ...]:
    public = Count("items", filter=Q(items__is_public=True))
    rows = Meeting.objects.filter(state=Meeting.State.ANNOUNCED, planned_at__gte=now)
    found = rows.select_related("body").annotate(points=public).order_by("planned_at", "key")
    return tuple(
        Coming(one.key, one.body.name, one.planned_at, one.points) for one in found[:MOST_COMING]
    )


def _domains() -> tuple[Domain, ...]:
    """Name the domains that published decisions serve, from one row of each."""
    first = (
        Serves.objects.filter(
            state=Serves.State.CONFIRMED, item__treatments__decisions__published_at__isnull=False
        )
        .values("commitment__chapter")
        .annotate(first=Min("pk"))
    )
    rows = confirmed_serves().filter(pk__in=first.values("first"))
    chapters = [one.commitment.chapter for one in rows if one.commitment.chapter]
    found = {one.key: Domain(one.key, one.name, one.hue) for one in chapters}
    return tuple(sorted(found.values(), key=lambda domain: (domain.number, domain.name)))


def _years() -> tuple[int, ...]:
    days = Decision.objects.filter(published_at__isnull=False).dates("decided_on", "year")
    return tuple(sorted((day.year for day in days), reverse=True))
