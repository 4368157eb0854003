"""Codes and ballots on paper, as two clerks and a third handle them."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client

from verbond.accounts.facade import Person
from verbond.budgets.errors import BallotRefused
from verbond.budgets.models import Ballot, Code, PaperBatch, PaperSheet, Participation, Round
from verbond.budgets.operations.paper import batches, codes, handing
from verbond.budgets.operations.voting.opening import close_vote
from verbond.budgets.operations.voting.proving import prove_by_code, prove_by_register
from verbond.budgets.queries.paper import batch_card, paper_desk
from verbond.budgets.queries.voting.booths import Booth, booth_of, frozen_of
from verbond.budgets.testing import (
    BORN_ON,
    NOW,
    TODAY,
    elector_number,
    make_envelope,
    make_round,
    make_vote,
    model_without_list,
)
from verbond.journal.facade import SYSTEM, Actor, latest_entries

pytestmark = pytest.mark.django_db
ONE, OTHER, THIRD = "a" * 32, "b" * 32, "c" * 32


def by_hand(key: str) -> Actor:
    return Actor(key, "clerk")


def booth(row: Round) -> Booth:
    found = booth_of(row.slug)
    assert found
    return found


def batch_of(row: Round, sheets: int = 2) -> PaperBatch:
    return batches.open_batch(row=row, place="Loket", sheets=sheets, actor=SYSTEM, now=NOW)


def sheet_of(batch: PaperBatch, number: int = 1) -> PaperSheet:
    return PaperSheet.objects.select_related("batch__round").get(batch=batch, number=number)


def read(
    batch: PaperBatch, number: int, content: dict[str, int], who: str, invalid: str = ""
) -> PaperSheet:
    return batches.enter_sheet(
        sheet=sheet_of(batch, number), content=content, invalid_because=invalid, clerk=who
    )


def sign(batch: PaperBatch, who: str) -> PaperBatch:
    batch.refresh_from_db()
    return batches.sign_batch(batch=batch, lock=batch.lock, clerk=who, actor=by_hand(who), now=NOW)


def test_two_equal_readings_and_two_signatures_put_a_ballot_in_the_box() -> None:
    row = make_vote()
    batch = batch_of(row)
    for who in (ONE, OTHER):
        read(batch, 1, {"voorstel-1": 1, "voorstel-2": 1}, who)
        read(batch, 2, {}, who, invalid="Naam op het biljet")
    batch.refresh_from_db()
    assert batch.state == PaperBatch.State.READY
    sign(batch, ONE)
    assert not Ballot.objects.exists()
    sign(batch, OTHER)
    ballot = Ballot.objects.get()
    assert ballot.content == {"voorstel-1": 1, "voorstel-2": 1}
    assert (ballot.channel, ballot.receipt_hash) == ("paper", "")
    assert Participation.objects.filter(channel="paper").count() == 2
    assert "1 geldig, 1 ongeldig" in latest_entries(1)[0].summary


def test_one_clerk_alone_cannot_read_a_sheet_twice_or_sign_twice() -> None:
    row = make_vote()
    batch = batch_of(row, 1)
    read(batch, 1, {"voorstel-1": 1}, ONE)
    with pytest.raises(BallotRefused, match="collega"):
        read(batch, 1, {"voorstel-1": 1}, ONE)
    read(batch, 1, {"voorstel-1": 1}, OTHER)
    with pytest.raises(BallotRefused) as wrong:
        read(batch, 1, {"voorstel-1": 1}, THIRD)
    assert wrong.value.code == "read_twice"
    sign(batch, ONE)
    with pytest.raises(BallotRefused) as wrong:
        sign(batch, ONE)
    assert wrong.value.code == "same_clerk"


def test_third_clerk_decides_when_two_readings_differ() -> None:
    row = make_vote()
    batch = batch_of(row, 1)
    with pytest.raises(BallotRefused):
        batches.decide_sheet(sheet=sheet_of(batch), content={}, clerk=THIRD)
    read(batch, 1, {"voorstel-1": 1}, ONE)
    read(batch, 1, {"voorstel-2": 1}, OTHER)
    batch.refresh_from_db()
    assert batch.state == PaperBatch.State.DIFFERS
    assert batch_card(batch).next_for(ONE) is None
    assert batch_card(batch).next_for(THIRD) == 1
    with pytest.raises(BallotRefused) as wrong:
        batches.decide_sheet(sheet=sheet_of(batch), content={"voorstel-1": 1}, clerk=ONE)
    assert wrong.value.code == "same_clerk"
    batches.decide_sheet(sheet=sheet_of(batch), content={"voorstel-2": 1}, clerk=THIRD)
    sign(batch, ONE)
    sign(batch, THIRD)
    assert Ballot.objects.get().content == {"voorstel-2": 1}


def test_third_clerk_may_find_a_sheet_invalid() -> None:
    row = make_vote()
    batch = batch_of(row, 1)
    read(batch, 1, {"voorstel-1": 1}, ONE)
    read(batch, 1, {"voorstel-2": 1}, OTHER)
    batches.decide_sheet(
        sheet=sheet_of(batch), content={}, invalid_because="Alles doorstreept", clerk=THIRD
    )
    assert sheet_of(batch).is_invalid
    assert sheet_of(batch).invalid_because == "Alles doorstreept"


def test_what_does_not_fit_the_ballot_is_not_kept() -> None:
    row = make_vote()
    batch = batch_of(row, 1)
    with pytest.raises(BallotRefused):
        read(batch, 1, {"voorstel-99": 1}, ONE)
    assert sheet_of(batch).first is None


def test_unread_batch_is_not_signed_and_keeps_the_vote_open() -> None:
    row = make_vote()
    batch = batch_of(row, 1)
    with pytest.raises(BallotRefused) as wrong:
        sign(batch, ONE)
    assert wrong.value.code == "not_ready"
    row.refresh_from_db()
    with pytest.raises(Exception, match="papier"):
        close_vote(row=row, lock=row.lock, actor=SYSTEM, now=NOW + timedelta(days=30))


def test_signature_for_totals_that_changed_since_is_refused() -> None:
    row = make_vote()
    batch = batch_of(row, 1)
    for who in (ONE, OTHER):
        read(batch, 1, {"voorstel-1": 1}, who)
    with pytest.raises(BallotRefused) as wrong:
        batches.sign_batch(batch=batch, lock=0, clerk=ONE, actor=by_hand(ONE), now=NOW)
    assert wrong.value.code == "changed"


def test_signed_batch_stays_as_it_is() -> None:
    row = make_vote()
    batch = batch_of(row, 1)
    for who in (ONE, OTHER):
        read(batch, 1, {"voorstel-1": 1}, who)
    sign(batch, ONE)
    sign(batch, OTHER)
    with pytest.raises(BallotRefused):
        read(batch, 1, {"voorstel-2": 1}, THIRD)


def test_no_more_paper_comes_back_than_was_handed_out() -> None:
    row = make_vote(electors=2)
    handing.hand_out(booth=booth(row), number=elector_number(1), born_on=BORN_ON, on=TODAY)
    batch = batch_of(row, 2)
    for who in (ONE, OTHER):
        for number in (1, 2):
            read(batch, number, {"voorstel-1": 1}, who)
    sign(batch, ONE)
    with pytest.raises(BallotRefused) as wrong:
        sign(batch, OTHER)
    assert wrong.value.code == "too_many_sheets"
    assert not Ballot.objects.exists()
    handing.hand_out(booth=booth(row), number=elector_number(2), born_on=BORN_ON, on=TODAY)
    sign(batch, OTHER)
    assert Ballot.objects.count() == 2
    assert Participation.objects.count() == 2


def test_who_got_a_ballot_on_paper_gets_no_second_one() -> None:
    row = make_vote(electors=1)
    found, number = booth(row), elector_number(1)
    handing.hand_out(booth=found, number=number, born_on=BORN_ON, on=TODAY)
    with pytest.raises(BallotRefused):
        handing.hand_out(booth=found, number=number, born_on=BORN_ON, on=TODAY)
    assert paper_desk(row).handed_out == 1
    handing.hand_in_unused(booth=found, number=number, born_on=BORN_ON, on=TODAY)
    assert paper_desk(row).handed_out == 0
    frozen = frozen_of(found)
    proof = prove_by_register(booth=found, frozen=frozen, number=number, born_on=BORN_ON)
    assert proof.channel == "register"


def test_who_handed_in_a_filled_in_ballot_gets_no_vote_back_for_an_empty_one() -> None:
    row = make_vote(electors=2)
    found = booth(row)
    first, second = elector_number(1), elector_number(2)
    for one in (first, second):
        handing.hand_out(booth=found, number=one, born_on=BORN_ON, on=TODAY)
    batch = batch_of(row, 1)
    for who in (ONE, OTHER):
        read(batch, 1, {"voorstel-1": 1}, who)
    handing.hand_in_unused(booth=found, number=first, born_on=BORN_ON, on=TODAY)
    for _moment in ("before the signatures", "after them"):
        with pytest.raises(BallotRefused) as wrong:
            handing.hand_in_unused(booth=found, number=second, born_on=BORN_ON, on=TODAY)
        assert wrong.value.code == "all_back"
        if batch.state != PaperBatch.State.SIGNED:
            sign(batch, ONE)
            batch = sign(batch, OTHER)
    assert paper_desk(row).handed_out == 1


def test_without_a_list_nobody_is_ticked_off_by_number() -> None:
    row = make_vote()
    with pytest.raises(BallotRefused) as wrong:
        handing.hand_out(booth=booth(row), number=elector_number(1), born_on=BORN_ON, on=TODAY)
    assert wrong.value.code == "no_list"


def test_printed_codes_work_and_are_kept_as_hashes_alone() -> None:
    row = make_vote()
    package, made = codes.make_package(
        row=row, streets="Dorpsstraat", neighbourhood="", size=3, actor=SYSTEM, now=NOW
    )
    assert len(set(made)) == 3
    held = set(Code.objects.values_list("code_hash", flat=True))
    assert not held & set(made)
    with pytest.raises(BallotRefused, match="nog niet"):
        prove_by_code(booth=booth(row), frozen=frozen_of(booth(row)), typed=made[0])
    codes.switch_on(package=package, actor=by_hand(OTHER), now=NOW)
    with pytest.raises(BallotRefused) as wrong:
        codes.switch_on(package=package, actor=by_hand(THIRD), now=NOW)
    assert wrong.value.code == "on"
    proof = prove_by_code(booth=booth(row), frozen=frozen_of(booth(row)), typed=made[0].lower())
    assert proof.channel == "code"
    codes.switch_off(package=package, reason="Brieven kwijt", actor=SYSTEM, now=NOW)
    with pytest.raises(BallotRefused):
        prove_by_code(booth=booth(row), frozen=frozen_of(booth(row)), typed=made[0])
    with pytest.raises(BallotRefused) as wrong:
        codes.switch_off(package=package, reason="Nog eens", actor=SYSTEM, now=NOW)
    assert wrong.value.code == "off"


def test_who_printed_codes_cannot_let_them_work() -> None:
    row = make_vote()
    package, _ = codes.make_package(
        row=row, streets="Dorpsstraat", neighbourhood="", size=1, actor=by_hand(ONE), now=NOW
    )
    with pytest.raises(BallotRefused) as wrong:
        codes.switch_on(package=package, actor=by_hand(ONE), now=NOW)
    assert wrong.value.code == "same_clerk"
    package.refresh_from_db()
    assert package.switched_on_at is None


@pytest.mark.parametrize(
    ("facts", "code"),
    [({"size": 0}, "size"), ({"size": 20_001}, "size"), ({"streets": " "}, "streets")],
)
def test_impossible_packages_are_refused(facts: dict[str, object], code: str) -> None:
    row = make_vote()
    wanted = {"streets": "Dorpsstraat", "neighbourhood": "", "size": 1} | facts
    with pytest.raises(BallotRefused) as wrong:
        codes.make_package(row=row, actor=SYSTEM, now=NOW, **wanted)  # type: ignore[arg-type]
    assert wrong.value.code == code


def test_codes_wait_for_the_freeze_and_end_with_the_vote() -> None:
    make_envelope()
    model = model_without_list()
    row = make_round(phase="check", first_on=TODAY - timedelta(days=10), model=model)
    facts = {"streets": "x", "neighbourhood": "", "size": 1, "actor": SYSTEM, "now": NOW}
    with pytest.raises(BallotRefused) as wrong:
        codes.make_package(row=row, **facts)  # type: ignore[arg-type]
    assert wrong.value.code == "not_frozen"
    row = make_vote(row)
    package, _ = codes.make_package(row=row, **facts)  # type: ignore[arg-type]
    with pytest.raises(BallotRefused) as wrong:
        codes.switch_off(package=package, reason="", actor=SYSTEM, now=NOW)
    assert wrong.value.code == "reason"
    close_vote(row=row, lock=row.lock, actor=SYSTEM, now=NOW + timedelta(days=30))
    with pytest.raises(BallotRefused) as wrong:
        codes.make_package(row=row, **facts)  # type: ignore[arg-type]
    assert wrong.value.code == "closed"
    with pytest.raises(BallotRefused):
        batch_of(row)


@pytest.mark.parametrize(("place", "sheets"), [("Loket", 0), ("Loket", 501), (" ", 1)])
def test_batch_without_place_or_count_is_refused(place: str, sheets: int) -> None:
    row = make_vote()
    with pytest.raises(BallotRefused):
        batches.open_batch(row=row, place=place, sheets=sheets, actor=SYSTEM, now=NOW)


def test_form_with_an_endless_lock_is_an_old_page(
    clerk: Person, client_of: Callable[[Person], Client]
) -> None:
    row = make_vote()
    batch = batch_of(row)
    desk = f"/budgets/desk/{row.slug}/"
    for address in (f"{desk}paper/batch/{batch.number}/sign/", f"{desk}do/close/"):
        assert client_of(clerk).post(address, {"lock": "9" * 5000}).status_code in {404, 409}
