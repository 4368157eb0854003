"""The search of the site also leads to rights, decisions, actions of the plan and proposals."""

import gc

import pytest
from django.db import connection
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from verbond.agreement.testing import NOW, make_agreement
from verbond.budgets.testing import make_proposal, make_public, make_round
from verbond.decisions.testing import make_body, make_item, make_meeting, published_decision
from verbond.journal.facade import SYSTEM
from verbond.plan.facade import import_plan
from verbond.plan.testing import sheet_with
from verbond.rights import facade as rights
from verbond.scorecards.testing import load_shipped
from verbond.web import warming
from verbond.web.beyond import found_beyond


@pytest.fixture
def _city(db: None) -> None:
    make_agreement()
    load_shipped()
    body = make_body()
    published_decision(make_item(body), make_meeting(body))
    import_plan(sheet=sheet_with(), actor=SYSTEM, now=NOW)


@pytest.mark.usefixtures("_city")
def test_words_of_a_decision_and_of_an_action_lead_there(client: Client) -> None:
    page = client.get("/search/?q=schoolstraten").content.decode()
    assert "Schoolstraat aan de Dorpsstraat (fictief)" in page
    assert "/decisions/decision/" in page
    page = client.get("/search/?q=bomen+planten").content.decode()
    assert 'href="/plan/plan-fictief/action/A1/"' in page


@pytest.mark.usefixtures("_city")
def test_every_word_must_be_there_and_a_part_of_a_long_word_is_enough() -> None:
    (both, action) = found_beyond("dorpsstraat")
    assert (both.total, action.total) == (1, 1)
    assert [group.title for group in found_beyond("straat fictief")] == [both.title, action.title]
    assert found_beyond("straat archief") == ()
    assert found_beyond("aan") == (found_beyond("dorpsstraat aan")[0],)
    assert found_beyond(" ?! ") == ()


@pytest.mark.usefixtures("_city")
def test_filters_of_promises_and_later_pages_show_promises_alone(client: Client) -> None:
    for asked in ("kind=deliver", "page=2"):
        page = client.get(f"/search/?q=dorpsstraat&{asked}").content.decode()
        assert "results-beside" not in page, asked


@pytest.mark.usefixtures("_city")
def test_a_second_search_asks_the_database_nothing_new(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    found_beyond("straat")
    with django_assert_num_queries(1):
        found_beyond("bomen")


@pytest.mark.usefixtures("_city")
def test_the_first_visitor_who_searches_does_not_wait_for_the_list(
    monkeypatch: pytest.MonkeyPatch, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    monkeypatch.setattr(connection, "close", lambda: None)
    monkeypatch.setattr(gc, "freeze", lambda: None)
    warming.warm()
    with django_assert_num_queries(1):
        found_beyond("bomen")


@pytest.mark.usefixtures("_city")
def test_what_was_never_published_is_not_found() -> None:
    make_item(make_body("gemeenteraad", "council"))
    ((decided),) = [group for group in found_beyond("schoolstraat") if group.title == "Besluiten"]
    assert decided.total == 1


@pytest.mark.usefixtures("_city")
def test_words_of_a_round_and_of_a_proposal_lead_there_once_everybody_sees_them() -> None:
    row = make_round("groen", title="Groene stoepen (fictief)", published=False)
    proposal = make_proposal(row, 1, title="Stoepkrijt voor de speelstraat (fictief)")
    make_proposal(row, 2, title="Stoepkrijt verborgen", state="hidden")
    assert found_beyond("groene stoepen") == ()
    assert found_beyond("stoepkrijt") == ()
    make_public(row)
    ((found,),) = [group.shown for group in found_beyond("groene stoepen")]
    assert found.url == "/budgets/r/groen/"
    ((found,),) = [group.shown for group in found_beyond("stoepkrijt")]
    assert found.url == f"/budgets/r/groen/p/{proposal.key}/"
    assert found.facts == row.title


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("asked", "right"),
    [
        ("huurpremie", "huurpremie"),
        ("huursubsidie", "huurpremie"),
        ("kinderbijslag", "sociale_toeslag"),
        ("taxi", "taxicheques_genk"),
        ("IGO", "igo"),
        ("mazout", "verwarmingsfonds"),
        ("mantelzorg", "mantelzorgtoelage_genk"),
    ],
)
def test_a_right_is_found_by_its_name_its_sheet_and_what_people_call_it(
    client: Client, asked: str, right: str
) -> None:
    make_agreement()
    page = client.get(f"/search/?q={asked}").content.decode()
    assert f'href="/rights/right/{right}/"' in page


@pytest.mark.usefixtures("_city")
def test_a_right_that_is_called_so_stands_before_the_promises(client: Client) -> None:
    asked = "Zoek je een recht?"
    page = client.get("/search/?q=huursubsidie").content.decode()
    assert (
        page.index(asked) < page.index("/rights/right/huurpremie/") < page.index("results-beside")
    )
    # In a sheet somewhere: below, not first.
    assert "/rights/right/vt/" in client.get("/search/?q=apotheker").content.decode()
    assert asked not in client.get("/search/?q=apotheker").content.decode()
    assert asked not in client.get("/search/?q=schoolstraten").content.decode()
    assert asked not in client.get("/search/?q=huursubsidie&kind=deliver").content.decode()


@pytest.mark.django_db
def test_small_words_and_words_of_nobody_find_no_right() -> None:
    for asked in ("aan", "je", "?!", "schoolstraten", "Jan Peeters", "800101"):
        assert "Rechten" not in [group.title for group in found_beyond(asked)], asked


def test_every_right_that_people_call_otherwise_is_in_the_catalogue() -> None:
    called = [one for one in rights.findable() if one.called]
    assert len(called) >= 10
    assert len(rights.findable()) == len(set(rights.findable())) == 24
