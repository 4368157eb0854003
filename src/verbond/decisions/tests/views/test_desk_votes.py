"""Several votes on one item: amendments first, the whole last."""

import pytest
from django.test import Client
from django.urls import reverse

from verbond.decisions.forms import TreatmentForm
from verbond.decisions.models import Item, Mandatary, Meeting, Vote
from verbond.decisions.queries.items import item_named
from verbond.decisions.testing import on_agenda

pytestmark = pytest.mark.django_db


@pytest.fixture
def asked(item: Item, meeting: Meeting, people: list[Mandatary]) -> Item:
    return on_agenda(item, meeting)


def answer(item: Item) -> str:
    return reverse("decisions:item_act", args=[item.key, "result"])


FIRST = {"outcome": "approved", "voting": "names", "subject": "Amendement 1", "votes": "1"}


def test_another_vote_appears_and_nothing_typed_is_lost(desk: Client, asked: Item) -> None:
    typed = FIRST | {
        "vote_bob": "against",
        "more_votes": "1",
        "note": "Fel debat.",
        "title": "Nieuw",
    }
    page = desk.post(answer(asked), typed)
    assert page.status_code == 200
    html = page.content.decode()
    assert "Stemming 2" in html
    assert 'value="Amendement 1"' in html
    assert "Fel debat." in html
    assert ">Nieuw</textarea>" in html
    form = page.context["result_form"]
    assert form["vote_bob"].value() == "against"
    assert not Vote.objects.exists()
    fewer = desk.post(answer(asked), typed | {"votes": "2", "fewer_votes": "1", "more_votes": ""})
    assert fewer.status_code == 200


def test_votes_are_kept_in_their_order(desk: Client, asked: Item) -> None:
    sent = FIRST | {
        "votes": "3",
        "vote_ada": "against",
        "vote_bob": "against",
        "vote_cem": "against",
        "vote2-voting": "numbers",
        "vote2-subject": "Amendement 2",
        "vote2-in_favour": "1",
        "vote2-against": "3",
        "vote3-voting": "names",
        "vote3-vote_eli": "abstain",
    }
    assert desk.post(answer(asked), sent).status_code == 302
    rows = Vote.objects.order_by("number")
    assert [(one.subject, one.in_favour, one.against, one.abstained) for one in rows] == [
        ("Amendement 1", 2, 3, 0),
        ("Amendement 2", 1, 3, 0),
        ("", 4, 0, 1),
    ]
    assert rows[1].is_secret
    assert item_named(asked.key).state == "decided"
    page = desk.get(reverse("decisions:item", args=[asked.key])).content.decode()
    assert "Amendement 2" in page


def test_last_vote_decides(desk: Client, asked: Item) -> None:
    lost = {f"vote2-vote_{name}": "against" for name in ("ada", "bob", "cem")}
    sent = FIRST | {"votes": "2", "vote2-voting": "names", "vote2-subject": "Het geheel"} | lost
    page = desk.post(answer(asked), sent)
    assert page.status_code == 409
    html = page.content.decode()
    assert "dan is het punt verworpen" in html
    # What was filled in stands there still, both votes of it.
    assert 'value="Amendement 1"' in html
    assert 'value="Het geheel"' in html
    assert not Vote.objects.exists()


def test_vote_that_was_not_held_is_left_out(desk: Client, asked: Item) -> None:
    sent = FIRST | {"votes": "2", "vote2-voting": "none"}
    assert desk.post(answer(asked), sent).status_code == 302
    assert Vote.objects.count() == 1


@pytest.mark.parametrize("votes", ["", "-1", "999", "9" * 40, "x", "\u0663"])
def test_forged_number_of_votes_does_no_harm(desk: Client, asked: Item, votes: str) -> None:
    assert desk.post(answer(asked), FIRST | {"votes": votes}).status_code in {302, 422}


def test_mistake_in_the_second_vote_is_shown(desk: Client, asked: Item) -> None:
    sent = FIRST | {"votes": "2", "vote2-voting": "numbers", "vote2-in_favour": "-4"}
    page = desk.post(answer(asked), sent)
    assert page.status_code == 422
    assert page.context["result_form"].more[0].errors


def test_there_is_an_end_to_votes(people: list[Mandatary]) -> None:
    full = TreatmentForm({"votes": "99", "more_votes": "1"}, people=people)
    assert full.count == 12
    assert not full.may_have_more
    assert full.reshaped() is None
    assert TreatmentForm({"votes": "1", "fewer_votes": "1"}, people=people).reshaped() is None
