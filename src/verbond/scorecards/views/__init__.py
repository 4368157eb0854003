"""Entrances of the room: readers, who fills in, who signs."""

from verbond.scorecards.views.exempting import exempt, withdraw_exemption
from verbond.scorecards.views.filling import run, start
from verbond.scorecards.views.public import screening, test, tests
from verbond.scorecards.views.signing import measure, sign, withdraw

__all__ = [
    "exempt",
    "measure",
    "run",
    "screening",
    "sign",
    "start",
    "test",
    "tests",
    "withdraw",
    "withdraw_exemption",
]
