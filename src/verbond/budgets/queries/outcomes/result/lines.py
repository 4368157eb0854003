"""The projects of a result as lines of its pictures."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext

from verbond.budgets.models import Deviation, Result
from verbond.budgets.queries.outcomes.result.shapes import HATCHES, HUES, WIDTH, Line, Place


def places_of(projects: Sequence[Mapping[str, Any]]) -> dict[str, Place]:
    """Give each neighbourhood a hue and a hatch, in the order of their names."""
    names = sorted({_place_name(one) for one in projects})
    return {
        name: Place(name, number % HUES + 1, number % HATCHES) for number, name in enumerate(names)
    }


def lines_of(
    result: Result, deviations: Mapping[str, Deviation]
) -> tuple[tuple[Line, ...], tuple[Line, ...]]:
    """Return winners in the order of funding, and losers, those that came nearest first."""
    frozen = {one["id"]: one for one in result.parameters["frozen"]["projects"]}
    maker = _Maker(result, frozen, deviations)
    winners = tuple(maker.winners())
    losers = sorted(maker.losers(), key=lambda line: (-line.support, -line.votes, line.number))
    return winners, tuple(losers)


class _Maker:
    """Makes the lines of one result."""

    def __init__(
        self,
        result: Result,
        frozen: Mapping[str, Mapping[str, Any]],
        deviations: Mapping[str, Deviation],
    ) -> None:
        self.slug = result.parameters["frozen"]["round"]
        self.budget = int(result.parameters["frozen"]["budget_cents"])
        self.explained = result.explained
        self.frozen, self.deviations = frozen, deviations
        self.places = places_of(list(frozen.values()))

    def winners(self) -> Iterator[Line]:
        at = 0
        for key in self.explained["winners"]:
            cost = int(self.frozen[key]["cost_cents"])
            yield self._line(key, is_winner=True, start=self._x(at), end=self._x(at + cost))
            at += cost

    def losers(self) -> Iterator[Line]:
        won = set(self.explained["winners"])
        for key, told in self.explained["projects"].items():
            if key not in won and key in self.frozen:
                yield self._line(key, is_winner=False, support=_support(told))

    def _x(self, cents: int) -> float:
        return round(WIDTH * cents / self.budget, 1) if self.budget else 0.0

    def _line(self, key: str, *, is_winner: bool, **drawn: float) -> Line:
        one, told = self.frozen[key], self.explained["projects"][key]
        deviation = self.deviations.get(key)
        return Line(
            key=key,
            url=reverse("budgets:result_project", args=[self.slug, key]),
            number=one["number"],
            title=one["title"],
            place=self.places[_place_name(one)],
            cost_cents=one["cost_cents"],
            votes=told["votes"],
            told=told,
            is_winner=is_winner,
            is_atelier=one["is_atelier"],
            in_pot=told["pot"],
            sure=self._sure(key),
            deviation=deviation.get_act_display() if deviation else "",
            **drawn,
        )

    def _sure(self, key: str) -> int | None:
        again = self.explained["again"]
        if not again or key not in again["wins"]:
            return None
        return int((200 * again["wins"][key] + again["draws"]) // (2 * again["draws"]))


def _support(told: Mapping[str, Any]) -> float:
    """Return the part of its cost that a loser had in sight, on the scale of the picture."""
    gap = told.get("gap_cents")
    if gap is None or not told["cost_cents"] or told["fate"] in {"excluded", "no_support"}:
        return 0.0
    share = 1 - int(gap) / int(told["cost_cents"])
    return round(max(0.0, WIDTH * share), 1)


def _place_name(one: Mapping[str, Any]) -> str:
    return str(one["place_name"] or one["place"] or gettext("hele stadsdeel"))
