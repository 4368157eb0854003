"""Small grants: neighbours who confirm, conditions, a decision, and what is wiped."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from pytest_django import Settings

from verbond.accounts.facade import Person, actor_of
from verbond.budgets.core.proposing.errors import TextRefused
from verbond.budgets.errors import ProposalRefused
from verbond.budgets.models import Proposal, Supporter, Workshop, WorkshopSeat
from verbond.budgets.operations.proposals import appealing, editing, granting, meeting, supporting
from verbond.budgets.queries.proposals.granting import grant_conditions
from verbond.budgets.queries.proposals.support import support_of, supporter_lines
from verbond.budgets.sealing import keyed_hash, seal, unseal
from verbond.budgets.testing import TODAY
from verbond.budgets.tests.proposals import world
from verbond.budgets.tests.proposals.world import LATER, NOW
from verbond.journal.facade import SYSTEM

pytestmark = pytest.mark.django_db


def submitted(row: Proposal) -> Proposal:
    return editing.submit_plan(proposal=row, actor=SYSTEM, now=NOW)


def decided(row: Proposal, officer: Person, *, grant: bool = True, **facts: int) -> Proposal:
    return granting.decide_grant(
        proposal=row, grant=grant, reason="Voldoet aan alle voorwaarden.",
        lock=facts.get("lock", row.lock), person_id=officer.pk, actor=actor_of(officer), now=LATER,
    )  # fmt: skip


def test_five_neighbours_get_their_grant(resident: Person, officer: Person) -> None:
    row = submitted(world.a_request(world.a_grant_round(), resident))
    assert decided(row, officer).state == "won"


def test_four_neighbours_are_not_enough(resident: Person) -> None:
    made = world.a_request(world.a_grant_round(), resident, backers=4)
    with pytest.raises(ProposalRefused, match="4 van 5 mensen"):
        submitted(made)


def test_group_asks_once_a_year(resident: Person, officer: Person) -> None:
    row = world.a_grant_round()
    submitted(world.a_request(row, resident))
    again = world.a_request(row, officer, title="Nog iets", group_name="de linde (FICTIEF)")
    with pytest.raises(ProposalRefused, match="eerste aanvraag"):
        submitted(again)
    other = world.a_request(row, officer, title="Iets anders", group_name="De Beuk (fictief)")
    assert submitted(other).state == "submitted"


def test_grant_needs_an_amount_and_no_more_than_the_instrument_gives(resident: Person) -> None:
    row = world.a_grant_round()
    with pytest.raises(ProposalRefused, match="hoeveel euro"):
        world.a_request(row, resident, cost_cents=None)
    with pytest.raises(ProposalRefused, match="hoogstens"):
        world.a_request(row, resident, cost_cents=250_001)


def test_officer_decides_once_and_never_on_an_own_request(
    resident: Person, officer: Person
) -> None:
    row = submitted(world.a_request(world.a_grant_round(), resident))
    with pytest.raises(ProposalRefused, match="zelf in"):
        decided(row, resident)
    with pytest.raises(ProposalRefused, match="was je voor"):
        decided(row, officer, lock=row.lock - 1)
    refused = decided(row, officer, grant=False)
    assert (refused.state, refused.state_reason) == ("infeasible", "Voldoet aan alle voorwaarden.")


def test_refused_group_gets_another_look_after_its_appeal(
    resident: Person, officer: Person, clerk: Person
) -> None:
    row = decided(submitted(world.a_request(world.a_grant_round(), resident)), officer, grant=False)
    held = appealing.appeal(
        proposal=row, comment_id=None, text="Wij voldoen wel aan alle voorwaarden.",
        person_id=resident.pk, actor=actor_of(resident), now=LATER,
    )  # fmt: skip
    known: dict[str, Any] = {
        "appeal_id": held.pk,
        "grant": True,
        "reason": "Dat klopt, bekijk opnieuw.",
        "lock": held.lock,
        "now": LATER,
    }
    with pytest.raises(ProposalRefused, match="collega"):
        appealing.decide_appeal(person_id=officer.pk, actor=actor_of(officer), **known)
    appealing.decide_appeal(person_id=clerk.pk, actor=actor_of(clerk), **known)
    row.refresh_from_db()
    assert row.state == "submitted"


def test_round_gives_no_more_than_it_has(resident: Person, officer: Person, clerk: Person) -> None:
    row = world.a_grant_round(budget_cents=300_000)
    first = submitted(world.a_request(row, resident))
    second = submitted(world.a_request(row, officer, title="Anders", group_name="Beuk"))
    decided(first, clerk)
    with pytest.raises(ProposalRefused, match=r"nog €.1\.000"):
        decided(second, clerk)


def test_conditions_are_looked_at_again_when_deciding(resident: Person, officer: Person) -> None:
    row = submitted(world.a_request(world.a_grant_round(), resident))
    Supporter.objects.filter(proposal=row).first().delete()  # type: ignore[union-attr]  # five are there
    with pytest.raises(ProposalRefused, match="4 van 5"):
        decided(row, officer)
    Proposal.objects.filter(pk=row.pk).update(cost_cents=260_000)
    with pytest.raises(ProposalRefused, match="hoogstens"):
        decided(row, officer)


def ask(row: Proposal, **facts: str) -> tuple[Supporter, str]:
    known: dict[str, Any] = {
        "name": "Buur",
        "address": "Fictieve straat 1",
        "email": "buur@example.test",
    }
    return supporting.ask_supporter(proposal=row, actor=SYSTEM, now=NOW, **(known | facts))


def test_supporter_is_sealed_confirms_once_and_can_refuse(resident: Person) -> None:
    row = world.a_request(world.a_grant_round(), resident, backers=0)
    held, token = ask(row)
    assert "Buur" not in held.name_sealed
    assert "straat" not in held.address_sealed
    for _twice in range(2):
        supporting.confirm_by_link(token=token, actor=SYSTEM, now=LATER)
    assert support_of(row).people == 1
    _other, unwanted = ask(row, address="Fictieve straat 2")
    supporting.refuse_by_link(token=unwanted, actor=SYSTEM, now=LATER)
    assert Supporter.objects.count() == 1
    with pytest.raises(ProposalRefused, match="werkt niet meer"):
        supporting.supporter_of(unwanted, LATER)
    with pytest.raises(ProposalRefused, match="werkt niet meer"):
        supporting.supporter_of(token, NOW + timedelta(days=31))


def test_clerk_confirms_who_signed_on_paper(resident: Person) -> None:
    row = world.a_request(world.a_grant_round(), resident, backers=0)
    held, token = ask(row, email="")
    assert token == ""
    known: dict[str, Any] = {"proposal": row, "actor": SYSTEM, "now": NOW}
    supporting.confirm_on_paper(supporter_id=held.pk, **known)
    with pytest.raises(ProposalRefused, match="telt al mee"):
        supporting.confirm_on_paper(supporter_id=held.pk, **known)
    second, _token = ask(row, name="Partner")
    lines = supporter_lines(row)
    assert [(one.name, one.is_double) for one in lines] == [("Buur", False), ("Partner", True)]
    supporting.remove_supporter(supporter_id=second.pk, **known)
    with pytest.raises(ProposalRefused, match="staat er niet bij"):
        supporting.remove_supporter(supporter_id=second.pk, **known)


def test_officer_does_not_confirm_the_neighbours_of_their_own_request(
    officer: Person, clerk: Person, client_of: Callable[[Person], Client]
) -> None:
    row = world.a_request(world.a_grant_round(), officer, backers=0)
    held, _token = ask(row, email="")
    address = f"/budgets/r/{row.round.slug}/p/{row.key}/supporters/"
    said = {"supporter": str(held.pk), "answer": "paper"}
    assert client_of(officer).post(address, said).status_code == 404
    assert support_of(row).people == 0
    assert Supporter.objects.count() == 1
    assert client_of(clerk).post(address, said).status_code == 302
    assert support_of(row).people == 1


def test_list_of_supporters_ends_and_closes(
    resident: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    row = world.a_request(world.a_grant_round(), resident)
    with pytest.raises(TextRefused, match="Adres"):
        ask(row, address="x")
    monkeypatch.setattr(supporting, "MOST_SUPPORTERS", 5)
    with pytest.raises(ProposalRefused, match="genoeg mensen"):
        ask(row)
    submitted(row)
    with pytest.raises(ProposalRefused, match="al ingediend"):
        ask(row)


def test_names_go_first_and_hashes_after_a_year(resident: Person) -> None:
    row = world.a_request(world.a_grant_round(), resident)
    assert supporting.wipe_supporters(now=NOW + timedelta(days=100)) == 0
    assert supporting.wipe_supporters(now=NOW + timedelta(days=121)) == 5
    held = Supporter.objects.filter(proposal=row)[0]
    assert (held.name_sealed, held.email_sealed, held.token_hash) == ("", "", "")
    assert held.address_hash
    assert supporter_lines(row)[0].name == ""
    assert supporting.wipe_supporters(now=NOW + timedelta(days=401)) == 5
    assert (support_of(row).people, support_of(row).addresses) == (5, 5)


def test_sealed_text_opens_with_the_old_key_and_not_with_another(settings: Settings) -> None:
    sealed = seal("Fictieve straat 1")
    assert unseal(sealed) == "Fictieve straat 1"
    assert (seal(""), unseal("")) == ("", "")
    old, hashed = settings.SECRET_KEY, keyed_hash("x")
    settings.SECRET_KEY = "another-" + "k" * 50
    assert unseal(sealed) == ""
    assert keyed_hash("x") != hashed
    settings.SECRET_KEY_FALLBACKS = [old]
    assert unseal(sealed) == "Fictieve straat 1"


def test_earlier_request_without_a_day_counts_for_nothing(resident: Person) -> None:
    row = world.a_grant_round()
    made = world.a_request(row, resident)
    assert all(need.is_met for need in grant_conditions(made, TODAY))


def workshop(**facts: Any) -> Workshop:
    known: dict[str, Any] = {
        "title": "Werkavond (fictief)",
        "place": "Buurthuis",
        "starts_at": NOW + timedelta(days=5),
    }
    return Workshop(**(known | facts))


def planned(held: Workshop, lock: int | None = None) -> Workshop:
    return meeting.plan_workshop(workshop=held, lock=lock, actor=SYSTEM, now=NOW)


def test_seats_of_a_workshop_run_out_and_come_back(resident: Person, officer: Person) -> None:
    held = planned(workshop(round=world.a_round(), seats=1))
    known: dict[str, Any] = {"workshop": held, "actor": SYSTEM, "now": NOW}
    seat = meeting.take_seat(person_id=resident.pk, **known)
    assert meeting.take_seat(person_id=resident.pk, **known).pk == seat.pk
    with pytest.raises(ProposalRefused, match="bezet"):
        meeting.take_seat(person_id=officer.pk, **known)
    for _twice in range(2):
        meeting.give_seat_back(person_id=resident.pk, **known)
    with pytest.raises(ProposalRefused, match="gewist"):
        meeting.take_seat(person_id=10**6, **known)
    meeting.take_seat(person_id=officer.pk, **known)
    assert WorkshopSeat.objects.get().person == officer


def test_workshop_that_is_over_or_cancelled_takes_nobody(resident: Person) -> None:
    row = world.a_round()
    for facts in ({"starts_at": NOW}, {"cancelled_because": "Ziek"}):
        held = planned(workshop(round=row, **facts))
        with pytest.raises(ProposalRefused, match="kan hier niet meer"):
            meeting.take_seat(workshop=held, person_id=resident.pk, actor=SYSTEM, now=NOW)


def test_two_who_change_a_workshop_do_not_overwrite(resident: Person) -> None:
    held = planned(workshop(round=world.a_round(), seats=3))
    meeting.take_seat(workshop=held, person_id=resident.pk, actor=SYSTEM, now=NOW)
    held.seats = 0
    with pytest.raises(ProposalRefused, match="ingeschreven"):
        planned(held, lock=0)
    held.seats = 2
    assert planned(held, lock=0).lock == 1
    with pytest.raises(ProposalRefused, match="wijzigde"):
        planned(held, lock=0)
