"""Terms of proposals: dated numbers of days, read from `data/rules/budgets.yaml`."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from verbond.budgets.core.proposing.days import due
from verbond.budgets.core.proposing.errors import TermsRefused

# What the file must name. The days of keeping are for personal data.
NAMES: Final = (
    "answer_flag", "file_appeal", "decide_appeal", "assess", "keep_supporters", "keep_addresses",
    "confirm_support",
)  # fmt: skip
_MOST_DAYS = 3660


@dataclass(frozen=True, slots=True)
class Term:
    """A number of days from a day on, with where it comes from."""

    since: date
    days: int
    source: str
    grade: str


@dataclass(frozen=True, slots=True)
class Criterion:
    """One question of feasibility that an officer answers."""

    code: str
    label: str
    question: str


@dataclass(frozen=True, slots=True)
class Terms:
    """All that the file says: terms by name (oldest first), criteria and themes in order."""

    terms: Mapping[str, tuple[Term, ...]]
    criteria: tuple[Criterion, ...]
    themes: tuple[str, ...]

    def on(self, name: str, day: date) -> Term:
        """Return the term that holds on a day. Raises `TermsRefused` before the first."""
        valid = [term for term in self.terms[name] if term.since <= day]
        if not valid:
            raise TermsRefused("no_term", f"{name}: there is no term for {day.isoformat()}")
        return valid[-1]

    def due(self, name: str, start: date) -> tuple[date, str]:
        """Return the day that a term from a day ends, and where the term comes from."""
        term = self.on(name, start)
        return due(start, term.days), term.source

    def criterion(self, code: str) -> Criterion:
        """Return a criterion; one that the file no longer names keeps its code as its label."""
        found = (one for one in self.criteria if one.code == code)
        return next(found, Criterion(code, code, ""))


def read_terms(content: Any, *, name: str) -> Terms:
    """Read the file. Raises `TermsRefused` with file, list and entry."""
    if not isinstance(content, Mapping):
        raise TermsRefused("terms", f"{name}: expected terms, criteria and themes")
    given = content.get("terms")
    if not isinstance(given, Mapping):
        raise TermsRefused("terms", f"{name}: expected a list for each name under 'terms'")
    terms = {one: _terms(given.get(one), f"{name}, {one}") for one in NAMES}
    criteria = tuple(
        Criterion(*_texts(entry, ("code", "label", "question"), place))
        for entry, place in _entries(content, "criteria", name)
    )
    if len({one.code for one in criteria}) < len(criteria):
        raise TermsRefused("twice", f"{name}, criteria: a code stands there twice")
    themes = tuple(str(entry) for entry, _place in _entries(content, "themes", name))
    return Terms(terms, criteria, themes)


def _entries(content: Mapping[str, Any], key: str, name: str) -> list[tuple[Any, str]]:
    found = content.get(key)
    if not isinstance(found, Sequence) or isinstance(found, str) or not found:
        raise TermsRefused(key, f"{name}: expected a list under '{key}'")
    return [(entry, f"{name}, {key} {number}") for number, entry in enumerate(found, 1)]


def _texts(entry: Any, fields: tuple[str, ...], place: str) -> list[str]:
    given = [entry.get(field) for field in fields] if isinstance(entry, Mapping) else []
    found = [one for one in given if isinstance(one, str) and one]
    if len(found) < len(fields):
        raise TermsRefused("entry", f"{place}: expected {', '.join(fields)}, in words")
    return found


def _terms(entries: Any, place: str) -> tuple[Term, ...]:
    if not isinstance(entries, Sequence) or isinstance(entries, str) or not entries:
        raise TermsRefused("term", f"{place}: expected a list of terms")
    found = [_term(entry, f"{place} {number}") for number, entry in enumerate(entries, 1)]
    return tuple(sorted(found, key=lambda term: term.since))


def _term(entry: Any, place: str) -> Term:
    if not isinstance(entry, Mapping) or not isinstance(entry.get("from"), date):
        raise TermsRefused("term_from", f"{place}, from: expected a day such as 2019-01-01")
    days = entry.get("days")
    if not isinstance(days, int) or isinstance(days, bool) or not 1 <= days <= _MOST_DAYS:
        raise TermsRefused(
            "term_days", f"{place}, days: expected a whole number from 1 to {_MOST_DAYS}"
        )
    source, grade = _texts(entry, ("source", "grade"), place)
    return Term(entry["from"], days, source, grade)
