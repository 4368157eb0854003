"""Sums of statuses: unknown stays unknown."""

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from verbond.agreement.core.evidence import Unit, roll
from verbond.agreement.core.evidence.words import STATES, UNKNOWN, VALUE

TODAY = date(2026, 3, 2)
_units = st.builds(
    Unit,
    kind=st.sampled_from(("deliver", "study")),
    state=st.sampled_from(STATES),
    newest_on=st.none() | st.just(TODAY) | st.just(TODAY - timedelta(days=900)),
    stale_on=st.none() | st.just(TODAY) | st.just(TODAY + timedelta(days=1)),
    number=st.none() | st.integers(0, 12).map(Decimal),
    out_of=st.none() | st.just(Decimal(10)),
)


def test_children_without_progress_do_not_pull_the_known_down() -> None:
    half = Unit("deliver", "under-way", number=Decimal(5), out_of=Decimal(10))
    alone = roll([half], today=TODAY)
    with_unknown = roll([half, *[Unit("deliver", UNKNOWN)] * 9], today=TODAY)
    assert with_unknown.span.share == alone.span.share == Fraction(1, 2)
    assert (with_unknown.span.counted, with_unknown.span.of) == (1, 10)
    assert (with_unknown.span.low, with_unknown.span.high) == (Fraction(1, 20), Fraction(19, 20))
    assert (with_unknown.known, with_unknown.promises) == (1, 10)


def test_without_promises_there_is_nothing_to_add_up() -> None:
    empty = roll([], today=TODAY)
    assert (empty.promises, empty.span.share, empty.span.low, empty.oldest_on) == (
        0,
        None,
        None,
        None,
    )


def test_a_value_counts_apart() -> None:
    found = roll([Unit("principle", VALUE), Unit("study", "realised")], today=TODAY)
    assert (found.promises, found.values, found.known) == (1, 1, 1)
    assert VALUE not in found.counts


@given(st.lists(_units))
def test_counts_add_up_and_the_interval_holds_the_truth(units: list[Unit]) -> None:
    found = roll(units, today=TODAY)
    assert sum(found.counts.values()) == found.promises
    assert found.promises + found.values == len(units)
    assert found.known + found.counts[UNKNOWN] == found.promises
    assert found.stale == sum(u.stale_on == TODAY for u in units if u.state != VALUE)
    span = found.span
    if span.low is not None and span.high is not None:
        assert 0 <= span.low <= span.high <= 1
        assert span.high - span.low == Fraction(span.of - span.counted, span.of)


@given(st.lists(_units), st.lists(_units))
def test_two_parts_add_up_to_the_whole(left: list[Unit], right: list[Unit]) -> None:
    one, other, both = (roll(units, today=TODAY) for units in (left, right, left + right))
    assert all(both.counts[s] == one.counts[s] + other.counts[s] for s in both.counts)
    assert both.span.counted == one.span.counted + other.span.counted
