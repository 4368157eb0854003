"""From the tables to what pages publish: an address for everything, and nothing that is not public.

The address of a thing is that of its page with a mark: `…/decision/x/#besluit`. What was taken over
from elsewhere keeps the address that it had there.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.conf import settings
from django.db.models import Exists, OuterRef, Prefetch, QuerySet, prefetch_related_objects
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from verbond.decisions.core.linked import vocabulary as v
from verbond.decisions.core.linked.facts import (
    Choice,
    Handling,
    Organ,
    Part,
    Person,
    Point,
    Resolution,
    Served,
    Session,
    Tested,
    Voting,
)
from verbond.decisions.models import (
    Ballot,
    Body,
    Decision,
    Draft,
    Item,
    Mandatary,
    Meeting,
    Serves,
    Treatment,
    Vote,
)
from verbond.decisions.queries.cards import confirmed_serves
from verbond.decisions.queries.items import ROOM
from verbond.scorecards import facade as scorecards

_ORGANS = f"{v.CODES}BestuursorgaanClassificatieCode/5ab0e9b8a3b2ca7c5e0000"
_UNITS = f"{v.CODES}BestuurseenheidClassificatieCode/5ab0e9b8a3b2ca7c5e0000"
# Concepts of the Flemish code lists: the body, and the authority that it governs.
_CONCEPTS = {
    Body.Kind.COLLEGE: (f"{_ORGANS}06", f"{_UNITS}01"),
    Body.Kind.COUNCIL: (f"{_ORGANS}05", f"{_UNITS}01"),
    Body.Kind.OCMW_COUNCIL: (f"{_ORGANS}07", f"{_UNITS}02"),
    Body.Kind.BUREAU: (f"{_ORGANS}08", f"{_UNITS}02"),
}
SEEN = (Meeting.State.ANNOUNCED, Meeting.State.HELD, Meeting.State.CANCELLED)


@dataclass(frozen=True, slots=True)
class Published:
    """A decision with how it came about, as its page shows it."""

    row: Decision
    resolution: Resolution
    handling: Handling
    session: Session


def site() -> str:
    return str(settings.SITE_URL).rstrip("/")


def namespace() -> str:
    """Return our own namespace, whose page says what its terms mean."""
    return f"{site()}/opendata/vocabulary/#"


def page_of_meeting(key: str) -> str:
    return site() + reverse("decisions:meeting", args=[key])


def page_of_decision(key: str) -> str:
    return site() + reverse("decisions:decision", args=[key])


def with_parts(found: "QuerySet[Treatment]") -> "QuerySet[Treatment]":
    """Load what a page shows of treatments: six queries for any number of them."""
    decisions = Decision.objects.filter(published_at__isnull=False).select_related("corrects")
    return (
        found.filter(item__is_public=True, item__state=Item.State.PUBLISHED)
        .select_related("item")
        .prefetch_related(
            Prefetch("decisions", queryset=decisions.prefetch_related("corrected_by")),
            *_voting(),
            _serving(),
        )
        .order_by("item__position", "pk")
    )


def _voting() -> "tuple[Prefetch[Any], Prefetch[Any]]":
    ballots = Ballot.objects.select_related("mandatary__body").order_by("mandatary__name", "pk")
    votes = Prefetch("votes", queryset=Vote.objects.order_by("number"))
    return votes, Prefetch("votes__ballots", queryset=ballots)


def _serving() -> "Prefetch[Any]":
    return Prefetch("item__serves", queryset=confirmed_serves())


def session_of(meeting: Meeting) -> Session:
    """Return a meeting with its public points and, once published, how they were treated."""
    found = with_parts(Treatment.objects.filter(meeting=meeting))
    treatments = list(found.prefetch_related(_drafts("item__drafts")))
    bare = bare_session(meeting)
    handlings = _chained(handling_of(row, bare) for row in treatments)
    done = {row.item_id for row in treatments}
    waiting = meeting.items.filter(
        is_public=True, state__in=[Item.State.AGENDA, Item.State.DECIDED, Item.State.PUBLISHED]
    ).exclude(pk__in=done)
    points = [one.point for one in handlings] + _points(waiting, bare.page)
    published = [one.published_on for h in handlings for one in h.resolutions if one.published_on]
    ordered = sorted(points, key=lambda point: point.position)
    return replace(
        bare,
        points=tuple(_following(ordered)),
        handlings=handlings,
        published_on=min(published, default=None),
    )


def published_decision(key: str) -> Published | None:
    """Return what the page of a public decision shows; None when there is none."""
    together = list(
        Decision.objects.filter(
            treatment__decisions__key=key,
            treatment__item__is_public=True,
            published_at__isnull=False,
        )
        .select_related("corrects", "treatment__item", "treatment__meeting__body")
        .select_related("treatment__meeting__chair__body", "treatment__meeting__secretary__body")
        .annotate(is_corrected=Exists(Decision.objects.filter(corrects=OuterRef("pk"))))
    )
    row = next((one for one in together if one.key == key), None)
    if row is None:
        return None
    _corrections(together)
    treatment = row.treatment
    there = present("meeting__present")
    prefetch_related_objects([treatment], *_voting(), _serving(), there, "item__documents")
    session = bare_session(treatment.meeting)
    handling = handling_of(treatment, session, together)
    tests = tests_of([treatment.item.key]).get(treatment.item.key, ())
    resolution = next(one for one in handling.resolutions if one.page == page_of_decision(key))
    return Published(row, replace(resolution, tests=tests), handling, session)


def _corrections(decisions: Sequence[Decision]) -> None:
    """Bring what corrects each; most are never corrected, and then nothing is asked."""
    corrected = [one for one in decisions if vars(one)["is_corrected"]]
    others = [one for one in decisions if not vars(one)["is_corrected"]]
    prefetch_related_objects(corrected, "corrected_by")
    nothing = Prefetch("corrected_by", queryset=Decision.objects.none())
    prefetch_related_objects(others, nothing)


def meetings_seen() -> "QuerySet[Meeting]":
    """Return the meetings that anybody may know of, with who was there."""
    return (
        Meeting.objects.filter(state__in=SEEN)
        .select_related("body", "chair__body", "secretary__body")
        .prefetch_related(present("present"))
    )


def present(path: str) -> "Prefetch[Any]":
    """Load who was at a meeting, in the order of their names."""
    return Prefetch(path, queryset=Mandatary.objects.select_related("body").order_by("name", "pk"))


def with_meeting(found: "QuerySet[Treatment]") -> "QuerySet[Treatment]":
    """Load the meeting of treatments with all that a page says of it."""
    return found.select_related(
        "meeting__body", "meeting__chair__body", "meeting__secretary__body"
    ).prefetch_related(present("meeting__present"))


def organ_of(body: Body) -> Organ:
    """Return a body with its kind in the code lists; our own word where they have none."""
    here = f"{site()}{reverse('decisions:overview')}#"
    own = (f"{namespace()}body-{body.kind}", f"{namespace()}unit-{body.kind}")
    kind, unit_kind = _CONCEPTS.get(Body.Kind(body.kind), own)
    return Organ(
        iri=body.uri or f"{here}orgaan-{body.code}",
        name=body.name,
        kind_iri=kind,
        kind_name=body.get_kind_display(),
        unit_iri=f"{here}eenheid-{body.code}",
        unit_name=body.unit,
        unit_kind_iri=unit_kind,
        area_iri=f"{here}gebied",
        area_name=str(settings.CITY_NAME),
    )


def person_of(row: Mandatary) -> Person:
    here = f"{site()}{reverse('decisions:overview')}#"
    return Person(row.uri or f"{here}mandataris-{row.body.code}-{row.key}", row.name, row.function)


def bare_session(meeting: Meeting) -> Session:
    """Return a meeting without its points."""
    page = page_of_meeting(meeting.key)
    minutes = site() + reverse("decisions:minutes", args=[meeting.key])
    return Session(
        iri=meeting.uri or f"{page}#zitting",
        page=page,
        organ=organ_of(meeting.body),
        planned_at=meeting.planned_at,
        started_at=meeting.started_at,
        ended_at=meeting.ended_at,
        place_iri=f"{page}#plaats",
        place=meeting.place,
        chair=person_of(meeting.chair) if meeting.chair else None,
        secretary=person_of(meeting.secretary) if meeting.secretary else None,
        present=tuple(person_of(row) for row in meeting.present.all()),
        points=(),
        handlings=(),
        agenda_iri=f"{page}#agenda",
        list_iri=f"{page}#besluitenlijst",
        minutes_iri=f"{minutes}#notulen",
    )


def handling_of(
    row: Treatment, session: Session, decisions: Sequence[Decision] | None = None
) -> Handling:
    """Return how a meeting treated a point; without drafts loaded, only for what was decided."""
    decided = tuple(row.decisions.all() if decisions is None else decisions)
    words = _title_of(row, decided)
    return Handling(
        iri=row.uri or f"{session.page}#behandeling-{row.item.key}",
        point=_point(row.item, words, session.page),
        is_public=row.item.is_public,
        outcome=row.outcome,
        outcome_name=row.get_outcome_display(),
        note=_lines(row.note),
        votes=tuple(_vote(vote, row, words[0], session) for vote in row.votes.all()),
        resolutions=tuple(_resolution(one, row, session) for one in decided),
    )


def _drafts(path: str) -> "Prefetch[Any]":
    return Prefetch(path, queryset=Draft.objects.order_by("number"))


def _title_of(row: Treatment, decisions: Sequence[Decision]) -> tuple[str, str]:
    if decisions:
        return decisions[0].title, decisions[0].summary
    last = list(row.item.drafts.all())[-1]
    return last.title, last.summary


def _points(items: "QuerySet[Item]", page: str) -> list[Point]:
    found = []
    for item in items.prefetch_related(_drafts("drafts")).order_by("position", "pk"):
        last = list(item.drafts.all())[-1]
        found.append(_point(item, (last.title, last.summary), page))
    return found


def _point(item: Item, words: tuple[str, str], page: str) -> Point:
    title, summary = words
    return Point(
        iri=item.uri or f"{page}#punt-{item.key}",
        title=title,
        summary=_lines(summary),
        position=item.position or 0,
        is_public=item.is_public,
        is_added_later=item.is_added_later,
    )


def _following(points: Sequence[Point]) -> Iterable[Point]:
    before = ""
    for point in points:
        yield replace(point, after_iri=before)
        before = point.iri


def _chained(handlings: Iterable[Handling]) -> tuple[Handling, ...]:
    found = list(handlings)
    points = _following([one.point for one in found])
    return tuple(replace(one, point=point) for one, point in zip(found, points, strict=True))


def _vote(vote: Vote, row: Treatment, title: str, session: Session) -> Voting:
    choices = tuple(Choice(person_of(one.mandatary), one.choice) for one in vote.ballots.all())
    voters = tuple(one.person for one in choices)
    return Voting(
        iri=vote.uri or f"{session.page}#stemming-{row.item.key}-{vote.number}",
        subject=vote.subject or title,
        consequence=_in_dutch(row),
        is_secret=vote.is_secret,
        in_favour=vote.in_favour,
        against=vote.against,
        abstained=vote.abstained,
        choices=choices,
        present=session.present or voters,
    )


def _in_dutch(row: Treatment) -> str:
    """Name an outcome as the data do, whatever the language of the reader."""
    with override(settings.LANGUAGE_CODE):
        return row.get_outcome_display()


def _resolution(row: Decision, treatment: Treatment, session: Session) -> Resolution:
    page = page_of_decision(row.key)
    corrected = row.corrects
    return Resolution(
        iri=row.uri or f"{page}#besluit",
        page=page,
        title=row.title,
        summary=_lines(row.summary),
        motivation=_lines(row.motivation),
        parts=tuple(_part(page, one) for one in row.articles),
        published_on=timezone.localdate(row.published_at) if row.published_at else None,
        treatment_iri=treatment.uri or f"{session.page}#behandeling-{treatment.item.key}",
        serves=tuple(_served(one) for one in treatment.item.serves.all()),
        corrects=(iri_of(corrected),) if corrected and corrected.published_at else (),
        corrected_by=tuple(iri_of(one) for one in row.corrected_by.all() if one.published_at),
    )


def iri_of(row: Decision) -> str:
    """Return the address of a decision as a thing."""
    return row.uri or f"{page_of_decision(row.key)}#besluit"


def _part(page: str, article: dict[str, str]) -> Part:
    number = str(article["number"])
    mark = "-".join(number.split())
    return Part(f"{page}#artikel-{mark}", number, f"Artikel {number}", _lines(article["text"]))


def _served(row: Serves) -> Served:
    slug = row.commitment.agreement.slug
    iri = f"{site()}/opendata/{slug}/commitment/{row.commitment.key}"
    return Served(iri, row.commitment.text, row.shows)


def tests_of(items: Sequence[str]) -> dict[str, tuple[Tested, ...]]:
    """Return the tests made of several items, and why some were not, in four queries."""
    runs = scorecards.runs_of(ROOM, items)
    exempted = scorecards.exemptions_of(ROOM, items)
    found = {}
    for key in items:
        page = page_of_decision(key)
        signed = {run.code: run for run in runs.get(key, ()) if run.state == "signed"}
        made = (
            Tested(f"{page}#toets-{run.code}", run.name, run.outcome, run.outcome_name, run.summary)
            for run in signed.values()
        )
        without = (
            Tested(f"{page}#zonder-{one.code}", one.name, "", "", one.reason, is_exemption=True)
            for one in exempted.get(key, ())
        )
        found[key] = (*made, *without)
    return found


def _lines(text: str) -> str:
    """Write line ends as a browser reads them, so that page and data hold the same letters."""
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()
