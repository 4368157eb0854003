"""The vote as staff runs it, and the screen that it lends."""

from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest
from django.test import Client

from verbond.accounts.facade import Person
from verbond.budgets.models import Round
from verbond.budgets.testing import NOW
from verbond.budgets.tests.voting.walk import VOTE, choose, hand_in, prove, text
from verbond.budgets.tests.voting.world import make_vote

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
Log = Callable[[Person], Client]


def test_kiosk_logs_staff_out_and_forgets_the_voter(
    row: Round, clerk: Person, client_of: Log
) -> None:
    client = client_of(clerk)
    answer = client.post("/budgets/desk/ronde-1/vote/kiosk/")
    assert answer["Location"] == VOTE
    assert client.get("/budgets/desk/ronde-1/vote/").status_code == 302
    prove(client)
    done = text(hand_in(client, choose(client, 1)))
    assert "volgende kiezer" in done
    assert "Voorstel 1" not in done
    again = client.post(f"{VOTE}stop/")
    assert again["Location"] == VOTE
    assert client.get(f"{VOTE}ballot/")["Location"] == VOTE


def test_next_voter_at_a_lent_screen_finds_nothing_of_one_who_left(
    row: Round, clerk: Person, resident: Person, client_of: Log
) -> None:
    client = client_of(clerk)
    client.post("/budgets/desk/ronde-1/vote/kiosk/")
    prove(client)
    choose(client, 1)
    assert "Je toonde al" not in text(client.get(VOTE))
    assert client.get(f"{VOTE}ballot/")["Location"] == VOTE
    client.force_login(resident)
    client.post(f"{VOTE}stop/")
    assert "sessionid" not in client.cookies or not client.cookies["sessionid"].value


def test_desk_is_for_staff_alone(row: Round, outsider: Person, client_of: Log) -> None:
    for path in ("", "kiosk/"):
        address = f"/budgets/desk/ronde-1/vote/{path}"
        assert client_of(outsider).post(address).status_code == 403
        assert "login" in Client().post(address)["Location"]


def test_staff_freezes_opens_and_closes_on_one_page(clerk: Person, client_of: Log) -> None:
    row = make_vote(opened=False)
    client = client_of(clerk)
    address = "/budgets/desk/ronde-1/vote/"

    def act(name: str, **given: str) -> Any:
        row.refresh_from_db()
        return client.post(address, {"act": name, "lock": str(row.lock), **given})

    assert "Zeg waarom" in text(act("freeze"))
    assert act("freeze", reason="Prijs verbeterd", seed="6 3 1").status_code == 302
    assert act("open").status_code == 302
    assert "al geopend" in text(act("open"))
    assert "verandert niet meer" in text(act("freeze", reason="x"))
    assert "vroeger" in text(act("close"))
    assert act("close", reason="Proef").status_code == 302
    row.refresh_from_db()
    assert row.lot_seed == "6 3 1"
    assert row.vote_closed_at == NOW
    assert isinstance(row.vote_closed_at, datetime)
    assert "Gesloten" in text(client.get(address))
