"""What a posting says: amounts on accounts that together are zero."""

import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

# Both databases hold more, but a sum of many such amounts must stay a whole number too: ten
# thousand billion euro in cents, and exact in every spreadsheet (2^53).
MOST = 10**15
MOST_LINES = 1000
CODE = re.compile(r"[a-z0-9][a-z0-9-]*(?:/[a-z0-9][a-z0-9-]*)*")
MOST_CODE = 160


@dataclass(frozen=True, slots=True)
class Line:
    """An amount on an account of the book, in whole units of the book; never zero."""

    account: str
    amount: int


def amount_fits(amount: object) -> bool:
    """Tell whether this is a whole number that a book can hold; a bool is none.

    >>> amount_fits(10**15), amount_fits(-(10**15) - 1), amount_fits(1.0), amount_fits(True)
    (True, False, False, False)
    """
    return isinstance(amount, int) and not isinstance(amount, bool) and abs(amount) <= MOST


def moved(lines: Iterable[Line]) -> Mapping[str, int]:
    """Sum the lines by account.

    >>> dict(moved([Line("a", 5), Line("b", -7), Line("a", 2)]))
    {'a': 7, 'b': -7}
    """
    sums: Counter[str] = Counter()
    for line in lines:
        sums[line.account] += line.amount
    return sums


def total(lines: Iterable[Line]) -> int:
    """Return what the lines are together: zero when they balance."""
    return sum(line.amount for line in lines)


def turned(lines: Iterable[Line]) -> tuple[Line, ...]:
    """Return the lines that undo these, in the same order."""
    return tuple(Line(line.account, -line.amount) for line in lines)


def fingerprint(*, on: date, text: str, lines: Iterable[Line], role: str = "") -> str:
    """Return the SHA-256 of what a posting says, as JSON; the order of its lines counts.

    `role` says what it is besides: which posting it reverses, which reservation it settles.
    """
    said = [on.isoformat(), text, role, [[line.account, line.amount] for line in lines]]
    written = json.dumps(said, ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(written.encode()).hexdigest()
