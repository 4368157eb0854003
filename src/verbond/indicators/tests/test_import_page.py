"""The import for staff: first a look, then storing, and a closed door for others."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django import Settings

from verbond.accounts.facade import Person
from verbond.indicators import apart, uploads
from verbond.indicators.models import Reading
from verbond.indicators.tests.test_operations import HOMELESS
from verbond.journal.facade import entries_about

pytestmark = pytest.mark.django_db
type ClientOf = Callable[[Person], Client]
ADDRESS = "/indicators/import/"


@pytest.fixture(autouse=True)
def _media(settings: Settings, tmp_path: Path) -> None:
    settings.MEDIA_ROOT = str(tmp_path)


@pytest.fixture
def staff(client_of: ClientOf, clerk: Person, genk: None) -> Client:
    return client_of(clerk)


def upload(client: Client, content: bytes, mapping: str = HOMELESS) -> tuple[int, str]:
    answer = client.post(
        ADDRESS,
        {
            "table": SimpleUploadedFile("tabel.csv", content),
            "mapping": SimpleUploadedFile("kolommen.yaml", mapping.encode()),
        },
    )
    return answer.status_code, answer.content.decode()


def token_in(text: str) -> str:
    found = re.search(r'name="token" value="([^"]+)"', text)
    assert found
    return found[1]


def stored() -> int:
    return Reading.objects.filter(indicator__code="homeless-count").count()


def test_a_visitor_is_asked_to_log_in(client: Client) -> None:
    assert client.get(ADDRESS).status_code == 302
    assert client.post(f"{ADDRESS}confirm/").status_code == 302


def test_an_outsider_meets_a_closed_door(client_of: ClientOf, outsider: Person) -> None:
    assert client_of(outsider).get(ADDRESS).status_code == 403
    assert client_of(outsider).post(f"{ADDRESS}confirm/").status_code == 403


def test_a_mandatary_may_not_import(client_of: ClientOf, mandatary: Person) -> None:
    assert client_of(mandatary).get(ADDRESS).status_code == 403


def test_a_clerk_looks_first_and_stores_then(staff: Client, clerk: Person, tmp_path: Path) -> None:
    status, text = upload(staff, b"year,benches\n2020,4\n2021,5\n")
    assert (status, stored()) == (200, 0)
    answer = staff.post(
        f"{ADDRESS}confirm/", {"token": token_in(text), "reason": "Fictieve telling"}, follow=True
    )
    assert "Opgeslagen: 2 nieuw" in answer.content.decode()
    assert stored() == 2
    entry = entries_about("indicators", "indicator", "homeless-count")[0]
    assert (entry.reason, entry.role) == ("Fictieve telling", "clerk")
    assert not list((tmp_path / "indicators").iterdir())


def test_rejected_rows_are_listed_and_stop_the_import(staff: Client) -> None:
    _, text = upload(staff, b"year,benches\n2020,4\n2021,veel\n")
    assert "&#x27;veel&#x27; is geen getal" in text
    token = token_in(text)
    assert staff.post(f"{ADDRESS}confirm/", {"token": token}).status_code == 422
    assert stored() == 0
    staff.post(f"{ADDRESS}confirm/", {"token": token, "skip_rejected": "on"})
    assert stored() == 1


@pytest.mark.parametrize(
    ("content", "mapping", "words"),
    [
        (b"\x00\x01", HOMELESS, "geen tekstbestand"),
        (b"year,seats\n2020,4\n", HOMELESS, "no column"),
        (b"year,benches\n2020,4\n", "source: [", "mapping"),
        (b"year,benches\n2020,4\n", HOMELESS.replace("homeless", "xhomeless"), "no indicator"),
    ],
)
def test_a_bad_file_is_answered_with_422_and_a_reason(
    staff: Client, content: bytes, mapping: str, words: str
) -> None:
    status, text = upload(staff, content, mapping)
    assert status == 422
    assert words in text
    assert stored() == 0


def test_a_file_that_is_too_large_is_refused(
    staff: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("verbond.indicators.forms.MAX_TABLE", 10)
    status, text = upload(staff, b"year,benches\n2020,4\n")
    assert (status, "te groot" in text) == (422, True)


def test_a_file_that_takes_too_long_is_stopped(
    staff: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(apart, "SECONDS", 0.001)
    status, text = upload(staff, b"year,benches\n2020,4\n")
    assert (status, "could not be read within" in text) == (422, True)


def test_a_made_up_token_is_refused(staff: Client) -> None:
    answer = staff.post(f"{ADDRESS}confirm/", {"token": "verzonnen"})
    assert answer.status_code == 422
    assert "upload the files again" in answer.content.decode()


def test_an_upload_that_waited_too_long_is_gone(
    staff: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    token = token_in(upload(staff, b"year,benches\n2020,4\n")[1])
    monkeypatch.setattr(uploads, "SECONDS_KEPT", -1)
    assert staff.post(f"{ADDRESS}confirm/", {"token": token}).status_code == 422
