"""Where the chosen money goes, on a map of the neighbourhoods of the round."""

from typing import Any

import pytest
from django.core.cache import cache

from verbond.budgets.models import Result, Round
from verbond.budgets.queries.outcomes.result import money_map
from verbond.places import facade as places

pytestmark = pytest.mark.django_db


def test_map_of_a_result_sums_the_chosen_euros_by_neighbourhood(
    won: Round, monkeypatch: pytest.MonkeyPatch
) -> None:
    cache.clear()
    drawn: list[dict[str, float]] = []

    def draw(_codes: list[str], _width: int, **said: Any) -> places.SvgMap:
        drawn.append(said["values"])
        return places.SvgMap(480, 300, (), ())

    codes = [(f"fictief-{number}", f"Wijk {number}") for number in range(4)]
    monkeypatch.setattr(money_map, "neighbourhoods", lambda _place, _on: codes)
    monkeypatch.setattr(places, "svg_shapes", draw)
    result = Result.objects.get(round=won)
    for _ in range(2):
        assert money_map.money_map(won, result) is not None
    (values,) = drawn
    spent = sum(one["spent_cents"] for one in result.explained["pots"])
    assert sum(values.values()) * 100 == spent
    assert values["fictief-3"] == 0


def test_without_neighbourhoods_on_a_map_there_is_no_map(won: Round) -> None:
    cache.clear()
    assert money_map.money_map(won, Result.objects.get(round=won)) is None
