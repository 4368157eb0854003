"""The order in which rows lie says nothing about the order in which people voted."""

import hashlib
from datetime import timedelta

import pytest
from django.core import mail
from django.db import connection

from verbond.accounts.facade import Person
from verbond.budgets import chores
from verbond.budgets.core.balloting import box_hash, canonical
from verbond.budgets.errors import RoundRefused
from verbond.budgets.models import (
    AccountElector,
    Ballot,
    BoxSeal,
    Elector,
    PaperBatch,
    Participation,
    Round,
)
from verbond.budgets.operations.voting import sealing
from verbond.budgets.operations.voting.opening import close_vote, open_vote
from verbond.budgets.operations.voting.register import who_of_elector
from verbond.budgets.operations.voting.reminding import ask_reminder
from verbond.budgets.queries.voting.turnout import turnout
from verbond.budgets.testing import NOW
from verbond.budgets.tests.voting.world import booth, cast, frozen, make_vote
from verbond.journal.facade import SYSTEM, entries_about, latest_entries

pytestmark = pytest.mark.django_db
LATER = NOW + timedelta(minutes=11)


@pytest.fixture
def row() -> Round:
    return make_vote()


def close(row: Round) -> Round:
    row.refresh_from_db()
    return close_vote(row=row, lock=row.lock, reason="Proef", actor=SYSTEM, now=LATER)


def lies(table: str) -> list[str]:
    """Return the keys of a table in the order in which its rows lie on disk."""
    place = "rowid" if connection.vendor == "sqlite" else "ctid"
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT id FROM {table} ORDER BY {place}")
        return [str(key).replace("-", "") for (key,) in cursor.fetchall()]


def test_sealed_rows_lie_in_the_order_of_their_random_keys(row: Round) -> None:
    for who in range(12):
        cast(row, str(who))
    assert chores.seal_boxes(now=LATER) == 1
    assert lies("budgets_ballot") == sorted(lies("budgets_ballot"))
    assert lies("budgets_participation") == sorted(lies("budgets_participation"))
    assert Ballot.objects.filter(mixed=True).count() == 12
    assert Participation.objects.filter(mixed=True).count() == 12


def test_seal_keeps_every_ballot_as_it_was(row: Round) -> None:
    receipts = {cast(row, str(who)) for who in range(15)}
    before = set(Ballot.objects.values_list("id", "receipt_hash", "content_hash", "channel"))
    sealing.seal_box(round_id=row.pk, now=LATER)
    assert (
        set(Ballot.objects.values_list("id", "receipt_hash", "content_hash", "channel")) == before
    )
    assert len(receipts) == 15
    assert all(ballot.content == {"voorstel-1": 1} for ballot in Ballot.objects.all())


def test_new_ballots_are_rewritten_among_old_ones(row: Round) -> None:
    for who in range(12):
        cast(row, str(who))
    sealing.seal_box(round_id=row.pk, now=LATER)
    for who in range(12, 24):
        cast(row, str(who))
    assert sealing.seal_box(round_id=row.pk, now=LATER + timedelta(minutes=11))
    assert not Ballot.objects.filter(mixed=False).exists()
    assert Ballot.objects.count() == 24


@pytest.mark.parametrize("ballots", [0, 9])
def test_few_ballots_wait_because_they_would_hide_nobody(row: Round, ballots: int) -> None:
    for who in range(ballots):
        cast(row, str(who))
    assert chores.seal_boxes(now=LATER) == 0


def test_young_seal_is_not_followed_by_another(row: Round) -> None:
    for who in range(12):
        cast(row, str(who))
    assert not sealing.seal_box(round_id=row.pk, now=NOW + timedelta(minutes=5))


def test_vote_that_is_closed_is_sealed_no_more(row: Round) -> None:
    for who in range(12):
        cast(row, str(who))
    close(row)
    assert not sealing.seal_box(round_id=row.pk, now=LATER)


def test_closing_publishes_the_count_and_the_hash_of_the_box(row: Round) -> None:
    for who in range(3):
        cast(row, str(who))
    held = close(row)
    hashes = Ballot.objects.values_list("content_hash", flat=True)
    assert held.ballots_counted == 3
    assert held.box_sha256 == box_hash(hashes)
    assert lies("budgets_ballot") == sorted(lies("budgets_ballot"))
    last = BoxSeal.objects.latest("number")
    assert (last.ballots, last.participations, last.box_sha256) == (3, 3, held.box_sha256)
    said = str(latest_entries(limit=1)[0].details)
    assert held.box_sha256 in said


def test_journal_says_of_the_box_only_when_it_was_sealed(row: Round) -> None:
    entries = len(latest_entries(limit=1000))
    for who in range(12):
        cast(row, str(who))
    assert len(latest_entries(limit=1000)) == entries
    sealing.seal_box(round_id=row.pk, now=LATER)
    [entry] = entries_about("budgets", "ballot-box", row.slug)
    assert entry.details == {"number": 1, "ballots": 12, "voters": 12}


def test_model_that_hides_turnout_hides_it_in_the_journal_too() -> None:
    row = make_vote()
    row.recipe.document["visible"] = "nothing"
    row.recipe.save()
    for who in range(12):
        cast(row, str(who))
    sealing.seal_box(round_id=row.pk, now=LATER)
    [entry] = entries_about("budgets", "ballot-box", row.slug)
    assert entry.details == {"number": 1}


def test_turnout_is_that_of_the_last_seal(row: Round) -> None:
    for who in range(12):
        cast(row, str(who))
    assert turnout(booth(row), frozen(row)) == 0
    sealing.seal_box(round_id=row.pk, now=LATER)
    cast(row, "late")
    assert turnout(booth(row), frozen(row)) == 12


def test_vote_closes_once_and_not_before_it_opened(row: Round) -> None:
    close(row)
    with pytest.raises(RoundRefused, match="al gesloten"):
        close(row)


def test_vote_that_never_opened_cannot_close() -> None:
    row = make_vote(opened=False)
    with pytest.raises(RoundRefused, match="nog niet geopend"):
        close_vote(row=row, lock=row.lock, actor=SYSTEM, now=NOW)


def test_early_closing_needs_a_reason_and_after_the_last_day_none(row: Round) -> None:
    with pytest.raises(RoundRefused, match="vroeger"):
        close_vote(row=row, lock=row.lock, actor=SYSTEM, now=NOW)
    done = close_vote(row=row, lock=row.lock, actor=SYSTEM, now=NOW + timedelta(days=10))
    assert done.phase == "result"


def test_paper_that_is_not_signed_keeps_the_vote_open(row: Round) -> None:
    PaperBatch.objects.create(round=row, number=1, place="loket", sheets_declared=1)
    with pytest.raises(RoundRefused, match="papier"):
        close(row)


def test_frozen_document_has_everything_that_decides(row: Round) -> None:
    document = row.frozen
    assert hashlib.sha256(canonical(document).encode()).hexdigest() == row.frozen_sha256
    assert [one["cost_cents"] for one in document["projects"]] == [1_000_000] * 4
    assert document["electors"]["number"] == 2
    assert sorted(document["lot"]["order"]) == [f"voorstel-{n}" for n in range(1, 5)]
    seed = document["lot"]["seed"]
    drawn = sorted(
        document["lot"]["order"],
        key=lambda one: hashlib.sha256(f"{seed}:{one}".encode()).hexdigest(),
    )
    assert document["lot"]["order"] == drawn
    assert row.salt not in canonical(document)


def test_price_that_changed_after_freezing_keeps_the_vote_shut() -> None:
    row = make_vote(opened=False)
    row.proposals.filter(number=1).update(cost_cents=1)
    with pytest.raises(RoundRefused, match="projects"):
        open_vote(row=row, lock=row.lock, actor=SYSTEM, now=NOW)


def test_model_that_changed_after_freezing_keeps_the_vote_shut() -> None:
    row = make_vote(opened=False)
    row.recipe.document["ballot"]["most"] = 1
    row.recipe.save()
    row.refresh_from_db()
    with pytest.raises(RoundRefused, match="recipe"):
        open_vote(row=row, lock=row.lock, actor=SYSTEM, now=NOW)


def test_document_changed_by_hand_is_noticed_before_anybody_votes() -> None:
    row = make_vote(opened=False)
    Round.objects.update(frozen=row.frozen | {"budget_cents": 1})
    row.refresh_from_db()
    with pytest.raises(RoundRefused, match="budget_cents"):
        open_vote(row=row, lock=row.lock, actor=SYSTEM, now=NOW)


def test_hash_changed_by_hand_is_noticed_too() -> None:
    row = make_vote(opened=False)
    Round.objects.update(frozen_sha256="0" * 64)
    row.refresh_from_db()
    with pytest.raises(RoundRefused, match="sha256"):
        open_vote(row=row, lock=row.lock, actor=SYSTEM, now=NOW)


def test_vote_opens_only_in_its_days() -> None:
    row = make_vote(opened=False)
    for days in (-1, 10):
        with pytest.raises(RoundRefused, match="Stemmen kan van"):
            open_vote(row=row, lock=row.lock, actor=SYSTEM, now=NOW + timedelta(days=days))


@pytest.fixture
def tied(row: Round, resident: Person) -> Person:
    elector = Elector.objects.filter(age_band="40-59").get()
    AccountElector.objects.create(round=row, person=resident, elector=elector)
    ask_reminder(round_id=row.pk, person_id=resident.pk, wanted=True)
    return resident


def test_who_asked_is_reminded_once_before_the_last_day(row: Round, tied: Person) -> None:
    from verbond.budgets.tasks import mail_reminder

    assert chores.remind_voters(now=NOW) == 0
    near = NOW + timedelta(days=8)
    assert chores.remind_voters(now=near) == 1
    assert chores.remind_voters(now=near) == 0
    reminder = row.reminders.get()
    mail_reminder.func(reminder_id=reminder.pk)
    assert row.title in mail.outbox[0].subject
    assert "11 maart 2026" in mail.outbox[0].body


def test_who_voted_is_not_reminded(row: Round, tied: Person) -> None:
    from verbond.budgets.tasks import mail_reminder

    elector = Elector.objects.get(account__person=tied)
    cast(row, who_of_elector(row.salt, elector.key_hash))
    assert chores.remind_voters(now=NOW + timedelta(days=8)) == 0
    mail_reminder.func(reminder_id=row.reminders.get().pk)
    assert not mail.outbox


def test_who_takes_it_back_is_not_reminded(row: Round, tied: Person) -> None:
    ask_reminder(round_id=row.pk, person_id=tied.pk, wanted=False)
    assert chores.remind_voters(now=NOW + timedelta(days=8)) == 0
