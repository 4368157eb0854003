"""A thing goes without its test: named, motivated, published."""

from collections.abc import Callable
from datetime import date

import pytest

from verbond.journal.facade import SYSTEM, latest_entries
from verbond.scorecards.errors import ExemptionRefused, NoSuchTest, RunRefused
from verbond.scorecards.facade import (
    ExemptionCard,
    blocking,
    exempt,
    exemptions_of,
    required,
    show_tests,
    withdraw_exemption,
)
from verbond.scorecards.models import Exemption
from verbond.scorecards.subjects import Subject
from verbond.scorecards.testing import NOW, QUICKSCAN, signed_quickscan

TODAY = date(2026, 3, 2)
REASON = "Het gaat alleen om een verkeerde datum."
WHO = "An Schepen (fictief), schepen"


def let_go(
    subject: Subject, reason: str = REASON, said_by: str = WHO, code: str = QUICKSCAN
) -> ExemptionCard:
    return exempt(subject=subject, code=code, reason=reason, said_by=said_by, actor=SYSTEM, now=NOW)


def test_an_exemption_opens_the_gate_and_is_told_to_everybody(draft: Subject) -> None:
    card = let_go(draft)
    assert blocking(draft, TODAY) == ()
    need = required(draft, TODAY)[0]
    assert (need.state, need.exemption) == ("exempted", card)
    assert (card.name, card.name != card.code) == (need.name, True)
    entry = latest_entries(1)[0]
    assert "gegeven door An Schepen (fictief), schepen" in entry.summary
    assert entry.reason == REASON
    assert exemptions_of("proef", ["markt-2026", "x"]) == {"markt-2026": (card,), "x": ()}


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ({"reason": "Niet nodig."}, "reason"),
        ({"reason": " " * 40}, "reason"),
        ({"reason": "x" * 2001}, "reason"),
        ({"reason": "a\x00" * 20}, "reason"),
        ({"said_by": " "}, "said_by"),
        ({"said_by": "x" * 161}, "said_by"),
        ({"said_by": "a\x00b"}, "said_by"),
    ],
)
def test_an_exemption_without_reason_or_name_is_refused(
    draft: Subject, words: dict[str, str], code: str
) -> None:
    with pytest.raises(ExemptionRefused) as found:
        let_go(draft, **words)
    assert found.value.code == code
    assert blocking(draft, TODAY)


def test_an_exemption_is_given_once_and_not_of_what_is_tested(draft: Subject) -> None:
    let_go(draft)
    with pytest.raises(ExemptionRefused, match="al een vrijstelling"):
        let_go(draft)
    with pytest.raises(NoSuchTest):
        let_go(draft, code="niets")
    withdraw_exemption(
        exemption=Exemption.objects.get().pk, reason="Toch toetsen.", actor=SYSTEM, now=NOW
    )
    signed_quickscan(draft)
    with pytest.raises(ExemptionRefused, match="al getoetst"):
        let_go(draft)


def test_an_exemption_can_be_taken_back(draft: Subject) -> None:
    card = let_go(draft)
    with pytest.raises(ExemptionRefused, match="waarom"):
        withdraw_exemption(exemption=card.pk, reason=" ", actor=SYSTEM, now=NOW)
    withdraw_exemption(exemption=card.pk, reason="Toch toetsen.", actor=SYSTEM, now=NOW)
    assert blocking(draft, TODAY)
    with pytest.raises(ExemptionRefused, match="niet meer"):
        withdraw_exemption(exemption=card.pk, reason="Toch toetsen.", actor=SYSTEM, now=NOW)
    assert let_go(draft).pk != card.pk


def test_after_the_decision_nothing_is_exempted_or_taken_back(
    draft: Subject, change: Callable[..., Subject]
) -> None:
    card = let_go(draft)
    decided = change(decided=True)
    with pytest.raises(RunRefused, match="al beslist"):
        let_go(decided, code="participatietoets")
    with pytest.raises(RunRefused, match="al beslist"):
        withdraw_exemption(exemption=card.pk, reason="Toch toetsen.", actor=SYSTEM, now=NOW)


def test_an_exemption_of_a_closed_item_tells_nothing_yet(change: Callable[..., Subject]) -> None:
    let_go(change(public=False))
    entry = latest_entries(1)[0]
    assert (entry.summary, entry.reason) == ("Een vrijstelling van een toets.", "")
    keys = ["markt-2026", "andere"]
    assert show_tests(room="proef", keys=keys, actor=SYSTEM, now=NOW) == 1
