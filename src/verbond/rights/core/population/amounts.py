"""Amounts, counts and days of many subjects at once, exact in whole numbers.

A number is two columns of int64 over one fixed divisor (`scale`), or one and the same where all is
exact. Money is cents, a day its ordinal. `UNBOUNDED * scale`: no bound is known, on that side.
Same meaning as core/bounds.py, which has fractions and None.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from functools import reduce
from math import gcd, lcm
from typing import Any

import numpy as np

from verbond.rights.core.errors import CaseError
from verbond.rights.core.population.truths import (
    NOT_EXAMINED_BIT,
    Bits,
    Marks,
    Truth,
    certain,
    is_plain,
    only,
    picked,
    united,
    where,
)

UNBOUNDED = 10**13
# Beyond this a result can no longer be told from one without a bound: a calculation is refused.
LARGEST = UNBOUNDED // 2
_MOST = 2**62
# A whole number, or a column of them.
type Whole = Any


@dataclass(frozen=True, slots=True)
class Number:
    """Bounds of a number; `most`: how large a finite one can be, in the unit itself."""

    low: Whole
    high: Whole
    scale: int = 1
    marks: Marks = 0
    most: int = 0

    @property
    def is_exact(self) -> bool:
        return self.low is self.high

    @property
    def open(self) -> Bits:
        return self.high > self.low

    def taken(self, rows: Any) -> "Number":
        """Return the numbers of some rows, in that order."""
        low = _taken(self.low, rows)
        high = low if self.is_exact else _taken(self.high, rows)
        return Number(low, high, self.scale, _taken(self.marks, rows), self.most)


def exact(value: int | Fraction) -> Number:
    """Return a number that is known and the same for everybody."""
    part = Fraction(value)
    low = part.numerator
    return Number(low, low, part.denominator, most=_ceiling(abs(part)))


UNEXAMINED = Number(-UNBOUNDED, UNBOUNDED, marks=NOT_EXAMINED_BIT)


def _ceiling(value: int | Fraction) -> int:
    return -int(-value // 1)


ZERO = exact(0)


def checked(number: Number) -> Number:
    """Return a number whose finite values fit; refuse one that does not."""
    if number.most >= LARGEST or number.scale * UNBOUNDED * 2 >= _MOST:
        raise CaseError(
            "too_large",
            f"an amount of {number.most} in {number.scale} parts is more than can be calculated "
            f"exactly; amounts stay under {LARGEST} cents",
        )
    return number


def plus(left: Number, right: Number) -> Number:
    """Add exactly."""
    left, right = _alike(left, right)
    low = left.low + right.low
    most = left.most + right.most
    if left.is_exact and right.is_exact:
        return checked(Number(low, low, left.scale, most=most))
    marks = united([left.marks, right.marks])
    return checked(_bounded(low, left.high + right.high, left.scale, marks, most))


def minus(left: Number, right: Number) -> Number:
    """Subtract exactly."""
    return plus(left, scaled(right, -1))


def scaled(of: Number, by: int | Fraction) -> Number:
    """Multiply by a number that is the same for everybody."""
    if not by:
        return ZERO
    part = Fraction(by)
    shared = gcd(part.numerator, of.scale)
    times, scale = part.numerator // shared, of.scale // shared * part.denominator
    most = _ceiling(of.most * abs(part))
    if of.is_exact:
        low = of.low * times
        return checked(Number(low, low, scale, most=most))
    checked(Number(0, 0, scale, most=most))
    ends = [_times(end, times, of.scale, scale) for end in (of.low, of.high)]
    low, high = ends if times > 0 else ends[::-1]
    return Number(low, high, scale, of.marks, most)


def _times(end: Whole, times: int, old: int, new: int) -> Whole:
    sign = 1 if times > 0 else -1
    found = _finite(end, old) * times
    found = where(end >= UNBOUNDED * old, sign * UNBOUNDED * new, found)
    return where(end <= -UNBOUNDED * old, -sign * UNBOUNDED * new, found)


def _finite(end: Whole, scale: int) -> Whole:
    """Return nought where no bound is known: what is multiplied has to fit."""
    return where(_is_endless(end, scale), 0, end)


def times(left: Number, right: Number) -> Number:
    """Multiply exactly; without a bound when both are open and one may be negative."""
    if right.is_exact and not isinstance(right.low, np.ndarray):
        return scaled(left, Fraction(int(right.low), right.scale))
    if left.is_exact and not isinstance(left.low, np.ndarray):
        return scaled(right, Fraction(int(left.low), left.scale))
    scale, most = left.scale * right.scale, left.most * right.most
    if left.is_exact and right.is_exact:
        low = left.low * right.low
        return checked(Number(low, low, scale, most=most))
    checked(Number(0, 0, scale, most=most))
    return _interval_product(left, right, scale, most)


def _interval_product(left: Number, right: Number, scale: int, most: int) -> Number:
    limit = UNBOUNDED * scale
    lows = [_finite(one.low, one.scale) for one in (left, right)]
    highs = [_finite(one.high, one.scale) for one in (left, right)]
    none = (left.low < 0) | (right.low < 0)
    endless = _is_endless(left.high, left.scale) | _is_endless(right.high, right.scale)
    low = where(none, -limit, lows[0] * lows[1])
    high = where(none | endless, limit, highs[0] * highs[1])
    for factor, of in ((left, right), (right, left)):
        alone = np.logical_not(factor.open)
        first, last = _ends_times(of, _finite(factor.low, factor.scale), limit)
        low, high = where(alone, first, low), where(alone, last, high)
    marks = united([left.marks, right.marks])
    return Number(low, high, scale, only(marks, high > low), most)


def _ends_times(of: Number, by: Whole, limit: int) -> tuple[Whole, Whole]:
    sign = np.sign(by)
    ends = [
        where(_is_endless(end, of.scale), side * limit * sign, _finite(end, of.scale) * by)
        for side, end in ((-1, of.low), (1, of.high))
    ]
    return np.minimum(*ends), np.maximum(*ends)


def _is_endless(end: Whole, scale: int) -> Bits:
    return abs(end) >= UNBOUNDED * scale


def divided(left: Number, right: Number) -> Number:
    """Divide by a number that is the same for everybody; without bounds by nought or unknown."""
    if right.is_exact and not isinstance(right.low, np.ndarray) and right.low:
        return scaled(left, Fraction(right.scale, int(right.low)))
    marks = united([left.marks, right.marks])
    return Number(-UNBOUNDED, UNBOUNDED, marks=marks)


def extreme(parts: Sequence[Number], *, least: bool) -> Number:
    """Return the least or the greatest."""
    parts = _all_alike(parts)
    pick: Any = np.minimum if least else np.maximum
    low = reduce(pick, [part.low for part in parts])
    scale, most = parts[0].scale, max(part.most for part in parts)
    if all(part.is_exact for part in parts):
        return Number(low, low, scale, most=most)
    high = reduce(pick, [part.high for part in parts])
    if all(is_plain(part.marks, 0) for part in parts):
        return Number(low, high, scale, most=most)
    counts = [only(part.marks, part.low <= high if least else part.high >= low) for part in parts]
    return Number(low, high, scale, only(united(counts), high > low), most)


def chosen(test: Truth, then: Number, other: Number) -> Number:
    """Return one number or the other, or both together when it is open which."""
    then, other = _alike(then, other)
    most = max(then.most, other.most)
    low = picked(test.low, then.low, other.low)
    if test.is_exact and then.is_exact and other.is_exact:
        return Number(low, low, then.scale, most=most)
    high = picked(test.low, then.high, other.high)
    marks = 0
    if not all(is_plain(part.marks, 0) for part in (test, then, other)):
        marks = where(test.low, then.marks, other.marks)
    if not test.is_exact:
        is_open = test.open
        low = where(is_open, np.minimum(then.low, other.low), low)
        high = where(is_open, np.maximum(then.high, other.high), high)
        both = united([test.marks, then.marks, other.marks])
        marks = only(where(is_open, both, marks), high > low) if not is_plain(both, 0) else 0
    return Number(low, high, then.scale, marks, most)


def compared(op: str, left: Number, right: Number) -> Truth:
    """Hold two numbers or days against each other; open when the bounds overlap.

    `op` is < or <=: the plan writes all others so.
    """
    holds: Any = np.less if op == "<" else np.less_equal
    left, right, holds = _comparable(left, right, holds)
    low = holds(left.high, right.low)
    if left.is_exact and right.is_exact:
        return certain(low)
    high = holds(left.low, right.high)
    marks = united([left.marks, right.marks])
    if is_plain(marks, 0):
        return Truth(low, high)
    is_open, unseen = high > low, (marks & NOT_EXAMINED_BIT) > 0
    marks = where(unseen, NOT_EXAMINED_BIT, marks)
    return Truth(low, high, only(marks, is_open), is_open & unseen)


def _comparable(left: Number, right: Number, holds: Any) -> tuple[Number, Number, Any]:
    """Bring both sides over one divisor; a plain side is brought to that of the column."""
    if left.scale == right.scale:
        return left, right, holds
    strict = holds is np.less
    for one, other, down in ((right, left, not strict), (left, right, strict)):
        if one.is_exact and not isinstance(one.low, np.ndarray):
            limit = Fraction(int(one.low) * other.scale, one.scale)
            # x <= 2.5 is x <= 2; x < 2.5 is x < 3; and the other way round.
            whole = limit.__floor__() if down else limit.__ceil__()
            plain = Number(whole, whole, other.scale)
            return (other, plain, holds) if one is right else (plain, other, holds)
    return *_alike(left, right), holds


def summed(parts: Truth, value: Number) -> Number:
    """Return what each person adds to a sum: nought for who does not count."""
    low = picked(parts.low, value.low, 0)
    if parts.is_exact and value.is_exact:
        return Number(low, low, value.scale, most=value.most)
    high = picked(parts.low, value.high, 0)
    marks = 0
    if not is_plain(value.marks, 0):
        marks = where(parts.low, value.marks, 0)
    if not parts.is_exact:
        is_open = parts.open
        low = where(is_open, np.minimum(value.low, 0), low)
        high = where(is_open, np.maximum(value.high, 0), high)
        both = united([parts.marks, value.marks])
        marks = 0 if is_plain(both, 0) else where(is_open & (high > low), both, marks)
    return Number(low, high, value.scale, marks, value.most)


def rounded(ends: Whole, scale: int) -> Whole:
    """Round to whole cents, half up; what has no bound stays so."""
    if scale == 1:
        return ends
    limit = UNBOUNDED * scale
    found = (2 * ends + scale) // (2 * scale)
    found = where(ends >= limit, UNBOUNDED, found)
    return where(ends <= -limit, -UNBOUNDED, found)


def _bounded(low: Whole, high: Whole, scale: int, marks: Marks, most: int) -> Number:
    """Put back the ends that addition moved away from where no bound is known."""
    limit, half = UNBOUNDED * scale, LARGEST * scale
    low = where(low < -half, -limit, low)
    return Number(low, where(high > half, limit, high), scale, marks, most)


def bounded_sum(low: Whole, high: Whole, of: Number, marks: Marks, members: int) -> Number:
    """Return a sum over at most so many members as a number."""
    if of.scale * UNBOUNDED * 2 * max(members, 1) >= _MOST:
        raise CaseError("too_large", f"a sum over {members} members in {of.scale} parts")
    most = of.most * members
    if high is low:
        return checked(Number(low, low, of.scale, most=most))
    return checked(_bounded(low, high, of.scale, marks, most))


def _alike(left: Number, right: Number) -> tuple[Number, Number]:
    if left.scale == right.scale:
        return left, right
    scale = lcm(left.scale, right.scale)
    return _brought(left, scale), _brought(right, scale)


def _all_alike(parts: Sequence[Number]) -> list[Number]:
    scale = lcm(*(part.scale for part in parts))
    return [_brought(part, scale) for part in parts]


def _brought(of: Number, scale: int) -> Number:
    if of.scale == scale:
        return of
    by = scale // of.scale
    low = of.low * by
    high = low if of.is_exact else of.high * by
    return checked(Number(low, high, scale, of.marks, of.most))


def _taken(values: Any, rows: Any) -> Any:
    return values[rows] if isinstance(values, np.ndarray) else values
