"""Take the meeting out of a page of any municipality: its points, how they were treated, the votes.

What a page does not say stays unknown: no numbers of votes, no outcome and no names are made up.
What it says and we cannot keep is noted.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import MAXYEAR, MINYEAR, date, datetime
from typing import TYPE_CHECKING, Any

from verbond.decisions.core.linked import vocabulary as v
from verbond.decisions.core.linked.errors import PageDoesNotFit
from verbond.decisions.core.linked.harvested import (
    HarvestedDecision,
    HarvestedMeeting,
    HarvestedPerson,
    HarvestedPoint,
    HarvestedVote,
)

if TYPE_CHECKING:
    from rdflib import Graph

KINDS = {"05": "council", "06": "college", "07": "ocmw-council", "08": "bureau"}
# The order matters: "OCMW-raad" before "raad".
_NAMED = (
    ("college", "college"),
    ("vast bureau", "bureau"),
    ("raad voor maatschappelijk welzijn", "ocmw-council"),
    ("ocmw", "ocmw-council"),
    ("gemeenteraad", "council"),
)
_OUTCOMES = (
    ("niet goedgekeurd", "rejected"),
    ("niet aanvaard", "rejected"),
    ("verworpen", "rejected"),
    ("afgekeurd", "rejected"),
    ("uitgesteld", "postponed"),
    ("verdaagd", "postponed"),
    ("kennis", "noted"),
    ("wijziging", "amended"),
    ("goedgekeurd", "approved"),
    ("aangenomen", "approved"),
    ("aanvaard", "approved"),
)
_CODE = f"{v.CODES}BestuursorgaanClassificatieCode/5ab0e9b8a3b2ca7c5e0000"
LONGEST_TITLE = 500
# The first and the last years of the calendar are no instants in another time zone.
FIRST_YEAR, LAST_YEAR = 1800, 2199


def harvest(graph: "Graph") -> HarvestedMeeting:
    """Take the one meeting of a page. Raises `PageDoesNotFit` when we cannot keep it."""
    return _Reader(graph).meeting()


@dataclass(slots=True)
class _Reader:
    graph: "Graph"
    notes: list[str] = field(default_factory=list)

    def meeting(self) -> HarvestedMeeting:
        uri = self._only_meeting()
        organ = self._one(uri, f"{v.BESLUIT}isGehoudenDoor")
        name = self._name_of_organ(organ)
        planned = self._moment(uri, f"{v.BESLUIT}geplandeStart")
        if planned is None:
            raise PageDoesNotFit("de zitting heeft geen geldige geplandeStart")
        unit = self._one(organ, f"{v.BESLUIT}bestuurt")
        place = self._one(uri, f"{v.PROV}atLocation")
        return HarvestedMeeting(
            uri=str(uri),
            body_uri=str(organ) if _is_address(organ) else "",
            body_name=name,
            body_kind=self._kind(organ, name),
            unit=self._text(unit, f"{v.SKOS}prefLabel") or name,
            planned_at=planned,
            started_at=self._moment(uri, f"{v.PROV}startedAtTime"),
            ended_at=self._moment(uri, f"{v.PROV}endedAtTime"),
            place=self._place(place),
            chair=self._person(self._one(uri, f"{v.BESLUIT}heeftVoorzitter"), "voorzitter"),
            secretary=self._person(self._one(uri, f"{v.BESLUIT}heeftSecretaris"), "secretaris"),
            present=tuple(self._people(uri, f"{v.BESLUIT}heeftAanwezigeBijStart")),
            points=tuple(self._points(uri)),
            notes=tuple(self.notes),
        )

    def _only_meeting(self) -> Any:
        found = sorted(self._of_kind(f"{v.BESLUIT}Zitting"), key=str)
        if len(found) != 1 or not _is_address(found[0]):
            raise PageDoesNotFit(
                f"er staan {len(found)} zittingen met een adres op de pagina; het moet er een zijn"
            )
        return found[0]

    def _points(self, meeting: Any) -> Iterator[HarvestedPoint]:
        treatments = set(self._of_kind(f"{v.BESLUIT}BehandelingVanAgendapunt"))
        taken = {self._one(one, f"{v.DCT}subject") for one in treatments}
        for treatment in self._in_order(treatments, "gebeurtNa", "aangebrachtNa"):
            point = self._point(treatment, self._one(treatment, f"{v.DCT}subject"))
            if point is not None:
                yield point
        for loose in sorted(set(self._of_kind(f"{v.BESLUIT}Agendapunt")) - taken, key=str):
            self.notes.append(f"agendapunt zonder behandeling overgeslagen: {loose}")

    def _point(self, treatment: Any, subject: Any) -> HarvestedPoint | None:
        if not _is_address(treatment):
            self.notes.append("behandeling zonder adres overgeslagen")
            return None
        votes = sorted(self._all(treatment, f"{v.BESLUIT}heeftStemming"), key=str)
        generated = sorted(self._all(treatment, f"{v.PROV}generated"), key=str)
        decisions = tuple(filter(None, map(self._decision, generated)))
        title = (
            self._text(subject, f"{v.DCT}title")
            or next((one.title for one in decisions), "")
            or next((self._text(one, f"{v.BESLUIT}onderwerp") for one in votes), "")
        )
        if not title:
            self.notes.append(f"agendapunt zonder titel overgeslagen: {treatment}")
            return None
        return HarvestedPoint(
            uri=str(subject) if _is_address(subject) else str(treatment),
            treatment_uri=str(treatment),
            title=self._short(title),
            summary=self._text(subject, f"{v.DCT}description"),
            is_public=self._truth(treatment, f"{v.BESLUIT}openbaar", default=True),
            outcome=self._outcome(treatment, votes, decisions),
            votes=tuple(filter(None, map(self._vote, votes))),
            decisions=decisions,
        )

    def _outcome(self, treatment: Any, votes: Iterable[Any], decisions: tuple[Any, ...]) -> str:
        said = " ".join(self._text(vote, f"{v.BESLUIT}gevolg") for vote in votes).casefold()
        for words, outcome in _OUTCOMES:
            if words in said:
                return outcome
        if said.strip():
            self.notes.append(f"gevolg niet begrepen: {said.strip()[:60]!r} bij {treatment}")
        if decisions:
            self.notes.append(f"uitkomst niet vermeld, wel een besluit: {treatment}")
            return "approved"
        self.notes.append(f"uitkomst niet vermeld, en geen besluit: {treatment}")
        return ""

    def _vote(self, vote: Any) -> HarvestedVote | None:
        names = ("aantalVoorstanders", "aantalTegenstanders", "aantalOnthouders")
        numbers = [self._number(vote, f"{v.BESLUIT}{name}") for name in names]
        if any(number is None for number in numbers) or not _is_address(vote):
            self.notes.append(f"stemming zonder aantallen niet overgenomen: {vote}")
            return None
        favour, against, abstained = (number or 0 for number in numbers)
        relations = (
            ("heeftVoorstander", "favour"),
            ("heeftTegenstander", "against"),
            ("heeftOnthouder", "abstain"),
        )
        choices = tuple(
            (person, choice)
            for relation, choice in relations
            for person in self._people(vote, f"{v.BESLUIT}{relation}")
        )
        subject = self._text(vote, f"{v.BESLUIT}onderwerp")[:300]
        secret = self._truth(vote, f"{v.BESLUIT}geheim", default=False)
        return HarvestedVote(str(vote), subject, secret, favour, against, abstained, choices)

    def _decision(self, decision: Any) -> HarvestedDecision | None:
        title = self._text(decision, f"{v.ELI}title")
        if not title or not _is_address(decision):
            self.notes.append(f"besluit zonder titel niet overgenomen: {decision}")
            return None
        parts = sorted(self._all(decision, f"{v.ELI}has_part"), key=self._place_of_part)
        texts = tuple(filter(None, (self._lines(part, f"{v.PROV}value") for part in parts)))
        whole = self._lines(decision, f"{v.PROV}value")
        published = self._day(decision, f"{v.ELI}date_publication")
        return HarvestedDecision(
            uri=str(decision),
            title=self._short(title),
            summary=self._text(decision, f"{v.ELI}description"),
            motivation=self._lines(decision, f"{v.BESLUIT}motivering"),
            articles=texts or ((whole,) if whole else ()),
            published_on=published,
        )

    def _place_of_part(self, part: Any) -> tuple[int, str]:
        digits = "".join(filter(str.isdecimal, self._text(part, f"{v.ELI}number")))
        return int(digits[:6]) if digits else 0, str(part)

    def _in_order(self, treatments: set[Any], own: str, of_point: str) -> list[Any]:
        """Follow what comes after what; what nothing is said of comes last, by its address."""
        before: dict[Any, Any] = {}
        by_point = {self._one(one, f"{v.DCT}subject"): one for one in treatments}
        for one in treatments:
            subject = self._one(one, f"{v.DCT}subject")
            earlier = self._one(subject, f"{v.BESLUIT}{of_point}")
            before[one] = self._one(one, f"{v.BESLUIT}{own}") or by_point.get(earlier)
        following: dict[Any, list[Any]] = {}
        for one in sorted(treatments, key=str):
            following.setdefault(before[one], []).append(one)
        starts = [one for one in sorted(treatments, key=str) if before[one] not in treatments]
        # One that something comes after is a beginning; one alone says nothing of its place.
        starts.sort(key=lambda one: one not in following)
        ordered: dict[Any, None] = {}
        pending = starts[::-1]
        while pending:
            one = pending.pop()
            if one not in ordered:
                ordered[one] = None
                pending.extend(following.get(one, [])[::-1])
        return [*ordered, *sorted(treatments - set(ordered), key=str)]

    def _name_of_organ(self, organ: Any) -> str:
        label = f"{v.SKOS}prefLabel"
        lasting = self._one(organ, f"{v.MANDAAT}isTijdspecialisatieVan") or self._one(
            organ, "http://data.vlaanderen.be/ns/generiek#isTijdspecialisatieVan"
        )
        name = self._text(organ, label) or self._text(lasting, label)
        if not name:
            raise PageDoesNotFit("het bestuursorgaan van de zitting heeft geen naam")
        return name

    def _kind(self, organ: Any, name: str) -> str:
        for path in (f"{v.ORG}classification", f"{v.BESLUIT}classificatie"):
            code = str(self._one(organ, path) or "").removeprefix(_CODE)
            if code in KINDS:
                return KINDS[code]
        for word, kind in _NAMED:
            if word in name.casefold():
                return kind
        raise PageDoesNotFit(f"we kennen het soort bestuursorgaan niet: {name[:80]!r}")

    def _place(self, place: Any) -> str:
        from rdflib import Literal

        if isinstance(place, Literal):
            return " ".join(str(place).split())[:200]
        return self._text(place, f"{v.RDFS}label")[:200]

    def _people(self, subject: Any, path: str) -> Iterator[HarvestedPerson]:
        for one in sorted(self._all(subject, path), key=str):
            person = self._person(one, path.rpartition("#")[2])
            if person is not None:
                yield person

    def _person(self, node: Any, role: str) -> HarvestedPerson | None:
        if node is None:
            return None
        alias = self._one(node, f"{v.MANDAAT}isBestuurlijkeAliasVan")
        # Pages that forget a type put the names of the person on the mandate.
        first, last = (
            self._text(alias, path) or self._text(node, path)
            for path in (f"{v.PERSOON}gebruikteVoornaam", f"{v.FOAF}familyName")
        )
        name = self._text(node, f"{v.FOAF}name") or f"{first} {last}".strip()
        if not name or not _is_address(node):
            self.notes.append(f"{role} zonder naam niet overgenomen: {node}")
            return None
        return HarvestedPerson(str(node), name[:160])

    def _short(self, title: str) -> str:
        if len(title) > LONGEST_TITLE:
            self.notes.append(f"titel ingekort tot {LONGEST_TITLE} tekens: {title[:60]}…")
        return title[:LONGEST_TITLE]

    def _of_kind(self, kind: str) -> Iterator[Any]:
        from rdflib import RDF, URIRef

        yield from self.graph.subjects(RDF.type, URIRef(kind))

    def _all(self, subject: Any, path: str) -> list[Any]:
        from rdflib import URIRef

        return [] if subject is None else list(self.graph.objects(subject, URIRef(path)))

    def _one(self, subject: Any, path: str) -> Any:
        return min(self._all(subject, path), key=str, default=None)

    def _text(self, subject: Any, path: str) -> str:
        return " ".join(self._literal(subject, path).split())

    def _lines(self, subject: Any, path: str) -> str:
        lines = self._literal(subject, path).splitlines()
        return "\n".join(" ".join(line.split()) for line in lines).strip()

    def _literal(self, subject: Any, path: str) -> str:
        from rdflib import Literal

        texts = [str(one) for one in self._all(subject, path) if isinstance(one, Literal)]
        return min((text for text in texts if text.strip()), default="").replace("\x00", "")

    def _moment(self, subject: Any, path: str) -> datetime | None:
        text = self._literal(subject, path).strip()
        try:
            moment = datetime.fromisoformat(text) if text else None
        except ValueError:
            self.notes.append(f"geen tijdstip: {text[:40]!r}")
            return None
        if moment is not None and moment.tzinfo is None:
            self.notes.append(f"tijdstip zonder tijdzone niet overgenomen: {text[:40]}")
            return None
        # At its ends the calendar has no room for the same instant in another time zone.
        if moment is not None and moment.year in {MINYEAR, MAXYEAR}:
            self.notes.append(f"geen tijdstip: {text[:40]!r}")
            return None
        return moment

    def _day(self, subject: Any, path: str) -> date | None:
        text = self._literal(subject, path).strip()
        try:
            day = date.fromisoformat(text[:10]) if text else None
        except ValueError:
            self.notes.append(f"geen datum: {text[:40]!r}")
            return None
        if day is not None and not FIRST_YEAR <= day.year <= LAST_YEAR:
            self.notes.append(f"geen jaar om te bewaren: {text[:40]!r}")
            return None
        return day

    def _number(self, subject: Any, path: str) -> int | None:
        text = self._literal(subject, path).strip()
        return int(text) if text.isascii() and text.isdecimal() and len(text) < 5 else None

    def _truth(self, subject: Any, path: str, *, default: bool) -> bool:
        text = self._literal(subject, path).strip().lower()
        return default if text not in {"true", "false", "1", "0"} else text in {"true", "1"}


def _is_address(node: Any) -> bool:
    from rdflib import URIRef

    # An address becomes a link on our pages: never a script or a document of its own. And what
    # takes more room than a column has is no address that anybody can follow.
    return (
        isinstance(node, URIRef)
        and len(node) <= 300
        and str(node).lower().startswith(("https://", "http://"))
    )
