"""Statuses in cards and sums: few questions, no invented split, unknown stays unknown."""

from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest

from verbond.agreement.core.evidence import Piece, Tie
from verbond.agreement.facade import (
    DomainRoll,
    goal_rolls,
    record_evidence,
    roll_up,
    standing_cards,
    standing_of,
    states_of,
    suggest,
)
from verbond.agreement.models import Agreement, Commitment, Edition
from verbond.agreement.queries.standing import cards_of
from verbond.agreement.testing import NOW
from verbond.journal.facade import SYSTEM

TODAY = NOW.date()


def action(key: str, *units: Commitment, **more: Any) -> None:
    given: dict[str, Any] = {
        "room": "plan", "key": key, "kind": "action", "shows": "planned",
        "title": f"actie {key} (fictief)", "source": "fictief", "on": date(2026, 1, 1),
    }  # fmt: skip
    ties = [Tie(unit.pk, confirmed=True) for unit in units]
    record_evidence(pieces=[(Piece(**(given | more)), ties)], actor=SYSTEM, now=NOW)


@pytest.fixture
def units(agreement: Agreement) -> list[Commitment]:
    """Three promises of the first domain, two of the second."""
    Commitment.objects.filter(agreement=agreement, is_promise=True).update(kind="deliver")
    return list(Commitment.objects.filter(agreement=agreement).promises().order_by("position"))


def test_every_promise_has_a_card_in_the_order_of_the_document(
    agreement: Agreement, units: list[Commitment], django_assert_num_queries: Any
) -> None:
    action("1", units[0], booked_cents=100)
    with django_assert_num_queries(1):
        cards = standing_cards(agreement)
    assert [card.commitment_id for card in cards] == [unit.pk for unit in units]
    assert cards[0].label == "in uitvoering"
    assert states_of(agreement)[units[0].pk] == "under-way"
    (only,) = standing_cards(agreement, states=["under-way"])
    assert only.key == units[0].key
    chapter = cards[-1].chapter_key
    assert {card.chapter_key for card in standing_cards(agreement, chapter=chapter)} == {chapter}
    assert set(cards_of([units[0].pk])) == {units[0].pk}


def test_a_sentence_that_is_no_promise_has_no_card(agreement: Agreement) -> None:
    Commitment.objects.filter(agreement=agreement).update(is_promise=False)
    assert standing_cards(agreement) == ()
    assert standing_of(10**9) is None


def rolls(agreement: Agreement) -> tuple[DomainRoll, DomainRoll]:
    one, other = roll_up(agreement, today=TODAY)
    return one, other


def test_domains_count_what_is_known_and_keep_the_unknown_apart(
    agreement: Agreement, units: list[Commitment], django_assert_max_num_queries: Any
) -> None:
    action("1", units[0], kind="register", shows="counted", number=Decimal(1), out_of=Decimal(2))
    action("2", units[1], on=TODAY - timedelta(days=400))
    with django_assert_max_num_queries(3):
        green, safe = rolls(agreement)
    assert (green.name, green.number) == ("Groene stad", 1)
    assert (green.promises, green.known, green.counts["unknown"]) == (3, 2, 1)
    assert (green.stale, green.oldest_on) == (1, TODAY - timedelta(days=400))
    assert (green.span.counted, green.span.of, green.span.share) == (1, 3, Fraction(1, 2))
    assert (safe.known, safe.oldest_on, safe.span.share) == (0, None, None)


def test_euros_of_one_action_for_two_domains_are_split_nowhere(
    agreement: Agreement, units: list[Commitment]
) -> None:
    action("1", units[0], units[1], planned_cents=1000, booked_cents=10)
    action("2", units[0], units[-1], planned_cents=500)
    green, safe = rolls(agreement)
    assert (green.planned_cents, green.booked_cents) == (1000, 10)
    assert (green.shared_planned_cents, green.shared_booked_cents) == (500, None)
    assert (safe.planned_cents, safe.booked_cents) == (None, None)
    assert safe.shared_planned_cents == 500


def test_values_stand_apart(agreement: Agreement, units: list[Commitment]) -> None:
    from verbond.agreement.operations.recomputing import recompute

    Commitment.objects.filter(pk=units[0].pk).update(kind="principle")
    recompute(now=NOW, agreement=agreement)
    green, _safe = rolls(agreement)
    assert (green.promises, green.values) == (2, 1)


def test_the_title_of_a_decision_leads_to_a_promise(
    agreement: Agreement, units: list[Commitment]
) -> None:
    found = suggest(agreement, "Aanleg van schoolstraten aan alle scholen van de stad")
    assert found[0].text == "Elke school krijgt een schoolstraat."
    assert "schoolstraten" in found[0].words
    assert found[0].url.endswith(f"/commitment/{found[0].key}/")
    assert suggest(agreement, "Goedkeuring van de notulen") == ()


def test_a_text_that_came_in_the_place_of_another_suggests_its_own_promises(
    agreement: Agreement, units: list[Commitment]
) -> None:
    title = "Aanleg van schoolstraten aan alle scholen van de stad"
    gone = suggest(agreement, title)[0].key
    Commitment.objects.filter(key=gone).update(text="Iets anders (fictief).")
    # As after a restored copy of another city: same address, same numbers, another text.
    Edition.objects.filter(agreement=agreement).update(sha256="0" * 64)
    assert gone not in {one.key for one in suggest(agreement, title)}


def test_a_goal_is_the_counts_of_what_stands_under_it(
    agreement: Agreement, units: list[Commitment], django_assert_num_queries: Any
) -> None:
    goal, *under = units[:3]
    Commitment.objects.filter(pk__in=[unit.pk for unit in under]).update(parent=goal)
    action("1", under[0], booked_cents=1)
    with django_assert_num_queries(1):
        rolls_of = goal_rolls(agreement, today=TODAY)
    assert set(rolls_of) == {goal.pk}
    assert (rolls_of[goal.pk].promises, rolls_of[goal.pk].known) == (2, 1)
