"""Statements about published meetings and decisions, one by one: the same that the pages carry."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime

from verbond.decisions.core.linked import vocabulary as v
from verbond.decisions.core.linked.facts import (
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


@dataclass(frozen=True, slots=True)
class Text:
    """A literal: with a datatype, or with a language."""

    value: str
    datatype: str = f"{v.XSD}string"
    language: str = ""


type Statement = tuple[str, str, str | Text]

_TYPE = f"{v.RDF}type"


def instant(moment: datetime) -> str:
    """Write a moment as pages and data do: in UTC, to the second.

    >>> from datetime import datetime, timedelta, timezone
    >>> instant(datetime(2026, 3, 2, 19, 0, tzinfo=timezone(timedelta(hours=1))))
    '2026-03-02T18:00:00Z'
    """
    return f"{moment.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"


def agenda_statements(session: Session) -> Iterator[Statement]:
    """Say what an agenda says: the meeting, its body and its points."""
    yield from _session(session)
    yield session.iri, f"{v.BESLUIT}heeftAgenda", session.agenda_iri
    yield from _document(session.agenda_iri, v.AGENDA_TYPE, None)
    for point in session.points:
        yield from _point(session, point)


def list_statements(session: Session) -> Iterator[Statement]:
    """Say what a list of decisions says: how each point was treated, without the whole texts."""
    yield from held_statements(session)
    yield session.iri, f"{v.BESLUIT}heeftBesluitenlijst", session.list_iri
    yield from _document(session.list_iri, v.LIST_TYPE, session.published_on)
    for handling in session.handlings:
        yield from _point(session, handling.point)
        yield from _handling(handling)
        for vote in handling.votes:
            yield from _vote(vote)
        for resolution in handling.resolutions:
            yield from _heading(resolution)


def minutes_statements(session: Session) -> Iterator[Statement]:
    """Say what minutes say: all of the list, who was there, and every text in full."""
    yield from held_statements(session)
    yield session.iri, f"{v.BESLUIT}heeftNotulen", session.minutes_iri
    yield from _document(session.minutes_iri, v.MINUTES_TYPE, session.published_on)
    for handling in session.handlings:
        yield from _point(session, handling.point)
        yield from _attended(handling, session)
        for vote in handling.votes:
            yield from _vote(vote, whole=True)
        for resolution in handling.resolutions:
            yield from _heading(resolution)
            yield from _body(resolution)


def decision_statements(
    resolution: Resolution, handling: Handling, session: Session, own: str
) -> Iterator[Statement]:
    """Say what the page of a decision says; `own` is the namespace of this site."""
    yield session.iri, f"{v.BESLUIT}heeftUittreksel", f"{resolution.page}#uittreksel"
    yield from _document(f"{resolution.page}#uittreksel", v.EXTRACT_TYPE, resolution.published_on)
    yield from _point(None, handling.point)
    yield from _attended(handling, session)
    yield from (one for person in session.present for one in _person(person))
    for vote in handling.votes:
        yield from _vote(vote, whole=True)
    yield from _heading(resolution)
    yield from _body(resolution)
    yield from _beyond(resolution, own)


def _session(session: Session) -> Iterator[Statement]:
    yield session.iri, _TYPE, f"{v.BESLUIT}Zitting"
    yield session.iri, f"{v.BESLUIT}geplandeStart", _moment(session.planned_at)
    yield session.iri, f"{v.BESLUIT}isGehoudenDoor", session.organ.iri
    yield from _organ(session.organ)
    if session.place:
        yield session.iri, f"{v.PROV}atLocation", session.place_iri
        yield session.place_iri, _TYPE, f"{v.PROV}Location"
        yield session.place_iri, f"{v.RDFS}label", Text(session.place)


def _organ(organ: Organ) -> Iterator[Statement]:
    yield organ.iri, _TYPE, f"{v.BESLUIT}Bestuursorgaan"
    yield organ.iri, f"{v.SKOS}prefLabel", Text(organ.name)
    # The shape of the agenda asks one property, that of the list of decisions the other.
    yield organ.iri, f"{v.ORG}classification", organ.kind_iri
    yield organ.iri, f"{v.BESLUIT}classificatie", organ.kind_iri
    yield organ.kind_iri, _TYPE, f"{v.SKOS}Concept"
    yield organ.iri, f"{v.BESLUIT}bestuurt", organ.unit_iri
    yield organ.unit_iri, _TYPE, f"{v.BESLUIT}Bestuurseenheid"
    yield organ.unit_iri, f"{v.SKOS}prefLabel", Text(organ.unit_name)
    yield organ.unit_iri, f"{v.BESLUIT}classificatie", organ.unit_kind_iri
    yield organ.unit_kind_iri, _TYPE, f"{v.SKOS}Concept"
    yield organ.unit_iri, f"{v.BESLUIT}werkingsgebied", organ.area_iri
    yield organ.area_iri, _TYPE, f"{v.PROV}Location"
    yield organ.area_iri, f"{v.RDFS}label", Text(organ.area_name)


def held_statements(session: Session) -> Iterator[Statement]:
    """Say what is known of a meeting that was held: when, where, by whom, who was there."""
    yield from _session(session)
    if session.started_at:
        yield session.iri, f"{v.PROV}startedAtTime", _moment(session.started_at)
    if session.ended_at:
        yield session.iri, f"{v.PROV}endedAtTime", _moment(session.ended_at)
    if session.chair:
        yield session.iri, f"{v.BESLUIT}heeftVoorzitter", session.chair.iri
        yield from _person(session.chair)
    if session.secretary:
        yield session.iri, f"{v.BESLUIT}heeftSecretaris", session.secretary.iri
        yield session.secretary.iri, _TYPE, f"{v.LEIDEND}Functionaris"
        yield session.secretary.iri, f"{v.FOAF}name", Text(session.secretary.name)
    for person in session.present:
        yield session.iri, f"{v.BESLUIT}heeftAanwezigeBijStart", person.iri
        yield from _person(person)


def _person(person: Person) -> Iterator[Statement]:
    yield person.iri, _TYPE, f"{v.MANDAAT}Mandataris"
    yield person.iri, f"{v.FOAF}name", Text(person.name)


def _document(iri: str, kind: str, published: date | None) -> Iterator[Statement]:
    yield iri, _TYPE, f"{v.FOAF}Document"
    yield iri, _TYPE, kind
    if published:
        yield iri, f"{v.ELI}date_publication", _day(published)


def _point(session: Session | None, point: Point) -> Iterator[Statement]:
    if session is not None:
        yield session.iri, f"{v.BESLUIT}behandelt", point.iri
        if point.after_iri:
            yield point.iri, f"{v.BESLUIT}aangebrachtNa", point.after_iri
    yield point.iri, _TYPE, f"{v.BESLUIT}Agendapunt"
    yield point.iri, f"{v.DCT}title", Text(point.title)
    if point.summary:
        yield point.iri, f"{v.DCT}description", Text(point.summary)
    yield point.iri, f"{v.BESLUIT}geplandOpenbaar", _truth(point.is_public)


def _handling(handling: Handling) -> Iterator[Statement]:
    yield handling.iri, _TYPE, f"{v.BESLUIT}BehandelingVanAgendapunt"
    yield handling.iri, f"{v.DCT}subject", handling.point.iri
    yield handling.iri, f"{v.BESLUIT}openbaar", _truth(handling.is_public)
    for resolution in handling.resolutions:
        yield handling.iri, f"{v.PROV}generated", resolution.iri
    for vote in handling.votes:
        yield handling.iri, f"{v.BESLUIT}heeftStemming", vote.iri


def _attended(handling: Handling, session: Session) -> Iterator[Statement]:
    yield from _handling(handling)
    for person in session.present:
        yield handling.iri, f"{v.BESLUIT}heeftAanwezige", person.iri


def _vote(vote: Voting, *, whole: bool = False) -> Iterator[Statement]:
    yield vote.iri, _TYPE, f"{v.BESLUIT}Stemming"
    yield vote.iri, f"{v.BESLUIT}onderwerp", Text(vote.subject, "", "nl")
    yield vote.iri, f"{v.BESLUIT}gevolg", Text(vote.consequence, "", "nl")
    yield vote.iri, f"{v.BESLUIT}geheim", _truth(vote.is_secret)
    numbers = {
        "aantalVoorstanders": vote.in_favour,
        "aantalTegenstanders": vote.against,
        "aantalOnthouders": vote.abstained,
    }
    for name, number in numbers.items():
        yield vote.iri, f"{v.BESLUIT}{name}", Text(str(number), f"{v.XSD}integer")
    if not whole:
        return
    for person in vote.present:
        yield vote.iri, f"{v.BESLUIT}heeftAanwezige", person.iri
        yield from _person(person)
    relations = {
        "favour": "heeftVoorstander",
        "against": "heeftTegenstander",
        "abstain": "heeftOnthouder",
    }
    for one in vote.choices:
        yield vote.iri, f"{v.BESLUIT}heeftStemmer", one.person.iri
        yield vote.iri, f"{v.BESLUIT}{relations[one.choice]}", one.person.iri
        yield from _person(one.person)


def _heading(resolution: Resolution) -> Iterator[Statement]:
    iri = resolution.iri
    yield iri, _TYPE, f"{v.BESLUIT}Besluit"
    yield iri, f"{v.ELI}title", Text(resolution.title)
    if resolution.summary:
        yield iri, f"{v.ELI}description", Text(resolution.summary)
    yield iri, f"{v.ELI}language", v.DUTCH
    yield v.DUTCH, _TYPE, f"{v.SKOS}Concept"
    if resolution.published_on:
        yield iri, f"{v.ELI}date_publication", _day(resolution.published_on)
    yield iri, f"{v.PROV}wasGeneratedBy", resolution.treatment_iri


def _body(resolution: Resolution) -> Iterator[Statement]:
    iri = resolution.iri
    if resolution.motivation:
        yield iri, f"{v.BESLUIT}motivering", Text(resolution.motivation, "", "nl")
    yield iri, f"{v.PROV}value", Text(resolution.content)
    for part in resolution.parts:
        yield iri, f"{v.ELI}has_part", part.iri
        yield from _part(part)


def _part(part: Part) -> Iterator[Statement]:
    yield part.iri, _TYPE, f"{v.BESLUIT}Artikel"
    yield part.iri, f"{v.ELI}number", Text(part.number)
    yield part.iri, f"{v.ELI}title", Text(part.title)
    yield part.iri, f"{v.ELI}language", v.DUTCH
    yield part.iri, f"{v.PROV}value", Text(part.text)


def _beyond(resolution: Resolution, own: str) -> Iterator[Statement]:
    """Say what only we publish: promises, tests, and corrections in both directions."""
    iri = resolution.iri
    for corrected in resolution.corrects:
        yield iri, f"{v.ELI}corrects", corrected
    for later in resolution.corrected_by:
        yield iri, f"{v.ELI}corrected_by", later
    for served in resolution.serves:
        yield from _served(iri, served, own)
    for test in resolution.tests:
        yield from _test(iri, test, own)


def _served(iri: str, served: Served, own: str) -> Iterator[Statement]:
    yield iri, f"{own}servesCommitment", served.iri
    # What it does for the promise is said with a property of its own: "started", "done" …
    yield iri, f"{own}shows-{served.shows}", served.iri


def _test(iri: str, test: Tested, own: str) -> Iterator[Statement]:
    yield iri, f"{own}hasTest", test.iri
    yield test.iri, _TYPE, f"{own}{'TestExemption' if test.is_exemption else 'TestRun'}"
    yield test.iri, f"{v.DCT}title", Text(test.name, "", "nl")
    if test.outcome:
        yield test.iri, f"{own}testOutcome", Text(test.outcome)
    if test.summary:
        yield test.iri, f"{v.DCT}description", Text(test.summary, "", "nl")


def _moment(moment: datetime) -> Text:
    return Text(instant(moment), f"{v.XSD}dateTime")


def _day(day: date) -> Text:
    return Text(day.isoformat(), f"{v.XSD}date")


def _truth(value: bool) -> Text:
    return Text("true" if value else "false", f"{v.XSD}boolean")


def unique(statements: Iterable[Statement]) -> Iterator[Statement]:
    """Leave out what was said before; a person who votes ten times is named once."""
    seen: set[Statement] = set()
    for statement in statements:
        if statement not in seen:
            seen.add(statement)
            yield statement
