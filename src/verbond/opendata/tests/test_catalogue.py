import hashlib
import re
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries
from rdflib import DCAT, DCTERMS, RDF, Graph, Literal, Namespace

from verbond.decisions import facade as decisions
from verbond.opendata.core.linked import EXTRA
from verbond.opendata.tests.conftest import SLUG, parsed
from verbond.opendata.things import things

SHAPES = Path(__file__).parent / "catalogue-shapes.ttl"


def catalogue(client: Client, path: str = "/opendata/catalogue.ttl") -> Graph:
    form = "turtle" if path.endswith("ttl") else "json-ld"
    found: Graph = parsed(client.get(path).content, form)
    return found


def test_the_catalogue_fits_our_own_shapes(client: Client, rich_city: str) -> None:
    from pyshacl import validate

    fits, _graph, why = validate(catalogue(client), shacl_graph=Graph().parse(SHAPES))
    assert fits, why


def test_the_shapes_notice_a_dataset_without_a_licence(client: Client, town: str) -> None:
    from pyshacl import validate

    found = catalogue(client)
    dataset = next(found.subjects(RDF.type, DCAT.Dataset))
    found.remove((dataset, DCTERMS.license, None))
    fits, _graph, why = validate(found, shacl_graph=Graph().parse(SHAPES))
    assert not fits
    assert "license" in why


def test_both_forms_say_the_same(client: Client, town: str) -> None:
    turtle, linked = catalogue(client), catalogue(client, "/opendata/catalogue.jsonld")
    assert set(turtle) == set(linked)


def test_every_kind_of_data_has_a_page_with_its_columns(client: Client, db: None) -> None:
    for thing in things().values():
        page = client.get(f"/opendata/dictionary/{thing.many}/").content.decode()
        assert all(f'<tr id="{field.name}">' in page for field in thing.fields), thing.many
    assert client.get("/opendata/dictionary/people/").status_code == 404


def test_the_files_of_a_result_come_with_the_hash_of_their_bytes(
    client: Client, rich_city: str
) -> None:
    found = catalogue(client)
    spdx = Namespace("http://spdx.org/rdf/terms#")
    seen = 0
    for form, mark in found.subject_objects(spdx.checksum):
        path = urlsplit(str(found.value(form, DCAT.downloadURL))).path
        content = client.get(path).content
        assert str(found.value(mark, spdx.checksumValue)) == hashlib.sha256(content).hexdigest()
        size = found.value(form, DCAT.byteSize)
        assert isinstance(size, Literal)
        assert int(size) == len(content)
        seen += 1
    assert seen == 11
    page = client.get("/opendata/").content.decode()
    assert 'id="election-klaar"' in page
    assert "/budgets/r/klaar/files/receipts.txt" in page


def test_every_file_of_the_catalogue_can_be_fetched(client: Client, rich_city: str) -> None:
    found = catalogue(client)
    files = set(found.objects(None, DCAT.accessURL))
    assert len(files) > 30
    for address in files:
        assert client.get(urlsplit(str(address)).path).status_code == 200, address


def test_a_size_is_told_once_it_is_known(client: Client, town: str) -> None:
    path = f"/opendata/{SLUG}/commitments.csv"
    size = len(client.get(path).content)
    found = catalogue(client)
    form = next(
        one
        for one in found.subjects(DCAT.accessURL)
        if str(found.value(one, DCAT.accessURL)).endswith(path)
    )
    value = found.value(form, DCAT.byteSize)
    assert isinstance(value, Literal)
    assert int(value) == size


def test_no_licence_is_claimed_for_a_text_that_states_none(client: Client, town: str) -> None:
    found = catalogue(client)
    texts = [
        one for one in found.subjects(RDF.type, DCAT.Dataset) if str(one).endswith(f"#{SLUG}-text")
    ]
    licence = found.value(texts[0], DCTERMS.license)
    assert "geen licentie" in str(found.value(licence, DCTERMS.title))
    assert "creativecommons" not in str(licence)


@pytest.mark.parametrize(
    "path",
    [
        "/opendata/",
        "/opendata/dictionary/",
        "/opendata/dictionary/rounds/",
        "/opendata/vocabulary/",
        "/opendata/api/",
    ],
)
def test_a_page_is_light_and_asks_the_database_little(
    client: Client, rich_city: str, path: str, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_max_num_queries(12):
        response = client.get(path)
    assert response.status_code == 200
    assert len(response.content) < 150_000
    page = response.content.decode()
    assert "style=" not in page
    assert "<script>" not in page


def test_the_catalogue_page_offers_every_dataset_with_its_licence(
    client: Client, town: str
) -> None:
    page = client.get("/opendata/").content.decode()
    for words in ("Akkoord van het dorp", "geen licentie", "CC0 1.0", "agreement.zip", "feed.atom"):
        assert words in page


def test_every_example_of_the_pages_answers(client: Client, genk: str) -> None:
    for page in ("/opendata/", "/opendata/api/"):
        text = client.get(page).content.decode().replace("&amp;", "&")
        examples = set(re.findall(r'href="(/opendata/api/[^"]+)"', text))
        assert len(examples) > 5
        for example in examples - {"/opendata/api/openapi.json"}:
            response = client.get(example)
            assert response.status_code == 200, example


def test_the_pages_work_before_there_is_an_agreement(client: Client, db: None) -> None:
    for path in (
        "/opendata/",
        "/opendata/api/",
        "/opendata/catalogue.ttl",
        "/opendata/agreements.csv",
    ):
        assert client.get(path).status_code == 200, path


def test_every_own_term_is_explained(client: Client, db: None) -> None:
    page = client.get("/opendata/vocabulary/").content.decode()
    for thing in things().values():
        for name in [*thing.classes, *(field.term for field in thing.fields)]:
            if ":" not in name:
                assert f'id="{name}"' in page, name


def test_every_term_of_our_own_that_a_decision_page_uses_is_explained(
    client: Client, city: str
) -> None:
    vocabulary = client.get("/opendata/vocabulary/").content.decode()
    key = next(iter(decisions.published("decisions")))["key"]
    pages = [
        client.get(f"/decisions/decision/{key}/").content.decode(),
        client.get(f"/decisions/decision/{key}.jsonld").content.decode(),
    ]
    used = set(re.findall(r"\bv:([A-Za-z][\w-]*)", " ".join(pages)))
    assert {"servesCommitment", "shows-started", "hasTest", "TestRun"} <= used
    assert [name for name in used if f'id="{name}"' not in vocabulary] == []


def test_every_word_for_a_decision_and_a_body_has_a_term(client: Client, db: None) -> None:
    page = client.get("/opendata/vocabulary/").content.decode()
    for name in [*EXTRA, "shows-running", "body-agb-board", "unit-agb-board"]:
        if name in {"page", "geometry", "namesPlace", "refersTo"}:  # terms of others
            continue
        assert f'id="{name}"' in page, name
