"""The road of a voter: show that you may, choose, look it over, hand in, and come back."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from verbond.accounts.facade import Person
from verbond.budgets.models import Ballot, Participation, Round
from verbond.budgets.operations.voting.opening import close_vote
from verbond.budgets.testing import NOW
from verbond.budgets.tests.voting.walk import (
    ROOT,
    VOTE,
    choose,
    hand_in,
    hidden,
    letters_of,
    prove,
    text,
    voted,
)
from verbond.budgets.tests.voting.world import CODE, OTHER_NUMBER, make_vote
from verbond.journal.facade import SYSTEM

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("clock")]
Log = Callable[[Person], Client]


def test_resident_with_a_code_votes_and_gets_a_receipt(row: Round, client: Client) -> None:
    assert "Stem mee" in text(client.get(VOTE))
    prove(client)
    page = text(client.get(f"{VOTE}ballot/"))
    assert "Nog niet ingediend" in page
    done = hand_in(client, choose(client, 1, 3))
    assert done.status_code == 200
    assert "Je stem zit in de bus" in text(done)
    assert "no-store" in done["Cache-Control"]
    assert Ballot.objects.get().content == {"voorstel-1": 1, "voorstel-3": 1}
    assert letters_of(done).replace("-", "") not in str(vars(Ballot.objects.get()))


def test_same_page_sent_twice_gives_the_same_receipt_and_one_ballot(
    row: Round, client: Client
) -> None:
    prove(client)
    page = choose(client, 2)
    assert letters_of(hand_in(client, page)) == letters_of(hand_in(client, page))
    assert Ballot.objects.count() == 1


def test_code_that_was_used_cannot_vote_again(row: Round, client: Client) -> None:
    voted(client, 1)
    other = Client()
    prove(other)
    refused = hand_in(other, choose(other, 2))
    assert refused.status_code == 409
    assert "Je hebt al gestemd" in text(refused)
    assert Ballot.objects.get().content == {"voorstel-1": 1}


def test_receipt_that_the_browser_made_up_is_refused(row: Round, client: Client) -> None:
    prove(client)
    choose(client, 1)
    for receipt in ("AAAABBBBCCCC", "AAAABBBBCCCC.0123", "", "é", "."):
        answer = client.post(f"{VOTE}cast/", {"choice": "1:1", "receipt": receipt})
        assert answer.status_code == 422
    assert not Participation.objects.exists()


def test_receipt_of_another_voter_is_refused(row: Round, client: Client) -> None:
    prove(client)
    mine = choose(client, 1)
    other = Client()
    answer = other.post(f"{VOTE}prove/register/", {"number": OTHER_NUMBER, "born_on": "05/04/2012"})
    assert answer.status_code == 302
    choose(other, 2)
    answer = other.post(f"{VOTE}cast/", {"choice": "2:1", "receipt": hidden(mine, "receipt")})
    assert answer.status_code == 422
    assert not Ballot.objects.exists()


def test_voter_changes_the_ballot_with_the_receipt(row: Round, client: Client) -> None:
    receipt = voted(client, 1)
    other = Client()
    assert other.post(f"{VOTE}change/", {"receipt": "2222-2222-2222"}).status_code == 422
    assert other.post(f"{VOTE}change/", {"receipt": receipt.lower()}).status_code == 302
    done = hand_in(other, choose(other, 2, 4))
    assert "aangepast" in text(done)
    assert letters_of(done) == receipt
    assert Ballot.objects.get().content == {"voorstel-2": 1, "voorstel-4": 1}


def test_receipt_says_that_the_ballot_is_in_and_shows_it_only_after_closing(
    row: Round, client: Client
) -> None:
    receipt = voted(client, 1)
    other = Client()
    before = text(other.post(f"{ROOT}receipt/", {"receipt": receipt}))
    assert "Je stem zit in de bus" in before
    assert "Voorstel 1" not in before
    row.refresh_from_db()
    close_vote(row=row, lock=row.lock, reason="Proef", actor=SYSTEM, now=NOW)
    after = text(other.post(f"{ROOT}receipt/", {"receipt": receipt}))
    assert "Voorstel 1" in after
    assert Ballot.objects.get().content_hash in after
    assert other.post(f"{ROOT}receipt/", {"receipt": "ABC"}).status_code == 422


def test_ballot_that_was_tampered_with_says_so_to_its_voter(row: Round, client: Client) -> None:
    receipt = voted(client, 1)
    Ballot.objects.update(content={"voorstel-2": 1})
    assert "klopt niet meer" in text(client.post(f"{ROOT}receipt/", {"receipt": receipt}))


def test_account_is_tied_to_the_list_and_cannot_vote_again_by_register(
    row: Round, resident: Person, client_of: Log
) -> None:
    client = client_of(resident)
    answer = client.post(
        f"{VOTE}prove/account/", {"number": "85.07.30-033.28", "born_on": "30/07/1985"}
    )
    assert answer.status_code == 302, text(answer)
    assert hand_in(client, choose(client, 1)).status_code == 200
    other = Client()
    given = {"number": "85073003328", "born_on": "1985-07-30"}
    assert other.post(f"{VOTE}prove/register/", given).status_code == 302
    assert hand_in(other, choose(other, 2)).status_code == 409
    assert Participation.objects.count() == 1


def test_one_elector_is_tied_to_one_account(
    row: Round, resident: Person, outsider: Person, client_of: Log
) -> None:
    given = {"number": "85073003328", "born_on": "30/07/1985"}
    assert client_of(resident).post(f"{VOTE}prove/account/", given).status_code == 302
    second = client_of(outsider).post(f"{VOTE}prove/account/", given)
    assert second.status_code == 422
    assert "ander account" in text(second)
    assert client_of(resident).post(f"{VOTE}prove/account/", given).status_code == 302


def test_who_logs_out_takes_the_proof_along(row: Round, resident: Person, client_of: Log) -> None:
    client = client_of(resident)
    client.post(f"{VOTE}prove/account/", {"number": "85073003328", "born_on": "30/07/1985"})
    page = choose(client, 1)
    client.logout()
    # The test client drops every cookie with the session; the proof alone stays in a browser.
    assert hand_in(client, page).status_code == 422
    assert not Ballot.objects.exists()


@pytest.mark.parametrize("session", ["", "x" * 32, "x' OR ''='", "\u00e9", "x" * 4000])
def test_proof_of_an_account_is_nothing_without_its_session(
    row: Round, resident: Person, client_of: Log, session: str
) -> None:
    client = client_of(resident)
    client.post(f"{VOTE}prove/account/", {"number": "85073003328", "born_on": "30/07/1985"})
    page = choose(client, 1)
    client.cookies["sessionid"] = session
    assert hand_in(client, page).status_code == 422
    assert not Ballot.objects.exists()


def test_answer_with_a_receipt_is_not_compressed(row: Round, client: Client) -> None:
    prove(client)
    page = choose(client, 1)
    given = {"choice": hidden(page, "choice"), "receipt": hidden(page, "receipt")}
    done = client.post(f"{VOTE}cast/", given, headers={"accept-encoding": "gzip"})
    assert done.status_code == 200
    assert "Content-Encoding" not in done.headers


def test_account_of_nobody_is_sent_to_the_login(row: Round, client: Client) -> None:
    answer = client.post(f"{VOTE}prove/account/", {})
    assert answer.status_code == 302
    assert "login" in answer["Location"]


def test_round_without_a_list_lets_accounts_declare(resident: Person, client_of: Log) -> None:
    make_vote(electors=False, electorate={"proofs": ["account", "paper"]})
    client = client_of(resident)
    assert client.post(f"{VOTE}prove/account/", {}).status_code == 422
    assert client.post(f"{VOTE}prove/account/", {"declares": "on"}).status_code == 302
    assert hand_in(client, choose(client, 1)).status_code == 200
    assert client.post(f"{VOTE}prove/code/", {"code": CODE}).status_code == 422
    assert client.post(f"{VOTE}prove/ghost/", {}).status_code == 404


@pytest.mark.parametrize(
    ("kind", "given"),
    [
        ("code", {"code": "ABC"}),
        ("code", {"code": "2222222222222222"}),
        ("code", {"code": ""}),
        ("register", {"number": "85073003328", "born_on": "31/07/1985"}),
        ("register", {"number": "abc", "born_on": "30/07/1985"}),
        ("register", {"number": "85073003328", "born_on": "gisteren"}),
    ],
)
def test_wrong_proof_is_refused_with_words_and_not_repeated_by_us(
    row: Round, client: Client, kind: str, given: dict[str, str]
) -> None:
    answer = client.post(f"{VOTE}prove/{kind}/", given)
    assert answer.status_code == 422
    assert "error-summary" in text(answer)


def test_guessing_codes_is_held_back(row: Round, client: Client) -> None:
    answers = [text(client.post(f"{VOTE}prove/code/", {"code": "2" * 16})) for _ in range(21)]
    assert "te vaak" not in answers[19]
    assert "te vaak" in answers[20]


def test_too_many_is_an_error_and_too_few_a_warning() -> None:
    make_vote(ballot={"most": 2, "advised": 2})
    client = Client()
    prove(client)
    assert "Kies er hoogstens 2" in choose(client, 1, 2, 3)
    page = choose(client, 1)
    assert "Dat mag" in page
    assert hand_in(client, page).status_code == 200


def test_project_that_is_not_on_the_list_is_refused(row: Round, client: Client) -> None:
    prove(client)
    receipt = hidden(choose(client, 1), "receipt")
    for choice in ("99:1", "voorstel-1:1", "1:x", "1:99999999", "²:1", "<script>", "1"):
        answer = client.post(f"{VOTE}cast/", {"choice": choice, "receipt": receipt})
        assert answer.status_code == 422, choice
    assert not Participation.objects.exists()


@pytest.mark.parametrize(
    ("ballot", "sent", "content"),
    [
        (
            {"type": "cumulative", "points": 10},
            {"n-1": "7", "n-2": "3"},
            {"voorstel-1": 7, "voorstel-2": 3},
        ),
        ({"type": "scoring", "points": 5}, {"n-1": "5", "n-2": "0"}, {"voorstel-1": 5}),
        ({"type": "ordinal"}, {"n-4": "1", "n-2": "3"}, {"voorstel-4": 1, "voorstel-2": 2}),
        ({"type": "choose-1"}, {"p": "2"}, {"voorstel-2": 1}),
        ({"type": "knapsack-warning"}, {"p": "2"}, {"voorstel-2": 1}),
    ],
)
def test_every_kind_of_ballot_is_filled_in_without_a_script(
    ballot: dict[str, Any], sent: dict[str, str], content: dict[str, int], client: Client
) -> None:
    make_vote(ballot=ballot)
    prove(client)
    assert client.get(f"{VOTE}ballot/").status_code == 200
    client.post(f"{VOTE}draft/", {**sent, "go": "keep"})
    assert "Bewaard op dit toestel" in text(client.get(f"{VOTE}ballot/?kept=1"))
    assert hand_in(client, text(client.get(f"{VOTE}check/"))).status_code == 200
    assert Ballot.objects.get().content == content


def test_draft_stays_in_the_browser_and_nothing_of_it_on_the_server(
    row: Round, client: Client, django_assert_num_queries: Any
) -> None:
    prove(client)
    client.get(f"{VOTE}ballot/")
    with django_assert_num_queries(1):
        assert client.post(f"{VOTE}draft/", {"p": ["2"], "go": "quietly"}).status_code == 204
    page = text(client.get(f"{VOTE}ballot/"))
    assert re.search(r'value="2"[^>]*checked', page)
    assert not client.session.keys()


def test_filter_keeps_what_was_chosen(row: Round, client: Client) -> None:
    prove(client)
    answer = client.post(f"{VOTE}draft/", {"p": ["2"], "go": "filter", "show_theme": "groen"})
    page = text(client.get(answer["Location"]))
    assert page.count(" hidden>") >= 2
    assert re.search(r'value="2"[^>]*checked', page)


def test_two_voters_see_another_order_and_each_keeps_their_own() -> None:
    make_vote(projects=20)

    def order(client: Client) -> list[str]:
        return re.findall(r'id="b(\d+)"', text(client.get(f"{VOTE}ballot/")))

    first, second = Client(), Client()
    for client in (first, second):
        prove(client)
    assert order(first) == order(first)
    assert order(first) != order(second)
    assert sorted(order(first)) == sorted(order(second))


def test_pages_of_a_hidden_round_do_not_exist(row: Round, client: Client) -> None:
    Round.objects.update(published_at=None)
    assert client.get(VOTE).status_code == 404
    assert client.get("/budgets/r/niets/vote/").status_code == 404


def test_published_document_has_the_published_hash(row: Round, client: Client) -> None:
    import hashlib

    answer = client.get(f"{VOTE}frozen.json")
    assert hashlib.sha256(answer.content).hexdigest() == row.frozen_sha256
    assert row.frozen_sha256 in text(client.get(VOTE))
    assert row.salt not in answer.content.decode()


@pytest.mark.parametrize("path", ["", "ballot/", "check/", "change/", "../receipt/"])
def test_pages_ask_few_questions(
    row: Round, client: Client, path: str, django_assert_max_num_queries: Any
) -> None:
    prove(client)
    client.get(VOTE)
    with django_assert_max_num_queries(12):
        client.get(f"{VOTE}{path}" if ".." not in path else f"{ROOT}receipt/")


def test_before_the_vote_the_page_says_when(client: Client) -> None:
    make_vote(opened=False)
    assert "Je kunt nog niet stemmen" in text(client.get(VOTE))
    assert client.post(f"{VOTE}prove/code/", {"code": CODE}).status_code == 409
    assert client.get(f"{VOTE}ballot/").status_code == 302
    assert client.post(f"{VOTE}draft/", {}).status_code == 302
    assert client.get(f"{VOTE}change/").status_code == 302
