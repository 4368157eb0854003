"""Wishes, what they would change, and what is wrong with them."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong in one row, in one field, in words that say what is allowed."""

    row: int
    field: str
    message: str


@dataclass(frozen=True, slots=True)
class Statement:
    """The word of somebody with a name; without a day it is of the day that it comes in."""

    shows: str
    text: str
    said_by: str
    on: date | None = None


@dataclass(frozen=True, slots=True)
class Milestone:
    title: str
    due_on: date | None = None


@dataclass(frozen=True, slots=True)
class Ownership:
    department: str
    email: str = ""


@dataclass(frozen=True, slots=True)
class Wish:
    """What is wanted for one promise; the versions say how it stood when somebody wanted it."""

    row: int
    key: str
    version: str
    owner_version: str
    made_on: str
    owner: Ownership | None = None
    statement: Statement | None = None
    milestone: Milestone | None = None
    tie: str = ""  # "room:key" of evidence, to be proposed


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that would change, in words; `what` is owner, statement, milestone or tie."""

    what: str
    commitment_id: int
    text: str
    url: str
    says: str
    wish: Wish
    address: str = ""  # of the statement as evidence


@dataclass(frozen=True, slots=True)
class Plan:
    """What wishes would change, what is wrong with them, and how many change nothing."""

    steps: tuple[Step, ...]
    faults: tuple[Fault, ...]
    same: int

    @property
    def wishes(self) -> tuple[Wish, ...]:
        """The wishes that change something."""
        return tuple({step.wish.row: step.wish for step in self.steps}.values())


def as_plain(wishes: Iterable[Wish]) -> list[dict[str, Any]]:
    """Write wishes as what JSON knows."""
    return [_plain(asdict(wish)) for wish in wishes]


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _plain(one) for key, one in value.items()}
    return value.isoformat() if isinstance(value, date) else value


def from_plain(rows: Iterable[Mapping[str, Any]]) -> tuple[Wish, ...]:
    """Read back what `as_plain` wrote."""
    return tuple(_wish(row) for row in rows)


def _wish(row: Mapping[str, Any]) -> Wish:
    owner, statement, milestone = row["owner"], row["statement"], row["milestone"]
    return Wish(
        row=row["row"],
        key=row["key"],
        version=row["version"],
        owner_version=row["owner_version"],
        made_on=row["made_on"],
        owner=Ownership(**owner) if owner else None,
        statement=Statement(**{**statement, "on": _day(statement["on"])}) if statement else None,
        milestone=Milestone(milestone["title"], _day(milestone["due_on"])) if milestone else None,
        tie=row["tie"],
    )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
