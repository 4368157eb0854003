"""What somebody with a letter can do: read it, see who looked, and say no."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.utils import timezone

from verbond.accounts.facade import Person
from verbond.accounts.testing import erase
from verbond.rights.models import Objection, OptOut
from verbond.rights.tests.detect import world as made
from verbond.rights.tests.detect.world import NOW, RIGHT, found_of, hit_of

pytestmark = pytest.mark.django_db
type LogIn = Callable[[Person], Client]


@pytest.fixture(autouse=True)
def clock(monkeypatch: pytest.MonkeyPatch) -> None:
    real = timezone.localdate
    monkeypatch.setattr(timezone, "localdate", lambda value=None, *a: real(value or NOW, *a))
    monkeypatch.setattr(timezone, "now", lambda: NOW)


def test_letter_shows_facts_with_source_and_who_looked(client: Client) -> None:
    world, people = made.contacted()
    page = client.post("/rights/letter/", {"code": people[0].code.lower()}).content.decode()
    assert "Visus van het beste oog" in page
    assert "Bevolkingsregister" in page
    assert "opende je naam en adres" in page
    assert f"{world.key_holder.name} (Sleutelhouder)" in page
    assert people[1].name not in page


def test_unknown_code_is_refused_and_guessing_slowed(client: Client) -> None:
    world, people = made.contacted()
    for one in ("", "AAAA", "2345-6789-ABCD-EFGH"):
        assert client.post("/rights/letter/", {"code": one}).status_code == 422
    for _one in range(20):
        client.post("/rights/opt-out/", {"code": "2345-6789-ABCD-EFGH"})
    answer = client.post("/rights/opt-out/", {"code": "2345-6789-ABCD-EFGH"})
    assert answer.status_code == 429
    assert client.post("/rights/letter/", {"code": people[0].code}).status_code == 429
    assert world.key not in answer.content.decode()


def test_opting_out_with_the_code_of_a_letter(client: Client) -> None:
    _world, people = made.contacted()
    code = {"code": people[0].code}
    assert client.get("/rights/opt-out/").status_code == 200
    asked = client.post("/rights/opt-out/", code).content.decode()
    assert "Taxicheques Genk" in asked
    assert not OptOut.objects.exists()
    done = client.post("/rights/opt-out/", code | {"right": "*"})
    assert "Je bent afgemeld" in done.content.decode()
    assert found_of(people[0]).opted_out_at is not None
    assert "Je meldde je af" in client.post("/rights/letter/", code).content.decode()


def test_letter_that_hangs_at_an_account_shows_there_who_looked(
    resident: Person, client_of: LogIn
) -> None:
    world, people = made.contacted()
    mine = client_of(resident)
    code = {"code": people[0].code}
    assert "Geen brieven" in mine.get("/rights/letters/").content.decode()
    assert Client().post("/rights/letter/tie/", code).status_code == 422
    assert mine.post("/rights/letter/tie/", code).status_code == 200
    mine.post("/rights/opt-out/", code | {"right": RIGHT})
    page = mine.get("/rights/letters/").content.decode()
    assert world.key_holder.name in page
    held = mine.get("/accounts/me/download/").json()
    assert "opende je naam" in str(held)
    assert mine.post("/rights/letters/untie/").status_code == 302
    mine.post("/rights/letter/tie/", code)
    erase(resident)
    assert found_of(people[0]).person is None
    assert OptOut.objects.get().person is None


def test_objecting_without_a_choice_or_with_another_ones_code(client: Client) -> None:
    _world, people = made.contacted()
    said = {"code": people[0].code, "which": str(hit_of(people[1]).pk)}
    assert client.post("/rights/letter/object/", said).status_code == 422
    assert client.post("/rights/letter/object/", {"code": "x"}).status_code == 422
    assert not Objection.objects.exists()


def test_letter_pages_of_a_visitor_ask_few_questions(
    client: Client, django_assert_max_num_queries: Callable[..., object]
) -> None:
    with django_assert_max_num_queries(12):  # type: ignore[attr-defined]
        assert client.get("/rights/letter/").status_code == 200
        assert client.get("/rights/opt-out/").status_code == 200
