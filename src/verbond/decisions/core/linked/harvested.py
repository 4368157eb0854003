"""What a page of any municipality tells of one meeting."""

from dataclasses import dataclass
from datetime import date, datetime


@dataclass(frozen=True, slots=True)
class HarvestedPerson:
    uri: str
    name: str


@dataclass(frozen=True, slots=True)
class HarvestedVote:
    uri: str
    subject: str
    is_secret: bool
    in_favour: int
    against: int
    abstained: int
    choices: tuple[tuple[HarvestedPerson, str], ...] = ()


@dataclass(frozen=True, slots=True)
class HarvestedDecision:
    uri: str
    title: str
    summary: str
    motivation: str
    articles: tuple[str, ...]
    published_on: date | None


@dataclass(frozen=True, slots=True)
class HarvestedPoint:
    """A point with its treatment; a page that only has a treatment names the point by that."""

    uri: str
    treatment_uri: str
    title: str
    summary: str
    is_public: bool
    outcome: str
    votes: tuple[HarvestedVote, ...]
    decisions: tuple[HarvestedDecision, ...]


@dataclass(frozen=True, slots=True)
class HarvestedMeeting:
    """One meeting as a page tells of it."""

    uri: str
    body_uri: str
    body_name: str
    body_kind: str
    unit: str
    planned_at: datetime
    started_at: datetime | None
    ended_at: datetime | None
    place: str
    chair: HarvestedPerson | None
    secretary: HarvestedPerson | None
    present: tuple[HarvestedPerson, ...]
    points: tuple[HarvestedPoint, ...]
    notes: tuple[str, ...]
