"""One request of the check: the rules, the questions, and what the answers come to."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from typing import TYPE_CHECKING

from verbond.rights.core.answers import Answer, Verdict
from verbond.rights.core.chains import Follow, what_follows
from verbond.rights.core.checking.answers import Answers
from verbond.rights.core.checking.casing import case_of
from verbond.rights.core.checking.choosing import Page, first_page, open_paths, page_for
from verbond.rights.core.checking.gates import Gate, read_gates
from verbond.rights.core.checking.outcome import Outcome, holders, outcome
from verbond.rights.core.checking.sheets import Questions, read_questions
from verbond.rights.core.household import Evaluation
from verbond.rights.core.planning import next_questions
from verbond.rights.core.plausible import Fault, faults
from verbond.rights.core.ruleset import RuleSet
from verbond.rights.core.structure import Case
from verbond.rights.loading import (
    FOLDER,
    document_of,
    shipped_chains,
    shipped_rules,
    shipped_sheets,
)
from verbond.rights.prevalences import shipped_prevalences

if TYPE_CHECKING:
    from verbond.rights.core.reading.product_sheets import ProductSheet

# How far ahead the result looks for what follows from what.
_AHEAD = dt.timedelta(days=365)
# Some of the best facts cannot be asked of a child: then the next one is.
_MOST_TRIED = 6


@cache
def shipped_questions() -> Questions:
    """Return the sheets of questions, read once."""
    return read_questions(document_of(FOLDER / "questions.yaml"), shipped_rules().vocabulary)


@cache
def shipped_gates() -> tuple[Gate, ...]:
    """Return the gates, read once."""
    return read_gates(document_of(FOLDER / "questions.yaml"), shipped_rules().vocabulary)


@lru_cache(maxsize=2)
def sheets_on(today: dt.date) -> Mapping[str, "ProductSheet"]:
    """Return the product sheets as they read today, filled in once a day."""
    return shipped_sheets(today)


@dataclass(frozen=True)
class Sitting:
    """The answers of one request with everything that follows from them, worked out once."""

    answers: Answers
    today: dt.date

    @property
    def rules(self) -> RuleSet:
        return shipped_rules()

    @property
    def questions(self) -> Questions:
        return shipped_questions()

    @cached_property
    def case(self) -> Case:
        places = self.questions.place_facts()
        return case_of(self.answers, self.rules.vocabulary, places, self.today)

    @cached_property
    def faults(self) -> tuple[Fault, ...]:
        return faults(self.case, self.rules.vocabulary, self.today)

    @cached_property
    def evaluation(self) -> Evaluation:
        return Evaluation(self.rules, self.case, self.today)

    @cached_property
    def given(self) -> tuple[Answer, ...]:
        return tuple(
            self.evaluation.answer(right, subject, about)
            for right in self.rules.catalogue
            for subject, about in self.evaluation.subjects(right)
        )

    @cached_property
    def outcome(self) -> Outcome:
        return outcome(self.given, self.answers, self.rules.catalogue, self.questions)

    @cached_property
    def waiting(self) -> dict[str, tuple[str, ...]]:
        """Facts that may still decide a right that nobody here has yet."""
        having = {
            right: holders(self.answers, right, self.questions) for right in self.rules.rights
        }
        undecided = [one for one in self.given if one.subject not in having.get(one.right, ())]
        shown = {answer for item in self.outcome.items for answer in map(id, item.answers)}
        return dict(open_paths([one for one in undecided if id(one) in shown], self.rules))

    def follows(self) -> tuple[Follow, ...]:
        """Return what people of this household get later: in time, or after what they get first."""
        end = self.today + _AHEAD
        found = what_follows(self.rules, shipped_chains(), self.case, self.today, end)
        shown = [one for item in self.outcome.items for one in (*item.answers, *item.others)]
        here = {(one.right, one.subject) for one in shown}
        now = {(one.right, one.subject) for one in shown if one.verdict == Verdict.YES}
        return tuple(one for one in found if (one.right, one.subject) in here - now)

    def next_page(self) -> Page | None:
        """Return the page to ask now, or None when nothing more can be decided by asking."""
        facts = self.rules.vocabulary
        page = first_page(self.answers, self.questions, facts, self.today)
        if page is not None:
            return page
        for path in self._order():
            found = page_for(path, self.waiting, self.answers, self.questions, self.today)
            if found is not None and any(one.path not in self.answers.said for one in found.asked):
                return found
        return None

    def _order(self) -> list[str]:
        """Return the best facts to ask, of people of this household and not asked before."""
        found = next_questions(
            self.rules.only(*{right for rights in self.waiting.values() for right in rights}),
            self.case,
            self.today,
            prevalences=shipped_prevalences(self.today),
            limit=_MOST_TRIED,
            skip=self._not_asked(),
            held=self.questions.held,
        )
        return [one.path for one in found]

    def _not_asked(self) -> frozenset[str]:
        missing = {path for one in self.given for path in one.missing}
        # Who was born when was asked already: an age that is not known stays so.
        births = {f"{one.id}.birth_date" for one in self.answers.people}
        said = {path for path in missing if _latest(path, self.today) in self.answers.said}
        return frozenset(births | said | set(self.answers.said) | (missing - set(self.waiting)))


def _latest(path: str, today: dt.date) -> str:
    """Return where the answer stands to a fact of any year: with the last one."""
    return f"{path}.{today.year - 1}"
