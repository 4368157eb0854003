"""Take over a published meeting of any municipality: all of it, or nothing."""

from dataclasses import dataclass, field
from datetime import UTC, datetime, time

from django.db import transaction
from django.utils.text import slugify

from verbond.decisions.core.linked.errors import PageDoesNotFit
from verbond.decisions.core.linked.harvested import (
    HarvestedDecision,
    HarvestedMeeting,
    HarvestedPerson,
    HarvestedPoint,
    HarvestedVote,
)
from verbond.decisions.core.wording import Wording, check_wording, fingerprint, wording_of
from verbond.decisions.models import (
    Ballot,
    Body,
    Decision,
    Draft,
    Item,
    Mandatary,
    Meeting,
    Treatment,
    Vote,
)
from verbond.decisions.operations.proposing import propose_serves
from verbond.decisions.operations.turns import day_of, note_meeting
from verbond.journal import facade as journal


@dataclass(slots=True)
class Harvested:
    """What a harvest did: how many rows are new and how many were there, and what did not fit."""

    meeting: str = ""
    meeting_id: int | None = None
    made: int = 0
    kept: int = 0
    proposed: int = 0
    notes: list[str] = field(default_factory=list)


@transaction.atomic
def harvest_meeting(
    *,
    found: HarvestedMeeting,
    source_url: str,
    actor: journal.Actor,
    now: datetime,
    fictitious: bool = False,
) -> Harvested:
    """Take over a meeting with its points, votes and decisions; the addresses tell what is known.

    A second time changes nothing. A decision that its source changed stays as it was taken over,
    and the answer says so. Raises `PageDoesNotFit` when nothing of it can be kept.
    """
    journal.wait_turn()
    usable = check_fits(found, now)
    harvest = _Harvest(found, source_url, now, fictitious)
    harvest.result.notes.extend(found.notes)
    meeting = harvest.meeting()
    for number, point in enumerate(usable, 1):
        harvest.point(meeting, point, number)
    harvest.result.proposed = propose_serves(harvest.texts)
    if harvest.result.made:
        note_meeting(
            meeting=meeting,
            verb="harvest_decisions",
            summary=f"Vergadering overgenomen van elders: {meeting.body.name}, "
            f"{day_of(meeting.planned_at):%d/%m/%Y}.",
            actor=actor,
            now=now,
            details={
                "made": harvest.result.made,
                "proposed": harvest.result.proposed,
                "source": source_url,
                "uri": found.uri,
            },
        )
    return harvest.result


def check_fits(found: HarvestedMeeting, now: datetime) -> list[HarvestedPoint]:
    """Return the points that can be kept. Raises `PageDoesNotFit` when there are none.

    A meeting that has not been held decided nothing, whatever its page says.
    """
    if day_of(found.planned_at) > day_of(now):
        raise PageDoesNotFit(
            f"de zitting van {day_of(found.planned_at):%d/%m/%Y} is nog niet geweest"
        )
    usable = [point for point in found.points if point.outcome]
    if not usable:
        raise PageDoesNotFit("er staat geen enkele behandeling met een uitkomst op de pagina")
    return usable


@dataclass(slots=True)
class _Harvest:
    """One harvest under way."""

    found: HarvestedMeeting
    source_url: str
    now: datetime
    fictitious: bool
    result: Harvested = field(default_factory=Harvested)
    texts: list[tuple[Item, Wording]] = field(default_factory=list)

    def meeting(self) -> Meeting:
        known = Meeting.objects.filter(uri=self.found.uri).select_related("body").first()
        if known is not None:
            self.result.meeting, self.result.meeting_id = known.key, known.pk
            self.result.kept += 1
            return known
        body = self._body()
        day = day_of(self.found.planned_at)
        meeting = Meeting.objects.create(
            body=body,
            key=_free(Meeting, f"{body.code[:60]}-{day.isoformat()}"),
            planned_at=self.found.planned_at,
            started_at=self.found.started_at,
            ended_at=self.found.ended_at,
            place=self.found.place,
            chair=self._person(body, self.found.chair),
            secretary=self._person(body, self.found.secretary),
            state=Meeting.State.HELD,
            uri=self.found.uri,
            source_url=self.source_url,
            fictitious=self.fictitious,
        )
        meeting.present.set(filter(None, (self._person(body, one) for one in self.found.present)))
        self.result.meeting, self.result.meeting_id = meeting.key, meeting.pk
        self.result.made += 1
        return meeting

    def point(self, meeting: Meeting, point: HarvestedPoint, number: int) -> None:
        known = Treatment.objects.filter(uri=point.treatment_uri).first()
        if known is not None:
            self.result.kept += 1
            self._compare(point)
            return
        item = self._item(meeting, point, number)
        treatment = Treatment.objects.create(
            item=item,
            meeting=meeting,
            outcome=point.outcome,
            at=meeting.started_at or meeting.planned_at,
            uri=point.treatment_uri,
        )
        for place, vote in enumerate(point.votes, 1):
            self._vote(treatment, vote, place)
        for place, decision in enumerate(point.decisions, 1):
            self._decision(treatment, decision, place)
        # A promise is served by what was decided, not by what was only talked about.
        if point.is_public and point.decisions:
            self.texts.append((item, _wording(point.decisions[0])))
        self.result.made += 1

    def _item(self, meeting: Meeting, point: HarvestedPoint, number: int) -> Item:
        taken = meeting.items.filter(position=number).exists()
        item = Item.objects.create(
            key=_free(Item, f"{meeting.key[:70]}-{number:03d}"),
            body=meeting.body,
            meeting=meeting,
            position=None if taken else number,
            state=Item.State.PUBLISHED,
            is_public=point.is_public,
            made_at=self.now,
            uri=point.uri,
            fictitious=self.fictitious,
        )
        text = wording_of(title=point.title, summary=point.summary)
        check_wording(text)
        Draft.objects.create(
            item=item,
            number=1,
            title=text.title,
            summary=text.summary,
            sha256=fingerprint(text),
            made_at=self.now,
        )
        return item

    def _decision(self, treatment: Treatment, one: HarvestedDecision, place: int) -> None:
        text = _wording(one)
        check_wording(text)
        key = treatment.item.key if place == 1 else f"{treatment.item.key}-{place}"
        day = day_of(treatment.meeting.planned_at)
        published = datetime.combine(one.published_on, time(12), UTC) if one.published_on else None
        Decision.objects.create(
            key=_free(Decision, key),
            treatment=treatment,
            title=text.title,
            summary=text.summary,
            motivation=text.motivation,
            articles=[{"number": part.number, "text": part.text} for part in text.articles],
            decided_on=day,
            published_at=min(published or self.now, self.now),
            sha256=fingerprint(text),
            uri=one.uri,
            fictitious=self.fictitious,
        )

    def _compare(self, point: HarvestedPoint) -> None:
        """Say so when a source changed what we took over: a decision stays what it was."""
        for one in point.decisions:
            row = Decision.objects.filter(uri=one.uri).first()
            if row is None or row.sha256 != fingerprint(_wording(one)):
                self.result.notes.append(f"de bron is veranderd, niet overgenomen: {one.uri}")

    def _vote(self, treatment: Treatment, one: HarvestedVote, place: int) -> None:
        vote = Vote.objects.create(
            treatment=treatment,
            number=place,
            subject=one.subject,
            is_secret=one.is_secret,
            in_favour=one.in_favour,
            against=one.against,
            abstained=one.abstained,
            uri=one.uri,
        )
        voters: dict[int, Ballot] = {}
        for person, choice in one.choices:
            row = self._person(treatment.meeting.body, person)
            if row is not None and row.pk not in voters:
                voters[row.pk] = Ballot(vote=vote, mandatary=row, choice=choice)
        Ballot.objects.bulk_create(voters.values())

    def _body(self) -> Body:
        if self.found.body_uri and (known := Body.objects.filter(uri=self.found.body_uri).first()):
            return known
        return Body.objects.create(
            code=_free(Body, slugify(self.found.body_name)[:50] or "orgaan", "code"),
            kind=self.found.body_kind,
            name=self.found.body_name[:200],
            unit=self.found.unit[:200],
            uri=self.found.body_uri,
            taken_over=True,
            fictitious=self.fictitious,
        )

    def _person(self, body: Body, person: HarvestedPerson | None) -> Mandatary | None:
        if person is None:
            return None
        known = Mandatary.objects.filter(body=body, uri=person.uri).first()
        if known is not None:
            return known
        taken = set(Mandatary.objects.filter(body=body).values_list("key", flat=True))
        return Mandatary.objects.create(
            body=body,
            key=_other_than(taken, slugify(person.name)[:70] or "mandataris"),
            name=person.name,
            uri=person.uri,
            fictitious=self.fictitious,
        )


def _wording(one: HarvestedDecision) -> Wording:
    return wording_of(
        title=one.title, summary=one.summary, motivation=one.motivation, articles=one.articles
    )


def _free(model: type[Body | Meeting | Item | Decision], wanted: str, column: str = "key") -> str:
    near = model.objects.filter(**{f"{column}__startswith": wanted})
    return _other_than(set(near.values_list(column, flat=True)), wanted)


def _other_than(taken: set[str], wanted: str) -> str:
    if wanted not in taken:
        return wanted
    number = 2
    while f"{wanted}-{number}" in taken:
        number += 1
    return f"{wanted}-{number}"
