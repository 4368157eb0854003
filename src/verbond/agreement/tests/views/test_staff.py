"""Clerks decide, officers answer, outsiders are kept out."""

from collections.abc import Callable

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from verbond.accounts.facade import Person
from verbond.agreement.models import (
    Agreement,
    Annotation,
    Commitment,
    Edition,
    Question,
    WaitingImport,
)
from verbond.agreement.testing import NOW, TEXT, work

type ClientOf = Callable[[Person], Client]
NAMES = ("review", "questions", "upload")


def address(agreement: Agreement, name: str, *more: object) -> str:
    return reverse(f"agreement:{name}", args=[agreement.slug, *more])


@pytest.mark.parametrize("name", NAMES)
def test_an_outsider_cannot_enter(
    client_of: ClientOf, outsider: Person, agreement: Agreement, name: str
) -> None:
    assert client_of(outsider).get(address(agreement, name)).status_code == 403


@pytest.mark.parametrize("name", NAMES)
def test_a_visitor_is_asked_to_log_in(client: Client, agreement: Agreement, name: str) -> None:
    response = client.get(address(agreement, name))
    assert response.status_code == 302
    assert "/accounts/login/" in response["Location"]


def test_a_clerk_confirms_a_proposal(
    client_of: ClientOf, clerk: Person, agreement: Agreement
) -> None:
    row = Annotation.objects.open().earliest("pk")
    browser = client_of(clerk)
    assert row.commitment.get_absolute_url() in browser.get(address(agreement, "review")).text
    browser.post(address(agreement, "decide", row.pk), {"decision": "confirm"})
    row.refresh_from_db()
    assert (row.state, row.decided_by) == ("confirmed", clerk.journal_key)


def test_the_words_that_led_to_a_proposal_are_marked(
    client_of: ClientOf, clerk: Person, agreement: Agreement
) -> None:
    row = Annotation.objects.open().earliest("pk")
    row.words = [row.commitment.text.split()[1]]
    row.save()
    page = client_of(clerk).get(address(agreement, "review")).text
    assert f"<mark>{row.words[0]}</mark>" in page


def test_a_clerk_notes_another_kind_than_was_proposed(
    client_of: ClientOf, clerk: Person, agreement: Agreement
) -> None:
    row = Annotation.objects.open().filter(what="kind").exclude(value="test").earliest("pk")
    content = {"value": "test", "reason": "Een toets, geen studie."}
    client_of(clerk).post(address(agreement, "change", row.pk), content)
    row.refresh_from_db()
    assert row.state == "rejected"
    noted = row.commitment.annotations.get(what="kind", state="confirmed")
    assert (noted.value, noted.note) == ("test", "Een toets, geen studie.")


def test_a_link_to_nothing_is_explained_beside_the_field(
    client_of: ClientOf, clerk: Person, agreement: Agreement, commitment: Commitment
) -> None:
    other = Commitment.objects.promises().exclude(pk=commitment.pk).earliest("position")
    row = Annotation.objects.create(
        commitment=commitment, what="restates", value=other.key, other=other, made_at=NOW
    )
    browser, page = client_of(clerk), address(agreement, "change", row.pk)
    for value in ("bestaat-niet", commitment.get_absolute_url()):
        refused = browser.post(page, {"value": value})
        assert refused.status_code == 422
        assert "form-error" in refused.text
    assert browser.post(page, {"value": other.get_absolute_url()}).status_code == 302
    row.refresh_from_db()
    assert row.state == "confirmed"


def test_an_answer_that_is_not_complete_keeps_what_was_typed(
    client_of: ClientOf, officer: Person, agreement: Agreement, commitment: Commitment
) -> None:
    question = Question.objects.create(
        commitment=commitment, text="Wanneer?", shown_name="Rita", asked_at=NOW, state="open"
    )
    handle = address(agreement, "handle_question", question.pk)
    response = client_of(officer).post(handle, {"decision": "answer", "answer": "In mei."})
    assert response.status_code == 422
    assert "In mei." in response.text
    question.refresh_from_db()
    assert question.state == "open"


def test_a_decision_over_htmx_answers_with_the_card(
    client_of: ClientOf, clerk: Person, agreement: Agreement
) -> None:
    row = Annotation.objects.open().earliest("pk")
    response = client_of(clerk).post(
        address(agreement, "decide", row.pk),
        {"decision": "reject"},
        headers={"HX-Request": "true"},
    )
    assert 'data-state="rejected"' in response.text
    assert "<html" not in response.text


def test_an_outsider_cannot_decide(
    client_of: ClientOf, outsider: Person, agreement: Agreement
) -> None:
    row = Annotation.objects.open().earliest("pk")
    response = client_of(outsider).post(
        address(agreement, "decide", row.pk), {"decision": "confirm"}
    )
    assert response.status_code == 403
    row.refresh_from_db()
    assert row.state == "proposed"


def test_an_officer_shows_and_answers_a_question(
    client_of: ClientOf,
    officer: Person,
    client: Client,
    agreement: Agreement,
    commitment: Commitment,
) -> None:
    question = Question.objects.create(
        commitment=commitment, text="Wanneer komt ze er?", shown_name="Rita", asked_at=NOW
    )
    browser = client_of(officer)
    handle = address(agreement, "handle_question", question.pk)
    browser.post(handle, {"decision": "publish"})
    assert "Wanneer komt ze er?" in client.get(commitment.get_absolute_url()).text
    browser.post(handle, {"decision": "answer", "answer": "In mei.", "answered_by": "Mobiliteit"})
    page = client.get(commitment.get_absolute_url()).text
    assert "In mei." in page
    assert "Mobiliteit" in page


def test_an_officer_cannot_import(
    client_of: ClientOf, officer: Person, agreement: Agreement
) -> None:
    assert client_of(officer).get(address(agreement, "upload")).status_code == 403


def test_a_clerk_uploads_looks_and_applies(
    client_of: ClientOf, clerk: Person, agreement: Agreement
) -> None:
    browser = client_of(clerk)
    content = TEXT.replace("Elke school", "Iedere school").encode()
    sent = browser.post(
        address(agreement, "upload"), {"document": SimpleUploadedFile("nieuw.txt", content)}
    )
    row = WaitingImport.objects.get()
    assert sent["Location"] == address(agreement, "waiting_import", row.pk)
    work()
    page = browser.get(sent["Location"]).text
    assert "<ins>Iedere school krijgt een schoolstraat.</ins>" in page
    assert Edition.objects.count() == 1
    browser.post(sent["Location"])
    browser.post(sent["Location"])
    work()
    assert Edition.objects.count() == 2
    row.refresh_from_db()
    assert (row.state, bytes(row.content)) == ("applied", b"")


def test_differences_with_an_edition_that_is_gone_are_not_applied(
    client_of: ClientOf, clerk: Person, agreement: Agreement
) -> None:
    browser, shown = client_of(clerk), []
    for words in ("Iedere school", "Geen enkele school"):
        content = TEXT.replace("Elke school", words).encode()
        file = SimpleUploadedFile(f"{words}.txt", content)
        shown.append(browser.post(address(agreement, "upload"), {"document": file})["Location"])
    work()
    browser.post(shown[0])
    work()
    answer = browser.post(shown[1], follow=True).text
    work()
    assert "intussen staat er een andere editie op de site" in answer
    assert Edition.objects.count() == 2


def test_two_clerks_who_apply_at_once_get_one_edition(
    client_of: ClientOf, clerk: Person, agreement: Agreement
) -> None:
    browser, shown = client_of(clerk), []
    for words in ("Iedere school", "Geen enkele school"):
        content = TEXT.replace("Elke school", words).encode()
        file = SimpleUploadedFile(f"{words}.txt", content)
        shown.append(browser.post(address(agreement, "upload"), {"document": file})["Location"])
    work()
    for place in shown:
        browser.post(place)
    work()
    assert Edition.objects.count() == 2
    assert sorted(row.state for row in WaitingImport.objects.all()) == ["applied", "failed"]


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("leeg.txt", b" \n", "leeg"),
        ("beeld.bin", bytes(range(256)) * 40, "beeld.bin"),
        ("stuk.pdf", b"%PDF-1.7\nstuk", "stuk.pdf"),
    ],
)
def test_a_file_that_cannot_be_read_is_explained(
    client_of: ClientOf, clerk: Person, agreement: Agreement, name: str, content: bytes, says: str
) -> None:
    browser = client_of(clerk)
    sent = browser.post(
        address(agreement, "upload"), {"document": SimpleUploadedFile(name, content)}
    )
    work()
    assert says in browser.get(sent["Location"]).text
    assert WaitingImport.objects.get().state == "failed"
    assert Edition.objects.count() == 1


def test_an_upload_without_a_file_is_explained(
    client_of: ClientOf, clerk: Person, agreement: Agreement
) -> None:
    response = client_of(clerk).post(address(agreement, "upload"), {})
    assert response.status_code == 422
    assert "form-error" in response.text
