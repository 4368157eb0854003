"""A count of three voters that anybody can redo on the back of an envelope.

Budget 300, so 100 each. a (120) is named by all, b (150) by the first two, c (100) by the third.
At one third of its cost per voter, a is cheapest: each pays 40 and keeps 60. Then b lacks 30 (its
two supporters have 120) and c lacks 40.
"""

from fractions import Fraction

from verbond.budgets.core.counting.result import Count, Dropped, Excluded, Round, Tie
from verbond.budgets.core.election import Election
from verbond.budgets.core.rule import Rule

ELECTION = Election.of(
    budget=300,
    costs={"a": 120, "b": 150, "c": 100, "d": 10},
    ballots=[{"a", "b"}, {"a", "b"}, {"a", "c"}],
)
COUNT = Count(
    winners=("a",),
    total_cost=120,
    budget=300,
    rounds=(Round(1, "a", "bought", 120, price=Fraction(40), payers=3),),
    ties=(),
    excluded=(),
    rule=Rule(),
    order=("a", "b", "c", "d"),
    endowment=Fraction(100),
    left=(Dropped("b", Fraction(120), 150), Dropped("c", Fraction(60), 100)),
)
# The same ballots by the list: a and b fit, c does not, and d left by a limit.
LISTED = Count(
    winners=("a", "b"),
    total_cost=270,
    budget=300,
    rounds=(Round(1, "a", "greedy", 120), Round(2, "b", "greedy", 150, tied=("b", "c"))),
    ties=(Tie(2, ("b", "c")),),
    excluded=(Excluded("d", "minimum_support", 0),),
    rule=Rule(method="greedy"),
    order=("a", "b", "c", "d"),
)


def the(*values: object) -> tuple[object, ...]:
    """Put figures beside each other, whole ones and fractions alike."""
    return values
