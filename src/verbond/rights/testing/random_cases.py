"""Random cases for property tests: any structure, facts known, half known or not known at all.

`cases(vocabulary, day)` draws a case; `refinements(case)` draws one that knows more of the same
facts. Amounts lie often on, just under or just over a figure of the rules: there rules go wrong.
A case has hundreds of facts, so Hypothesis draws a seed and not each fact.
"""

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction
from random import Random

from hypothesis import strategies as st

from verbond.rights.core.structure import Bond, Bound, Case, Facts, Home, Interval, Known, Member
from verbond.rights.core.vocabulary import FactKind, Vocabulary

FORMS = ("gehuwd", "wettelijk", "feitelijk")
PLACES = ("Genk", "Genk", "Hasselt", "Luik")
AGES = (0, 5, 14, 17, 18, 20, 21, 24, 25, 30, 45, 60, 64, 65, 66, 67, 80)
# Cents: nought, and around the limits of the law in several years.
AMOUNTS = (0, 1, 50_000, 87_613, 131_419, 150_000, 2_062_882, 2_563_067, 3_037_561, 6_000_000)
MOST_MEMBERS = 6
SEEDS = st.integers(0, 2**32 - 1)


def cases(
    vocabulary: Vocabulary,
    day: dt.date,
    *,
    facts: Sequence[str] = (),
    amounts: Sequence[int] = AMOUNTS,
) -> st.SearchStrategy[Case]:
    """Draw cases around a day; `facts` names the facts that may be known (default: all)."""
    kinds = tuple(vocabulary[name] for name in facts) if facts else tuple(vocabulary.values())
    return SEEDS.map(lambda seed: Drawing(Random(seed), kinds, day, tuple(amounts)).case())


def refinements(case: Case, *, fully: bool = False) -> st.SearchStrategy[Case]:
    """Draw cases that know at least as much of the facts given: intervals shrink to a point."""
    return SEEDS.map(lambda seed: refined(case, Random(seed), fully=fully))


@dataclass(frozen=True, slots=True)
class Drawing:
    """A case in the making."""

    random: Random
    kinds: tuple[FactKind, ...]
    day: dt.date
    amounts: tuple[int, ...] = AMOUNTS

    def case(self) -> Case:
        """Draw one or two households with their members and bonds."""
        names = [f"p{index}" for index in range(self.random.randint(1, MOST_MEMBERS))]
        where = {name: self.random.choice(("h0", "h0", "h1")) for name in names}
        homes = {
            home: Home(
                home,
                tuple(name for name in names if where[name] == home),
                self.facts("household"),
            )
            for home in sorted(set(where.values()))
        }
        members = {name: Member(name, where[name], self.facts("person")) for name in names}
        return Case(homes, members, self.bonds(names))

    def facts(self, entity: str) -> Facts:
        """Draw what is known: all, most, some or nothing; unknown is left out."""
        shown = self.random.choice((0.0, 0.3, 0.7, 0.95, 1.0))
        found: dict[str, Known] = {}
        for kind in self.kinds:
            if kind.entity != entity:
                continue
            years = (self.day.year - 1, self.day.year - 2) if kind.by_year else (None,)
            for year in years:
                if self.random.random() < shown:
                    key = kind.name if year is None else f"{kind.name}.{year}"
                    found[key] = self.known(kind)
        return found

    def known(self, kind: FactKind) -> Known:
        """Draw what is known of one fact."""
        if kind.is_truth:
            return self.random.random() < 0.5
        if kind.kind == "choice":
            return self.random.choice(kind.choices or PLACES)
        if kind.kind == "date":
            return self.interval(self.a_day, None)
        return self.interval(self.money if kind.unit.startswith("EUR") else self.number, 0)

    def interval(self, draw: Callable[[], Bound], least: int | None) -> Interval:
        low, high = sorted((draw(), draw()), key=lambda end: end or 0)
        shape = self.random.choice(("exact", "exact", "exact", "between", "from", "until"))
        if shape == "exact":
            return Interval(low, low)
        if shape == "from":
            return Interval(low, None)
        return Interval(least if shape == "until" else low, high)

    def money(self) -> int:
        if self.random.random() < 0.5:
            return max(0, self.random.choice(self.amounts) + self.random.randint(-1, 1))
        return self.random.randint(0, 4_000_000)

    def number(self) -> int | Fraction:
        if self.random.random() < 0.2:
            return Fraction(self.random.randint(0, 40), 2)
        return self.random.choice((0, 4, 5, 6, 9, 12, 13, 15, 18, 35, 50, 66, 80, 100))

    def a_day(self) -> int:
        if self.random.random() < 0.7:
            year = self.day.year - self.random.choice(AGES)
            birthday = self.day.replace(year=year, day=min(self.day.day, 28))
            return birthday.toordinal() + self.random.randint(-1, 1)
        return self.day.toordinal() + self.random.randint(-30_000, 400)

    def bonds(self, names: Sequence[str]) -> tuple[Bond, ...]:
        """Draw partners, lines from elder to younger, holders and care."""
        free, found = list(names), list[Bond]()
        self.random.shuffle(free)
        while len(free) > 1 and self.random.random() < 0.6:
            found.append(Bond("partner", free.pop(), free.pop(), self.random.choice(FORMS)))
        kinds = ("", "", "direct_line", "direct_line", "health_fund_dependant", "cares_for")
        for place, one in enumerate(names):
            for other in names[place + 1 :]:
                kind = self.random.choice(kinds)
                if kind:
                    found.append(self.bond(kind, one, other))
        return tuple(found)

    def bond(self, kind: str, one: str, other: str) -> Bond:
        if kind == "cares_for" and self.random.random() < 0.5:
            one, other = other, one
        degree = self.random.choice((1, 1, 1, 2, 3)) if kind == "direct_line" else 1
        return Bond(kind, one, other, degree=degree)


def refined(case: Case, random: Random, *, fully: bool = False) -> Case:
    """Return a case in which some intervals became a point; `fully`: all of them."""

    def tighter(facts: Mapping[str, Known]) -> Facts:
        return {key: _tighter(known, random, fully=fully) for key, known in facts.items()}

    members = {key: replace(one, facts=tighter(one.facts)) for key, one in case.members.items()}
    homes = {key: replace(one, facts=tighter(one.facts)) for key, one in case.homes.items()}
    return Case(homes, members, case.bonds)


def _tighter(known: Known, random: Random, *, fully: bool) -> Known:
    if not isinstance(known, Interval) or known.is_exact or not (fully or random.random() < 0.5):
        return known
    low = known.low if known.low is not None else (known.high or 0) - 5_000
    high = known.high if known.high is not None else low + 5_000_000
    point = random.choice((low, high))
    return Interval(point, point)
