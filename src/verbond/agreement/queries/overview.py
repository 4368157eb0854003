"""The whole agreement at a glance: domains with a dot for each promise, themes, kinds, measures."""

from collections import Counter
from dataclasses import dataclass
from datetime import date, datetime
from operator import attrgetter

from django.urls import reverse
from django.utils.translation import gettext

from verbond.agreement.core.themes import short_names
from verbond.agreement.models import (
    Agreement,
    Annotation,
    Chapter,
    Commitment,
    CommitmentVersion,
    Standing,
    StandingChange,
)
from verbond.agreement.models.annotation import What
from verbond.agreement.models.text import Kind, Role
from verbond.agreement.queries.states import Tally, state_in, tally
from verbond.indicators import facade as indicators

MOST_NEWS = 4


@dataclass(frozen=True, slots=True)
class Dot:
    """One promise in the picture: what it says, where it is, and how much is known."""

    key: str
    text: str
    url: str
    status: str

    @property
    def beside(self) -> str:
        """The address as seen from the page of the agreement, which has hundreds of them."""
        return f"commitment/{self.key}/"


@dataclass(frozen=True, slots=True)
class Domain:
    number: int
    key: str
    name: str
    url: str
    hue: int
    dots: tuple[Dot, ...]

    @property
    def total(self) -> int:
        return len(self.dots)

    @property
    def tally(self) -> Tally:
        return tally(dot.status for dot in self.dots)


@dataclass(frozen=True, slots=True)
class ThemeStop:
    key: str
    name: str
    url: str
    promises: int
    domains: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class KindShare:
    kind: str
    label: str
    count: int


@dataclass(frozen=True, slots=True)
class News:
    at: datetime
    text: str
    url: str
    what: str


@dataclass(frozen=True, slots=True)
class Overview:
    agreement: Agreement
    domains: tuple[Domain, ...]
    themes: tuple[ThemeStop, ...]
    kinds: tuple[KindShare, ...]
    targets: int
    targets_measured: int
    news: tuple[News, ...]
    old_from: tuple[date, ...]  # the days from which evidence of promises is old

    def stale_by(self, today: date) -> int:
        """Count the promises whose newest evidence is old by a day."""
        return sum(day <= today for day in self.old_from)

    @property
    def promises(self) -> int:
        return sum(domain.total for domain in self.domains)

    @property
    def tally(self) -> Tally:
        """How many promises stand at each status, the unknown last."""
        return tally(dot.status for domain in self.domains for dot in domain.dots)


def overview(agreement: Agreement) -> Overview:
    """Gather the picture of one agreement in a fixed number of queries."""
    rows = list(
        Commitment.objects.filter(agreement=agreement)
        .promises()
        .order_by("position")
        .values_list("pk", "key", "text", "chapter_id", "kind")
    )
    standings = Standing.objects.filter(commitment__agreement=agreement)
    known = {pk: (state, stale_on) for pk, state, stale_on in standings.values_list(
        "commitment_id", "state", "stale_on")}  # fmt: skip
    states = {pk: state for pk, (state, _stale_on) in known.items()}
    by_chapter: dict[int | None, list[Dot]] = {}
    template = reverse("agreement:commitment", args=[agreement.slug, "KEY"])
    for pk, key, text, chapter, kind in rows:
        dot = Dot(key, text, template.replace("KEY", key), state_in(states, pk, kind))
        by_chapter.setdefault(chapter, []).append(dot)
    kinds = Counter(kind for *_, kind in rows)
    return Overview(
        agreement=agreement,
        domains=_domains(agreement, by_chapter),
        themes=theme_stops(agreement),
        kinds=tuple(
            KindShare(kind.value, str(kind.label), kinds[kind.value])
            for kind in Kind
            if kinds[kind.value]
        ),
        targets=indicators.target_count(),
        targets_measured=len(indicators.measured_target_codes()),
        news=_news(agreement),
        old_from=tuple(
            stale_on for pk, *_ in rows if (stale_on := known.get(pk, ("", None))[1]) is not None
        ),
    )


def _domains(agreement: Agreement, dots: dict[int | None, list[Dot]]) -> tuple[Domain, ...]:
    chapters = Chapter.objects.filter(agreement=agreement).order_by("position")
    return tuple(
        Domain(
            number=number,
            key=chapter.key,
            name=chapter.name,
            url=reverse("agreement:chapter", args=[agreement.slug, chapter.key]),
            hue=chapter.hue,
            dots=tuple(dots[chapter.pk]),
        )
        for number, chapter in enumerate(chapters, 1)
        if dots.get(chapter.pk)
    )


def theme_stops(agreement: Agreement) -> tuple[ThemeStop, ...]:
    """Return the themes in the order of the document, each with its number of promises."""
    notes = list(
        Annotation.objects.shown()
        .filter(commitment__agreement=agreement, what=What.THEME, commitment__retired_at=None)
        .values_list("value", "commitment__chapter__position")
    )
    counts = Counter(theme for theme, _position in notes)
    domains: dict[str, set[int]] = {}
    for theme, position in notes:
        if position:
            domains.setdefault(theme, set()).add(position)
    url = reverse("agreement:themes", args=[agreement.slug])
    themes = Commitment.objects.filter(agreement=agreement, role=Role.THEME).current()
    rows = list(themes.order_by("position").values_list("key", "text"))
    names = short_names([text for _key, text in rows])
    return tuple(
        ThemeStop(key, name, f"{url}#{key}", counts[key], tuple(sorted(domains.get(key, ()))))
        for (key, _text), name in zip(rows, names, strict=True)
    )


def _news(agreement: Agreement) -> tuple[News, ...]:
    texts = (
        CommitmentVersion.objects.filter(commitment__agreement=agreement)
        .exclude(change=CommitmentVersion.Change.ADDED)
        .select_related("commitment__agreement")
        .order_by("-at")[:3]
    )
    found = [
        News(v.at, v.text, v.commitment.get_absolute_url(), v.get_change_display()) for v in texts
    ]
    found += [*_standings(agreement), *_readings()]
    return tuple(sorted(found, key=attrgetter("at"), reverse=True)[:MOST_NEWS])


def _standings(agreement: Agreement) -> list[News]:
    """The first status of a promise is no news: nothing changed."""
    rows = StandingChange.objects.filter(commitment__agreement=agreement).exclude(before="")
    return [
        News(
            row.at,
            row.commitment.text,
            row.commitment.get_absolute_url(),
            gettext("nu %(status)s") % {"status": row.get_after_display()},
        )
        for row in rows.select_related("commitment__agreement")[:3]
    ]


def _readings() -> list[News]:
    return [
        News(
            reading.at,
            reading.name,
            reverse("indicators:indicator", args=[reading.code]),
            gettext("meting"),
        )
        for reading in indicators.latest_readings(3)
    ]
