"""Columns made from cases: small populations, for tests, what-if and the check of a few files."""

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from itertools import accumulate
from math import lcm
from typing import Any

import numpy as np

from verbond.rights.core.errors import CaseError
from verbond.rights.core.population.amounts import LARGEST, UNBOUNDED
from verbond.rights.core.population.columns import NOT_KNOWN, Column, Population
from verbond.rights.core.population.ties import Ties
from verbond.rights.core.structure import Bond, Case, Facts, Interval, Known


def population_of(cases: Case | Sequence[Case]) -> Population:
    """Return the persons of one or more cases as columns.

    Rows stand in the order of the cases, their households and the members of those; ids are as in
    the cases, so they are unique only when those of the cases are.
    """
    given = [cases] if isinstance(cases, Case) else list(cases)
    homes = [(case, home) for case in given for home in case.homes.values()]
    persons = [(case, one) for case, home in homes for one in home.members]
    rows = {(id(case), one): row for row, (case, one) in enumerate(persons)}
    return Population(
        starts=np.array([0, *accumulate(len(home.members) for _case, home in homes)]),
        persons=columns_of([case.members[one].facts for case, one in persons]),
        homes=columns_of([home.facts for _case, home in homes]),
        ties=_ties(given, rows),
        person_ids=tuple(one for _case, one in persons),
        home_ids=tuple(home.id for _case, home in homes),
    )


def columns_of(facts: Sequence[Facts]) -> Mapping[str, Column]:
    """Return the facts of some rows as columns; absent is not known."""
    names = sorted({name for one in facts for name in one})
    return {name: column_of(name, [one.get(name) for one in facts]) for name in names}


def column_of(name: str, known: Sequence[Known | None]) -> Column:
    """Return what is known of one fact, row by row; None is not known."""
    kinds = {type(one) for one in known if one is not None}
    if len(kinds) > 1:
        raise CaseError("kinds", f"{name}: one column holds truths, choices or numbers, not both.")
    if bool in kinds:
        return _truths(known)
    return _words(known) if str in kinds else _numbers(name, known)


def _truths(known: Sequence[Known | None]) -> Column:
    low = np.array([one is True for one in known])
    if None not in known:
        return Column(low, low)
    return Column(low, np.array([one is not False for one in known]))


def _words(known: Sequence[Known | None]) -> Column:
    words = tuple(sorted({one for one in known if isinstance(one, str)}))
    place = {word: code for code, word in enumerate(words)}
    codes = np.array([place.get(str(one), NOT_KNOWN) if one else NOT_KNOWN for one in known])
    return Column(codes, codes, words=words)


def _numbers(name: str, known: Sequence[Known | None]) -> Column:
    spans = [one if isinstance(one, Interval) else Interval(None, None) for one in known]
    ends: list[Any] = [end for one in spans for end in (one.low, one.high) if end is not None]
    scale = lcm(*(Fraction(end).denominator for end in ends))
    if any(abs(end) * scale >= LARGEST for end in ends):
        raise CaseError("too_large", f"{name}: amounts stay under {LARGEST // scale} cents.")
    low = np.array([_whole(one.low, scale, -1) for one in spans], np.int64)
    if all(one.is_exact for one in spans):
        return Column(low, low, scale)
    return Column(low, np.array([_whole(one.high, scale, 1) for one in spans], np.int64), scale)


def _whole(end: Any, scale: int, sign: int) -> int:
    return sign * UNBOUNDED * scale if end is None else int(end * scale)


def _ties(cases: Iterable[Case], rows: Mapping[tuple[int, str], int]) -> Ties:
    found: dict[str, list[tuple[int, int, Bond]]] = {}
    for case in cases:
        for bond in case.bonds:
            one, other = rows[id(case), bond.one], rows[id(case), bond.other]
            found.setdefault(bond.kind, []).append((one, other, bond))
    couples, lines = found.get("partner", []), found.get("direct_line", [])
    one, other = _ends(couples)
    elder, younger = _ends(lines)
    holder, dependant = _ends(found.get("health_fund_dependant", []))
    carer, cared = _ends(found.get("cares_for", []))
    return Ties(
        one, other, np.array([bond.form == "gehuwd" for _, _, bond in couples], bool),
        elder, younger, np.array([bond.degree for _, _, bond in lines], np.int64),
        holder, dependant, carer, cared,
    )  # fmt: skip


def _ends(bonds: Sequence[tuple[int, int, Bond]]) -> tuple[Any, Any]:
    return (
        np.array([one for one, _, _ in bonds], np.int64),
        np.array([other for _, other, _ in bonds], np.int64),
    )
