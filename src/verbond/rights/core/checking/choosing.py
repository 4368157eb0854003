"""Which page of questions comes next, and what stands on it."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from verbond.rights.core.answers import Answer, Verdict
from verbond.rights.core.checking.answers import HOME, SELF, Answers
from verbond.rights.core.checking.sheets import Query, Questions, Sheet
from verbond.rights.core.checking.values import YES, born
from verbond.rights.core.ruleset import RuleSet
from verbond.rights.core.vocabulary import FactKind, Vocabulary

# A page on a phone: more questions than this are two pages.
MOST_ON_A_PAGE = 3
_ADULT_YEARS = 18


@dataclass(frozen=True, slots=True)
class Asked:
    """One question on a page: its path among the answers and the query that words it."""

    path: str
    query: Query
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Page:
    """A sheet about one subject, with the questions that still matter and whom they may help."""

    sheet: Sheet
    subject: str
    asked: tuple[Asked, ...]
    rights: tuple[str, ...] = field(default=())

    @property
    def key(self) -> str:
        return f"{self.sheet.id}:{self.subject}"


def open_paths(given: Iterable[Answer], rules: RuleSet) -> Mapping[str, tuple[str, ...]]:
    """Return every fact that an open answer waits for, with the rights that it can decide."""
    found: dict[str, list[str]] = {}
    for one in given:
        if one.verdict in {Verdict.MAYBE, Verdict.YES}:
            for path in one.missing:
                if not rules.vocabulary[path.split(".")[1]].is_judgement:
                    found.setdefault(path, []).append(one.right)
    return {path: tuple(dict.fromkeys(rights)) for path, rights in found.items()}


def first_page(
    answers: Answers, questions: Questions, facts: Vocabulary, today: dt.date
) -> Page | None:
    """Return the page that everybody begins with, until it was seen."""
    for id in questions.first:  # noqa: A001 - the word of the file
        sheet = questions.sheet(id)
        if sheet and f"{id}:{SELF}" not in answers.trail:
            return page_of(sheet, SELF, answers, facts, today)
    return None


def page_for(
    path: str,
    waiting: Mapping[str, tuple[str, ...]],
    answers: Answers,
    questions: Questions,
    today: dt.date,
) -> Page | None:
    """Return the page that asks a path, with what else of its sheet is still wanted."""
    path = _first_of(path, waiting, answers, questions)
    subject, fact, *_year = path.split(".")
    sheet = questions.sheet_of(fact)
    if sheet is None or (sheet.adults and not _may_be_adult(subject, answers, today)):
        return None
    wanted = {one: rights for one, rights in waiting.items() if _is_on(one, sheet, subject)}
    # The question that was chosen stands first among those that share its page.
    paths = [path, *(one for one in wanted if one != path and one not in answers.said)]
    order = [query.fact for query in sheet.queries]
    most = len(sheet.queries) if sheet.as_list else MOST_ON_A_PAGE
    chosen = sorted(paths[:most], key=lambda one: order.index(one.split(".")[1]))
    each = (_asked(one, sheet, today) for one in chosen)
    asked = tuple({one.path: one for one in each}.values())
    rights = tuple(dict.fromkeys(right for one in chosen for right in wanted.get(one, ())))
    return Page(sheet, subject, asked, rights)


def page_of(
    sheet: Sheet, subject: str, answers: Answers, facts: Vocabulary, today: dt.date
) -> Page:
    """Return a whole sheet about a subject, with every question that can be theirs."""
    asked = tuple(
        _asked(f"{subject}.{query.fact}", sheet, today)
        for query in sheet.queries
        if may_exist(facts[query.fact], subject, answers, today)
    )
    return Page(sheet, subject, asked)


def answered_page(
    key: str, answers: Answers, questions: Questions, facts: Vocabulary, today: dt.date
) -> Page | None:
    """Return a page that was answered before: what was said on it, to look at or change."""
    id, _colon, subject = key.partition(":")  # noqa: A001 - the word of the file
    sheet = questions.sheet(id)
    known = subject == HOME if sheet and sheet.about == "home" else answers.person(subject)
    if sheet is None or not known:
        return None
    whole = page_of(sheet, subject, answers, facts, today)
    said = tuple(one for one in whole.asked if one.path in answers.said)
    return Page(sheet, subject, said or whole.asked)


def may_exist(kind: FactKind, subject: str, answers: Answers, today: dt.date) -> bool:
    """Say whether a fact can be true of a subject, by age and by what was said."""
    return all(
        _part_may_hold(part.split(), subject, answers, today)
        for part in kind.only_when.split(" and ")
        if part
    )


def _part_may_hold(words: list[str], subject: str, answers: Answers, today: dt.date) -> bool:
    person = answers.person(subject)
    day = born(person.born) if person else None
    if words[0] not in {"age", "born"}:
        return answers.said.get(f"{subject}.{words[0]}", YES) == YES
    if day is None or day.low is None or day.high is None:
        return True
    if words[0] == "born":
        return int(day.low) < dt.date.fromisoformat(words[2]).toordinal()
    limit = int(words[2])
    eldest, youngest = (_age(dt.date.fromordinal(int(one)), today) for one in (day.low, day.high))
    return eldest >= limit if words[1] == ">=" else youngest < limit


def _first_of(
    path: str, waiting: Mapping[str, tuple[str, ...]], answers: Answers, questions: Questions
) -> str:
    """Return the path to ask first: nobody is asked for a delivery before what is delivered."""
    subject, fact, *_year = path.split(".")
    sheet = questions.sheet_of(fact)
    after = next((one.after for one in sheet.queries if one.fact == fact), "") if sheet else ""
    before = f"{subject}.{after}"
    return before if after and before in waiting and before not in answers.said else path


def _may_be_adult(subject: str, answers: Answers, today: dt.date) -> bool:
    person = answers.person(subject)
    day = born(person.born) if person else None
    if day is None or day.low is None:
        return True
    return _age(dt.date.fromordinal(int(day.low)), today) >= _ADULT_YEARS


def _age(day: dt.date, today: dt.date) -> int:
    return today.year - day.year - ((today.month, today.day) < (day.month, day.day))


def _is_on(path: str, sheet: Sheet, subject: str) -> bool:
    whose, fact, *_year = path.split(".")
    return whose == subject and any(query.fact == fact for query in sheet.queries)


def _asked(path: str, sheet: Sheet, today: dt.date) -> Asked:
    subject, fact, *years = path.split(".")
    query = next(one for one in sheet.queries if one.fact == fact)
    if query.by_year:
        # Any latest assessment will do: the one of last year is on the newest letter.
        year = int(years[0]) if years else today.year - 1
        return Asked(f"{subject}.{fact}.{year}", query, year)
    return Asked(path, query)
