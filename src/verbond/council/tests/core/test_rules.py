"""Days and sums: terms of an answer, the middle of a term, the window, euros by domain."""

from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verbond.council.core.calendar import EvaluationsRefused, halfway, read_evaluations
from verbond.council.core.document import Segment, Stack, Stacks, segments
from verbond.council.core.euros import SHARED, Paid, Sum, by_domain, by_domain_and_entity
from verbond.council.core.terms import TermsRefused, due, read_terms
from verbond.council.core.window import dots_of, longest, months_before, window_of

DAYS = st.dates(date(1990, 1, 1), date(2100, 1, 1))
TERM: dict[str, Any] = {
    "from": date(2019, 1, 1), "days": 30, "source": "Raad", "grade": "own choice",
}  # fmt: skip
ENTRY: dict[str, Any] = {"key": "k", "title": "t", "line": 3, "quote": "q", "when": "halfway"}


def test_the_newest_term_that_began_counts() -> None:
    later = TERM | {"from": date(2025, 1, 1), "days": 20, "source": "Nieuw"}
    terms = read_terms({"answer": [later, TERM]}, name="f")

    assert due(date(2024, 12, 31), terms) == (date(2025, 1, 30), "Raad")
    assert due(date(2025, 1, 1), terms) == (date(2025, 1, 21), "Nieuw")
    with pytest.raises(TermsRefused, match="2018"):
        due(date(2018, 12, 31), terms)


@pytest.mark.parametrize(
    "content",
    [None, {}, {"answer": "x"}, {"answer": []}, {"answer": [3]}]
    + [
        {"answer": [TERM | wrong]}
        for wrong in (
            {"from": "2019"}, {"days": True}, {"days": 0}, {"days": 366}, {"days": "30"},
            {"source": ""}, {"grade": None},
        )
    ],
)  # fmt: skip
def test_a_wrong_term_is_refused(content: object) -> None:
    with pytest.raises(TermsRefused, match=r"f\.yaml"):
        read_terms(content, name="f.yaml")


@given(DAYS, st.integers(0, 4000))
def test_the_middle_of_a_term_lies_as_far_from_both_ends(first: date, days: int) -> None:
    last = first + timedelta(days=days)
    middle = halfway(first, last)

    assert 0 <= (last - middle).days - (middle - first).days <= 1


def test_halfway_needs_the_days_of_the_term() -> None:
    first, last = date(2019, 1, 1), date(2024, 12, 31)
    content = {"evaluations": [ENTRY, ENTRY | {"key": "l", "when": "none"}]}

    dated = read_evaluations(content, name="f", first=first, last=last)
    assert [one.on for one in dated] == [date(2021, 12, 31), None]
    assert read_evaluations(content, name="f", first=None, last=last)[0].on is None


@pytest.mark.parametrize(
    "content",
    [
        None,
        {"evaluations": 3},
        {"evaluations": ["x"]},
        {"evaluations": [ENTRY | {"line": "3"}]},
        {"evaluations": [ENTRY | {"when": "soon"}]},
        {"evaluations": [ENTRY, ENTRY]},
    ],
)
def test_a_wrong_evaluation_is_refused(content: object) -> None:
    with pytest.raises(EvaluationsRefused, match=r"f\.yaml"):
        read_evaluations(content, name="f.yaml", first=None, last=None)


@given(DAYS, st.integers(0, 60))
def test_months_go_back_to_the_same_day_or_the_end(day: date, months: int) -> None:
    before = months_before(day, months)

    assert (day.year - before.year) * 12 + day.month - before.month == months
    assert before.day == day.day or (before + timedelta(days=1)).day == 1


@given(DAYS, st.none() | DAYS)
def test_a_window_ends_today_or_with_the_term(today: date, term_to: date | None) -> None:
    window = window_of(today, term_to)

    assert window.last == (min(today, term_to) if term_to else today)
    assert window.is_over == (window.last < today)
    assert window.year_first < window.half_first <= window.last


@given(st.lists(st.tuples(st.integers(0, 365), st.integers(0, 3)), max_size=60))
def test_no_decision_falls_off_the_line(days: list[tuple[int, int]]) -> None:
    window = window_of(date(2024, 12, 31), None)
    placed = [(window.year_first + timedelta(days=day), lane) for day, lane in days]
    dots = dots_of(placed, window, width=240, lanes=4)

    assert len(dots) == len(days)
    assert all(0 <= dot.x <= 240 for dot in dots)


@given(st.dictionaries(st.sampled_from("abcdef"), st.tuples(
    st.integers(0, 10**9), st.sets(st.sampled_from("xyz"), min_size=1), st.sampled_from(["c", "o"])
)))  # fmt: skip
def test_every_euro_counts_once_whatever_it_serves(
    things: dict[str, tuple[int, set[str], str]],
) -> None:
    paid = [
        Paid(address, chapter, cents, None, entity)
        for address, (cents, chapters, entity) in things.items()
        for chapter in chapters
    ]
    total = sum(cents for cents, _, _ in things.values())
    found = by_domain(paid)

    assert sum(one.planned_cents or 0 for one in found.values()) == total
    split = dict(by_domain_and_entity(paid))
    assert sum(one.planned_cents or 0 for one in split.values()) == total
    several = sum(cents for cents, chapters, _ in things.values() if len(chapters) > 1)
    assert (found.get(SHARED, Sum()).planned_cents or 0) == several


def test_what_has_no_amount_is_no_thing_with_euros() -> None:
    assert by_domain([Paid("a", "x", None, None)]) == {}
    assert Sum(1, None) + Sum(2, 3) == Sum(3, 3)
    assert longest([Sum(5, 7), Sum()]) == 7


@given(st.lists(st.integers(0, 50), min_size=1, max_size=6))
def test_the_parts_of_a_bar_fill_it_exactly(counts: list[int]) -> None:
    parts = tuple((str(place), str(place)) for place in range(len(counts)))
    row = Stack("", tuple(counts))
    drawn: list[Segment] = list(segments(Stacks("", parts, (row,), ""), row, width=600))

    assert sum(part.width for part in drawn) == (600 if sum(counts) else 0)
    assert sum(part.count for part in drawn) == sum(counts)
