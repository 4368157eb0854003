"""Pay a count once more, to see who had how much and who paid what; exact."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

import numpy as np
from numpy.typing import NDArray

from verbond.budgets.core.counting.field import Field, field_of
from verbond.budgets.core.counting.result import Count, Round
from verbond.budgets.core.election import Election

# Rounds in which voters pay; in the others the city decides by a list.
PAID: Final = ("free", "bought")
START: Final = 0


@dataclass(frozen=True, slots=True)
class Share:
    """People with the same money who give a project the same weight."""

    purse: int
    weight: int
    people: int


class Purses:
    """Money per group of ballots; groups that have the same share a purse."""

    def __init__(self, field: Field, endowment: Fraction) -> None:
        self.field = field
        # Amounts are whole numbers of 1/unit small unit.
        self.unit = endowment.denominator
        self.amounts = [endowment.numerator]
        self.of: NDArray[np.int64] = np.full(len(field.times), START, np.int64)

    def shares(self, project: int) -> list[Share]:
        """Return the supporters of a project by purse and weight."""
        groups, weights = self._supporters(project)
        pairs = self.of[groups] if weights is None else np.stack([self.of[groups], weights])
        found, at = np.unique(pairs, return_inverse=True, axis=-1)
        people = np.bincount(
            at.ravel(), weights=self.field.times[groups], minlength=found.shape[-1]
        )
        rows = [(purse, 1) for purse in found.tolist()] if weights is None else found.T.tolist()
        return [
            Share(purse, weight, int(number))
            for (purse, weight), number in zip(rows, people.tolist(), strict=True)
        ]

    def behind(self, project: int) -> Fraction:
        """Return the money that the supporters of a project have together, in small units."""
        total = sum(one.people * self.amounts[one.purse] for one in self.shares(project))
        return Fraction(total, self.unit)

    def would_pay(self, project: int, price: Fraction) -> Fraction:
        """Return what the supporters would pay together at this price per unit of weight."""
        most = price * self.unit
        total = sum(
            one.people
            * min(self.amounts[one.purse] * most.denominator, most.numerator * one.weight)
            for one in self.shares(project)
        )
        return Fraction(total, self.unit * most.denominator)

    def pay(self, project: int, price: Fraction) -> None:
        """Let everybody who supports a project pay the price, or all there is."""
        finer = (price * self.unit).denominator
        self.unit *= finer
        self.amounts = [amount * finer for amount in self.amounts]
        each, moved = int(price * self.unit), {}
        for one in self.shares(project):
            moved[one.purse, one.weight] = len(self.amounts)
            self.amounts.append(max(self.amounts[one.purse] - each * one.weight, 0))
        groups, weights = self._supporters(project)
        own = [1] * len(groups) if weights is None else weights.tolist()
        self.of[groups] = [moved[at] for at in zip(self.of[groups].tolist(), own, strict=True)]

    def left(self) -> Fraction:
        """Return the money that all voters still have together, in small units."""
        people = np.bincount(self.of, weights=self.field.times, minlength=len(self.amounts))
        total = sum(
            int(number) * amount for number, amount in zip(people, self.amounts, strict=True)
        )
        return Fraction(total, self.unit)

    def _supporters(self, project: int) -> tuple[NDArray[np.int32], NDArray[np.int64] | None]:
        at = slice(int(self.field.start[project]), int(self.field.start[project + 1]))
        weight = self.field.weight
        return self.field.group[at], None if weight is None else weight[at].astype(np.int64)


def paid_rounds(election: Election, count: Count) -> Iterator[tuple[Round | None, Purses]]:
    """Give every paid round with the money just before it is paid.

    The purses are the same object all along: look at them before asking for the next round. At the
    end None stands for the round, with what is left.
    """
    if count.endowment is None:
        return
    purses = Purses(field_of(election, count.rule), count.endowment)
    place = {project.id: index for index, project in enumerate(election.projects)}
    for one in count.rounds:
        if one.kind in PAID:
            yield one, purses
            purses.pay(place[one.project], one.price or Fraction(0))
    yield None, purses


def money_left(election: Election, count: Count) -> Fraction | None:
    """Return what voters have left after all paid rounds; None where they have no money."""
    if count.endowment is None:
        return None
    spent = sum(one.cost for one in count.rounds if one.kind in PAID)
    return count.endowment * election.ballots.number - spent
