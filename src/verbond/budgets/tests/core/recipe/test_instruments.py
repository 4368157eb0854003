"""Instruments: dated amounts with source and grade."""

from datetime import date
from typing import Any

import pytest
import yaml

from verbond.budgets.core.recipe import (
    RecipeWrong,
    plain_terms,
    read_instruments,
    restore_terms,
)
from verbond.kit.testing import ROOT

TERM = {
    "code": "most_amount",
    "value": 2500,
    "unit": "euro",
    "valid_from": "2024-01-01",
    "source": "proef",
    "grade": "W",
    "checked_on": date(2026, 11, 23),
}


def _row(**changes: Any) -> dict[str, Any]:
    return {
        "code": "wijkbudget",
        "name": "Wijkbudget",
        "kind": "grant",
        "model": "steun-op-aanvraag",
        "summary": "Klein bedrag.",
        "terms": [TERM],
    } | changes


def test_shipped_instruments_have_a_source_for_every_amount_and_a_model_that_exists() -> None:
    text = (ROOT / "data/budgets/instruments.yaml").read_text(encoding="utf-8")
    cards = {one.code: one for one in read_instruments(yaml.safe_load(text), where="i")}
    on = date(2026, 11, 23)
    assert cards["wijkbudget"].term("most_amount", on=on).value == 2500  # type: ignore[union-attr]
    assert cards["burgerbudget"].term("least_age", on=on).value == 14  # type: ignore[union-attr]
    assert cards["stadsdeelbudget"].term("envelope", on=on).value == 10**6  # type: ignore[union-attr]
    models = {path.stem for path in (ROOT / "data/budgets/models").glob("*.yaml")}
    assert {one.model for one in cards.values()} <= models


def test_the_amount_of_a_day_is_the_newest_that_had_begun() -> None:
    newer = TERM | {"value": 3000, "valid_from": date(2025, 1, 1)}
    [card] = read_instruments([_row(terms=[TERM, newer])], where="i")
    worth = {
        day: (term := card.term("most_amount", on=day)) and term.value
        for day in (date(2023, 5, 1), date(2024, 5, 1), date(2025, 5, 1))
    }
    assert list(worth.values()) == [None, 2500, 3000]


def test_terms_that_were_written_are_read_back() -> None:
    [card] = read_instruments([_row(terms=[TERM, TERM | {"valid_from": None}])], where="i")
    assert restore_terms(plain_terms(card), where="i") == card.terms


@pytest.mark.parametrize(
    ("content", "told"),
    [
        ({}, "expected a list of instruments"),
        ([], "expected a list of instruments"),
        ([_row(), _row()], "two instruments have the same code"),
        ([_row(kind="raffle")], "i 1, kind: 'raffle'; allowed: grant"),
        ([_row(terms=[TERM, TERM])], "the same amount twice from the same day"),
        ([_row(terms=[TERM | {"checked_on": None}])], "checked_on: expected a day"),
        ([_row(terms=[TERM | {"valid_from": "soon"}])], "valid_from: expected a day"),
        ([_row(terms=[TERM | {"grade": "?"}])], "grade: '?'; allowed: A, W"),
    ],
)
def test_wrong_instrument_is_named_with_what_is_allowed(content: object, told: str) -> None:
    with pytest.raises(RecipeWrong) as caught:
        read_instruments(content, where="i")
    assert told in caught.value.message


def test_terms_are_a_list() -> None:
    with pytest.raises(RecipeWrong, match="expected a list"):
        restore_terms({}, where="i")
