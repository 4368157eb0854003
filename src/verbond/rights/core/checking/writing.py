"""A case as the case files hold it, with letters for people and only the facts of one rule."""

import datetime as dt
from collections.abc import Mapping
from fractions import Fraction
from string import ascii_lowercase

from verbond.rights.core.checking.answers import HOME
from verbond.rights.core.structure import Bond, Case, Facts, Interval, Known
from verbond.rights.core.tree import Right, walk
from verbond.rights.core.units import is_money
from verbond.rights.core.vocabulary import FactKind, Vocabulary

_ROLES = {
    "direct_line": ("elder", "younger"),
    "health_fund_dependant": ("holder", "dependant"),
    "cares_for": ("carer", "cared"),
}


def facts_of(right: Right) -> frozenset[str]:
    """Return the names of all facts that a rule can read."""
    named = {
        getattr(node, "name", "")
        for node in walk(*right.roots())
        if node.kind in {"fact", "latest"}
    }
    return frozenset(named) | {"birth_date"}


def case_document(
    case: Case, facts: Vocabulary, names: frozenset[str], *, title: str
) -> dict[str, object]:
    """Return a case file as plain values: nothing in it but the structure and these facts."""
    ids = dict(zip(case.members, _letters(), strict=False))
    homes = dict(zip(case.homes, (f"h{number}" for number in range(1, 100)), strict=False))
    return {
        "id": "R",
        "title": title,
        "households": [
            {
                "id": homes[home.id],
                "facts": _facts(home.facts, facts, names),
                "members": [
                    {"id": ids[one], "facts": _facts(case.members[one].facts, facts, names)}
                    for one in home.members
                ],
            }
            for home in case.homes.values()
        ],
        "relations": [_bond(bond, ids) for bond in case.bonds],
    }


def only_here(case: Case) -> Case:
    """Return a case without who lives elsewhere: they matter to a right about care only."""
    home = case.homes[HOME]
    members = {key: one for key, one in case.members.items() if key in home.members}
    bonds = tuple(one for one in case.bonds if {one.one, one.other} <= set(members))
    return Case(homes={HOME: home}, members=members, bonds=bonds)


def subject_in(case: Case, subject: str) -> str:
    """Return how a subject is called in the document of its case."""
    if subject in case.homes:
        return f"h{list(case.homes).index(subject) + 1}"
    return dict(zip(case.members, _letters(), strict=False)).get(subject, "")


def _letters() -> list[str]:
    return [*ascii_lowercase, *(f"a{one}" for one in ascii_lowercase)]


def _facts(known: Facts, facts: Vocabulary, names: frozenset[str]) -> dict[str, object]:
    written: dict[str, object] = {}
    by_year: dict[str, dict[int, object]] = {}
    for key, value in known.items():
        name, _dot, year = key.partition(".")
        if name not in names or name not in facts:
            continue
        plain = _plain(value, facts[name])
        if year:
            by_year.setdefault(name, {})[int(year)] = plain
        else:
            written[name] = plain
    return {**written, **by_year}


def _plain(value: Known, kind: FactKind) -> object:
    if not isinstance(value, Interval):
        return value
    both = {"min": value.low, "max": value.high}
    if value.is_exact and value.low is not None:
        return _bound(value.low, kind)
    return {side: _bound(bound, kind) for side, bound in both.items() if bound is not None}


def _bound(bound: int | Fraction, kind: FactKind) -> object:
    if kind.kind == "date":
        return dt.date.fromordinal(int(bound))
    if is_money(kind.unit):
        return f"{int(bound) // 100}.{int(bound) % 100:02}"
    return int(bound) if Fraction(bound).denominator == 1 else f"{float(bound):g}"


def _bond(bond: Bond, ids: Mapping[str, str]) -> dict[str, object]:
    one, other = ids[bond.one], ids[bond.other]
    if bond.kind == "partner":
        return {"kind": "partner", "persons": [one, other], "form": bond.form}
    if bond.kind == "sibling":
        return {"kind": "sibling", "persons": [one, other]}
    first, second = _ROLES[bond.kind]
    row: dict[str, object] = {"kind": bond.kind, first: one, second: other}
    return row | {"degree": bond.degree} if bond.kind == "direct_line" else row
