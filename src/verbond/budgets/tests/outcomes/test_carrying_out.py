"""The work on chosen projects: days that are kept, euros that are there, photos that hide."""

import io
import threading
from datetime import date, timedelta
from pathlib import Path

import pytest
from django.apps import apps
from django.db import connection
from PIL import Image

from verbond.agreement import facade as agreement
from verbond.agreement.testing import make_agreement
from verbond.budgets.errors import OutcomeRefused
from verbond.budgets.models import Award, Milestone, Picture, Proposal, Round, Spending
from verbond.budgets.operations.outcomes import deviating, executing, money, pictures
from verbond.budgets.operations.outcomes.demo import load_demo_serves
from verbond.budgets.operations.outcomes.evidence import serve_commitment
from verbond.budgets.photographs import MOST_BYTES, shrink
from verbond.budgets.queries.outcomes.panel import panel_of
from verbond.budgets.queries.outcomes.work import work_of
from verbond.budgets.queries.rounds.books import (
    BOOK,
    paid_account,
    project_account,
    round_account,
)
from verbond.budgets.testing_votes import AFTER
from verbond.journal.facade import SYSTEM, Actor, entries_about
from verbond.kit.errors import RuleBroken
from verbond.ledger import facade as ledger

pytestmark = pytest.mark.django_db
LATER = AFTER + timedelta(days=40)
TODAY = LATER.date()


def winner(row: Round) -> Proposal:
    return Proposal.objects.select_related("round__envelope").filter(round=row, state="won")[0]


def loser(row: Round) -> Proposal:
    return Proposal.objects.select_related("round__envelope").filter(round=row, state="lost")[0]


def pay(project: Proposal, cents: int, key: str = "een") -> Spending:
    return money.spend(
        proposal=project, cents=cents, on=TODAY, text="Hout", reference="2026-17", key=key,
        actor=SYSTEM, now=LATER,
    )  # fmt: skip


def step(project: Proposal, on: date = TODAY) -> Milestone:
    return executing.plan_step(
        proposal=project, title="Werken", promised_on=on, text="", actor=SYSTEM, now=LATER
    )


def photo(size: tuple[int, int] = (40, 30), kind: str = "PNG") -> bytes:
    kept = io.BytesIO()
    Image.new("RGB", size, "green").save(kept, kind)
    return kept.getvalue()


def refused(code: str, act: object, **said: object) -> None:
    with pytest.raises(RuleBroken) as found:
        act(**said, actor=SYSTEM, now=LATER)  # type: ignore[operator]
    assert found.value.code == code


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


def test_a_photo_loses_its_place_and_its_size() -> None:
    source = Image.new("RGB", (3000, 2000), "green")
    exif = Image.Exif()
    exif[0x0110], exif[0x0112] = "Camera van Rita", 6
    kept = io.BytesIO()
    source.save(kept, "JPEG", exif=exif)
    small = shrink(kept.getvalue())
    assert b"Rita" not in small.content
    with Image.open(io.BytesIO(small.content)) as opened:
        assert not opened.getexif()
        # Turned upright as the camera said: the wide picture is now high.
        assert opened.size == (small.width, small.height) == (1067, 1600)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
        photo()[:60],
        photo(kind="GIF"),
        b"\x89PNG\r\n\x1a\n"
        b"\x00\x00\x00\rIHDR\x00\x01\x86\xa0\x00\x01\x86\xa0\x08\x02\x00\x00\x00" + b"\x00" * 40,
    ],
)
def test_what_is_no_photo_is_refused(content: bytes) -> None:
    with pytest.raises(OutcomeRefused) as found:
        shrink(content)
    assert found.value.code == "no_photo"


def test_a_photo_that_says_it_is_enormous_is_never_drawn() -> None:
    bomb = io.BytesIO()
    Image.new("1", (9000, 8000)).save(bomb, "PNG")
    with pytest.raises(OutcomeRefused):
        shrink(bomb.getvalue())
    with pytest.raises(OutcomeRefused) as found:
        shrink(b"x" * (MOST_BYTES + 1))
    assert found.value.code == "large"


def test_a_photo_is_kept_once_and_taken_away_with_a_reason(
    won: Round, monkeypatch: pytest.MonkeyPatch
) -> None:
    project = winner(won)
    said = {"proposal": project, "content": photo(), "actor": SYSTEM, "now": LATER}
    one = pictures.add_picture(alt="Bos", **said)  # type: ignore[arg-type]
    assert pictures.add_picture(alt="Bos", **said).pk == one.pk  # type: ignore[arg-type]
    refused("alt", pictures.add_picture, proposal=project, content=photo(), alt=" ")
    other = step(Proposal.objects.filter(round=won, state="won")[1])
    refused(
        "other_project", pictures.add_picture, proposal=project, content=photo((9, 9)), alt="x",
        milestone=other,
    )  # fmt: skip
    monkeypatch.setattr(pictures, "MOST", 1)
    refused("many", pictures.add_picture, proposal=project, content=photo((8, 8)), alt="x")
    refused("reason", pictures.remove_picture, picture=one, reason="")
    pictures.remove_picture(picture=one, reason="Iemand vroeg het", actor=SYSTEM, now=LATER)
    refused("no_picture", pictures.remove_picture, picture=one, reason="x")
    assert not Picture.objects.exists()


def act_of(
    won: Round, project: Proposal, act: str, cents: int | None = None, **more: object
) -> None:
    said: dict[str, object] = {
        "reason": "De raad volgt het advies", "legal_ground": "DLB art. 41",
        "said_by": "Gemeenteraad (fictief)", "decided_on": TODAY,
    }  # fmt: skip
    deviating.deviate(
        proposal=project, act=act, amount_cents=cents, actor=SYSTEM, now=LATER,
        **said | more,  # type: ignore[arg-type]
    )  # fmt: skip


def test_the_council_adds_removes_and_changes_beside_the_count(won: Round, client: object) -> None:
    lost, chosen = loser(won), winner(won)
    free = ledger.balance(BOOK, round_account(won)).free or 0
    act_of(won, lost, "adds", 100_000)
    act_of(won, lost, "changes", 150_000)
    act_of(won, chosen, "removes")
    cents = Award.objects.get(proposal=lost).cents
    assert cents == 150_000
    lost.refresh_from_db()
    chosen.refresh_from_db()
    assert (lost.state, chosen.state) == ("won", "lost")
    assert ledger.balance(BOOK, round_account(won)).free == free - 150_000 + (
        chosen.cost_cents or 0
    )
    # Chosen again after all: its accounts are there, the money moves again.
    act_of(won, chosen, "adds", 200_000)
    assert ledger.balance(BOOK, project_account(chosen)).free == 200_000
    page = client.get(f"/budgets/r/{won.slug}/result/").content.decode()  # type: ignore[attr-defined]
    assert "besliste anders dan de telling" in page
    assert "DLB art. 41" in page
    assert chosen.title in page
    acts = [one.verb for one in entries_about("budgets", "proposal", f"{won.slug}/{lost.key}")]
    assert "deviate" in acts


@pytest.mark.parametrize(
    ("which", "act", "cents", "more", "code"),
    [
        (winner, "adds", 5, {}, "not_lost"),
        (loser, "removes", None, {}, "not_won"),
        (loser, "adds", None, {}, "amount"),
        (loser, "wat", 5, {}, "act"),
        (loser, "adds", 5, {"reason": " "}, "reason"),
        (loser, "adds", 5, {"legal_ground": ""}, "legal_ground"),
        (loser, "adds", 5, {"said_by": ""}, "said_by"),
        (loser, "adds", 5, {"decision_url": "javascript:x"}, "url"),
        (loser, "adds", 5, {"decided_on": TODAY + timedelta(days=1)}, "to_come"),
        (loser, "adds", 10**12, {}, "limit"),
    ],
)
def test_an_act_of_the_council_without_what_it_needs_is_refused(
    won: Round, which: object, act: str, cents: int | None, more: dict[str, object], code: str
) -> None:
    with pytest.raises(RuleBroken) as found:
        act_of(won, which(won), act, cents, **more)  # type: ignore[operator]
    assert found.value.code == code
    assert not won.deviations.exists()


def test_no_act_before_the_result_and_none_on_what_was_paid(voted: Round) -> None:
    project = Proposal.objects.filter(round=voted)[0]
    with pytest.raises(OutcomeRefused) as found:
        act_of(voted, project, "adds", 5)
    assert found.value.code == "no_result"


def test_a_project_on_which_was_paid_is_not_removed(won: Round) -> None:
    project = winner(won)
    pay(project, 5)
    with pytest.raises(OutcomeRefused) as found:
        act_of(won, project, "removes")
    assert found.value.code == "spent"


def test_the_promised_million_is_measured_by_the_books(won: Round) -> None:
    promise = make_agreement()["Elke school krijgt een schoolstraat."]
    clerk = Actor("k" * 32, "clerk")
    serve_commitment(
        instrument=won.instrument, commitment_id=promise, accept=True, actor=clerk, now=LATER
    )
    project = winner(won)
    pay(project, 100_000)
    cards = {
        tie.shows
        for ties in agreement.ties_of("budgets", ["envelopes-stadsdeelbudget"]).values()
        for tie in ties
    }
    assert cards == {"counted"}
    keys = [f"project-{won.slug}-{project.number}", f"round-{won.slug}"]
    assert set(agreement.ties_of("budgets", keys)) == set(keys)
    standing = agreement.standing_of(promise)
    assert standing is not None
    assert standing.state == "under-way"
    panel = panel_of(apps.get_model("agreement.Commitment")._default_manager.get(pk=promise))
    assert panel is not None
    assert panel.instruments[0][1].paid_cents == 100_000


def test_the_demo_ties_money_to_the_lines_it_names(won: Round, tmp_path: Path) -> None:
    file = tmp_path / "serves.yaml"
    tie = "{instrument: stadsdeelbudget, line: %s, words: %s}"

    def load(line: int, words: str) -> int:
        told = f"agreement: fictief\nserves:\n  - {tie % (line, words)}\n"
        file.write_text(told, encoding="utf-8")
        return load_demo_serves(path=file, actor=SYSTEM, now=LATER)

    assert load(1, "Elke school") == 0
    promise = make_agreement()["Elke school krijgt een schoolstraat."]
    unit = apps.get_model("agreement.Commitment")._default_manager.get(pk=promise)
    assert load(unit.first_line, "Elke school") == 1
    assert panel_of(unit) is not None
    with pytest.raises(OutcomeRefused) as found:
        load(unit.first_line, "Elke kerk")
    assert found.value.code == "line"


def test_a_round_outside_the_books_still_keeps_its_amounts(won: Round) -> None:
    project = winner(won)
    Round.objects.filter(pk=won.pk).update(envelope=None)
    project = winner(won)
    paid = pay(project, 5_000)
    lock = Award.objects.get(proposal=project).lock
    money.change_award(
        proposal=project, cents=900_000, reason="Minder", lock=lock, actor=SYSTEM, now=LATER
    )
    money.turn_back(spending=paid, reason="Fout", actor=SYSTEM, now=LATER)
    assert money.spent_cents(project) == 0
    act_of(won, project, "removes")
    act_of(won, project, "adds", 7_000)
    assert Award.objects.get(proposal=project).cents == 7_000


def test_a_promise_hears_of_a_result_that_is_there_already(won: Round) -> None:
    promise = make_agreement()["Elke school krijgt een schoolstraat."]
    key = f"round-{won.slug}"
    assert key not in agreement.ties_of("budgets", [key])
    serve_commitment(
        instrument=won.instrument, commitment_id=promise, accept=True, actor=SYSTEM, now=LATER
    )
    assert key in agreement.ties_of("budgets", [key])


def test_more_steps_than_anybody_follows_are_refused(
    won: Round, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(executing, "MOST_STEPS", 0)
    refused(
        "many", executing.plan_step, proposal=winner(won), title="x", promised_on=TODAY, text=""
    )
