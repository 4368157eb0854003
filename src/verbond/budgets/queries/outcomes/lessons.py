"""What neighbourhoods learned from each other: read, narrowed and searched."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from urllib.parse import urlencode

from django.db.models import Q, QuerySet
from django.urls import reverse

from verbond.budgets.models import Lesson
from verbond.places import facade as places

PORTION = 20
KINDS = ("worked", "failed", "tip")


@dataclass(frozen=True, slots=True)
class AskedLessons:
    """What a reader asked; empty is everything."""

    words: str = ""
    topic: str = ""
    place: str = ""
    kind: str = ""
    page: int = 1

    @property
    def is_narrowed(self) -> bool:
        return bool(self.words or self.topic or self.place or self.kind)

    def turned(self, page: int) -> str:
        kept = {"q": self.words, "topic": self.topic, "place": self.place, "kind": self.kind}
        return "?" + urlencode({name: said for name, said in kept.items() if said} | {"page": page})


@dataclass(frozen=True, slots=True)
class LessonCard:
    """A lesson in a list."""

    slug: str
    url: str
    kind: str
    kind_words: str
    title: str
    text: str
    topics: tuple[str, ...]
    place_name: str
    place_code: str
    author: str
    told_at: datetime
    round_title: str
    round_slug: str
    proposal_title: str
    proposal_url: str
    fictitious: bool


@dataclass(frozen=True, slots=True)
class LessonList:
    """One portion, with the ways to narrow it."""

    cards: tuple[LessonCard, ...]
    total: int
    number: int
    pages: int
    asked: AskedLessons
    topics: tuple[tuple[str, int], ...]
    places: tuple[tuple[str, str, int], ...]

    @property
    def previous_url(self) -> str:
        return self.asked.turned(self.number - 1) if self.number > 1 else ""

    @property
    def next_url(self) -> str:
        return self.asked.turned(self.number + 1) if self.number < self.pages else ""


def lesson_list(asked: AskedLessons) -> LessonList:
    """Return the lessons that somebody asks for, newest first, in four queries."""
    told = list(_public().values_list("topics", "place_code"))
    topics = Counter(topic for own, _code in told for topic in own)
    codes = Counter(code for _own, code in told if code)
    names = place_names(set(codes))
    rows = _narrowed(asked)
    total = len(rows)
    pages = max(1, -(-total // PORTION))
    number = min(max(asked.page, 1), pages)
    shown = rows[(number - 1) * PORTION : number * PORTION]
    return LessonList(
        cards=tuple(card_of(row, names) for row in shown),
        total=total,
        number=number,
        pages=pages,
        asked=asked,
        topics=tuple(sorted(topics.items(), key=lambda pair: (-pair[1], pair[0]))),
        places=tuple(
            sorted(((code, names.get(code, code), n) for code, n in codes.items()),
                   key=lambda one: one[1])
        ),
    )  # fmt: skip


def newest_lessons(most: int = 30) -> tuple[LessonCard, ...]:
    """Return the newest lessons, for a feed."""
    rows = list(_public()[:most])
    names = place_names({row.place_code for row in rows if row.place_code})
    return tuple(card_of(row, names) for row in rows)


def find_lesson(slug: str) -> Lesson | None:
    """Return a lesson that everybody can read."""
    return _public().filter(slug=slug).first()


def place_names(codes: set[str]) -> dict[str, str]:
    """Return the names of places, the mark of fictitious ones included."""
    return {card.code: card.shown_name for card in places.place_cards(codes)} if codes else {}


def card_of(row: Lesson, names: dict[str, str]) -> LessonCard:
    """Return a lesson as pages show it."""
    url = ""
    if row.proposal:
        url = reverse("budgets:proposal", args=[row.proposal.round.slug, row.proposal.key])
    return LessonCard(
        slug=row.slug,
        url=reverse("budgets:lesson", args=[row.slug]),
        kind=row.kind,
        kind_words=row.get_kind_display(),
        title=row.title,
        text=row.text,
        topics=tuple(row.topics),
        place_name=names.get(row.place_code, row.place_code),
        place_code=row.place_code,
        author=row.author_name,
        told_at=row.made_at,
        round_title=row.round.title if row.round else "",
        round_slug=row.round.slug if row.round else "",
        proposal_title=row.proposal.title if row.proposal else "",
        proposal_url=url,
        fictitious=row.fictitious,
    )


def _public() -> QuerySet[Lesson]:
    return (
        Lesson.objects.filter(published_at__isnull=False)
        .select_related("round", "proposal__round")
        .order_by("-made_at", "-pk")
    )


def _narrowed(asked: AskedLessons) -> list[Lesson]:
    rows = _public()
    if asked.kind in KINDS:
        rows = rows.filter(kind=asked.kind)
    if asked.place:
        rows = rows.filter(place_code=asked.place)
    for word in asked.words.split():
        rows = rows.filter(
            Q(title__icontains=word) | Q(text__icontains=word) | Q(author_name__icontains=word)
        )
    # A topic is one of a list in JSON: the two databases ask that differently, Python does not.
    return [row for row in rows if not asked.topic or asked.topic in row.topics]
