"""Who gets what they are entitled to, as a resident reads it."""

import re

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from verbond.rights.models import Measure

pytestmark = pytest.mark.django_db
OVERVIEW = "/rights/measures/"


def _text(client: Client, url: str) -> str:
    answer = client.get(url)
    assert answer.status_code == 200
    return re.sub(r"\s+", " ", answer.content.decode())


def test_before_anything_is_measured_the_page_says_so(client: Client) -> None:
    assert "We meten nog niets" in _text(client, OVERVIEW)


def test_the_page_says_who_gets_it_and_that_it_is_fictitious(measured: int, client: Client) -> None:
    page = _text(client, OVERVIEW)
    assert "Verhoogde tegemoetkoming" in page
    assert "niemand in die stad bestaat" in page
    assert page.count("fictief") > 5
    for heading in (
        "Hoeveel mensen krijgen het?",
        "Hoeveel geld blijft liggen?",
        "Van gevonden tot toegekend",
        "Vindt het onderzoek de juiste mensen?",
        "Krijgt elke wijk evenveel?",
        "Hoe ver staan de regels?",
        "Kan je dit vertrouwen?",
    ):
        assert heading in page


def test_every_picture_has_its_table_and_every_section_its_source(
    measured: int, client: Client
) -> None:
    page = _text(client, OVERVIEW)
    assert page.count("De cijfers in een tabel") >= 5
    assert page.count("Bron:") >= 6


def test_an_older_quarter_can_be_asked_and_an_unknown_one_shows_the_newest(
    measured: int, client: Client
) -> None:
    assert "30 juni 2024" in _text(client, f"{OVERVIEW}?quarter=2024-K2")
    assert "30 september 2024" in _text(client, f"{OVERVIEW}?quarter=1900-K9")


def test_a_sum_of_amounts_that_nobody_checked_is_not_shown(measured: int, client: Client) -> None:
    assert Measure.objects.get(right="igo", quarter="2024-K3").figures["old"]
    page = _text(client, f"{OVERVIEW}igo/")
    assert "Bedrag niet nagekeken" in page
    assert "bedrag niet nagekeken" in _text(client, OVERVIEW)


def test_the_page_of_a_right_shows_quarters_and_groups_with_small_ones_marked(
    measured: int, client: Client
) -> None:
    page = _text(client, f"{OVERVIEW}vt/")
    assert "2024-K2" in page
    assert "2024-K3" in page
    assert "Krijgt elke leeftijd evenveel?" in page
    assert "te weinig mensen om te tonen" in page
    assert "Groepen met minder dan 10 mensen tonen we niet" in page


def test_a_right_of_too_few_people_shows_no_figure_at_all(measured: int, client: Client) -> None:
    row = Measure.objects.get(right="vt", quarter="2024-K3")
    row.figures = {
        "hidden": True, "fewest": 10, "money": True, "old": False, "funnel": None, "score": None,
    }  # fmt: skip
    row.save()
    assert "te weinig mensen om cijfers te tonen" in _text(client, f"{OVERVIEW}vt/")
    assert "te weinig mensen om te tonen" in _text(client, OVERVIEW)


@pytest.mark.parametrize("name", ["alle", "onderzoeken", "bestaat-niet", "ivt"])
def test_what_was_never_published_of_a_right_is_no_page(
    measured: int, client: Client, name: str
) -> None:
    assert client.get(f"{OVERVIEW}{name}/").status_code == 404


def test_anybody_can_take_the_figures_and_nobody_below_ten_is_in_them(
    measured: int, client: Client
) -> None:
    found = client.get(f"{OVERVIEW}data.json").json()
    rows = found["measures"]
    assert {row["quarter"] for row in rows} >= {"2024-K2", "2024-K3"}
    for row in rows:
        assert row["fictitious"] == (row["origin"] == "made_city")
        for groups in row["figures"].get("equity", {}).values():
            for group in groups:
                counts = [group.get(name) for name in ("holds", "certain", "possible")]
                assert not any(one is not None and 0 < one < 10 for one in counts)


def test_pages_ask_the_database_little(
    measured: int, client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for url in (OVERVIEW, f"{OVERVIEW}vt/"):
        with django_assert_max_num_queries(12):
            client.get(url)


def _runs(steps: list[int | None]) -> None:
    row = Measure.objects.get(right="")
    funnel = {
        "steps": steps, "days": {"answered": [10, 14]}, "channels": {"letter": 90, "phone": None},
        "invited_in_vain": [12, 40], "without_act": None, "effect": None,
    }  # fmt: skip
    Measure.objects.create(
        right="onderzoeken", quarter=row.quarter, on=row.on, figures={"funnel": funnel},
        origin="run", source="Onderzoeken (fictief)", fictitious=True, sha256="1" * 64,
        made_at=row.made_at,
    )  # fmt: skip


def test_runs_of_the_city_stand_beside_the_made_city(measured: int, client: Client) -> None:
    _runs([200, 100, 80, 60, None, 20])
    page = _text(client, OVERVIEW)
    assert "De onderzoeken van de stad (2026-K4)" in page
    assert "na 10 tot 14 dagen" in page
    assert "te weinig verschil om te tonen" in page


def test_runs_with_few_people_show_nobody(measured: int, client: Client) -> None:
    _runs([None] * 6)
    assert "Te weinig mensen om te tonen." in _text(client, OVERVIEW)
