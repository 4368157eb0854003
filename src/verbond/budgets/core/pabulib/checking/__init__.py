"""What is wrong with a .pb file that can be read: fields, amounts, ballots, published results."""

from collections.abc import Callable, Iterator
from itertools import chain
from pathlib import Path
from typing import Final

from verbond.budgets.core.pabulib.checking import ballots, money, results, tables
from verbond.budgets.core.pabulib.checking.findings import Examined, Finding, Severity, at_most
from verbond.budgets.core.pabulib.reading import content_of, read_opened

__all__ = ["Finding", "Severity", "check_pb"]

CHECKS: Final[tuple[Callable[[Examined], Iterator[Finding]], ...]] = (
    tables.blank_lines,
    tables.tables,
    tables.dates,
    tables.commas,
    money.each_cost,
    money.spending,
    ballots.numbers,
    ballots.doubles,
    ballots.limits,
    results.counts,
    results.winners,
)


def check_pb(source: Path | bytes, *, name: str = "") -> tuple[Finding, ...]:
    """Check a .pb file and return what was found, by line (docs/reference/pb-files.md).

    Raises `ElectionWrong` when the file cannot be read at all.
    """
    content, named = content_of(source, name)
    opening, election = read_opened(content, named)
    file = Examined(content, opening, election)
    found = chain.from_iterable(check(file) for check in CHECKS)
    return tuple(sorted(at_most(found), key=lambda one: (one.line or len(content), one.code)))
