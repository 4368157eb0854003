"""Who may have the files that stand with decisions, and how they come."""

from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from verbond.accounts.facade import Person
from verbond.decisions.core.files import MOST_BYTES
from verbond.decisions.models import Document, Item, Meeting
from verbond.decisions.operations.documents import attach_file
from verbond.decisions.testing import NOW, decided, make_item, published_decision
from verbond.decisions.tests.core.files import PDF, odt
from verbond.journal.facade import SYSTEM

pytestmark = pytest.mark.django_db


@pytest.fixture
def document(item: Item) -> Document:
    return attach_file(item=item, name="Nota (fictief)", content=PDF, actor=SYSTEM, now=NOW)


def send(desk: Client, item: Item, content: bytes, **change: object) -> tuple[int, str]:
    given = {"name": "Nota", "document": SimpleUploadedFile("nota.pdf", content)} | change
    answer = desk.post(reverse("decisions:item_act", args=[item.key, "attach"]), given)
    return answer.status_code, answer.content.decode()


def test_file_of_a_published_decision_is_for_everybody(
    client: Client, document: Document, item: Item, meeting: Meeting
) -> None:
    decision = published_decision(item, meeting)
    page = client.get(f"/decisions/decision/{decision.key}/").content.decode()
    assert document.address in page
    assert "PDF" in page
    answer = client.get(document.address)
    assert answer.getvalue() == PDF
    assert answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"] == 'attachment; filename="nota-fictief.pdf"'
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in answer["Content-Security-Policy"]
    again = client.get(document.address, headers={"if-none-match": answer["ETag"]})
    assert again.status_code == 304


def test_file_of_a_draft_is_not_there_for_others(
    client: Client,
    document: Document,
    desk: Client,
    outsider: Person,
    client_of: Callable[[Person], Client],
) -> None:
    for stranger in (client, client_of(outsider)):
        assert stranger.get(document.address).status_code == 404
    answer = desk.get(document.address)
    assert answer.getvalue() == PDF
    assert "no-store" in answer["Cache-Control"]


def test_file_of_a_closed_item_stays_inside_for_ever(
    client: Client, desk: Client, meeting: Meeting
) -> None:
    shut = make_item(meeting.body, is_public=False)
    row = attach_file(item=shut, name="Dossier", content=PDF, actor=SYSTEM, now=NOW)
    decided(shut, meeting)
    assert client.get(row.address).status_code == 404
    assert desk.get(row.address).status_code == 200


@pytest.mark.parametrize("address", ["1/x.pdf", f"{'9' * 30}/x.pdf", "1/..%2F..%2Fetc"])
def test_address_of_nothing_is_not_found(desk: Client, document: Document, address: str) -> None:
    assert desk.get(f"/decisions/document/{address}").status_code == 404


def test_link_to_elsewhere_is_no_file_here(desk: Client, item: Item) -> None:
    row = Document.objects.create(item=item, name="Kaart", url="https://kaart.example/")
    assert desk.get(f"/decisions/document/{row.pk}/").status_code == 404


def test_clerk_attaches_a_file_and_a_link(desk: Client, item: Item) -> None:
    assert send(desk, item, odt())[0] == 302
    assert Document.objects.get().file_name == "nota.odt"
    given = {"name": "Kaart", "url": "https://kaart.example/"}
    answer = desk.post(reverse("decisions:item_act", args=[item.key, "attach"]), given)
    assert answer.status_code == 302
    page = desk.get(reverse("decisions:item", args=[item.key])).content.decode()
    assert Document.objects.get(name="Nota").address in page
    assert "https://kaart.example/" in page


@pytest.mark.parametrize(
    ("content", "status", "words"),
    [
        (b"", 422, "leeg"),
        (b"<html><script>alert(1)</script></html>", 409, "geen volledige PDF"),
        (PDF + b" " * MOST_BYTES, 409, "te groot"),
        (odt(Basic__x=b"Sub"), 409, "macro"),
    ],
)
def test_file_that_may_not_be_is_refused_in_words(
    desk: Client, item: Item, content: bytes, status: int, words: str
) -> None:
    answered, page = send(desk, item, content)
    assert answered == status
    assert words in page
    assert not Document.objects.exists()


def test_file_and_address_together_or_none_are_refused(desk: Client, item: Item) -> None:
    assert send(desk, item, PDF, url="https://x.example/")[0] == 422
    status, page = send(desk, item, PDF, document="")
    assert status == 422
    assert "Eén van beide" in page


def test_outsider_attaches_nothing(
    client: Client, outsider: Person, client_of: Callable[[Person], Client], item: Item
) -> None:
    assert send(client, item, PDF)[0] == 302
    assert send(client_of(outsider), item, PDF)[0] == 403
    assert not Document.objects.exists()
