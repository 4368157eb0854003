"""The real figures of Genk and the promises on its budget, as the site ships them."""

import re
from collections.abc import Iterator

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoDbBlocker

from verbond.agreement.facade import load_shipped
from verbond.agreement.testing import NOW
from verbond.indicators.facade import load_indicators, target_cards
from verbond.journal.facade import SYSTEM
from verbond.kit.testing import ROOT
from verbond.plan.facade import PlanCard, load_plans
from verbond.plan.queries.public_promised import serving_actions
from verbond.plan.queries.tree import shown_ties


@pytest.fixture(scope="module")
def genk(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """Load what ships of Genk once for a module; its tests share it and only read."""
    with django_db_blocker.unblock(), transaction.atomic():
        load_shipped(folder=ROOT / "data/genk/agreement", actor=SYSTEM, now=NOW)
        load_plans(ROOT / "data/genk/plan", actor=SYSTEM, now=NOW)
        yield
        transaction.set_rollback(True)


@pytest.mark.django_db
def test_real_figures_show_their_source_and_that_plans_differ(client: Client, genk: None) -> None:
    page = client.get(reverse("plan:published")).text
    for amount in ("163.933.611", "141.486.937", "79.291.290"):
        assert f"€\xa0{amount}" in page
    assert "Vergelijk deze plannen niet zomaar met elkaar" in page
    assert "bakent de plannen van 2014, 2020 en 2026 niet op dezelfde manier af" in page
    assert "Zekerheid:" in page


@pytest.mark.django_db
def test_the_real_account_closes_below_nought_without_a_missed_norm(
    client: Client, genk: None
) -> None:
    page = client.get(reverse("plan:published")).text
    for amount in ("9.595.272", "−27.481.728", "11.989.460", "−5.896.996"):
        assert f"€\xa0{amount}" in page
    assert "norm niet gehaald" not in page
    assert "Een rekening heeft geen norm." in page


@pytest.mark.django_db
def test_a_plan_of_which_only_the_account_is_known_says_so(client: Client, genk: None) -> None:
    page = client.get(reverse("plan:plan", args=["genk-2020-2025"])).text
    assert "Van dit plan kennen we alleen wat geboekt is" in page
    assert "genk-2020-2025" not in client.get(reverse("plan:plans")).text


@pytest.mark.django_db
def test_the_files_hold_the_real_figures(client: Client, genk: None) -> None:
    text = client.get(reverse("plan:published-file")).text
    assert "2,Zich verplaatsen en mobiliteit,43552896.00,47510180.00,31241735.00" in text


def test_every_reading_of_a_share_stands_beside_the_others(client: Client, tied: PlanCard) -> None:
    load_indicators(ROOT / "data/genk", actor=SYSTEM, now=NOW)
    page = client.get(reverse("plan:targets", args=[tied.slug])).text
    assert "In geen enkele van de 9 lezingen haalt het plan dit." in page
    assert page.count("niet te berekenen") == 3
    assert "De tekst zegt niet van welk budget het 0,7 % is." in page
    assert "Geen enkele actie in het plan dient deze belofte." in page
    assert len(re.findall(r"2 van \d+", page)) == 2
    file = client.get(reverse("plan:target-file", args=[tied.slug, "T15"])).text
    assert len(file.splitlines()) == 1 + 12


def test_actions_count_for_a_target_when_the_promise_holds_its_words(tied: PlanCard) -> None:
    load_indicators(ROOT / "data/genk", actor=SYSTEM, now=NOW)
    (card,) = target_cards(["T15"])
    ties = shown_ties(tied.slug, ["A1", "A2", "A3"])
    assert serving_actions(card, ties) == frozenset()
    assert serving_actions(None, ties) == frozenset()
