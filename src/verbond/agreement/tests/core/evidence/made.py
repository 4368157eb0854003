"""Pieces of evidence for the tests of the rules: all made up."""

from datetime import date, timedelta
from decimal import Decimal

from hypothesis import strategies as st

from verbond.agreement.core.evidence import Derived, Tied, derive, packaged_rules
from verbond.agreement.core.evidence.words import KINDS, PROMISES, SHOWS

TODAY = date(2026, 3, 2)
RULES = packaged_rules()


def piece(shows: str, kind: str, days: int = 10, key: str = "", **more: object) -> Tied:
    """Make a piece of so many days ago."""
    on = TODAY - timedelta(days=days)
    return Tied(key or f"fictief:{shows}-{kind}-{days}", kind, shows, on, **more)  # type: ignore[arg-type]


def count(number: int, out_of: int | None, days: int = 10, **more: object) -> Tied:
    """Make a count in a register."""
    whole = None if out_of is None else Decimal(out_of)
    more = {"shows": "counted", "kind": "register"} | more
    return piece(days=days, number=Decimal(number), out_of=whole, **more)  # type: ignore[arg-type]


def status(kind: str, *pieces: Tied) -> Derived:
    """Derive the status of a promise of this kind today."""
    found = derive(kind, pieces, today=TODAY, rules=RULES)
    assert found is not None
    return found


_figures = st.none() | st.integers(0, 4).map(Decimal)
_cents = st.none() | st.integers(0, 3)


@st.composite
def evidence(draw: st.DrawFn, key: str) -> Tied:
    """Draw any piece, often about the same days and counts as another."""
    return Tied(
        key=key,
        kind=draw(st.sampled_from(KINDS)),
        shows=draw(st.sampled_from(SHOWS)),
        on=TODAY - timedelta(days=draw(st.sampled_from((0, 1, 30, 364, 365, 366, 800)))),
        number=draw(_figures),
        out_of=draw(st.none() | st.integers(1, 4).map(Decimal)),
        unit=draw(st.sampled_from(("", "scholen"))),
        is_met=draw(st.none() | st.booleans()),
        planned_cents=draw(_cents),
        booked_cents=draw(_cents),
    )


@st.composite
def evidences(draw: st.DrawFn, most: int = 6) -> list[Tied]:
    """Draw the evidence of one promise."""
    return [draw(evidence(f"fictief:{n}")) for n in range(draw(st.integers(0, most)))]


with_status = st.sampled_from([kind for kind in PROMISES if kind not in RULES.without_status])
