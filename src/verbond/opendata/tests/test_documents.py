import json
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from rdflib import Graph, Literal, Namespace, URIRef
from rdflib.compare import isomorphic
from rdflib.namespace import DCTERMS, RDF, XSD

from verbond.agreement import facade as agreement
from verbond.budgets import facade as budgets
from verbond.kit.testing import forget_caches
from verbond.ledger import facade as ledger
from verbond.opendata import queries
from verbond.opendata.core.sheet import read_sheet
from verbond.opendata.datasets import FORMS, all_datasets
from verbond.opendata.tests.conftest import SLUG, first_promise, parsed
from verbond.opendata.things import things
from verbond.opendata.views import documents

SITE = "http://127.0.0.1:8000"
V = Namespace(f"{SITE}/opendata/vocabulary/#")
SCHEMA = Namespace("https://schema.org/")


def graph(client: Client, path: str) -> Graph:
    response = client.get(path)
    assert response.status_code == 200, path
    assert response["Content-Type"] == "application/ld+json"
    assert "http" not in json.dumps(json.loads(response.content)["@context"].get("@import", ""))
    found: Graph = parsed(response.content, "json-ld")
    return found


def sheet(client: Client, many: str, path: str) -> list[dict[str, Any]]:
    response = client.get(path)
    assert response.status_code == 200, path
    return read_sheet(things()[many], response.content.decode())


def test_a_promise_as_linked_data_says_what_its_page_says(client: Client, town: str) -> None:
    unit = first_promise()
    found = graph(client, f"/opendata/{SLUG}/commitment/{unit.key}.jsonld")
    own = URIRef(f"{SITE}/opendata/{SLUG}/commitment/{unit.key}")
    assert (own, RDF.type, V.Commitment) in found
    assert (own, SCHEMA.text, Literal(unit.text, lang="nl")) in found
    assert (own, V.chapter, URIRef(f"{SITE}/opendata/{SLUG}/chapter/mobiele-stad")) in found
    assert (own, V.isPromise, Literal(True)) in found
    assert (own, V.firstLine, Literal(unit.first_line)) in found
    assert (own, V.inAgreement, URIRef(f"{SITE}/opendata/{SLUG}/agreement")) in found
    assert (own, SCHEMA.mainEntityOfPage, URIRef(SITE + unit.get_absolute_url())) in found
    created = next(found.objects(own, DCTERMS.created))
    assert isinstance(created, Literal)
    assert created.datatype == XSD.dateTime


def test_what_is_confirmed_is_said_directly_and_what_is_rejected_not_at_all(
    client: Client, town: str
) -> None:
    unit = first_promise()
    found = graph(client, f"/opendata/{SLUG}/commitment/{unit.key}.jsonld")
    own = URIRef(f"{SITE}/opendata/{SLUG}/commitment/{unit.key}")
    assert set(found.objects(own, V.servesGoal)) == {Literal(11)}
    assert set(found.objects(own, V.setsTarget)) == {URIRef(f"{SITE}/opendata/target/T01")}
    notes = set(found.subjects(RDF.type, V.Annotation))
    assert not any(str(note).endswith("sdg~3") for note in notes)
    assert any(str(note).endswith("sdg~11") for note in notes)


def test_an_indicator_comes_with_its_readings_and_the_unknown_has_no_value(
    client: Client, town: str
) -> None:
    found = graph(client, "/opendata/indicator/cyclists.jsonld")
    values = {
        (str(period), value)
        for one in found.subjects(RDF.type, V.Reading)
        for period in found.objects(one, V.period)
        for value in [found.value(one, SCHEMA.value)]
    }
    assert values == {
        ("2025", Literal("120.5", datatype=XSD.decimal)),
        ("2026", None),
    }


MONEY = {*ledger.TABLES, *budgets.TABLES}


@pytest.mark.parametrize("many", sorted(set(things()) - {"agreement"} - MONEY))
def test_every_list_is_there_as_csv_and_as_linked_data(
    client: Client, city: str, many: str
) -> None:
    check_list(client, many)


@pytest.mark.parametrize("many", sorted(set(things()) - {"agreement", "places"} - MONEY))
def test_everything_has_its_own_address(client: Client, city: str, many: str) -> None:
    check_addresses(client, many)


def test_money_that_residents_decide_on_is_there_in_the_same_forms(
    client: Client, rich_city: str
) -> None:
    for many in MONEY:
        check_list(client, many)
        check_addresses(client, many)


def check_list(client: Client, many: str) -> None:
    thing = things()[many]
    folder = "/opendata" if thing.stands_alone else f"/opendata/{SLUG}"
    expected = [dict(row) for row in queries.rows(thing, SLUG)]
    assert sheet(client, many, f"{folder}/{many}.csv") == expected, many
    found = graph(client, f"{folder}/{many}.jsonld")
    own_class = V[thing.classes[0]]
    assert len(set(found.subjects(RDF.type, own_class))) == len(expected), many


def check_addresses(client: Client, many: str) -> None:
    thing = things()[many]
    folder = "/opendata" if thing.stands_alone else f"/opendata/{SLUG}"
    rows = list(queries.rows(thing, SLUG))
    assert rows, f"the city has one of everything, but no {many}"
    for row in rows[:3]:
        path = f"{folder}/{thing.one}/{thing.key_of(row)}"
        assert sheet(client, many, f"{path}.csv") == [dict(row)], path
        assert len(graph(client, f"{path}.jsonld")) > 1, path


def test_a_place_brings_its_outline(client: Client, genk: str) -> None:
    found = graph(client, "/opendata/place/71016W01.jsonld")
    own = URIRef(f"{SITE}/opendata/place/71016W01")
    outline = found.value(own, URIRef("http://www.opengis.net/ont/geosparql#asGeoJSON"))
    assert json.loads(str(outline))["type"] in {"Polygon", "MultiPolygon"}


@pytest.mark.parametrize(
    ("accept", "ending"),
    [
        ("text/html", "/agreement/dorp-2025-2030/commitment/{key}/"),
        ("application/ld+json", "/opendata/dorp-2025-2030/commitment/{key}.jsonld"),
        ("application/json", "/opendata/dorp-2025-2030/commitment/{key}.jsonld"),
        ("text/csv", "/opendata/dorp-2025-2030/commitment/{key}.csv"),
    ],
)
def test_a_name_leads_to_what_the_reader_can_read(
    client: Client, town: str, accept: str, ending: str
) -> None:
    key = first_promise().key
    response = client.get(f"/opendata/{SLUG}/commitment/{key}", headers={"Accept": accept})
    assert response.status_code == 303
    assert response["Location"] == ending.format(key=key)
    assert "Accept" in response["Vary"]


@pytest.mark.parametrize(
    "path",
    [
        "/opendata/nergens/commitments.csv",
        "/opendata/nergens/agreement.zip",
        "/opendata/nergens/agreement.jsonld",
        "/opendata/nergens/feed.atom",
        "/opendata/dorp-2025-2030/commitment/nope.jsonld",
        "/opendata/dorp-2025-2030/commitment/nope",
        "/opendata/dorp-2025-2030/edition/9.txt",
        "/opendata/dorp-2025-2030/edition/x.csv",
        "/opendata/dorp-2025-2030/follows.csv",
        "/opendata/indicator/nope.csv",
        "/opendata/journal-entry/99999999999999999999.csv",
        "/opendata/people.csv",
        "/opendata/agreement/x.csv",
    ],
)
def test_what_does_not_exist_is_not_found(client: Client, town: str, path: str) -> None:
    assert client.get(path).status_code == 404


def test_another_site_may_read_and_nothing_new_costs_no_bytes(
    client: Client, town: str, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    path = f"/opendata/{SLUG}/commitments.csv"
    first = client.get(path)
    assert first["Access-Control-Allow-Origin"] == "*"
    assert "max-age=60" in first["Cache-Control"]
    with django_assert_max_num_queries(3):
        again = client.get(path, headers={"If-None-Match": first["ETag"]})
    assert again.status_code == 304
    assert not again.content


def test_the_source_text_has_the_lines_that_the_data_count(client: Client, town: str) -> None:
    lines = client.get(f"/opendata/{SLUG}/edition/1.txt").content.decode().split("\n")
    unit = first_promise()
    assert unit.text[:12] in lines[unit.first_line - 1]


def test_a_formula_in_the_text_of_a_promise_cannot_run(client: Client, town: str) -> None:
    unit = first_promise()
    type(unit).objects.filter(pk=unit.pk).update(text="=HYPERLINK(1)")
    body = client.get(f"/opendata/{SLUG}/commitment/{unit.key}.csv").content.decode()
    assert ",'=HYPERLINK(1)," in body


def test_the_context_explains_every_column(client: Client, db: None) -> None:
    context = json.loads(client.get("/opendata/context.jsonld").content)["@context"]
    for thing in things().values():
        for field in thing.fields:
            assert f"{thing.one}.{field.name}" in context


def test_nothing_that_is_published_holds_a_key_of_the_journal(
    client: Client, rich_city: str
) -> None:
    for thing in things().values():
        for row in queries.rows(thing, SLUG):
            assert "secret-" not in repr(row), thing.many


def test_a_long_list_goes_out_piece_by_piece_and_is_the_same(
    client: Client, city: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    short = {form: client.get(f"/opendata/plan-lines.{form}").content for form in FORMS}
    forget_caches()
    monkeypatch.setattr(documents, "IN_MEMORY", 2)
    monkeypatch.setattr(documents, "AT_ONCE", 3)
    for form, content in short.items():
        response = client.get(f"/opendata/plan-lines.{form}")
        assert response.streaming
        whole = response.getvalue()
        if form == "csv":
            assert whole == content
            assert response["Content-Disposition"].endswith('"plan-lines.csv"')
        else:
            assert isomorphic(parsed(whole, "json-ld"), parsed(content, "json-ld"))
        assert "ETag" in response.headers


def test_the_size_of_a_streamed_file_is_known_once_it_was_read(
    client: Client, city: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(documents, "IN_MEMORY", 2)
    response = client.get("/opendata/plan-lines.csv")
    size = len(response.getvalue())
    held = agreement.all_agreements()
    forms = [one for data in all_datasets(held, queries.version(held)) for one in data.forms]
    assert next(one.bytes for one in forms if one.name == "plan-lines.csv") == size


def test_an_amount_leads_to_its_action_and_the_action_to_its_plan(
    client: Client, city: str
) -> None:
    found = graph(client, "/opendata/plan-lines.jsonld")
    action = URIRef(f"{SITE}/opendata/plan-node/plan-fictief~1~action~A1")
    amounts = set(found.subjects(V.planAction, action))
    assert len(amounts) == 2
    told = graph(client, "/opendata/plan-node/plan-fictief~1~action~A1.jsonld")
    above = URIRef(f"{SITE}/opendata/plan-node/plan-fictief~1~action-plan~AP1")
    assert (action, DCTERMS.isPartOf, above) in told
    assert (action, V.plan, URIRef(f"{SITE}/opendata/plan/plan-fictief")) in told
    page = URIRef(f"{SITE}/plan/plan-fictief/action/A1/")
    assert (action, SCHEMA.mainEntityOfPage, page) in told
    goal = graph(client, "/opendata/plan-node/plan-fictief~1~goal~BD1.jsonld")
    assert not list(goal.objects(None, SCHEMA.mainEntityOfPage))


def test_a_decision_leads_to_the_promise_it_serves_and_the_promise_to_its_evidence(
    client: Client, city: str
) -> None:
    unit = first_promise()
    promise = URIRef(f"{SITE}/opendata/{SLUG}/commitment/{unit.key}")
    served = graph(client, "/opendata/decision-serves.jsonld")
    assert list(served.subjects(V.servesCommitment, promise))
    own = graph(client, f"/opendata/{SLUG}/commitment/{unit.key}.jsonld")
    shown = {str(one).rpartition("evidence-piece/")[2] for one in own.objects(promise, V.shownBy)}
    assert any(one.startswith("decisions~") for one in shown)
    assert list(own.subjects(RDF.type, V.Standing))


PAGED = (
    *("rounds", "voting-models", "proposals", "results", "lessons"),
    *("books", "book-accounts", "book-postings"),
)


def test_every_page_that_a_row_names_is_there(client: Client, rich_city: str) -> None:
    for many in ("plans", "plan-nodes", "decisions", "meetings", "tests", "test-runs", *PAGED):
        rows = client.get(f"/opendata/api/{many}").json()["results"]
        pages = {row["page_url"] for row in rows} - {""}
        assert pages, many
        for page in list(pages)[:3]:
            assert client.get(urlsplit(page).path).status_code == 200, page
