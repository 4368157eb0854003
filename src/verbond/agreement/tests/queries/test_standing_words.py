"""Why a promise has its status, in words."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.utils.translation import override
from hypothesis import given

from verbond.agreement.core.evidence import Tied
from verbond.agreement.queries.standing_words import euro_words, explain
from verbond.agreement.tests.core.evidence.made import (
    TODAY,
    count,
    evidences,
    piece,
    status,
    with_status,
)


def said(kind: str, *pieces: Tied, since: date | None = None) -> str:
    found = status(kind, *pieces)
    with override("nl"):
        return explain(found.state, found.reasons, since=since)


def named(shows: str, kind: str, **more: Any) -> Tied:
    return piece(shows, kind, title="stuk 1 (fictief)", **more)


WHERE = "(stuk 1 (fictief), 20 februari 2026)"


@pytest.mark.parametrize(
    ("kind", "pieces", "says"),
    [
        (
            "deliver",
            [named("spent", "action", booked_cents=120_000_000)],
            f"in uitvoering, want er is 1,2 miljoen euro geboekt {WHERE}",
        ),
        (
            "deliver",
            [named("planned", "action", planned_cents=1_234_500)],
            f"in voorbereiding, want er is 12.345 euro voorzien {WHERE}",
        ),
        ("deliver", [named("spent", "action")], f"in uitvoering, want er is voor betaald {WHERE}"),
        (
            "deliver",
            [count(3, 10, title="telling", unit="scholen")],
            "in uitvoering, want het zijn er 3 van de 10 (scholen) (telling, 20 februari 2026)",
        ),
        (
            "deliver",
            [count(1500, None, title="telling", unit="daken")],
            "in uitvoering, want het zijn er al 1.500 daken (telling, 20 februari 2026)",
        ),
        ("principle", [], "waarde, want een waarde kun je niet afvinken"),
        (
            "target",
            [named("measured", "indicator", is_met=False)],
            (
                f"onbekend, want de laatste meting haalt het doel niet {WHERE}. "
                "Over het werk eraan is er geen bewijs"
            ),
        ),
        (
            "lobby",
            [named("answered", "document")],
            (
                f"gerealiseerd, want er kwam een antwoord {WHERE}. "
                "Of het antwoord ook iets oplevert, staat hier los van"
            ),
        ),
        (
            "deliver",
            [named("dropped", "statement")],
            "onbekend, want een medewerker zegt dat het niet doorgaat, maar een besluit is er niet "
            + WHERE,
        ),
    ],
)
def test_a_status_explains_itself(kind: str, pieces: list[Tied], says: str) -> None:
    assert said(kind, *pieces) == says


def test_no_evidence_says_how_long_already() -> None:
    assert said("deliver") == "onbekend, want er is nog geen bewijs"
    words = said("deliver", since=date(2019, 1, 1))
    assert words == "onbekend, want er is nog geen bewijs (al sinds 1 januari 2019)"
    assert explain("unknown", []) == "onbekend"


def test_a_target_says_on_which_side_of_its_deadline_it_is_met() -> None:
    met = named("measured", "indicator", is_met=True, deadline_on=TODAY + timedelta(days=1))
    assert said("target", met).endswith(
        "De einddatum is pas 3 maart 2026, dus dit kan nog veranderen"
    )
    late = met._replace(is_met=False, deadline_on=TODAY - timedelta(days=1))
    assert "De einddatum (1 maart 2026) is voorbij" in said("target", late)


def test_who_says_something_else_is_named() -> None:
    words = said("deliver", named("dropped", "decision", days=50), named("started", "action"))
    assert words.endswith(f"Een ander bewijs zegt: in uitvoering {WHERE}")


@pytest.mark.parametrize(
    ("cents", "says"),
    [
        (0, "0 euro"),
        (99_999_999, "1.000.000 euro"),
        (100_000_000, "1 miljoen euro"),
        (14_148_693_700, "141,5 miljoen euro"),
        (-250_000_000, "-2,5 miljoen euro"),
    ],
)
def test_amounts_read_as_people_say_them(cents: int, says: str) -> None:
    with override("nl"):
        assert euro_words(cents) == says


@given(with_status, evidences())
def test_whatever_the_rules_say_has_words(kind: str, pieces: list[Tied]) -> None:
    assert said(kind, *pieces)


def test_a_figure_keeps_its_decimals() -> None:
    held = count(3, 10)._replace(number=Decimal("3.5000"))
    assert "3,5 van de 10" in said("deliver", held)
