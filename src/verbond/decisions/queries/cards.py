"""What other rooms and pages see of decisions: frozen cards."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Prefetch, Q, QuerySet

from verbond.decisions.models import Body, Decision, Item, Serves, Vote


@dataclass(frozen=True, slots=True)
class BodyCard:
    """One governing body."""

    code: str
    kind: str
    kind_name: str
    name: str
    unit: str
    fictitious: bool

    @classmethod
    def of(cls, row: Body) -> "BodyCard":
        return cls(row.code, row.kind, row.get_kind_display(), row.name, row.unit, row.fictitious)


@dataclass(frozen=True, slots=True)
class NamedCommitment:
    """A commitment that a decision serves, as a person confirmed, and what it does for it."""

    commitment_id: int
    key: str
    text: str
    url: str
    chapter_key: str
    chapter_name: str
    hue: int
    shows: str
    shows_words: str

    @classmethod
    def of(cls, row: Serves) -> "NamedCommitment":
        unit, chapter = row.commitment, row.commitment.chapter
        return cls(
            commitment_id=unit.pk,
            key=unit.key,
            text=unit.text,
            url=unit.get_absolute_url(),
            chapter_key=chapter.key if chapter else "",
            chapter_name=chapter.name if chapter else "",
            hue=chapter.hue if chapter else 0,
            shows=row.shows,
            shows_words=row.get_shows_display(),
        )


@dataclass(frozen=True, slots=True)
class VoteSum:
    """The numbers of the vote that decided."""

    in_favour: int
    against: int
    abstained: int
    is_secret: bool

    @property
    def is_unanimous(self) -> bool:
        return not self.against and not self.abstained


@dataclass(frozen=True, slots=True)
class DecisionCard:
    """One published decision."""

    key: str
    title: str
    summary: str
    url: str
    body: str
    body_name: str
    meeting: str
    decided_on: date
    published_at: datetime
    outcome: str
    outcome_words: str
    vote: VoteSum | None
    serves: tuple[NamedCommitment, ...]
    corrects: str
    corrected_by: tuple[str, ...]
    sha256: str
    fictitious: bool
    taken_over: bool = False

    @classmethod
    def of(cls, row: Decision) -> "DecisionCard":
        treatment = row.treatment
        votes: Sequence[Vote] = sorted(treatment.votes.all(), key=lambda vote: vote.number)
        last = votes[-1] if votes else None
        assert row.published_at is not None  # noqa: S101 - only published rows come here
        return cls(
            key=row.key,
            title=row.title,
            summary=row.summary,
            url=address_of(row.key),
            body=treatment.meeting.body.code,
            body_name=treatment.meeting.body.name,
            meeting=treatment.meeting.key,
            decided_on=row.decided_on,
            published_at=row.published_at,
            outcome=treatment.outcome,
            outcome_words=treatment.get_outcome_display(),
            vote=VoteSum(last.in_favour, last.against, last.abstained, last.is_secret)
            if last
            else None,
            serves=tuple(NamedCommitment.of(one) for one in treatment.item.serves.all()),
            corrects=row.corrects.key if row.corrects else "",
            corrected_by=tuple(one.key for one in row.corrected_by.all() if one.published_at),
            sha256=row.sha256,
            fictitious=row.fictitious,
            taken_over=bool(treatment.meeting.uri),
        )


def address_of(key: str) -> str:
    """Return the path of a decision's page."""
    return f"/decisions/decision/{key}/"


def confirmed_serves() -> "QuerySet[Serves]":
    """Return the confirmed ties, with what their cards show."""
    return (
        Serves.objects.filter(state=Serves.State.CONFIRMED)
        .select_related("commitment__agreement", "commitment__chapter")
        .defer("commitment__agreement__edition__lines")
        .order_by("pk")
    )


def published_decisions() -> "QuerySet[Decision]":
    """Return what is public, with what a card needs; four queries for any number of rows."""
    return (
        Decision.objects.filter(published_at__isnull=False, treatment__item__is_public=True)
        .select_related("treatment__meeting__body", "treatment__item", "corrects")
        .prefetch_related(
            "treatment__votes",
            "corrected_by",
            Prefetch("treatment__item__serves", queryset=confirmed_serves()),
        )
    )


def decision_cards(
    first: date, last: date, body: str = "", chapter: str = ""
) -> tuple[DecisionCard, ...]:
    """Return the published decisions taken from `first` to `last`, both included, newest first.

    `body` is the code of a body; `chapter` the key of a domain that they serve. What bodies of
    elsewhere decided is not among them.
    """
    wanted = Q(decided_on__range=(first, last), treatment__meeting__body__taken_over=False)
    if body:
        wanted &= Q(treatment__meeting__body__code=body)
    found = published_decisions().filter(wanted)
    if chapter:
        serving = Serves.objects.filter(
            state=Serves.State.CONFIRMED, commitment__chapter__key=chapter
        )
        found = found.filter(treatment__item__in=serving.values("item"))
    return tuple(map(DecisionCard.of, found.order_by("-decided_on", "key")))


def last_published(until: date, most: int) -> tuple[DecisionCard, ...]:
    """Return so many decisions of the city, taken on or before a day, that were published last."""
    found = published_decisions().filter(
        decided_on__lte=until, treatment__meeting__body__taken_over=False
    )
    return tuple(map(DecisionCard.of, found.order_by("-published_at", "-key")[:most]))


def bodies() -> tuple[BodyCard, ...]:
    """Return every body of the city, by code; those of elsewhere are not among them."""
    return tuple(map(BodyCard.of, Body.objects.filter(taken_over=False).order_by("code")))


@dataclass(frozen=True, slots=True)
class FinalText:
    """What became of the text of one item: to lay beside the text that was tested."""

    key: str
    title: str
    text: str
    version: str
    state: str
    body: str
    subjects: tuple[str, ...]
    decided_on: date | None
    fictitious: bool


def final_texts(items: "Iterable[Item] | None" = None) -> tuple[FinalText, ...]:
    """Return what was decided and is public, as one text each: what the tests may have changed.

    What was taken over was tested elsewhere, if at all, and is not among them.
    """
    from verbond.decisions.core.wording import readable
    from verbond.decisions.queries.items import wording_of_decision

    found = Decision.objects.filter(
        published_at__isnull=False, treatment__item__is_public=True, treatment__meeting__uri=""
    ).select_related("treatment__item__body")
    if items is not None:
        found = found.filter(treatment__item__in=list(items))
    found = found.only(
        "key", "title", "summary", "motivation", "articles", "sha256", "decided_on", "fictitious",
        "treatment__item__state", "treatment__item__subjects", "treatment__item__body__kind",
    )  # fmt: skip
    return tuple(
        FinalText(
            key=row.key,
            title=row.title,
            text=readable(wording_of_decision(row)),
            version=row.sha256,
            state=row.treatment.item.state,
            body=row.treatment.item.body.kind,
            subjects=tuple(row.treatment.item.subjects),
            decided_on=row.decided_on,
            fictitious=row.fictitious,
        )
        for row in found.order_by("decided_on", "key")
    )
