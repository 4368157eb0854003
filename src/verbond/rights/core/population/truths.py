"""Truths of many subjects at once: certainly and possibly, as in core/bounds.py.

A truth is two columns of booleans, or one and the same where everything is certain; what holds for
everybody is a plain boolean. `marks`, of open truths only, are bits: bit 0 that something was not
examined, the others which facts are missing. `stuck`: open, and no fact can make it certainly true.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import reduce
from operator import and_, or_
from typing import Any

import numpy as np

# A boolean, or a column of them.
type Bits = Any
# A whole number, or a column of them.
type Marks = Any
NOT_EXAMINED_BIT = 1


@dataclass(frozen=True, slots=True)
class Truth:
    """Bounds of a truth; `low is high` when all of it is certain."""

    low: Bits
    high: Bits
    marks: Marks = 0
    stuck: Bits = False

    @property
    def is_exact(self) -> bool:
        return self.low is self.high

    @property
    def open(self) -> Bits:
        return self.high > self.low

    def taken(self, rows: Any) -> "Truth":
        """Return the truths of some rows, in that order."""
        low = _taken(self.low, rows)
        high = low if self.is_exact else _taken(self.high, rows)
        return Truth(low, high, _taken(self.marks, rows), _taken(self.stuck, rows))


def where(test: Bits, then: Any, other: Any) -> Any:
    """Return one or the other; what is one value for everybody stays plain."""
    found = np.where(test, then, other)
    return found if found.ndim else found.item()


def picked(test: Bits, then: Any, other: Any) -> Any:
    """Return one whole number or the other: what `where` does, without a jump for each row."""
    if not isinstance(test, np.ndarray):
        return then if test else other
    if is_plain(other, 0):
        return test * then
    return other + test * (then - other)


def certain(value: Bits) -> Truth:
    """Return a truth that is known."""
    return Truth(value, value)


YES, NO = certain(True), certain(False)
UNEXAMINED = Truth(False, True, NOT_EXAMINED_BIT, True)


def _taken(values: Any, rows: Any) -> Any:
    return values[rows] if isinstance(values, np.ndarray) else values


def is_plain(value: Any, plain: object) -> bool:
    """Say whether a value is one and the same for everybody, and equal to this."""
    return not isinstance(value, np.ndarray) and bool(value == plain)


def any_of(parts: Sequence[Bits]) -> Bits:
    """Return where one of some columns is true."""
    return reduce(or_, parts)


def united(marks: Sequence[Marks]) -> Marks:
    """Return every mark that one of some columns carries."""
    return reduce(or_, marks)


def only(marks: Marks, counts: Bits) -> Marks:
    """Keep marks where they count."""
    return 0 if is_plain(marks, 0) else where(counts, marks, 0)


def every(parts: Sequence[Truth]) -> Truth:
    """Join with AND: one false part decides."""
    return _joined(parts, and_, stuck=_stuck_in_one)


def some(parts: Sequence[Truth]) -> Truth:
    """Join with OR: one true part decides."""
    return _joined(parts, or_, stuck=_stuck_in_all)


def _joined(parts: Sequence[Truth], join: Any, stuck: Any) -> Truth:
    if len(parts) == 1:
        return parts[0]
    sure = [part.low for part in parts if part.is_exact]
    rest = [part for part in parts if not part.is_exact]
    if not rest:
        return certain(reduce(join, sure))
    low = reduce(join, [part.low for part in rest] + sure)
    high = reduce(join, [part.high for part in rest] + sure)
    marks = united([part.marks for part in rest])
    held = any(not is_plain(part.stuck, False) for part in rest)
    if not held and is_plain(marks, 0):
        return Truth(low, high)
    is_open = high > low
    return Truth(low, high, only(marks, is_open), is_open & stuck(rest) if held else False)


def _stuck_in_one(parts: Sequence[Truth]) -> Bits:
    return any_of([part.stuck for part in parts])


def _stuck_in_all(parts: Sequence[Truth]) -> Bits:
    return np.logical_not(any_of([part.open & np.logical_not(part.stuck) for part in parts]))


def negated(of: Truth) -> Truth:
    """Return the opposite."""
    low = np.logical_not(of.high)
    if of.is_exact:
        return certain(low)
    stuck = False if is_plain(of.marks, 0) else (of.marks & NOT_EXAMINED_BIT) > 0
    return Truth(low, np.logical_not(of.low), of.marks, stuck)


def chosen(test: Truth, then: Truth, other: Truth) -> Truth:
    """Return one truth or the other; open when it matters which, and that is open."""
    if test.is_exact:
        return _by_certain(test.low, then, other)
    low = where(test.low, then.low, other.low)
    high = where(test.low, then.high, other.high)
    is_open = test.open
    low = where(is_open, then.low & other.low, low)
    high = where(is_open, then.high | other.high, high)
    marks = where(test.low, then.marks, other.marks)
    marks = where(is_open, united([test.marks, then.marks, other.marks]), marks)
    stuck = where(test.low, then.stuck, other.stuck)
    reach = [part.high & np.logical_not(part.stuck) for part in (then, other)]
    never = np.logical_not(any_of(reach)) | test.stuck
    stuck = where(is_open, never, stuck)
    still = high > low
    return Truth(low, high, where(still, marks, 0), stuck & still)


def _by_certain(test: Bits, then: Truth, other: Truth) -> Truth:
    low = where(test, then.low, other.low)
    if then.is_exact and other.is_exact:
        return certain(low)
    flagged = not (is_plain(then.stuck, False) and is_plain(other.stuck, False))
    marked = not (is_plain(then.marks, 0) and is_plain(other.marks, 0))
    return Truth(
        low,
        where(test, then.high, other.high),
        where(test, then.marks, other.marks) if marked else 0,
        where(test, then.stuck, other.stuck) if flagged else False,
    )
