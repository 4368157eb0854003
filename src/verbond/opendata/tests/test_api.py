from typing import Any

import pytest
from django.test import Client, RequestFactory
from pytest_django import DjangoAssertNumQueries

from verbond.kit.senders import sender
from verbond.opendata.api import limits, openapi
from verbond.opendata.api.schemas import MOST_ON_A_PAGE
from verbond.opendata.tests.conftest import SLUG, first_promise

API = "/opendata/api"
PROBLEM = {"type", "title", "status", "detail", "code", "instance"}


def test_pages_follow_each_other_without_gap_or_double(client: Client, town: str) -> None:
    whole = client.get(f"{API}/agreements/{SLUG}/commitments").json()
    keys = [row["key"] for row in whole["results"]]
    assert whole["count"] == len(keys) > 3
    found: list[str] = []
    path = f"{API}/agreements/{SLUG}/commitments?limit=2"
    pages = []
    while path:
        page = client.get(path).json()
        pages.append(page)
        found += [row["key"] for row in page["results"]]
        path = page["next"]
    assert found == keys
    assert pages[0]["previous"] is None
    back = client.get(pages[1]["previous"]).json()
    assert back["results"] == pages[0]["results"]


def test_filters_narrow_and_stay_in_the_next_address(client: Client, town: str) -> None:
    page = client.get(f"{API}/agreements/{SLUG}/commitments?is_promise=true&limit=1").json()
    assert page["count"] > 1
    assert "is_promise=true" in page["next"]
    assert all(row["is_promise"] for row in page["results"])
    none = client.get(f"{API}/agreements/{SLUG}/commitments?is_promise=maybe").json()
    assert none["count"] == 0


def test_the_journal_goes_back_to_its_first_entry(client: Client, town: str) -> None:
    path, seen, count = f"{API}/journal?limit=1", [], 0
    while path:
        page = client.get(path).json()
        seen += [row["sequence"] for row in page["results"]]
        path, count = page["next"], page["count"]
    assert seen == list(range(count, 0, -1))


def test_search_finds_as_the_site_does(client: Client, town: str) -> None:
    found = client.get(f"{API}/agreements/{SLUG}/search?q=fietser&domain=mobiele-stad").json()
    assert found["count"] >= 1
    assert any("fietsers" in row["text"] for row in found["results"])
    domains = {one["value"]: one["count"] for one in found["facets"]["domain"]}
    assert "mobiele-stad" in domains


def test_one_row_is_the_same_as_in_the_list(client: Client, town: str) -> None:
    unit = first_promise()
    row = client.get(f"{API}/agreements/{SLUG}/commitments/{unit.key}").json()
    listed = client.get(f"{API}/agreements/{SLUG}/commitments").json()["results"]
    assert row in listed
    assert row["id"].endswith(f"/opendata/{SLUG}/commitment/{unit.key}")
    assert row["page_url"].endswith(unit.get_absolute_url())


@pytest.mark.parametrize(
    ("path", "status", "code"),
    [
        ("/agreements/nergens/commitments", 404, "not_found"),
        (f"/agreements/{SLUG}/commitments/nope", 404, "not_found"),
        ("/indicators/nope", 404, "not_found"),
        ("/people", 404, "no_address"),
        ("/targets?limit=0", 422, "not_understood"),
        (f"/targets?limit={MOST_ON_A_PAGE + 1}", 422, "not_understood"),
        ("/targets?offset=-1", 422, "not_understood"),
        ("/targets?limit=veel", 422, "not_understood"),
        ("/journal?before=0", 422, "not_understood"),
        (f"/targets?domain={'x' * 201}", 422, "not_understood"),
    ],
)
def test_every_error_has_the_same_shape(
    client: Client, town: str, path: str, status: int, code: str
) -> None:
    response = client.get(API + path)
    assert response.status_code == status
    assert response["Content-Type"] == "application/problem+json"
    body = response.json()
    assert set(body) == PROBLEM
    assert (body["status"], body["code"]) == (status, code)
    assert response["Access-Control-Allow-Origin"] == "*"


@pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
def test_nobody_can_write(client: Client, town: str, method: str) -> None:
    response = getattr(client, method)(f"{API}/targets")
    assert response.status_code == 405
    assert response["Allow"] == "GET, HEAD, OPTIONS"
    assert response.json()["code"] == "read_only"


def test_another_site_may_ask(client: Client, town: str) -> None:
    asked = client.options(f"{API}/targets", headers={"Origin": "https://elsewhere.test"})
    assert asked.status_code == 204
    assert "GET" in asked["Access-Control-Allow-Methods"]
    assert client.get(f"{API}/targets")["Access-Control-Allow-Origin"] == "*"


def test_head_answers_without_a_body(client: Client, town: str) -> None:
    response = client.head(f"{API}/targets")
    assert response.status_code == 200
    assert not response.content


def test_nothing_new_is_said_in_two_questions_to_the_database(
    client: Client, town: str, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    first = client.get(f"{API}/agreements/{SLUG}/commitments")
    with django_assert_max_num_queries(3):
        again = client.get(
            f"{API}/agreements/{SLUG}/commitments", headers={"If-None-Match": first["ETag"]}
        )
    assert again.status_code == 304
    other = client.get(f"{API}/targets")
    assert other["ETag"] != first["ETag"]


def test_who_asks_too_often_is_told_how_long_to_wait(
    client: Client, town: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "REQUESTS", 3)
    statuses = [client.get(f"{API}/targets?offset={n}").status_code for n in range(5)]
    assert statuses == [200, 200, 200, 429, 429]
    refused = client.get(f"{API}/targets?offset=9")
    assert 1 <= int(refused["Retry-After"]) <= limits.WINDOW_SECONDS
    assert refused.json()["code"] == "too_many"
    assert client.get(f"{API}/targets?offset=9", REMOTE_ADDR="192.0.2.7").status_code == 200


def test_the_limit_opens_again_in_the_next_window(
    rf: RequestFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "REQUESTS", 1)
    request = rf.get("/")
    waits = [limits.seconds_to_wait(request, now=at) for at in (0.0, 10.0, 59.5, 60.0)]
    assert waits == [0, 50, 1, 0]


def test_a_forged_header_does_not_escape_the_limit(rf: RequestFactory, settings: Any) -> None:
    forged = rf.get("/", headers={"X-Forwarded-For": "1.2.3.4"}, REMOTE_ADDR="192.0.2.1")
    assert sender(forged) == "192.0.2.1"
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    through = rf.get(
        "/", headers={"X-Forwarded-For": "1.2.3.4, 198.51.100.9"}, REMOTE_ADDR="127.0.0.1"
    )
    assert sender(through) == "198.51.100.9"


def test_the_description_is_openapi_3_1_with_words_for_everything(client: Client, db: None) -> None:
    document: dict[str, Any] = client.get(f"{API}/openapi.json").json()
    assert document["openapi"].startswith("3.1")
    assert document["paths"].keys() == openapi()["paths"].keys()
    names = [one["get"]["operationId"] for one in document["paths"].values()]
    assert len(set(names)) == len(names)
    for path, methods in document["paths"].items():
        assert set(methods) == {"get"}, path
        assert {"200", "304", "404", "422", "429"} <= set(methods["get"]["responses"]), path
    for name, schema in document["components"]["schemas"].items():
        for column, about in schema.get("properties", {}).items():
            assert about.get("description"), f"{name}.{column}"


def test_a_page_asks_the_database_twelve_times_at_most(
    client: Client, city: str, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for path in openapi()["paths"]:
        if "{key}" in path:
            continue
        with django_assert_max_num_queries(12 if "search" not in path else 20):
            assert client.get(path.replace("{slug}", SLUG)).status_code == 200, path
