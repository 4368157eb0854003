"""Read who lives where and how people belong together: the closed part of a case."""

import re
from collections.abc import Mapping
from typing import Any

from verbond.rights.core.casefile.facts import read_facts
from verbond.rights.core.casefile.place import Place, items, mapping, shown
from verbond.rights.core.structure import Bond, Case, Home, Member
from verbond.rights.core.vocabulary import Vocabulary

MOST_PERSONS = 500
_ID = re.compile(r"[A-Za-z][A-Za-z0-9_-]{0,39}", re.ASCII)
FORMS = ("gehuwd", "wettelijk", "feitelijk")
_DEGREES = (1, 2, 3)
# kind → keys of the two persons; a list of two where neither comes first.
_ROLES: Mapping[str, tuple[str, ...]] = {
    "partner": ("persons",),
    "sibling": ("persons",),
    "direct_line": ("elder", "younger"),
    "health_fund_dependant": ("holder", "dependant"),
    "cares_for": ("carer", "cared"),
}
_MORE = {"partner": ("form",), "direct_line": ("degree",)}


def read_people(document: Mapping[str, Any], vocabulary: Vocabulary, place: Place) -> Case:
    """Read households, members and relations of a case file."""
    homes: dict[str, Home] = {}
    members: dict[str, Member] = {}
    for row, where in items(document["households"], place.at("households", document)):
        home, people = _home(row, vocabulary, where)
        _all_new([home.id, *home.members], {*homes, *members}, where)
        homes[home.id] = home
        members.update((one.id, one) for one in people)
    if not 1 <= len(members) <= MOST_PERSONS:
        raise place.refuse(
            "persons", f"{len(members)} persons; a case has 1 to {MOST_PERSONS} of them."
        )
    return Case(homes, members, _bonds(document, members, place))


def _all_new(ids: list[str], known: set[str], place: Place) -> None:
    for one in ids:
        if one in known:
            raise place.refuse("id_twice", f"{one} stands in this case twice.")
        known.add(one)


def _home(row: object, vocabulary: Vocabulary, place: Place) -> tuple[Home, list[Member]]:
    block = mapping(row, place, needs=("id", "members"), may=("facts",))
    home = read_id(block["id"], place.at("id", block))
    people = [
        _member(one, home, vocabulary, where)
        for one, where in items(block["members"], place.at("members", block))
    ]
    facts = read_facts(block.get("facts"), vocabulary, "household", place.at("facts", block))
    return Home(home, tuple(one.id for one in people), facts), people


def _member(row: object, home: str, vocabulary: Vocabulary, place: Place) -> Member:
    block = mapping(row, place, needs=("id",), may=("facts",))
    facts = read_facts(block.get("facts"), vocabulary, "person", place.at("facts", block))
    return Member(read_id(block["id"], place.at("id", block)), home, facts)


def read_id(value: object, place: Place) -> str:
    """Return the id of a case, a person or a household."""
    if not isinstance(value, str) or not _ID.fullmatch(value):
        raise place.refuse(
            "no_id", f"{shown(value)} is no id: a letter, then letters, digits, - or _."
        )
    return value


def _bonds(
    document: Mapping[str, Any], members: Mapping[str, Member], place: Place
) -> tuple[Bond, ...]:
    found: dict[tuple[str, str, str], Bond] = {}
    rows = document.get("relations") or []
    for row, where in items(rows, place.at("relations", document)):
        bond = _bond(row, members, where)
        pair = (bond.one, bond.other)
        if bond.kind in {"partner", "sibling"}:
            pair = (min(pair), max(pair))
        if (bond.kind, *pair) in found:
            raise where.refuse("relation_twice", f"{bond.kind} of these two stands there twice.")
        found[bond.kind, *pair] = bond
    return tuple(found.values())


def _bond(row: object, members: Mapping[str, Member], place: Place) -> Bond:
    block = mapping(row, place)
    kind = block.get("kind")
    if not isinstance(kind, str) or kind not in _ROLES:
        raise place.refuse(
            "relation", f"{shown(kind)} is no relation; allowed: {', '.join(_ROLES)}."
        )
    more = _MORE.get(kind, ())
    mapping(row, place, needs=("kind", *_ROLES[kind], *more))
    one, other = _two(block, _ROLES[kind], members, place)
    return Bond(kind, one, other, _form(block, place), _degree(block, place))


def _two(
    block: Mapping[str, Any], roles: tuple[str, ...], members: Mapping[str, Member], place: Place
) -> tuple[str, str]:
    given = [block[role] for role in roles]
    if roles == ("persons",):
        given = [one for one, _ in items(block["persons"], place.at("persons", block))]
    for one in given:
        if not isinstance(one, str) or one not in members:
            known = ", ".join(list(members)[:20])
            raise place.refuse("unknown_person", f"there is no person {shown(one)}; only {known}.")
    if len(given) != len({*given}) or len(given) != 2:
        raise place.refuse("relation", "a relation is one between two different persons.")
    return given[0], given[1]


def _form(block: Mapping[str, Any], place: Place) -> str:
    form = block.get("form", "")
    if form and form not in FORMS:
        raise place.at("form", block).refuse("form", f"allowed: {', '.join(FORMS)}.")
    return str(form)


def _degree(block: Mapping[str, Any], place: Place) -> int:
    degree = block.get("degree", 1)
    if isinstance(degree, bool) or degree not in _DEGREES:
        raise place.at("degree", block).refuse("degree", "1 is a parent, 2 a grandparent, up to 3.")
    return int(degree)
