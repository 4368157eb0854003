"""What anybody sees, and that it stays within its budget."""

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from verbond.agreement.models import Agreement, Commitment
from verbond.agreement.operations.annotating import annotate
from verbond.agreement.operations.importing import apply_import
from verbond.agreement.testing import NOW, TEXT, outline_of
from verbond.journal.facade import SYSTEM
from verbond.kit.testing import forget_caches

MOST_QUERIES = 12


@pytest.fixture(autouse=True)
def _no_kept_pages() -> None:
    forget_caches()


def pages(agreement: Agreement) -> list[str]:
    names = ("agreement", "text", "themes", "targets", "systems", "places", "editions")
    unit = Commitment.objects.promises().earliest("position")
    return [
        *(reverse(f"agreement:{name}", args=[agreement.slug]) for name in names),
        *(chapter.get_absolute_url() for chapter in agreement.chapters.all()),
        unit.get_absolute_url(),
    ]


def test_every_page_opens_within_its_budget(
    client: Client, agreement: Agreement, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for address in pages(agreement):
        client.get(address)
        forget_caches()
        with django_assert_max_num_queries(MOST_QUERIES):
            assert client.get(address).status_code == 200, address


def test_one_agreement_is_opened_at_once(client: Client, agreement: Agreement) -> None:
    assert client.get("/agreement/")["Location"] == agreement.get_absolute_url()


def test_an_address_that_leads_nowhere_says_so(client: Client, agreement: Agreement) -> None:
    slug = agreement.slug
    for address in (
        "/agreement/bestaat-niet/",
        f"/agreement/{slug}/commitment/bestaat-niet/",
        f"/agreement/{slug}/geen-domein/",
        f"/agreement/{slug}/targets/T99/",
        f"/agreement/{slug}/places/nergens/",
    ):
        assert client.get(address).status_code == 404, address


def test_a_page_shows_the_sentence_with_its_lines(client: Client, commitment: Commitment) -> None:
    page = client.get(commitment.get_absolute_url()).text
    assert "“Elke school krijgt een schoolstraat.”" in page
    assert f"regel {commitment.first_line}" in page
    assert "Het aantal ongevallen moet dalen tegen 2030." in page


def test_what_nobody_confirmed_says_that_it_is_a_proposal(
    client: Client, commitment: Commitment
) -> None:
    address = commitment.get_absolute_url()
    assert "voorstel" in client.get(address).text
    annotate(commitment=commitment, what="kind", value="deliver", note="", actor=SYSTEM, now=NOW)
    assert "voorstel" not in client.get(address).text


def test_hostile_words_are_shown_and_never_run(client: Client, db: None) -> None:
    text = (
        "1. Deel\n\n• We bouwen <script>alert(1)</script> en \u202eomgekeerd\u202c huizen.\n"
        "• We maken meer plaats.\n"
    )
    apply_import(slug="boos", outline=outline_of(text), actor=SYSTEM, now=NOW)
    for unit in Commitment.objects.all():
        page = client.get(unit.get_absolute_url()).text
        assert "<script>alert" not in page
    assert "<script>alert" not in client.get("/agreement/boos/text/").text
    assert "&lt;script&gt;alert" in client.get("/agreement/boos/text/").text


def test_a_retired_promise_keeps_its_page(
    client: Client, agreement: Agreement, commitment: Commitment
) -> None:
    text = TEXT.replace("• Elke school krijgt een schoolstraat.\n", "")
    apply_import(slug=agreement.slug, outline=outline_of(text), actor=SYSTEM, now=NOW)
    response = client.get(commitment.get_absolute_url())
    assert response.status_code == 200
    assert "staat niet meer in het akkoord" in response.text


def test_the_reader_shows_every_line_once(client: Client, agreement: Agreement) -> None:
    page = client.get(reverse("agreement:text", args=[agreement.slug])).text
    for line in filter(None, map(str.strip, TEXT.splitlines())):
        assert page.count(line.removeprefix("• ")) >= 1, line
    for unit in Commitment.objects.all():
        assert page.count(f"/commitment/{unit.key}/") == 1


def test_an_unchanged_page_is_not_sent_twice(client: Client, agreement: Agreement) -> None:
    address = agreement.get_absolute_url()
    first = client.get(address)
    again = client.get(address, headers={"If-None-Match": first["ETag"]})
    assert again.status_code == 304
    unit = Commitment.objects.promises().earliest("position")
    annotate(commitment=unit, what="kind", value="reference", note="", actor=SYSTEM, now=NOW)
    changed = client.get(address, headers={"If-None-Match": first["ETag"]})
    assert changed.status_code == 200


@pytest.mark.parametrize("page", ["agreement", "text", "themes", "targets", "editions"])
@pytest.mark.parametrize("method", ["OPTIONS", "POST", "DELETE"])
def test_a_page_to_read_can_only_be_read(
    client: Client, agreement: Agreement, page: str, method: str
) -> None:
    address = reverse(f"agreement:{page}", args=[agreement.slug])
    assert client.generic(method, address).status_code == 405
