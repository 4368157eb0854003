"""A round as its keeper runs it: money, days, and steps in order."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from verbond.budgets.errors import RoundRefused
from verbond.budgets.models import Recipe, Round
from verbond.budgets.operations.rounds import making, money, moving
from verbond.budgets.queries.rounds.books import BOOK
from verbond.budgets.queries.rounds.steps import next_phase
from verbond.budgets.testing import EVERY, NOW, TODAY, make_envelope, make_round, steps_from
from verbond.journal.facade import SYSTEM, latest_entries
from verbond.ledger import facade as ledger

pytestmark = pytest.mark.django_db


def booked(code: str) -> int:
    return ledger.balance(BOOK, code).booked


def unsaved(**facts: object) -> Round:
    envelope = make_envelope()
    wanted = {
        "slug": "nieuw",
        "title": "Nieuw (fictief)",
        "instrument": envelope.instrument,
        "recipe": Recipe.objects.get(slug="stadsdeel-gelijke-delen"),
        "envelope": envelope,
        "budget_cents": 10_000_000,
    }
    return Round(**wanted | facts)


def make(row: Round, steps: list[making.Step] | None = None) -> Round:
    return making.make_round(
        row=row, steps=steps or steps_from(TODAY, *EVERY), actor=SYSTEM, now=NOW
    )


def test_publishing_takes_the_money_of_the_round_out_of_its_envelope() -> None:
    row = make_round(published=False)
    assert booked("envelope/stadsdeel-1") == 100_000_000
    making.publish_round(row=row, lock=row.lock, actor=SYSTEM, now=NOW)
    assert (booked("envelope/stadsdeel-1"), booked("round/ronde-1")) == (90_000_000, 10_000_000)


def test_round_dearer_than_what_is_left_in_its_envelope_stays_hidden() -> None:
    row = make_round(published=False, budget_cents=100_000_001)
    with pytest.raises(ledger.LimitReached):
        making.publish_round(row=row, lock=row.lock, actor=SYSTEM, now=NOW)
    row.refresh_from_db()
    assert row.published_at is None
    assert booked("envelope/stadsdeel-1") == 100_000_000


def test_opening_the_same_envelope_twice_fills_it_once() -> None:
    make_envelope()
    make_envelope()
    assert booked("envelope/stadsdeel-1") == 100_000_000


def test_round_without_envelope_moves_no_money() -> None:
    make_envelope()
    row = make(unsaved(envelope=None))
    row = making.publish_round(row=row, lock=row.lock, actor=SYSTEM, now=NOW)
    assert booked("envelope/stadsdeel-1") == 100_000_000
    assert money.return_leftover(row, on=TODAY, actor=SYSTEM, now=NOW) == 0


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        ({"budget_cents": 0}, "budget"),
        ({"earmark_cents": 10_000_001}, "earmark"),
        ({"earmark_cents": -1}, "earmark"),
    ],
)
def test_impossible_amounts_are_refused(facts: dict[str, int], code: str) -> None:
    with pytest.raises(RoundRefused) as wrong:
        make(unsaved(**facts))
    assert wrong.value.code == code
    assert not Round.objects.filter(slug="nieuw").exists()


def test_draft_of_a_model_cannot_carry_a_round() -> None:
    row = unsaved()
    row.recipe.published_at = None
    with pytest.raises(RoundRefused, match="ontwerp"):
        make(row)


def test_envelope_of_another_district_is_refused() -> None:
    row = unsaved(place_code="stadsdeel-2")
    assert row.envelope is not None
    row.envelope.place_code = "stadsdeel-1"
    with pytest.raises(RoundRefused) as wrong:
        make(row)
    assert wrong.value.code == "place"


def test_two_rounds_never_share_an_address() -> None:
    row = unsaved()
    make(row)
    with pytest.raises(RoundRefused) as wrong:
        make(unsaved())
    assert wrong.value.code == "twice"


@pytest.mark.parametrize("kind", ["missing", "backwards", "overlapping"])
def test_phases_that_do_not_follow_each_other_are_refused(kind: str) -> None:
    steps = steps_from(TODAY, *EVERY)
    if kind == "missing":
        steps = steps[1:]
    elif kind == "backwards":
        steps[0] = replace(steps[0], last_on=steps[0].first_on - timedelta(days=1))
    else:
        steps[0] = replace(steps[0], last_on=steps[1].first_on)
    with pytest.raises(RoundRefused):
        make(unsaved(), steps)


def test_days_of_a_round_that_people_see_change_only_with_a_reason() -> None:
    row = make_round()
    later = steps_from(TODAY, *EVERY, days=20)
    with pytest.raises(RoundRefused, match="waarom"):
        making.change_days(row=row, steps=later, lock=row.lock, reason=" ", actor=SYSTEM, now=NOW)
    making.change_days(
        row=row, steps=later, lock=row.lock, reason="De zaal was bezet.", actor=SYSTEM, now=NOW
    )
    assert row.phases.get(code="idea").last_on == TODAY + timedelta(days=19)
    assert latest_entries(1)[0].reason == "De zaal was bezet."


def test_phase_that_is_over_keeps_its_days() -> None:
    row = make_round(phase="check")
    steps = [making.Step(one.code, one.first_on, one.last_on, one.text) for one in row.phases.all()]
    earlier = steps[0].first_on - timedelta(days=1)
    with pytest.raises(RoundRefused) as wrong:
        making.change_days(
            row=row,
            steps=[replace(steps[0], first_on=earlier), *steps[1:]],
            lock=row.lock,
            reason="Toch maar.",
            actor=SYSTEM,
            now=NOW,
        )
    assert wrong.value.code == "past"


def test_page_that_was_opened_before_a_change_is_refused() -> None:
    row = make_round(published=False)
    making.publish_round(row=row, lock=row.lock, actor=SYSTEM, now=NOW)
    with pytest.raises(RoundRefused) as wrong:
        making.change_days(
            row=row,
            steps=steps_from(TODAY, *EVERY),
            lock=row.lock,
            reason="x",
            actor=SYSTEM,
            now=NOW,
        )
    assert wrong.value.code == "changed"


def test_steps_go_one_at_a_time_and_never_before_their_day() -> None:
    row = make_round()
    for phase, code in (("check", "phase"), ("nonsense", "phase"), ("plan", "early")):
        with pytest.raises(RoundRefused) as wrong:
            moving.go_to_phase(row=row, phase=phase, lock=row.lock, actor=SYSTEM, now=NOW)
        assert wrong.value.code == code
    row = moving.go_to_phase(
        row=row, phase="plan", lock=row.lock, actor=SYSTEM, now=NOW + timedelta(days=10)
    )
    assert row.phase == "plan"


def test_hidden_round_does_not_move() -> None:
    row = make_round(published=False)
    with pytest.raises(RoundRefused) as wrong:
        moving.go_to_phase(
            row=row, phase="plan", lock=row.lock, actor=SYSTEM, now=NOW + timedelta(days=10)
        )
    assert wrong.value.code == "hidden"


def test_vote_opens_by_an_act_of_its_own() -> None:
    row = make_round(phase="check")
    with pytest.raises(RoundRefused) as wrong:
        moving.go_to_phase(
            row=row, phase="vote", lock=row.lock, actor=SYSTEM, now=NOW + timedelta(days=10)
        )
    assert wrong.value.code == "own_act"


def test_what_a_round_did_not_use_goes_back_for_the_next_one() -> None:
    row = make_round(phase="execution")
    row = moving.close_round(row=row, lock=row.lock, actor=SYSTEM, now=NOW)
    assert booked("envelope/stadsdeel-1") == 100_000_000
    with pytest.raises(RoundRefused) as wrong:
        moving.close_round(row=row, lock=row.lock, actor=SYSTEM, now=NOW)
    assert wrong.value.code == "closed"


def test_round_that_still_runs_is_not_closed() -> None:
    row = make_round()
    with pytest.raises(RoundRefused) as wrong:
        moving.close_round(row=row, lock=row.lock, actor=SYSTEM, now=NOW)
    assert wrong.value.code == "phase"


def test_erased_round_says_so() -> None:
    row = make_round()
    row.pk = 10**9
    with pytest.raises(RoundRefused) as wrong:
        moving.close_round(row=row, lock=0, actor=SYSTEM, now=NOW)
    assert wrong.value.code == "no_round"


def test_after_the_last_step_there_is_none() -> None:
    assert next_phase(make_round(phase="execution")) == ""
    assert next_phase(make_round("ronde-2", phase="vote", first_on=date(2026, 3, 2))) == ("result")
