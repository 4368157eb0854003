"""The comparison step: would more voters rather have the greedy outcome?"""

from collections.abc import Iterable

import numpy as np

from verbond.budgets.core.counting.field import Field
from verbond.budgets.core.counting.leaving import Leaving
from verbond.budgets.core.counting.result import Comparison
from verbond.budgets.core.counting.walking import complete


def compare(field: Field, leaving: Leaving, shares: Iterable[str]) -> Comparison:
    """Count who prefers the greedy outcome (by score, with the same limits), and who does not."""
    shares = tuple(shares)
    greedy = tuple(each.project for each in complete(field, leaving, ()))
    for_greedy, for_shares = _held(field, greedy), _held(field, shares)
    if field.rule.comparison == "exclusion":
        for_greedy, for_shares = np.minimum(for_greedy, 1), np.minimum(for_shares, 1)
    times = field.election.ballots.times
    return Comparison(
        mode=field.rule.comparison,
        greedy=greedy,
        shares=shares,
        prefer_greedy=int(times[for_greedy > for_shares].sum()),
        prefer_shares=int(times[for_shares > for_greedy].sum()),
    )


def _held(field: Field, winners: Iterable[str]) -> "np.ndarray[tuple[int], np.dtype[np.int64]]":
    """Return for each group how many of the winners its ballots name."""
    ballots = field.election.ballots
    names = set(winners)
    won = np.array([name in names for name in field.ids], np.bool_)
    named = won[ballots.project] if len(won) else np.zeros(0, np.bool_)
    if ballots.points is not None:
        named &= ballots.points > 0
    owner = np.repeat(np.arange(len(ballots.times)), np.diff(ballots.start))
    return np.bincount(owner, weights=named, minlength=len(ballots.times)).astype(np.int64)
