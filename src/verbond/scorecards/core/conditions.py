"""Conditions on answers: one question answered so, or several of them together."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

# As cleaned: a key, a text, a number written out, or the keys that were chosen.
type Answer = str | tuple[str, ...]
type Answers = Mapping[str, Answer]


@dataclass(frozen=True, slots=True)
class Said:
    """One question is answered with one of these keys, or with a number between two ends."""

    question: str
    keys: frozenset[str] = frozenset()
    at_least: Decimal | None = None
    at_most: Decimal | None = None

    def holds(self, answers: Answers) -> bool:
        answer = answers.get(self.question)
        if answer is None:
            return False
        if self.keys:
            given = {answer} if isinstance(answer, str) else set(answer)
            return bool(given & self.keys)
        return isinstance(answer, str) and self._between(answer)

    def _between(self, answer: str) -> bool:
        try:
            number = Decimal(answer)
        except InvalidOperation:
            return False
        high_enough = self.at_least is None or number >= self.at_least
        return high_enough and (self.at_most is None or number <= self.at_most)

    def questions(self) -> Iterator[str]:
        yield self.question


@dataclass(frozen=True, slots=True)
class Every:
    """All of these hold."""

    parts: Sequence["Condition"]

    def holds(self, answers: Answers) -> bool:
        return all(part.holds(answers) for part in self.parts)

    def questions(self) -> Iterator[str]:
        for part in self.parts:
            yield from part.questions()


@dataclass(frozen=True, slots=True)
class Some:
    """At least one of these holds."""

    parts: Sequence["Condition"]

    def holds(self, answers: Answers) -> bool:
        return any(part.holds(answers) for part in self.parts)

    def questions(self) -> Iterator[str]:
        for part in self.parts:
            yield from part.questions()


type Condition = Said | Every | Some


def leaves(condition: Condition) -> Iterator[Said]:
    """Give every question asked in a condition, with the answers it wants."""
    if isinstance(condition, Said):
        yield condition
        return
    for part in condition.parts:
        yield from leaves(part)
