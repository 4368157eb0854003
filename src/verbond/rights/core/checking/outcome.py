"""What came out of a check, in the groups in which a resident reads it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from verbond.rights.core.answers import Answer, Verdict
from verbond.rights.core.checking.answers import HOME, PARTNERS, SELF, Answers
from verbond.rights.core.checking.sheets import Questions
from verbond.rights.core.checking.values import YES
from verbond.rights.core.ruleset import CatalogueRow

_MONTHS = 12


class Group(StrEnum):
    """The groups, in the order of the page."""

    YES = "recht"
    MAYBE = "misschien"
    HELD = "al"
    NO = "niet"
    NOT_EXAMINED = "niet-onderzocht"


_OF_VERDICT = {
    Verdict.YES: Group.YES,
    Verdict.MAYBE: Group.MAYBE,
    Verdict.NO: Group.NO,
    Verdict.NOT_EXAMINED: Group.NOT_EXAMINED,
}


@dataclass(frozen=True, slots=True)
class Item:
    """A right in one group, for one or more subjects; `others`: whose answer is no."""

    right: str
    group: Group
    answers: tuple[Answer, ...]
    others: tuple[Answer, ...] = ()

    @property
    def is_stale(self) -> bool:
        return any(one.is_stale for one in self.answers)

    @property
    def needs_judgement(self) -> bool:
        return all(one.needs_judgement for one in self.answers)

    @property
    def missing(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(path for one in self.answers for path in one.missing))


@dataclass(frozen=True, slots=True)
class Span:
    """Whole cents from the certain least to the greatest possible; `high` None: not known."""

    low: int
    high: int | None


@dataclass(frozen=True, slots=True)
class Outcome:
    """All rights in their groups, how many are clear, and what they come to per month."""

    items: tuple[Item, ...]
    clear: int
    total: int
    per_month: Span | None
    some_stale: bool

    def group(self, group: Group) -> tuple[Item, ...]:
        return tuple(item for item in self.items if item.group == group)


def outcome(
    given: Iterable[Answer],
    answers: Answers,
    catalogue: Mapping[str, CatalogueRow],
    questions: Questions,
) -> Outcome:
    """Put the answers of the engine in groups, each right once per group."""
    by_right: dict[str, list[Answer]] = {}
    for one in given:
        if _belongs(one, answers):
            by_right.setdefault(one.right, []).append(one)
    items = tuple(
        item
        for right, of_right in by_right.items()
        for item in _items(right, of_right, answers, questions)
    )
    computed = {right for right in by_right if catalogue[right].is_computed}
    unclear = {
        item.right for item in items if item.group == Group.MAYBE and not item.needs_judgement
    }
    return Outcome(
        items=items,
        clear=len(computed - unclear),
        total=len(computed),
        per_month=_per_month(items, catalogue),
        some_stale=any(item.is_stale for item in items if _pays(item, catalogue)),
    )


def holders(answers: Answers, right: str, questions: Questions) -> frozenset[str]:
    """Return who has a right already, by their own word."""
    fact = questions.held.get(right)
    told = {one.split(" ")[1] for one in answers.held if one.split(" ")[0] == right}
    said = {
        path.split(".")[0]
        for path, text in answers.said.items()
        if fact and text == YES and path.split(".")[1] == fact
    }
    found = told | said
    return frozenset(found | _covered(answers, found) if right in questions.shared else found)


def _covered(answers: Answers, found: set[str]) -> set[str]:
    """Return who shares a right at the health fund with whoever has it."""
    couple = {SELF, *(one.id for one in answers.people if one.relation in PARTNERS)}
    if not found & couple:
        return set()
    return couple | {one.id for one in answers.people if one.fund in {"me", "partner", "?"}}


def _belongs(one: Answer, answers: Answers) -> bool:
    if one.about:
        return _is_here(one.subject, answers) or _is_here(one.about, answers)
    return _is_here(one.subject, answers)


def _is_here(id: str, answers: Answers) -> bool:  # noqa: A002 - the word of the case
    person = answers.person(id)
    return id == HOME or (person is not None and not person.lives)


def _items(
    right: str, given: list[Answer], answers: Answers, questions: Questions
) -> Iterator[Item]:
    having = holders(answers, right, questions)
    groups: dict[Group, list[Answer]] = {}
    for one in given:
        group = Group.HELD if one.subject in having else _OF_VERDICT[one.verdict]
        groups.setdefault(group, []).append(one)
    # Somebody's no is a line beside somebody else's right, not a card of its own.
    refused = tuple(groups.pop(Group.NO, ())) if len(groups) > 1 else ()
    for place, (group, ones) in enumerate(sorted(groups.items(), key=lambda row: _ORDER[row[0]])):
        yield Item(right, group, tuple(ones), refused if place == 0 else ())


_ORDER = {group: place for place, group in enumerate(Group)}


def _pays(item: Item, catalogue: Mapping[str, CatalogueRow]) -> bool:
    wanted = item.group in {Group.YES, Group.MAYBE}
    return wanted and catalogue[item.right].result == "money"


def _per_month(items: tuple[Item, ...], catalogue: Mapping[str, CatalogueRow]) -> Span | None:
    """Sum what is not out of date; a maybe adds to the greatest only."""
    counted = [
        (item.group, one.amount, catalogue[item.right].unit)
        for item in items
        if _pays(item, catalogue)
        for one in item.answers
        if one.amount is not None and not one.is_stale
    ]
    if not counted:
        return None
    low, high = 0, 0
    open_ended = False
    for group, amount, unit in counted:
        parts = _MONTHS if unit == "EUR/year" else 1
        if group == Group.YES:
            low += amount.low // parts
        if amount.high is None:
            open_ended = True
        else:
            high += -(-amount.high // parts)
    return Span(low, None if open_ended else high)
