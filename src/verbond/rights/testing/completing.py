"""Fill in what a random case does not know: some of it, or all of it exactly.

A fact by year is filled in only when no year of it is given: a later year would take the place of
the latest one, which is another household and not more knowledge of the same.
"""

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace
from random import Random

from verbond.rights.core.structure import Case, Facts, Interval, Known
from verbond.rights.core.vocabulary import FactKind, Vocabulary

# Who is listed exists, and lives there today: an unknown day of these lies before today.
_PAST = frozenset({"birth_date", "domicile_since"})
_PLACES = ("Genk", "Hasselt", "Luik")


def completed(
    case: Case, vocabulary: Vocabulary, day: dt.date, random: Random, share: float = 1.0
) -> Case:
    """Return a case that knows more: a share of the unknown, 1 being all of it."""
    filling = _Filling(vocabulary, day, random, share)
    homes = {
        key: replace(one, facts=filling.facts(one.facts, "household"))
        for key, one in case.homes.items()
    }
    members = {
        key: replace(one, facts=filling.facts(one.facts, "person"))
        for key, one in case.members.items()
    }
    return Case(homes, members, case.bonds)


class _Filling:
    def __init__(self, vocabulary: Vocabulary, day: dt.date, random: Random, share: float) -> None:
        self.vocabulary, self.day, self.random, self.share = vocabulary, day, random, share

    def facts(self, known: Facts, entity: str) -> Facts:
        found = {
            key: self.point(value, self.vocabulary[key.partition(".")[0]])
            if self.random.random() < self.share
            else value
            for key, value in known.items()
        }
        names = {key.partition(".")[0] for key in known}
        for kind in self.vocabulary.values():
            unknown = kind.entity == entity and kind.name not in names
            if unknown and self.random.random() < self.share:
                found.update(self.unknown(kind))
        return found

    def unknown(self, kind: FactKind) -> Iterator[tuple[str, Known]]:
        if not kind.by_year:
            yield kind.name, self.value(kind)
            return
        last = self.day.year - 1
        for year in self.random.choice(((last,), (last, last - 1))):
            yield f"{kind.name}.{year}", self.value(kind)

    def value(self, kind: FactKind) -> Known:
        if kind.is_truth:
            return self.random.random() < 0.5
        if kind.kind == "choice":
            return self.random.choice(kind.choices or _PLACES)
        if kind.kind == "date":
            today = self.day.toordinal()
            return self.point(Interval(None, today if kind.name in _PAST else today + 400), kind)
        return self.point(Interval(0, None), kind)

    def point(self, known: Known, kind: FactKind) -> Known:
        """Return one of the values that an interval leaves open."""
        if not isinstance(known, Interval) or known.is_exact:
            return known
        span = 30_000 if kind.kind == "date" else 5_000_000 if "EUR" in kind.unit else 100
        low, high = known.low, known.high
        if low is None:
            low = max(1, int((high if high is not None else self.day.toordinal()) - span))
        if high is None:
            high = low + span
        chosen = self.random.choice((low, high, self.random.randint(int(low), int(high))))
        chosen = min(max(chosen, low), high)
        return Interval(chosen, chosen)
