"""A test as data: questions, when it applies, and how answers lead to an outcome."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum

from verbond.scorecards.core.conditions import Condition

# The answer "weet niet", to every type of question that allows it.
UNKNOWN = "weet-niet"
YES, NO = "ja", "nee"


class Type(StrEnum):
    """How a question is answered."""

    YES_NO = "yes_no"
    CHOICE = "choice"
    MULTIPLE = "multiple"
    SCALE = "scale"
    NUMBER = "number"
    TEXT = "text"


class Effect(StrEnum):
    """What an answer shows."""

    NEGATIVE = "negatief"
    POSITIVE = "positief"
    TO_FIND_OUT = "te-onderzoeken"


class Outcome(StrEnum):
    """How a test of effects ends (a scored test ends in one of its own bands)."""

    NONE = "geen-effect"
    POSITIVE = "positief"
    NEGATIVE_WITH = "negatief-met-maatregel"
    NEGATIVE_WITHOUT = "negatief-zonder-maatregel"
    TO_FIND_OUT = "te-onderzoeken"


OUTCOME_NAMES = {
    Outcome.NONE: "Geen effect",
    Outcome.POSITIVE: "Positief effect",
    Outcome.NEGATIVE_WITH: "Negatief effect, met maatregel",
    Outcome.NEGATIVE_WITHOUT: "Negatief effect, zonder maatregel",
    Outcome.TO_FIND_OUT: "Nog te onderzoeken",
}


@dataclass(frozen=True, slots=True)
class Option:
    """One answer that can be chosen."""

    key: str
    text: str


@dataclass(frozen=True, slots=True)
class Step:
    """From this number on, this many points."""

    at_least: Decimal
    points: int


@dataclass(frozen=True, slots=True)
class Question:
    """One question; `shown_when` makes it a follow-up of others."""

    id: str
    text: str
    type: Type
    domain: str
    help: str = ""
    required: bool = True
    unknown_allowed: bool = True
    options: tuple[Option, ...] = ()
    lowest: int = 1
    highest: int = 5
    weight: int = 1
    points: Mapping[str, int] = field(default_factory=dict)
    steps: tuple[Step, ...] = ()
    shown_when: Condition | None = None


@dataclass(frozen=True, slots=True)
class After:
    """Ask this test once another one ended so."""

    code: str
    outcomes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Scope:
    """Which things a test is asked for; an empty list stands for all."""

    bodies: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()
    after: After | None = None
    reason: str = ""


@dataclass(frozen=True, slots=True)
class EffectRule:
    """What these answers show, and why."""

    when: Condition
    effect: Effect
    because: str


@dataclass(frozen=True, slots=True)
class Band:
    """An outcome from this sum of points on; the first one has no lower end."""

    code: str
    name: str
    at_least: int | None
    asks_measure: bool = False


@dataclass(frozen=True, slots=True)
class AskedBy:
    """The sentence of an agreement that asks for this test."""

    agreement: str
    line: int
    words: str


@dataclass(frozen=True, slots=True)
class Template:
    """One version of a test. Exactly one of `effects` and `bands` is filled."""

    code: str
    version: int
    name: str
    gate: str
    signed_by: str
    author: str
    source: str
    asks: str
    valid_from: date
    valid_until: date | None
    scope: Scope
    domains: Mapping[str, str]
    questions: tuple[Question, ...]
    effects: tuple[EffectRule, ...] = ()
    bands: tuple[Band, ...] = ()
    asked_by: tuple[AskedBy, ...] = ()
    screens_language: bool = False

    @property
    def is_scored(self) -> bool:
        return bool(self.bands)

    def question(self, key: str) -> Question:
        return next(one for one in self.questions if one.id == key)
