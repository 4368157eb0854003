"""Terms of the council's work: dated parameters, read from `data/rules/council.yaml`."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from verbond.kit.errors import RuleBroken


class TermsRefused(RuleBroken):
    """The file with terms is wrong, or has none for a day."""


@dataclass(frozen=True, slots=True)
class Term:
    """Within how many days a member's question is answered, from a day on."""

    since: date
    days: int
    source: str
    grade: str


def read_terms(content: Any, *, name: str) -> tuple[Term, ...]:
    """Read the terms of a file, oldest first. Raises `TermsRefused` with file and entry."""
    entries = content.get("answer") if isinstance(content, Mapping) else None
    if not isinstance(entries, Sequence) or isinstance(entries, str) or not entries:
        raise TermsRefused("terms", f"{name}: expected a list under 'answer'")
    terms = [_term(entry, f"{name}, answer {number}") for number, entry in enumerate(entries, 1)]
    return tuple(sorted(terms, key=lambda term: term.since))


def _term(entry: Any, place: str) -> Term:
    if not isinstance(entry, Mapping):
        raise TermsRefused("term", f"{place}: expected from, days, source and grade")
    since, days = entry.get("from"), entry.get("days")
    if not isinstance(since, date):
        raise TermsRefused("term_from", f"{place}, from: expected a day such as 2019-01-01")
    if not isinstance(days, int) or isinstance(days, bool) or not 1 <= days <= 365:
        raise TermsRefused("term_days", f"{place}, days: expected a whole number from 1 to 365")
    source, grade = entry.get("source"), entry.get("grade")
    if not isinstance(source, str) or not isinstance(grade, str) or not source or not grade:
        raise TermsRefused("term_source", f"{place}: expected source and grade, in words")
    return Term(since, days, source, grade)


def due(asked_on: date, terms: Sequence[Term]) -> tuple[date, str]:
    """Return the day that an answer is due, and where its term comes from.

    Raises `TermsRefused` for a day before the first term.
    """
    valid = [term for term in terms if term.since <= asked_on]
    if not valid:
        raise TermsRefused("no_term", f"there is no term for {asked_on.isoformat()}")
    last = valid[-1]
    return asked_on + timedelta(days=last.days), last.source
