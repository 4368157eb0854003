"""The desk of the models: make one from another, see what it does, publish it."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from verbond.accounts.facade import Person
from verbond.budgets.forms.lab.model import initial_of
from verbond.budgets.models import Recipe
from verbond.budgets.testing import load_shipped_models

pytestmark = pytest.mark.django_db
DESK = "/budgets/desk/models/"


@pytest.fixture(autouse=True)
def _models(db: None) -> None:
    load_shipped_models()


@pytest.fixture
def at_desk(client_of: Callable[[Person], Client], clerk: Person) -> Client:
    return client_of(clerk)


def _given(slug: str = "stadsdeel-gelijke-delen", **changes: Any) -> dict[str, Any]:
    filled = initial_of(Recipe.objects.get(slug=slug, version=1).document)
    filled |= {"start": slug, "reason": "Korter, op vraag van de jeugdraad."} | changes
    return {
        name: value for name, value in filled.items() if value is not None and value is not False
    }


def _text(answer: Any) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", answer.content.decode()).split())


def _draft(at_desk: Client, **changes: Any) -> Recipe:
    answer = at_desk.post(DESK + "new/", _given(**changes))
    assert answer.status_code == 302, _text(answer)
    return Recipe.objects.get(published_at=None)


@pytest.mark.parametrize("place", ["", "new/", "1/"])
def test_outsider_does_not_come_to_the_desk(
    client: Client, client_of: Callable[[Person], Client], outsider: Person, place: str
) -> None:
    assert client.get(DESK + place).status_code == 302
    assert client_of(outsider).get(DESK + place).status_code == 403


@pytest.mark.parametrize("place", ["1/publish/", "1/drop/"])
def test_outsider_publishes_and_drops_nothing(
    client_of: Callable[[Person], Client], outsider: Person, place: str
) -> None:
    before = Recipe.objects.count()
    assert client_of(outsider).post(DESK + place).status_code == 403
    assert Recipe.objects.count() == before


def test_a_new_version_is_made_tried_and_published(at_desk: Client) -> None:
    row = _draft(at_desk, days_vote=14, completion="")
    page = at_desk.get(f"{DESK}{row.pk}/")
    told = _text(page)
    assert "stap “Stemmen” 21 dagen 14 dagen" in told
    assert "Zonder aanvulling blijft vaak veel geld liggen." in told
    assert "Wat het doet in een verzonnen stemming" in told
    answer = at_desk.post(f"{DESK}{row.pk}/publish/", {"lock": row.lock}, follow=True)
    assert "Deze versie verandert nooit meer." in _text(answer)
    assert "versie 2" in _text(answer)
    old = _text(at_desk.get("/budgets/models/stadsdeel-gelijke-delen/?version=1"))
    assert "Dit is versie 1. Er is een nieuwere." in old
    assert at_desk.get(f"{DESK}{row.pk}/").status_code == 302


def test_what_is_kept_fills_the_form_the_same_way(at_desk: Client) -> None:
    row = _draft(at_desk, code="eigen", reason="")
    first = Recipe.objects.get(slug="stadsdeel-gelijke-delen").document
    own = {"code", "version", "grade", "earmarks", "reason", "languages"}
    for name in set(first) - own:
        assert row.document[name] == first[name], name
    assert [one["share"] for one in row.document["earmarks"]] == ["1/10"]


def test_every_shipped_model_with_a_vote_can_be_a_start(at_desk: Client) -> None:
    for slug in ("punten-verdelen", "rangschikken", "meeste-stemmen", "stad-burgerbudget"):
        assert at_desk.get(DESK + f"new/?start={slug}").status_code == 200
        answer = at_desk.post(DESK + "new/", _given(slug, code=f"{slug}-2", reason=""))
        assert answer.status_code == 302, _text(answer)
        page = at_desk.get(answer["Location"])
        assert page.status_code == 200
    assert at_desk.get(DESK + "new/?start=steun-op-aanvraag").status_code == 404
    assert at_desk.get(DESK + "new/?start=bestaat-niet").status_code == 404
    assert _text(at_desk.get(DESK)).count("bewaard op") == 4


def test_contradiction_is_said_at_its_field(at_desk: Client) -> None:
    answer = at_desk.post(DESK + "new/", _given(least=5, most=2, ballot_type="ordinal"))
    assert answer.status_code == 422
    told = _text(answer)
    assert "Er kunnen hoogstens 2 keuzes, en er worden er 5 gevraagd." in told
    assert "Deze manier van tellen gooit de volgorde weg." in told
    assert 'id="id_most_error"' in answer.content.decode()
    assert not Recipe.objects.filter(published_at=None).exists()


def test_ways_to_vote_that_let_somebody_vote_twice_are_refused(at_desk: Client) -> None:
    given = _given()
    given.pop("ticked_off")
    told = _text(at_desk.post(DESK + "new/", given))
    assert "Wie zich op twee manieren kan melden, stemt twee keer." in told


def test_a_new_version_without_a_reason_is_refused_at_that_field(at_desk: Client) -> None:
    answer = at_desk.post(DESK + "new/", _given(reason=""))
    assert answer.status_code == 422
    assert 'id="id_reason_error"' in answer.content.decode()


def test_a_second_draft_of_the_same_model_is_refused(at_desk: Client) -> None:
    _draft(at_desk)
    answer = at_desk.post(DESK + "new/", _given())
    assert "Van dit model is er al een ontwerp." in _text(answer)


def test_a_draft_is_changed_and_dropped(at_desk: Client) -> None:
    row = _draft(at_desk)
    given = _given(name="Anders genoemd", lock=row.lock)
    told = _text(at_desk.post(f"{DESK}{row.pk}/", given, follow=True))
    assert "Bewaard." in told
    assert "Anders genoemd" in told
    wrong = at_desk.post(f"{DESK}{row.pk}/", _given(points=4, lock=row.lock + 1))
    assert wrong.status_code == 422
    assert "Ontwerp weggegooid." in _text(at_desk.post(f"{DESK}{row.pk}/drop/", follow=True))
    again = at_desk.post(f"{DESK}{row.pk}/drop/", follow=True)
    assert "Dit ontwerp is er niet meer." in _text(again)
    assert at_desk.get(f"{DESK}{row.pk}/").status_code == 404


def test_two_clerks_see_both_texts_and_keep_what_was_typed(at_desk: Client) -> None:
    row = _draft(at_desk)
    at_desk.post(f"{DESK}{row.pk}/", _given(name="Van de ander", lock=row.lock))
    mine = _given(name="Van mij", lock=row.lock)
    answer = at_desk.post(f"{DESK}{row.pk}/", mine)
    assert answer.status_code == 409
    told = _text(answer)
    assert "Iemand anders was je voor" in told
    assert "naam Van de ander Van mij" in told
    assert 'value="Van mij"' in answer.content.decode()
    lock = re.search(r'name="lock" value="(\d+)"', answer.content.decode())
    assert lock is not None
    again = at_desk.post(f"{DESK}{row.pk}/", mine | {"lock": lock[1]}, follow=True)
    assert "Van mij" in _text(again)
    wrong = at_desk.post(f"{DESK}{row.pk}/", _given(languages="Dutch!", lock=row.lock))
    assert wrong.status_code == 422


@pytest.mark.parametrize("lock", ["", "x", "99", "9" * 40])
def test_publishing_what_changed_meanwhile_is_refused(at_desk: Client, lock: str) -> None:
    row = _draft(at_desk)
    answer = at_desk.post(f"{DESK}{row.pk}/publish/", {"lock": lock}, follow=True)
    assert "Iemand anders veranderde dit model." in _text(answer)
    assert Recipe.objects.get(pk=row.pk).published_at is None


def test_only_staff_finds_the_way_to_the_desk(client: Client, at_desk: Client) -> None:
    for place in ("/budgets/models/", "/budgets/models/meeste-stemmen/"):
        assert DESK in at_desk.get(place).content.decode()
        assert DESK not in client.get(place).content.decode()


def test_desk_asks_little_of_the_database(
    at_desk: Client, django_assert_max_num_queries: Any
) -> None:
    row = _draft(at_desk)
    for place in ("", "new/", f"{row.pk}/"):
        with django_assert_max_num_queries(12):
            assert at_desk.get(DESK + place).status_code == 200
