"""What residents see of figures and targets."""

import re
from collections.abc import Callable

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from verbond.accounts.facade import Person
from verbond.indicators.models import Reading

pytestmark = pytest.mark.django_db
PAGES = [
    "/indicators/",
    "/indicators/?q=verkeer&measured=1",
    "/indicators/population/",
    "/indicators/neet/",
    "/indicators/population.csv",
    "/indicators/population.json",
    "/indicators/targets/",
    "/indicators/targets/T03/",
    "/indicators/targets/T08/",
    "/indicators/targets/T11/",
    "/indicators/targets/T34/",
]


def page(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return " ".join(answer.content.decode().split())


@pytest.mark.parametrize("address", PAGES)
def test_every_page_opens_for_a_visitor_within_its_budget(
    genk: None,
    client: Client,
    address: str,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    with django_assert_max_num_queries(12):
        answer = client.get(address)
    assert answer.status_code == 200
    assert len(answer.content) < 150_000
    assert b" style=" not in answer.content
    assert b"<script>" not in answer.content


def test_each_of_the_49_targets_has_its_page(genk: None, client: Client) -> None:
    for n in range(1, 50):
        assert f"doel T{n:02}" in page(client, f"/indicators/targets/T{n:02}/")


def test_an_empty_site_says_so(db: None, client: Client) -> None:
    assert "Geen reeks gevonden" in page(client, "/indicators/")
    assert "0 doelen" in page(client, "/indicators/targets/")


def test_a_measured_indicator_shows_line_table_source_and_licence(
    genk: None, client: Client
) -> None:
    text = page(client, "/indicators/population/")
    assert text.count('class="chart-line"') >= 2
    assert "Van 64.527 (1 januari 2009) naar 65.463" in text
    assert "De as begint bij 64.500, niet bij nul." in text
    assert "Licentie open data" in text
    assert "23 november 2026" in text
    assert "65.239" in text


def test_one_point_is_called_one_point(genk: None, client: Client) -> None:
    text = page(client, "/indicators/road-victims/")
    assert "één meetpunt" in text
    assert "een richting zie je er niet in" in text


def test_an_unknown_figure_says_who_would_know(genk: None, client: Client) -> None:
    text = page(client, "/indicators/shop-vacancy/")
    assert "Dit is onbekend" in text
    assert "de lijst voor de leegstandsheffing" in text
    assert '<div class="chart">' not in text


def test_a_figure_of_another_area_is_told_apart(genk: None, client: Client) -> None:
    text = page(client, "/indicators/unemployment-rate/")
    assert "een cijfer van een ander gebied" in text
    assert "arbeidsmarktgebied Genk" in text


def test_a_revision_is_shown_beside_what_it_revised(genk: None, client: Client) -> None:
    old = Reading.objects.get(indicator__code="population-65-plus", period="1 januari 2015")
    Reading.objects.filter(pk=old.pk).update(vintage="2020-01-01", value=11000)
    old.pk, old.status, old.vintage = None, "revised", old.vintage
    old.save()
    text = page(client, "/indicators/population-65-plus/")
    assert "Herziene cijfers" in text
    assert "11.000" in text
    assert 'class="mark-ring"' in text


def test_search_finds_by_words_in_any_case_or_accent(genk: None, client: Client) -> None:
    assert "road-victims" in page(client, "/indicators/?q=VERKEERSslacht")
    assert "collective-roofs" in page(client, "/indicators/?q=geisoleerd")
    assert "Geen reeks gevonden" in page(client, "/indicators/?q=zzzzz")


def test_hostile_words_are_shown_as_text(genk: None, client: Client) -> None:
    assert "<script>alert" not in page(client, "/indicators/?q=<script>alert(1)</script>")


def test_all_targets_are_in_the_picture_grouped_by_where_they_stand(
    genk: None, client: Client
) -> None:
    text = page(client, "/indicators/targets/")
    assert "49 doelen die je kunt nameten" in text
    assert "Voor 1 van de 49 kennen we een cijfer" in text
    for state, count in (("measured", 1), ("to-read", 22), ("register", 18), ("yes-no", 5),
                         ("ambiguous", 3)):  # fmt: skip
        assert len(re.findall(rf'class="target-node node-{state} ', text)) == count


def test_an_ambiguous_target_shows_every_reading_side_by_side(genk: None, client: Client) -> None:
    text = page(client, "/indicators/targets/T13/")
    assert "10 % onder de marktprijs (highlight)" in text
    assert "10 % onder de schattingswaarde (hoofdstuk Woonstad)" in text


def test_a_target_whose_day_has_passed_says_so_without_a_verdict(
    genk: None, client: Client
) -> None:
    text = page(client, "/indicators/targets/T03/")
    assert "Die dag is voorbij." in text
    assert "Onbekend. Wie het kan weten: Statbel" in text


def test_no_page_speaks_of_a_percentage_of_work_done(genk: None, client: Client) -> None:
    assert "progress" not in page(client, "/indicators/targets/T02/")


@pytest.mark.parametrize(
    "address", ["/indicators/nope/", "/indicators/nope.csv", "/indicators/targets/T99/"]
)
def test_what_does_not_exist_is_not_found(genk: None, client: Client, address: str) -> None:
    assert client.get(address).status_code == 404


@pytest.mark.parametrize("address", PAGES[::3])
def test_nobody_can_write_through_a_public_page(
    genk: None, client_of: Callable[[Person], Client], outsider: Person, address: str
) -> None:
    assert client_of(outsider).post(address).status_code == 405
