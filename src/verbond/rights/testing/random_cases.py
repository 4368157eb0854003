"""Random cases for property tests: any structure, facts known, half known or not known at all.

`cases(vocabulary, day)` draws a case; `refined(case)` draws a completion of what it leaves open.
Amounts lie often on, just under or just over a figure of the rules: that is where rules go wrong.
"""

import datetime as dt
from collections.abc import Mapping, Sequence
from fractions import Fraction

from hypothesis import strategies as st

from verbond.rights.core.structure import Bond, Case, Home, Interval, Known, Member
from verbond.rights.core.vocabulary import FactKind, Vocabulary

FORMS = ("gehuwd", "wettelijk", "feitelijk")
PLACES = ("Genk", "Hasselt", "Luik")
AGES = (0, 5, 14, 17, 18, 20, 21, 24, 25, 30, 45, 60, 64, 65, 66, 67, 80)
# Cents: nought, and around the limits of the law in several years.
AMOUNTS = (0, 1, 50_000, 87_613, 131_419, 150_000, 2_062_882, 2_563_067, 3_037_561, 6_000_000)
MOST_MEMBERS = 6


def cases(
    vocabulary: Vocabulary,
    day: dt.date,
    *,
    facts: Sequence[str] = (),
    amounts: Sequence[int] = AMOUNTS,
) -> st.SearchStrategy[Case]:
    """Draw cases around a day; `facts` names the facts that may be known (default: all)."""
    kinds = [vocabulary[name] for name in facts] if facts else list(vocabulary.values())
    return _cases(tuple(kinds), day, tuple(amounts))


@st.composite
def _cases(
    draw: st.DrawFn, kinds: tuple[FactKind, ...], day: dt.date, amounts: tuple[int, ...]
) -> Case:
    number = draw(st.integers(1, MOST_MEMBERS))
    where = draw(st.lists(st.integers(0, 1), min_size=number, max_size=number))
    names = [f"p{index}" for index in range(number)]
    members = {
        name: Member(name, f"h{home}", _facts(draw, kinds, "person", day, amounts))
        for name, home in zip(names, where, strict=True)
    }
    homes = {
        f"h{home}": Home(
            f"h{home}",
            tuple(name for name in names if members[name].home == f"h{home}"),
            _facts(draw, kinds, "household", day, amounts),
        )
        for home in sorted(set(where))
    }
    return Case(homes, members, _bonds(draw, names))


def _facts(
    draw: st.DrawFn,
    kinds: tuple[FactKind, ...],
    entity: str,
    day: dt.date,
    amounts: tuple[int, ...],
) -> Mapping[str, Known]:
    # One draw says how much is known, so that whole cases are full, half empty or empty.
    shown = draw(st.sampled_from((0, 3, 6, 9, 10)))
    found: dict[str, Known] = {}
    for kind in kinds:
        if kind.entity != entity:
            continue
        years = (day.year - 1, day.year - 2) if kind.by_year else (None,)
        for year in years:
            if draw(st.integers(1, 10)) <= shown:
                key = kind.name if year is None else f"{kind.name}.{year}"
                found[key] = draw(_known(kind, day, amounts))
    return found


def _known(kind: FactKind, day: dt.date, amounts: tuple[int, ...]) -> st.SearchStrategy[Known]:
    if kind.is_truth:
        return st.booleans()
    if kind.kind == "choice":
        return st.sampled_from(kind.choices or PLACES)
    if kind.kind == "date":
        return _intervals(_days(day), None)
    if kind.unit.startswith("EUR"):
        return _intervals(st.sampled_from(amounts) | st.integers(0, 4_000_000), 0)
    return _intervals(st.integers(0, 90) | st.sampled_from((Fraction(11, 2), Fraction(9, 2))), 0)


def _days(day: dt.date) -> st.SearchStrategy[int]:
    anniversaries = [_years_before(day, age).toordinal() for age in AGES]
    near = st.sampled_from(anniversaries).flatmap(lambda one: st.integers(one - 1, one + 1))
    return near | st.integers(day.toordinal() - 30_000, day.toordinal() + 400)


def _years_before(day: dt.date, years: int) -> dt.date:
    return day.replace(year=day.year - years, day=min(day.day, 28))


@st.composite
def _intervals(
    draw: st.DrawFn,
    values: st.SearchStrategy[int] | st.SearchStrategy[int | Fraction],
    least: int | None,
) -> Interval:
    low, high = sorted((draw(values), draw(values)))
    shape = draw(st.sampled_from(("exact", "exact", "exact", "between", "from", "until")))
    if shape == "exact":
        return Interval(low, low)
    if shape == "from":
        return Interval(low, None)
    return Interval(least if shape == "until" else low, high)


def _bonds(draw: st.DrawFn, names: list[str]) -> tuple[Bond, ...]:
    """Draw partners, lines from elder to younger, holders and care; nobody twice."""
    free, bonds = list(names), []
    for _ in range(draw(st.integers(0, 2))):
        if len(free) > 1:
            one, other = free.pop(0), free.pop(draw(st.integers(0, len(free) - 2)))
            bonds.append(Bond("partner", one, other, draw(st.sampled_from(FORMS))))
    for low, one in enumerate(names):
        for other in names[low + 1 :]:
            bonds.extend(_bonds_of_two(draw, one, other))
    return tuple(bonds)


def _bonds_of_two(draw: st.DrawFn, one: str, other: str) -> list[Bond]:
    kind = draw(
        st.sampled_from(
            ("", "", "direct_line", "direct_line", "health_fund_dependant", "cares_for", "sibling")
        )
    )
    if not kind:
        return []
    if kind == "cares_for" and draw(st.booleans()):
        one, other = other, one
    return [Bond(kind, one, other, degree=draw(st.integers(1, 3)) if kind == "direct_line" else 1)]


@st.composite
def refined(draw: st.DrawFn, case: Case, *, fully: bool = False) -> Case:
    """Draw a case that knows at least as much: intervals shrink, what is known stays inside."""
    members = {
        key: Member(one.id, one.home, _tightened(draw, one.facts, fully))
        for key, one in case.members.items()
    }
    homes = {
        key: Home(one.id, one.members, _tightened(draw, one.facts, fully))
        for key, one in case.homes.items()
    }
    return Case(homes, members, case.bonds)


def _tightened(draw: st.DrawFn, facts: Mapping[str, Known], fully: bool) -> Mapping[str, Known]:
    return {key: _tighter(draw, known, fully) for key, known in facts.items()}


def _tighter(draw: st.DrawFn, known: Known, fully: bool) -> Known:
    if not isinstance(known, Interval) or known.is_exact:
        return known
    low = known.low if known.low is not None else (known.high or 0) - 5_000
    high = known.high if known.high is not None else low + 5_000_000
    point = draw(st.sampled_from((low, high))) if low <= high else low
    if fully or draw(st.booleans()):
        return Interval(point, point)
    return Interval(known.low, known.high)
