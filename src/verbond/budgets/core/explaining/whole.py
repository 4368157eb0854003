"""The whole of a result: what was spent, what is left, who was served, how fair it was."""

from dataclasses import dataclass
from fractions import Fraction

from verbond.budgets.core.counting.result import Count
from verbond.budgets.core.election import Election
from verbond.budgets.core.explaining.parts import Part, categories, neighbourhoods
from verbond.budgets.core.explaining.proportion import Violation, violations
from verbond.budgets.core.explaining.purses import money_left
from verbond.budgets.core.explaining.voters import Satisfaction, satisfaction_of


@dataclass(frozen=True, slots=True)
class WholeStory:
    """A count as a whole; amounts in small units, exact.

    `left_with_voters` and `rise` are None outside equal shares. `rise` is the endowment of Add1
    over the equal part of the budget: far above 1, a part of the money is only notional.
    """

    budget: int
    cost: int
    share_used: Fraction | None
    left_with_voters: Fraction | None
    rise: Fraction | None
    satisfaction: Satisfaction
    violations: tuple[Violation, ...]
    neighbourhoods: tuple[Part, ...]
    categories: tuple[Part, ...]


def whole_story(election: Election, count: Count) -> WholeStory:
    """Measure a count as a whole; no recount is made."""
    winners, number = set(count.winners), election.ballots.number
    equal_part = Fraction(election.budget, number) if number else None
    rises = count.endowment is not None and equal_part
    return WholeStory(
        budget=count.budget,
        cost=count.total_cost,
        share_used=Fraction(count.total_cost, count.budget) if count.budget else None,
        left_with_voters=money_left(election, count),
        rise=(count.endowment or 0) / equal_part if rises and equal_part else None,
        satisfaction=satisfaction_of(election, winners),
        violations=violations(election, winners, excluded={one.project for one in count.excluded}),
        neighbourhoods=neighbourhoods(election, winners),
        categories=categories(election, winners),
    )
