"""From answers to a case: households, persons and the bonds that follow from who is who."""

import datetime as dt
from collections.abc import Iterator, Mapping

from verbond.rights.core.checking.answers import (
    CHILDREN,
    HOME,
    NOT_KNOWN,
    PARTNERS,
    SELF,
    Answers,
    Inhabitant,
)
from verbond.rights.core.checking.values import born, known
from verbond.rights.core.structure import Bond, Case, Home, Known, Member
from verbond.rights.core.vocabulary import Vocabulary

type Places = Mapping[str, Mapping[str, str]]
_MINOR_YEARS = 18
# Who stands how many steps above or below whoever fills in the check.
_ABOVE = {"parent": 1, "grandparent": 2}
_BELOW = {"our_child": 1, "my_child": 1, "grandchild": 2}


def case_of(answers: Answers, facts: Vocabulary, places: Places, today: dt.date) -> Case:
    """Return the case that the engine reads; what nobody said stays unknown."""
    homes: dict[str, list[Inhabitant]] = {HOME: []}
    for one in answers.people:
        homes.setdefault(one.home, []).append(one)
    said = _said(answers, facts, today)
    return Case(
        homes={
            key: Home(key, tuple(one.id for one in people), {**_where(answers, people, places), **said.get(key, {})})  # noqa: E501
            for key, people in homes.items()
        },
        members={
            one.id: Member(one.id, one.home, {**_birth(one), **said.get(one.id, {})})
            for one in answers.people
        },
        bonds=tuple(dict.fromkeys(_bonds(answers, today))),
    )  # fmt: skip


def assumed(answers: Answers, today: dt.date) -> tuple[Inhabitant, ...]:
    """Return the children of whom nobody knows the health fund: taken as dependants here."""
    return tuple(
        one for one in answers.people if one.fund == NOT_KNOWN and _is_dependant(one, today)
    )


def _said(answers: Answers, facts: Vocabulary, today: dt.date) -> dict[str, dict[str, Known]]:
    found: dict[str, dict[str, Known]] = {}
    for path, text in answers.said.items():
        subject, _dot, name = path.partition(".")
        kind = facts.get(name.partition(".")[0])
        # A fact of an older list of questions says nothing any more; a judgement is not ours.
        if kind is None or kind.is_judgement:
            continue
        value = known(kind, text, today)
        if value is not None:
            found.setdefault(subject, {})[name] = value
    return found


def _where(answers: Answers, people: list[Inhabitant], places: Places) -> dict[str, Known]:
    place = people[0].lives if people and people[0].lives else answers.place
    return dict(places.get(place, {}))


def _birth(one: Inhabitant) -> dict[str, Known]:
    day = born(one.born)
    return {} if day is None else {"birth_date": day}


def _bonds(answers: Answers, today: dt.date) -> Iterator[Bond]:
    people = answers.people
    for one in people:
        if one.relation in PARTNERS:
            yield Bond("partner", SELF, one.id, form=PARTNERS[one.relation])
    yield from _line(people)
    yield from _siblings(people)
    yield from _dependants(answers, today)
    for carer, cared in answers.cares:
        yield Bond("cares_for", carer, cared)


def _line(people: tuple[Inhabitant, ...]) -> Iterator[Bond]:
    """Everybody in the direct line of who fills in, and of one another through them."""
    above = [(one, _ABOVE[one.relation]) for one in people if one.relation in _ABOVE]
    below = [(one, _BELOW[one.relation]) for one in people if one.relation in _BELOW]
    for elder, degree in above:
        yield Bond("direct_line", elder.id, SELF, degree=degree)
        for younger, more in below:
            yield Bond("direct_line", elder.id, younger.id, degree=degree + more)
    for younger, degree in below:
        yield Bond("direct_line", SELF, younger.id, degree=degree)
    for one in people:
        if one.relation == "parent":
            yield from (
                Bond("direct_line", one.id, other.id)
                for other in people
                if other.relation == "sibling"
            )
    yield from _line_of_partner(people)


def _line_of_partner(people: tuple[Inhabitant, ...]) -> Iterator[Bond]:
    partner = next((one for one in people if one.relation in PARTNERS), None)
    if partner is None:
        return
    children = [one for one in people if one.relation in {"our_child", "partners_child"}]
    for child in children:
        yield Bond("direct_line", partner.id, child.id)
    for elder in people:
        if elder.relation == "partners_parent":
            yield Bond("direct_line", elder.id, partner.id)
            yield from (Bond("direct_line", elder.id, one.id, degree=2) for one in children)


def _siblings(people: tuple[Inhabitant, ...]) -> Iterator[Bond]:
    yield from (Bond("sibling", SELF, one.id) for one in people if one.relation == "sibling")
    children = [one for one in people if one.relation in CHILDREN]
    for place, one in enumerate(children):
        for other in children[place + 1 :]:
            if {one.relation, other.relation} != {"my_child", "partners_child"}:
                yield Bond("sibling", one.id, other.id)


def _dependants(answers: Answers, today: dt.date) -> Iterator[Bond]:
    partner = next((one.id for one in answers.people if one.relation in PARTNERS), SELF)
    for one in answers.people:
        if one.fund == "me" or (one.fund == NOT_KNOWN and _is_dependant(one, today)):
            yield Bond("health_fund_dependant", SELF, one.id)
        elif one.fund == "partner":
            yield Bond("health_fund_dependant", partner, one.id)


def _is_dependant(one: Inhabitant, today: dt.date) -> bool:
    """Say whether a child whose health fund nobody knows counts as a dependant here."""
    day = born(one.born)
    if one.relation not in CHILDREN or day is None or day.low is None:
        return False
    turned = dt.date.fromordinal(int(day.low)).year + _MINOR_YEARS
    return turned > today.year
