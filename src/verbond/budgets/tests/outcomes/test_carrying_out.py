"""The work on chosen projects: days that are kept, euros that are there, photos that hide."""

import threading
from datetime import timedelta

import pytest
from django.db import connection

from verbond.budgets.errors import OutcomeRefused
from verbond.budgets.models import Award, Milestone, Round, Spending
from verbond.budgets.operations.outcomes import executing, money, pictures
from verbond.budgets.operations.rounds.moving import close_round, go_to_phase
from verbond.budgets.queries.outcomes.work import work_of
from verbond.budgets.queries.rounds.books import (
    BOOK,
    paid_account,
    project_account,
    round_account,
)
from verbond.budgets.tests.outcomes.acting import (
    LATER,
    TODAY,
    loser,
    pay,
    photo,
    refused,
    step,
    winner,
)
from verbond.journal.facade import SYSTEM
from verbond.kit.errors import RuleBroken
from verbond.ledger import facade as ledger

pytestmark = pytest.mark.django_db


def test_a_payment_moves_euros_from_what_was_set_apart(won: Round) -> None:
    project = winner(won)
    award = Award.objects.get(proposal=project)
    pay(project, 100_000)
    assert ledger.balance(BOOK, project_account(project)).free == award.cents - 100_000
    assert ledger.balance(BOOK, paid_account(project)).booked == 100_000
    project.refresh_from_db()
    assert project.state == "running"


def test_the_same_payment_sent_twice_is_booked_once(won: Round) -> None:
    project = winner(won)
    assert pay(project, 100_000).pk == pay(project, 100_000).pk
    assert money.spent_cents(project) == 100_000


def test_a_form_that_was_booked_is_not_changed_by_going_back(won: Round) -> None:
    project = winner(won)
    pay(project, 10_000)
    with pytest.raises(RuleBroken) as found:
        pay(project, 20_000)
    assert found.value.code == "sent_before"
    assert money.spent_cents(project) == 10_000


def test_a_round_with_projects_that_run_is_not_closed(won: Round) -> None:
    Round.objects.filter(pk=won.pk).update(phase="execution")
    with pytest.raises(RuleBroken) as found:
        close_round(row=won, lock=won.lock, actor=SYSTEM, now=LATER)
    assert found.value.code == "projects"
    won.refresh_from_db()
    assert not won.is_closed


def test_a_round_is_not_closed_before_its_result_is_known(voted: Round) -> None:
    with pytest.raises(RuleBroken) as found:
        go_to_phase(
            row=voted, phase="execution", lock=voted.lock, actor=SYSTEM,
            now=LATER + timedelta(days=400),
        )  # fmt: skip
    assert found.value.code == "no_result"
    Round.objects.filter(pk=voted.pk).update(phase="execution")
    with pytest.raises(RuleBroken) as found:
        close_round(row=voted, lock=voted.lock, actor=SYSTEM, now=LATER)
    assert found.value.code == "no_result"


def test_paying_more_than_was_set_apart_is_refused_until_more_is(won: Round) -> None:
    project = winner(won)
    award = Award.objects.get(proposal=project)
    with pytest.raises(OutcomeRefused) as found:
        pay(project, award.cents + 1)
    assert found.value.code == "above"
    with pytest.raises(OutcomeRefused):
        money.change_award(
            proposal=project, cents=award.cents + 100, reason=" ", lock=award.lock,
            actor=SYSTEM, now=LATER,
        )  # fmt: skip
    money.change_award(
        proposal=project, cents=award.cents + 100, reason="Duurder hout", lock=award.lock,
        actor=SYSTEM, now=LATER,
    )  # fmt: skip
    pay(project, award.cents + 1)
    found_work = work_of(project, TODAY)
    assert found_work is not None
    assert found_work.was_raised
    assert found_work.award.first_cents == award.cents


def test_more_than_the_round_has_left_is_refused_by_the_books(won: Round) -> None:
    project = winner(won)
    award = Award.objects.get(proposal=project)
    left = ledger.balance(BOOK, round_account(won)).free or 0
    with pytest.raises(ledger.LimitReached):
        money.change_award(
            proposal=project, cents=award.cents + left + 1, reason="Alles", lock=award.lock,
            actor=SYSTEM, now=LATER,
        )  # fmt: skip


def test_less_than_was_paid_and_old_pages_are_refused(won: Round) -> None:
    project = winner(won)
    pay(project, 500_000)
    refused("below_spent", money.change_award, proposal=project, cents=1, reason="x", lock=None)
    refused("changed", money.change_award, proposal=project, cents=9, reason="x", lock=0)
    refused("amount", money.change_award, proposal=project, cents=0, reason="x", lock=None)
    for cents, on, text, reference, code in (
        (0, TODAY, "x", "y", "amount"),
        (5, TODAY + timedelta(days=1), "x", "y", "to_come"),
        (5, TODAY, " ", "y", "text"),
        (5, TODAY, "x", " ", "reference"),
    ):
        refused(
            code, money.spend, proposal=project, cents=cents, on=on, text=text,
            reference=reference, key=code,
        )  # fmt: skip


def test_a_payment_turned_back_stays_to_be_seen(won: Round) -> None:
    project = winner(won)
    paid = pay(project, 100_000)
    refused("reason", money.turn_back, spending=paid, reason=" ")
    money.turn_back(spending=paid, reason="Dubbel betaald", actor=SYSTEM, now=LATER)
    refused("turned", money.turn_back, spending=paid, reason="nog eens")
    assert money.spent_cents(project) == 0
    assert ledger.balance(BOOK, paid_account(project)).booked == 0
    assert Spending.objects.get().reversed_because == "Dubbel betaald"


@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif("connection.vendor == 'sqlite'", reason="SQLite has one writer at a time")
def test_payments_at_once_never_pass_what_was_set_apart(won: Round) -> None:
    project = winner(won)
    cents = Award.objects.get(proposal=project).cents // 2 + 1
    refusals: list[str] = []

    def try_it(key: str) -> None:
        try:
            pay(project, cents, key)
        except OutcomeRefused as problem:
            refusals.append(problem.code)
        finally:
            connection.close()

    threads = [threading.Thread(target=try_it, args=(f"k{n}",)) for n in range(4)]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert refusals == ["above"] * 3
    assert money.spent_cents(project) == cents


def test_the_first_day_promised_stays_when_a_step_moves(won: Round) -> None:
    project = winner(won)
    row = step(project)
    later = TODAY + timedelta(days=30)
    refused("reason", executing.move_step, step=row, promised_on=later, reason="", lock=0)
    refused("same_day", executing.move_step, step=row, promised_on=TODAY, reason="x", lock=0)
    moved = executing.move_step(
        step=row, promised_on=later, reason="Vorst", lock=0, actor=SYSTEM, now=LATER
    )
    assert (moved.first_promised_on, moved.promised_on) == (TODAY, later)
    with pytest.raises(executing.StepChanged) as found:
        executing.move_step(
            step=row, promised_on=TODAY, reason="x", lock=0, actor=SYSTEM, now=LATER
        )
    assert found.value.theirs.moved_because == "Vorst"


def test_a_step_that_is_done_begins_the_work(won: Round) -> None:
    project = winner(won)
    row = step(project, TODAY - timedelta(days=5))
    found = work_of(project, TODAY)
    assert found is not None
    assert found.is_late
    tomorrow = TODAY + timedelta(days=1)
    refused("to_come", executing.reach_step, step=row, on=tomorrow, text="", lock=0)
    done = executing.reach_step(step=row, on=TODAY, text="", lock=0, actor=SYSTEM, now=LATER)
    refused("reached", executing.reach_step, step=row, on=TODAY, text="", lock=done.lock)
    refused("reached", executing.move_step, step=row, promised_on=tomorrow, reason="x", lock=1)
    project.refresh_from_db()
    assert project.state == "running"
    refused("started", executing.start_project, proposal=project, on=TODAY)
    Milestone.objects.all().delete()
    refused("no_step", executing.reach_step, step=row, on=TODAY, text="", lock=1)


def test_a_project_is_done_with_a_photo_and_gives_back_the_rest(won: Round) -> None:
    project = winner(won)
    award = Award.objects.get(proposal=project)
    before = ledger.balance(BOOK, round_account(won)).free or 0
    pay(project, 100_000)
    row = step(project)

    def finish(text: str = "Een bos") -> Award:
        lock = Award.objects.get(proposal=project).lock
        return executing.finish_project(
            proposal=project, on=TODAY, text=text, lock=lock, actor=SYSTEM, now=LATER
        )

    for code in ("text", "step_open", "no_picture"):
        with pytest.raises(OutcomeRefused) as found:
            finish(" " if code == "text" else "Een bos")
        assert found.value.code == code
        if code == "step_open":
            executing.reach_step(step=row, on=TODAY, text="", lock=0, actor=SYSTEM, now=LATER)
    pictures.add_picture(proposal=project, content=photo(), alt="Het bos", actor=SYSTEM, now=LATER)
    finish()
    project.refresh_from_db()
    assert project.state == "done"
    assert ledger.balance(BOOK, round_account(won)).free == before + award.cents - 100_000
    with pytest.raises(OutcomeRefused) as found:
        pay(project, 1, "na")
    assert found.value.code == "closed"


def test_what_was_not_chosen_cannot_be_carried_out(won: Round) -> None:
    refused("no_award", executing.start_project, proposal=loser(won), on=TODAY)
    refused(
        "title", executing.plan_step, proposal=winner(won), title=" ", promised_on=TODAY, text=""
    )


def test_more_steps_than_anybody_follows_are_refused(
    won: Round, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(executing, "MOST_STEPS", 0)
    refused(
        "many", executing.plan_step, proposal=winner(won), title="x", promised_on=TODAY, text=""
    )
