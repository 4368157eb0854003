"""A demo that was loaded in a minute tells its changes on the days of its evidence."""

from datetime import date

import pytest

from verbond.agreement.core.evidence import Piece, Tie
from verbond.agreement.models import Agreement, Standing, StandingChange
from verbond.agreement.operations.demo_history import date_demo_changes
from verbond.agreement.operations.evidence import record_evidence
from verbond.agreement.queries.as_of import Past
from verbond.agreement.testing import NOW, make_agreement
from verbond.journal.facade import SYSTEM, head_sequence

TREES = "We planten elk jaar bomen langs de Dorpsstraat."

pytestmark = pytest.mark.django_db


@pytest.fixture
def trees() -> int:
    pk = make_agreement()[TREES]
    years = {"2024": {"planned": 100, "booked": 60}, "2025": {"planned": 100, "booked": None}}
    pieces = (
        Piece("plan", "p/A1", "action", "planned", "Bomen", "Plan", date(2026, 1, 1),
              planned_cents=200, booked_cents=60, facts={"years": years}),
        Piece("decisions", "d1", "decision", "decided", "Besluit", "College", date(2023, 5, 4)),
        Piece("decisions", "d2", "decision", "done", "Klaar", "College", date(2025, 3, 1)),
    )  # fmt: skip
    record_evidence(
        pieces=[(piece, [Tie(pk, confirmed=True)]) for piece in pieces], actor=SYSTEM, now=NOW
    )
    return pk


def test_changes_of_a_demo_stand_on_the_days_of_their_evidence(trees: int) -> None:
    agreement = Agreement.objects.get()

    date_demo_changes(agreement=agreement, actor=SYSTEM, now=NOW)

    rows = StandingChange.objects.filter(commitment=trees).order_by("number")
    assert [(row.at.date(), row.before, row.after) for row in rows] == [
        (date(2023, 5, 4), "unknown", "preparing"),
        (date(2024, 12, 31), "preparing", "under-way"),
        (date(2025, 3, 1), "under-way", "realised"),
    ]
    assert Standing.objects.get(commitment=trees).since == date(2025, 3, 1)


def test_dating_twice_changes_nothing(trees: int) -> None:
    agreement = Agreement.objects.get()
    date_demo_changes(agreement=agreement, actor=SYSTEM, now=NOW)
    head = head_sequence()

    assert date_demo_changes(agreement=agreement, actor=SYSTEM, now=NOW) == 3
    assert head_sequence() == head


def test_a_promise_is_told_as_it_stood_on_a_day(trees: int) -> None:
    past = Past(Agreement.objects.get())

    def stood(day: date) -> tuple[str, int | None, list[str]]:
        card = next(one for one in past.on(day) if one.commitment_id == trees)
        return card.state, card.booked_cents, [piece.title for piece in card.evidence]

    assert stood(date(2023, 5, 3)) == ("unknown", None, [])
    assert stood(date(2023, 5, 4)) == ("preparing", None, ["Besluit"])
    assert stood(date(2024, 12, 31)) == ("under-way", 60, ["Bomen", "Besluit"])
    assert stood(date(2026, 3, 1)) == ("realised", 60, ["Bomen", "Klaar", "Besluit"])
