import json

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries, Settings

from verbond.kit.testing import forget_caches
from verbond.places import facade

CREDIT = "Wijken voor omgevingsanalyse. © gemeentebesturen"


def text_of(client: Client, url: str, status: int = 200) -> str:
    response = client.get(url)
    assert response.status_code == status
    return response.content.decode()


def test_a_visitor_sees_every_wijk_on_the_map_and_in_the_list(demo: None, client: Client) -> None:
    page = text_of(client, "/places/")
    for wijk in facade.all_places("neighbourhood", with_shape=True):
        assert page.count(f'href="/places/{wijk.code}/"') >= 2
        assert wijk.name in page
    assert CREDIT in page
    assert "71016WONB" not in page


def test_the_map_is_there_before_any_script(genk: None, client: Client) -> None:
    page = text_of(client, "/places/")
    assert page.count('<path class="shape') == 31
    assert "style=" not in page
    assert "<script>" not in page


def test_stadsdelen_always_say_that_they_are_fictitious(demo: None, client: Client) -> None:
    page = text_of(client, "/places/")
    assert page.count("Stadsdeel 1 ") == page.count("Stadsdeel 1 (fictief)") > 0
    assert "Deze indeling is fictief" in page
    district = text_of(client, "/places/stadsdeel-1/")
    assert "Deze indeling is fictief" in district
    assert CREDIT in district


def test_without_stadsdelen_the_page_does_not_speak_of_them(genk: None, client: Client) -> None:
    assert "Stadsdelen" not in text_of(client, "/places/").split("<main")[1].split("</main>")[0]


def test_streets_stand_beside_the_map_with_the_reason(genk: None, client: Client) -> None:
    page = text_of(client, "/places/")
    assert "Zonder plek op de kaart: we kennen geen open bron" in page
    assert "Vennestraat" in page
    street = text_of(client, "/places/vennestraat/")
    assert "Zonder plek op de kaart: we kennen geen open bron" in street
    assert "regel 528" in street
    assert "<path class=" not in street.split("<main")[1]


def test_a_name_that_only_points_somewhere_is_hatched(genk: None, client: Client) -> None:
    page = text_of(client, "/places/sledderlo/")
    assert page.count("is-likely") == 2
    assert "zeker is het niet" in page
    sure = text_of(client, "/places/c-mine/")
    assert sure.count("is-chosen") == 1
    assert "heet Oud-Winterslag C-Mine" in sure


@pytest.mark.parametrize("code", ["71016", "71016W01", "71016A03-", "71016WONB", "c-mine-crib"])
def test_every_kind_of_place_has_a_page(genk: None, client: Client, code: str) -> None:
    assert code in text_of(client, f"/places/{code}/")


def test_who_chooses_a_wijk_goes_to_it(genk: None, client: Client) -> None:
    response = client.get("/places/", {"wijk": "71016W13"})
    assert response.status_code == 302
    assert response.headers["Location"] == "/places/71016W13/"


@pytest.mark.parametrize("wijk", ["", "71016WONB", "<script>alert(1)</script>", "x" * 3000])
def test_a_choice_that_is_none_is_explained(genk: None, client: Client, wijk: str) -> None:
    page = text_of(client, f"/places/?wijk={wijk}", 422)
    assert "<script>alert" not in page
    assert "uit de lijst" in page


@pytest.mark.parametrize(
    "code",
    [
        "nergens",
        "..%2F..%2Fetc",
        "%3Cscript%3E",
        "' OR '1'='1",
        "é" * 200,
        "71016w01",
    ],
)
def test_a_hostile_code_is_not_found(genk: None, client: Client, code: str) -> None:
    assert client.get(f"/places/{code}/").status_code == 404
    assert client.get(f"/places/{code}.geojson").status_code == 404


def test_nobody_can_change_a_place_on_the_site(genk: None, client: Client) -> None:
    for url in ("/places/", "/places/71016W01/", "/places/wijken.geojson"):
        for send in (client.post, client.put, client.delete):
            assert send(url).status_code == 405


def test_the_map_file_is_small_credited_and_asked_once(genk: None, client: Client) -> None:
    first = client.get("/places/wijken.geojson")
    assert first.headers["Content-Type"] == "application/geo+json"
    assert len(first.content) < 60_000
    assert "public" in first.headers["Cache-Control"]
    collection = json.loads(first.content)
    assert len(collection["features"]) == 31
    assert CREDIT in collection["credits"][0]["text"]
    again = client.get("/places/wijken.geojson", headers={"If-None-Match": first.headers["ETag"]})
    assert again.status_code == 304


def test_the_map_file_of_one_place_has_only_that_place(genk: None, client: Client) -> None:
    collection = json.loads(client.get("/places/71016W01.geojson").content)
    assert [one["id"] for one in collection["features"]] == ["71016W01"]
    assert client.get("/places/vennestraat.geojson").status_code == 404


def test_a_loaded_division_renews_the_map_file(
    genk: None, client: Client, request: pytest.FixtureRequest
) -> None:
    before = client.get("/places/wijken.geojson").headers["ETag"]
    request.getfixturevalue("demo")
    assert client.get("/places/wijken.geojson").headers["ETag"] != before


def test_pages_ask_few_questions(
    demo: None, client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for url in ("/places/", "/places/71016W24/", "/places/stadsdeel-7/", "/places/thor-park/"):
        with django_assert_max_num_queries(10):
            client.get(url)


def test_an_empty_site_says_so(db: None, client: Client) -> None:
    assert "nog niet geladen" in text_of(client, "/places/")


def test_tiles_show_only_when_the_city_has_a_server(
    genk: None, client: Client, settings: Settings
) -> None:
    assert "data-tiles" not in text_of(client, "/places/")
    forget_caches()
    settings.TILE_URL = "https://tiles.example.test/{z}/{x}/{y}.png"
    assert 'data-tiles="https://tiles.example.test/{z}/{x}/{y}.png"' in text_of(client, "/places/")
