"""Which question to ask next: the most expected support decided for the least effort and intrusion.

    score = Σ over undecided rights of (euro a year × share that the answer decides)
            / (effort × sensitivity)

The share is worked out: over the likely answers, how much of what a right misses is then no longer
missing. That is dear, and a fact can never decide more than all that misses it: facts are tried in
the order of that bound, until none that is left can beat the best (branch and bound).
"""

import datetime as dt
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from verbond.rights.core import tree
from verbond.rights.core.answers import Verdict
from verbond.rights.core.bounds import Value
from verbond.rights.core.household import Evaluation, Subject
from verbond.rights.core.planning.likely import Prevalences, choices_of, likely
from verbond.rights.core.ruleset import RuleSet
from verbond.rights.core.structure import Case, Facts, Known
from verbond.rights.core.vocabulary import FactKind

# Weights that order questions and are shown to nobody. A right without an amount, as a status
# that opens others, counts for something; what is sensitive is asked a little later.
WORTH_WITHOUT_AMOUNT = 300_00
SENSITIVE = 1.5
PER_YEAR = {"EUR/month": 12, "EUR/year": 1, "EUR/day": 365}
# A page waits for it: so many rights are worked out again for one answer, and in all.
MOST_RIGHTS, MOST_OUTCOMES = 8, 200


@dataclass(frozen=True, slots=True)
class Question:
    """A fact to ask, of whom, and which rights it can decide: the answer to “why do you ask?”."""

    path: str
    fact: str
    subject: str
    rights_it_can_decide: tuple[str, ...]
    score: float


@dataclass(frozen=True, slots=True)
class _Open:
    """A right of a subject that facts can still decide, with what it misses and is worth."""

    right: tree.Right
    subject: Subject
    missing: frozenset[str]
    worth: float


@dataclass(slots=True)
class _Candidate:
    path: str
    cost: float
    open: list[_Open] = field(default_factory=list)

    @property
    def bound(self) -> float:
        return sum(one.worth for one in self.open) / self.cost


def next_questions(
    rules: RuleSet,
    case: Case,
    day: dt.date,
    *,
    prevalences: Prevalences,
    skip: Collection[str] = frozenset(),
    limit: int = 3,
    held: Mapping[str, str] | None = None,
    variant: str = "geldend",
) -> tuple[Question, ...]:
    """Return the best next questions for a resident, best first; empty when none is worth it.

    `skip`: paths that were asked already. `held`: right → the fact that says it is had already.
    A judgement is never asked, nor a fact of which it is open whether it exists for the person.
    """
    evaluation = Evaluation(rules, case, day, variant)
    candidates = _candidates(evaluation, [*_undecided(evaluation, held or {})], skip)
    candidates.sort(key=lambda one: (-one.bound, one.path))
    trying = _Trying(evaluation, prevalences)
    best: list[tuple[float, _Candidate]] = []
    for candidate in candidates:
        if len(best) == limit and best[-1][0] >= candidate.bound:
            break
        score = candidate.bound * trying.share(candidate)
        best = sorted([*best, (score, candidate)], key=lambda one: (-one[0], one[1].path))[:limit]
    return tuple(_question(candidate, score) for score, candidate in best)


def _question(candidate: _Candidate, score: float) -> Question:
    subject, key = candidate.path.split(".", 1)
    rights = sorted(candidate.open, key=lambda one: -one.worth)
    named = tuple(dict.fromkeys(one.right.id for one in rights))
    return Question(candidate.path, key.partition(".")[0], subject, named, score)


def _undecided(evaluation: Evaluation, held: Mapping[str, str]) -> Iterator[_Open]:
    rules = evaluation.rules
    for name, right in rules.rights.items():
        for subject, about in evaluation.subjects(name):
            if _knows(evaluation.case, subject, held.get(name, "")):
                continue
            whose: Subject = (subject, about) if right.subject == tree.CARE else subject
            verdict, missing, amount = evaluation.outcome(right, whose)
            asked = frozenset(path for path in missing if not _kind(rules, path).is_judgement)
            if asked:
                yield _Open(right, whose, asked, _worth(rules, name, verdict, amount))


def _knows(case: Case, subject: str, fact: str) -> bool:
    owner = case.members.get(subject) or case.homes[subject]
    people = getattr(owner, "members", ())
    return any(
        one.facts.get(fact) is True for one in (owner, *(case.members[name] for name in people))
    )


def _worth(rules: RuleSet, right: str, verdict: Verdict, amount: Value | None) -> float:
    row = rules.catalogue[right]
    if amount is None or amount.high is None or row.result != "money":
        return WORTH_WITHOUT_AMOUNT
    # Of a right that is certain, only what its amount still leaves open is at stake.
    low = amount.low if verdict == Verdict.YES and amount.low is not None else 0
    return float(amount.high - max(low, 0)) * PER_YEAR.get(row.unit, 1)


def _candidates(
    evaluation: Evaluation, undecided: Iterable[_Open], skip: Collection[str]
) -> list[_Candidate]:
    found: dict[str, _Candidate] = {}
    rules, case = evaluation.rules, evaluation.case
    for one in undecided:
        for path in one.missing:
            if path not in found:
                kind = _kind(rules, path)
                found[path] = _Candidate(
                    path, kind.effort * (SENSITIVE if kind.is_sensitive else 1)
                )
            found[path].open.append(one)
    return [
        one
        for path, one in found.items()
        if path not in skip and _can_be_asked(rules, case, path, skip)
    ]


def _can_be_asked(rules: RuleSet, case: Case, path: str, skip: Collection[str]) -> bool:
    """Say whether it is known that the fact exists for the person, or will not be known."""
    subject = path.partition(".")[0]
    facts = _facts(case, subject)
    for part in filter(None, _kind(rules, path).only_when.split(" and ")):
        first = part.split()[0]
        name = "birth_date" if first in {"age", "born"} else first
        if name not in facts and f"{subject}.{name}" not in skip:
            return False
    return True


class _Trying:
    """What is likely to be decided by an answer, as worked out for some candidates."""

    def __init__(self, evaluation: Evaluation, prevalences: Prevalences) -> None:
        self.evaluation, self.prevalences = evaluation, prevalences
        self.outcomes, self.found = 0, list[float]()

    def share(self, candidate: _Candidate) -> float:
        """Return the share, 0 to 1, of what is at stake that an answer is expected to decide."""
        if self.outcomes >= MOST_OUTCOMES:
            return sum(self.found) / len(self.found)
        asked = sorted(candidate.open, key=lambda one: -one.worth)[:MOST_RIGHTS]
        stake = sum(one.worth for one in asked)
        at, answers = self._answers(candidate.path)
        total = 0.0
        for value, likelihood in answers:
            after = self.evaluation.knowing(at, value)
            total += likelihood * sum(one.worth * _part(after, one) for one in asked)
            self.outcomes += len(asked)
        self.found.append(total / stake if stake else 0.0)
        return self.found[-1]

    def _answers(self, path: str) -> tuple[str, tuple[tuple[Known, float], ...]]:
        rules, day = self.evaluation.rules, self.evaluation.day
        kind, (subject, key) = _kind(rules, path), path.split(".", 1)
        known = _facts(self.evaluation.case, subject).get(key)
        choices = choices_of(rules.rights.values(), kind.name) if kind.kind == "choice" else ()
        found = likely(kind, known, self.prevalences.get(kind.name), choices, day)
        # Of any year: the year before is the latest that counts.
        at = f"{path}.{day.year - 1}" if kind.by_year and key == kind.name else path
        return at, tuple(one for one in found if one[1])


def _part(after: Evaluation, one: _Open) -> float:
    """Return the part of what was missing that no longer is."""
    _verdict, missing, _amount = after.outcome(one.right, one.subject)
    left = sum(1 for path in missing if path in one.missing)
    return 1 - left / len(one.missing)


def _kind(rules: RuleSet, path: str) -> FactKind:
    return rules.vocabulary[path.split(".")[1]]


def _facts(case: Case, subject: str) -> Facts:
    owner = case.members.get(subject) or case.homes[subject]
    return owner.facts
