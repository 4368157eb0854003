"""What is known of a value while a rule is worked out, and how knowledge is joined.

A truth has low (certainly) and high (possibly); a number has a lowest and a highest value, None
where there is no bound. Nothing here ever becomes more certain than what went in.
"""

from collections.abc import Callable, Sequence
from fractions import Fraction
from typing import Any, NamedTuple

type Paths = tuple[str, ...]


class Value(NamedTuple):
    """Bounds, the facts that are missing for more, and whether something is not examined.

    Of an open truth, `attainable` says whether facts alone can make it certainly true: a part
    that nobody examined never will.
    """

    low: Any
    high: Any
    missing: Paths = ()
    unexamined: bool = False
    attainable: bool = True

    @property
    def is_exact(self) -> bool:
        return self.low is not None and self.low == self.high


YES, NO = Value(True, True), Value(False, False, attainable=False)
UNEXAMINED_TRUTH = Value(False, True, unexamined=True, attainable=False)
UNEXAMINED = Value(None, None, unexamined=True)


def exact(value: Any) -> Value:
    """Return a value that is certain."""
    return Value(value, value)


def united(values: Sequence[Value]) -> Paths:
    """Return what some values miss together, each path once, in order."""
    missing = [value.missing for value in values if value.missing]
    if len(missing) <= 1:
        return missing[0] if missing else ()
    return tuple(dict.fromkeys([path for paths in missing for path in paths]))


def open_truth(parts: Sequence[Value], *, attainable: bool) -> Value:
    """Return an open truth that rests on some parts."""
    return Value(False, True, united(parts), _unexamined(parts), attainable)


def every(parts: Sequence[Value]) -> Value:
    """Join with AND: one false part decides."""
    rest = []
    for part in parts:
        if not part.high:
            return NO
        if not part.low:
            rest.append(part)
    if len(rest) <= 1:
        return rest[0] if rest else YES
    return open_truth(rest, attainable=all(part.attainable for part in rest))


def some(parts: Sequence[Value]) -> Value:
    """Join with OR: one true part decides."""
    rest = []
    for part in parts:
        if part.low:
            return YES
        if part.high:
            rest.append(part)
    if len(rest) <= 1:
        return rest[0] if rest else NO
    return open_truth(rest, attainable=any(part.attainable for part in rest))


def _unexamined(parts: Sequence[Value]) -> bool:
    return any(part.unexamined for part in parts)


def negated(part: Value) -> Value:
    """Return the opposite of a truth."""
    if part.low == part.high:
        return NO if part.low else YES
    return Value(False, True, part.missing, part.unexamined, not part.unexamined)


def number(low: Any, high: Any, parts: Sequence[Value]) -> Value:
    """Return a number that rests on some parts; an exact one misses nothing."""
    if low is not None and low == high:
        return Value(low, high)
    return Value(low, high, united(parts), _unexamined(parts))


def plus(left: Value, right: Value) -> Value:
    """Add two numbers."""
    return number(_both(left.low, right.low), _both(left.high, right.high), (left, right))


def minus(left: Value, right: Value) -> Value:
    """Take one number from another."""
    low = None if left.low is None or right.high is None else left.low - right.high
    high = None if left.high is None or right.low is None else left.high - right.low
    return number(low, high, (left, right))


def times(left: Value, right: Value) -> Value:
    """Multiply two numbers; below nought only when one is exact."""
    if right.is_exact:
        return _scaled(left, right.low)
    if left.is_exact:
        return _scaled(right, left.low)
    if left.low is None or right.low is None or left.low < 0 or right.low < 0:
        return number(None, None, (left, right))
    high = None if left.high is None or right.high is None else left.high * right.high
    return number(left.low * right.low, high, (left, right))


def divided(left: Value, right: Value) -> Value:
    """Divide by an exact number."""
    if not right.is_exact or not right.low:
        return number(None, None, (left, right))
    return _scaled(left, Fraction(1) / right.low)


def least(parts: Sequence[Value]) -> Value:
    """Return the least of some numbers."""
    return _extreme(parts, sign=1)


def greatest(parts: Sequence[Value]) -> Value:
    """Return the greatest of some numbers."""
    return _extreme(parts, sign=-1)


def hull(parts: Sequence[Value], beside: Sequence[Value] = ()) -> Value:
    """Return what is known when it is open which of some numbers counts."""
    low = None if any(p.low is None for p in parts) else min(p.low for p in parts)
    high = None if any(p.high is None for p in parts) else max(p.high for p in parts)
    return number(low, high, (*beside, *parts))


_HOLDS: dict[str, Callable[[Any, Any], bool]] = {
    "<": lambda a, b: a < b,
    "<=": lambda a, b: a <= b,
    "==": lambda a, b: a == b,
}


def compared(op: str, left: Value, right: Value) -> Value:
    """Hold two numbers or days against each other; open when the bounds overlap."""
    if op in {">", ">="}:
        return compared("<" if op == ">" else "<=", right, left)
    if op == "==":
        return every((compared("<=", left, right), compared("<=", right, left)))
    holds = _HOLDS[op]
    if left.high is not None and right.low is not None and holds(left.high, right.low):
        return YES
    if left.low is not None and right.high is not None and not holds(left.low, right.high):
        return NO
    if left.unexamined or right.unexamined:
        # Facts cannot decide what nobody examined: none of them is worth a question.
        return UNEXAMINED_TRUTH
    return open_truth((left, right), attainable=True)


def _both(left: Any, right: Any) -> Any:
    return None if left is None or right is None else left + right


def _scaled(value: Value, by: Any) -> Value:
    if not by:
        return exact(0)
    low = None if value.low is None else value.low * by
    high = None if value.high is None else value.high * by
    return number(*((low, high) if by > 0 else (high, low)), (value,))


def _extreme(parts: Sequence[Value], sign: int) -> Value:
    near, far = ("low", "high") if sign > 0 else ("high", "low")
    pick = min if sign > 0 else max
    nears = [getattr(part, near) for part in parts]
    fars = [bound for part in parts if (bound := getattr(part, far)) is not None]
    first = None if None in nears else pick(nears)
    last = pick(fars) if fars else None
    # A part that can never be the one that counts is not worth a question.
    rest = [
        part
        for part in parts
        if last is None or getattr(part, near) is None or sign * getattr(part, near) <= sign * last
    ]
    return number(*((first, last) if sign > 0 else (last, first)), rest)
