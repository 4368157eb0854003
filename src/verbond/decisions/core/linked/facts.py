"""What a published page says of a meeting or a decision: frozen, with an address for everything.

Made from the tables by `queries.linked`, written as RDFa by the templates and as statements by
`statements`; both must say the same, and a test compares them.
"""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody with a mandate, or the officer who keeps the minutes."""

    iri: str
    name: str
    function: str = ""


@dataclass(frozen=True, slots=True)
class Organ:
    """A governing body, the authority that it governs, and where that works."""

    iri: str
    name: str
    kind_iri: str
    kind_name: str
    unit_iri: str
    unit_name: str
    unit_kind_iri: str
    area_iri: str
    area_name: str


@dataclass(frozen=True, slots=True)
class Part:
    """One article; its title is what it is called: "Artikel 1"."""

    iri: str
    number: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class Choice:
    """What one person voted: favour, against or abstain."""

    person: Person
    choice: str


@dataclass(frozen=True, slots=True)
class Voting:
    """One vote; a secret one has numbers and no choices."""

    iri: str
    subject: str
    consequence: str
    is_secret: bool
    in_favour: int
    against: int
    abstained: int
    choices: tuple[Choice, ...] = ()
    present: tuple[Person, ...] = ()

    def of(self, choice: str) -> tuple[Person, ...]:
        """Return who made a choice."""
        return tuple(one.person for one in self.choices if one.choice == choice)


@dataclass(frozen=True, slots=True)
class Point:
    """One point of an agenda."""

    iri: str
    title: str
    summary: str
    position: int
    is_public: bool = True
    is_added_later: bool = False
    after_iri: str = ""


@dataclass(frozen=True, slots=True)
class Served:
    """A commitment that a decision serves, and what it does for it."""

    iri: str
    text: str
    shows: str


@dataclass(frozen=True, slots=True)
class Tested:
    """A test that was made of the draft, or the reason why there is none."""

    iri: str
    name: str
    outcome: str
    outcome_name: str
    summary: str
    is_exemption: bool = False


@dataclass(frozen=True, slots=True)
class Resolution:
    """A decision as it was taken."""

    iri: str
    page: str
    title: str
    summary: str
    motivation: str
    parts: tuple[Part, ...]
    published_on: date | None
    treatment_iri: str
    serves: tuple[Served, ...] = ()
    tests: tuple[Tested, ...] = ()
    corrects: tuple[str, ...] = ()
    corrected_by: tuple[str, ...] = ()

    @property
    def content(self) -> str:
        """Return the operative part as the page shows it: each article under its title."""
        return "".join(f"{part.title}\n{part.text}\n" for part in self.parts)


@dataclass(frozen=True, slots=True)
class Handling:
    """How a meeting treated a point, and what came of it."""

    iri: str
    point: Point
    is_public: bool
    outcome: str
    outcome_name: str
    note: str = ""
    after_iri: str = ""
    votes: tuple[Voting, ...] = ()
    resolutions: tuple[Resolution, ...] = ()


@dataclass(frozen=True, slots=True)
class Session:
    """A meeting with its points and, once it was held, how they were treated."""

    iri: str
    page: str
    organ: Organ
    planned_at: datetime
    started_at: datetime | None
    ended_at: datetime | None
    place_iri: str
    place: str
    chair: Person | None
    secretary: Person | None
    present: tuple[Person, ...]
    points: tuple[Point, ...]
    handlings: tuple[Handling, ...]
    agenda_iri: str
    list_iri: str
    minutes_iri: str
    published_on: date | None = None
