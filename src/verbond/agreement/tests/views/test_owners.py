"""Who looks after promises has one short list, a sheet that goes out and in, and many at once."""

import csv
import io
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from verbond.accounts.facade import Person
from verbond.agreement.core.evidence import Piece
from verbond.agreement.models import Agreement, Annotation, Commitment, Evidence, Owner
from verbond.agreement.operations.annotating import annotate
from verbond.agreement.operations.evidence import record_evidence
from verbond.agreement.operations.owning import set_owner
from verbond.agreement.operations.stating import state_by_officer
from verbond.agreement.queries.owners import short_list
from verbond.journal.facade import SYSTEM, head_sequence

type ClientOf = Callable[[Person], Client]
NAMES = ("mine", "sheet_out", "sheet_in", "many")


def address(agreement: Agreement, name: str, *more: object) -> str:
    return reverse(f"agreement:{name}", args=[agreement.slug, *more])


def give(commitment: Commitment, owner: Person | None, days: int | None = None) -> None:
    """Give a promise an owner, and evidence of some days ago."""
    set_owner(
        commitment=commitment, department="Groen", person_id=owner.pk if owner else None,
        actor=SYSTEM, now=timezone.now(),
    )  # fmt: skip
    if days is not None:
        state_by_officer(
            commitment=commitment, shows="started", title="Begonnen (fictief).", said_by="Lena",
            on=timezone.localdate() - timedelta(days=days), actor=SYSTEM, now=timezone.now(),
        )  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_only_staff_enters(
    client: Client, client_of: ClientOf, outsider: Person, mandatary: Person, clerk: Person,
    agreement: Agreement, name: str,
) -> None:  # fmt: skip
    page = address(agreement, name)
    assert client_of(outsider).get(page).status_code == 403
    assert client_of(mandatary).get(page).status_code == 403
    assert "/accounts/login/" in client.get(page)["Location"]
    assert client_of(clerk).get(page).status_code == 200


@pytest.mark.parametrize("name", ["apply_seal", "still"])
def test_an_outsider_applies_nothing(
    client_of: ClientOf, outsider: Person, agreement: Agreement, commitment: Commitment, name: str
) -> None:
    more = [commitment.key] if name == "still" else []
    page = address(agreement, name, *more)
    assert client_of(outsider).post(page, {"seal": "x"}).status_code == 403
    assert client_of(outsider).get(page).status_code == 403
    assert not Evidence.objects.exists()


def test_the_list_says_what_is_old_what_gets_old_and_what_has_nothing(
    client_of: ClientOf, officer: Person, agreement: Agreement
) -> None:
    units = list(Commitment.objects.promises().exclude(kind="principle"))
    for unit, days in zip(units, (400, 340, None, 5), strict=False):
        give(unit, officer, days)
    page = client_of(officer).get(address(agreement, "mine")).text
    assert "3 beloften vragen je aandacht" in page
    old, soon, none = (page.index(f'id="{name}"') for name in ("stale", "soon", "none"))
    assert old < page.index(units[0].text) < soon < page.index(units[1].text) < none
    assert none < page.index(units[2].text)
    assert units[3].text not in page


def test_weeks_can_be_chosen(
    client_of: ClientOf, officer: Person, agreement: Agreement, commitment: Commitment
) -> None:
    give(commitment, officer, 300)
    browser, page = client_of(officer), address(agreement, "mine")
    assert commitment.text not in browser.get(page).text
    assert commitment.text in browser.get(page, {"weeks": "12"}).text
    for odd in ("x", "-1", "9999", "0"):
        assert browser.get(page, {"weeks": odd}).status_code == 200


def test_nobody_sees_the_promises_of_others_as_theirs(
    client_of: ClientOf, officer: Person, clerk: Person, agreement: Agreement,
    commitment: Commitment,
) -> None:  # fmt: skip
    give(commitment, clerk, 400)
    browser, page = client_of(officer), address(agreement, "mine")
    assert commitment.text not in browser.get(page).text
    assert commitment.text in browser.get(page, {"department": "Groen"}).text
    assert commitment.text in browser.get(page, {"who": "all"}).text


def test_values_and_pointers_ask_for_nothing(agreement: Agreement, commitment: Commitment) -> None:
    before = short_list(agreement=agreement, today=timezone.localdate()).total
    annotate(commitment=commitment, what="kind", value="principle", note="", actor=SYSTEM,
             now=timezone.now())  # fmt: skip
    assert short_list(agreement=agreement, today=timezone.localdate()).total == before - 1


def test_one_button_says_that_it_still_runs(
    client_of: ClientOf, officer: Person, agreement: Agreement, commitment: Commitment
) -> None:
    give(commitment, officer, 400)
    browser = client_of(officer)
    for _ in range(2):
        browser.post(address(agreement, "still", commitment.key))
    (said,) = Evidence.objects.filter(title="Bevestiging")
    assert said.said_by == officer.name
    assert commitment.text not in browser.get(address(agreement, "mine")).text.split("bij.")[-1]


def test_the_list_costs_no_more_with_more_promises(
    client_of: ClientOf, officer: Person, agreement: Agreement,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:  # fmt: skip
    for unit in Commitment.objects.promises():
        give(unit, officer, 400)
    browser = client_of(officer)
    browser.get(address(agreement, "mine"))
    with django_assert_max_num_queries(16):
        browser.get(address(agreement, "mine"))


# The sheet


def sheet(browser: Client, agreement: Agreement, key: str, **cells: str) -> SimpleUploadedFile:
    out = browser.get(address(agreement, "sheet_out")).getvalue()
    rows = list(csv.DictReader(io.StringIO(out.decode("utf-8-sig")), delimiter=";"))
    for row in rows:
        if row["adres"] == key:
            row.update(cells)
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, list(rows[0]), delimiter=";")
    writer.writeheader()
    writer.writerows(rows)
    return SimpleUploadedFile("beloften.csv", text.getvalue().encode("cp1252"))


def seal_in(page: str) -> str:
    return page.split('name="seal" value="')[1].split('"', maxsplit=1)[0]


def test_a_sheet_shows_first_and_changes_after_a_yes(
    client_of: ClientOf, clerk: Person, agreement: Agreement, commitment: Commitment
) -> None:
    browser = client_of(clerk)
    said = {"verklaring": "Ook in de Dorpsstraat (fictief), één rij.", "verklaring door": "Lena"}
    upload = sheet(browser, agreement, commitment.key, **said)
    before = head_sequence()
    preview = browser.post(address(agreement, "sheet_in"), {"sheet": upload})
    assert preview.status_code == 200
    assert "Zet 1 wijziging op de site" in preview.text
    assert "één rij." in preview.text
    assert (Evidence.objects.count(), head_sequence()) == (0, before)
    done = browser.post(
        address(agreement, "apply_seal"), {"seal": seal_in(preview.text)}, follow=True
    )
    assert "1 wijziging staat op de site." in done.text
    assert Evidence.objects.get().said_by == "Lena"


def test_a_second_press_on_yes_changes_nothing(
    client_of: ClientOf, clerk: Person, agreement: Agreement, commitment: Commitment
) -> None:
    browser = client_of(clerk)
    said = {"verklaring": "Het loopt.", "verklaring door": "Lena"}
    upload = sheet(browser, agreement, commitment.key, **said)
    preview = browser.post(address(agreement, "sheet_in"), {"sheet": upload})
    for words in ("1 wijziging staat", "Er is niets veranderd"):
        content = {"seal": seal_in(preview.text)}
        done = browser.post(address(agreement, "apply_seal"), content, follow=True)
        assert words in done.text
    assert Evidence.objects.count() == 1


def test_an_untouched_sheet_says_that_nothing_changes(
    client_of: ClientOf, clerk: Person, agreement: Agreement, commitment: Commitment
) -> None:
    browser = client_of(clerk)
    upload = sheet(browser, agreement, commitment.key)
    page = browser.post(address(agreement, "sheet_in"), {"sheet": upload}).text
    assert "Niets verandert" in page
    assert 'name="seal"' not in page


def test_faults_are_listed_by_row_and_column_and_nothing_can_be_applied(
    client_of: ClientOf, clerk: Person, agreement: Agreement, commitment: Commitment
) -> None:
    browser = client_of(clerk)
    said = {"verklaring": "Het loopt.", "verklaring op": "31/13/2026"}
    upload = sheet(browser, agreement, commitment.key, **said)
    page = browser.post(address(agreement, "sheet_in"), {"sheet": upload}).text
    assert "Er verandert niets." in page
    assert "verklaring door" in page
    assert "verklaring op" in page
    assert 'name="seal"' not in page


@pytest.mark.parametrize("content", [b"", b"\x00\x01", b"a;b\r\n1;2\r\n"])
def test_a_file_that_is_no_sheet_is_explained(
    client_of: ClientOf, clerk: Person, agreement: Agreement, content: bytes
) -> None:
    upload = SimpleUploadedFile("x.csv", content)
    response = client_of(clerk).post(address(agreement, "sheet_in"), {"sheet": upload})
    assert response.status_code == 422
    assert "form-error" in response.text
    assert client_of(clerk).post(address(agreement, "sheet_in")).status_code == 422


@pytest.mark.parametrize(
    "spoil", [lambda seal: seal[:-3], lambda _seal: "", lambda seal: seal + "x"]
)
def test_a_seal_that_somebody_changed_applies_nothing(
    client_of: ClientOf, clerk: Person, agreement: Agreement, commitment: Commitment,
    spoil: Callable[[str], str],
) -> None:  # fmt: skip
    browser = client_of(clerk)
    said = {"verklaring": "Het loopt.", "verklaring door": "Lena"}
    upload = sheet(browser, agreement, commitment.key, **said)
    preview = browser.post(address(agreement, "sheet_in"), {"sheet": upload})
    content = {"seal": spoil(seal_in(preview.text))}
    done = browser.post(address(agreement, "apply_seal"), content, follow=True)
    assert "te oud" in done.text
    assert not Evidence.objects.exists()


def test_the_seal_of_somebody_else_applies_nothing(
    client_of: ClientOf, clerk: Person, officer: Person, agreement: Agreement,
    commitment: Commitment,
) -> None:  # fmt: skip
    browser = client_of(clerk)
    said = {"verklaring": "Het loopt.", "verklaring door": "Lena"}
    upload = sheet(browser, agreement, commitment.key, **said)
    seal = seal_in(browser.post(address(agreement, "sheet_in"), {"sheet": upload}).text)
    done = client_of(officer).post(address(agreement, "apply_seal"), {"seal": seal}, follow=True)
    assert "van iemand anders" in done.text
    assert not Evidence.objects.exists()


# Many at once


def test_many_promises_get_an_owner_after_a_look(
    client_of: ClientOf, clerk: Person, officer: Person, agreement: Agreement
) -> None:
    browser, page = client_of(clerk), address(agreement, "many") + "?department=-"
    chosen = browser.get(page).text
    keys = list(Commitment.objects.promises().values_list("key", flat=True))
    assert all(key in chosen for key in keys)
    content = {"unit": keys[:2], "what": "owner", "department": "Groen", "email": officer.email}
    preview = browser.post(page, content).text
    assert "Zet 2 wijzigingen op de site" in preview
    assert not Owner.objects.exists()
    browser.post(address(agreement, "apply_seal"), {"seal": seal_in(preview)})
    assert Owner.objects.filter(department="Groen", person=officer).count() == 2
    assert browser.get(page).text.count('name="unit"') == len(keys) - 2


def test_many_promises_are_proposed_for_a_tie(
    client_of: ClientOf, clerk: Person, agreement: Agreement
) -> None:
    piece = Piece("decisions", "b-1", "decision", "decided", "Besluit (fictief)", "College",
                  timezone.localdate())  # fmt: skip
    record_evidence(pieces=[(piece, [])], actor=SYSTEM, now=timezone.now())
    browser, page = client_of(clerk), address(agreement, "many") + "?q=schoolstraat"
    keys = list(Commitment.objects.promises().values_list("key", flat=True))
    content = {"unit": keys, "what": "tie", "evidence": "decisions:b-1"}
    preview = browser.post(page, content).text
    browser.post(address(agreement, "apply_seal"), {"seal": seal_in(preview)})
    assert [row.state for row in Annotation.objects.filter(what="evidence")] == ["proposed"]


@pytest.mark.parametrize(
    ("content", "words"),
    [
        ({"what": "owner"}, "welke dienst"),
        ({"what": "statement", "shows": "running", "text": "x"}, "wie dit zegt"),
        ({"what": "tie"}, "adres van het bewijs"),
        ({"what": "onzin"}, "onzin"),
        ({"what": "owner", "department": "Groen", "unit": []}, "minstens één belofte"),
        ({"what": "owner", "department": "Groen", "email": "a@b.be"}, "geen medewerker"),
        ({"what": "tie", "evidence": "nergens:niets"}, "bestaat niet"),
    ],
)
def test_what_is_missing_is_explained_and_nothing_changes(
    client_of: ClientOf, clerk: Person, agreement: Agreement, content: dict[str, object],
    words: str,
) -> None:  # fmt: skip
    keys = list(Commitment.objects.promises().values_list("key", flat=True))
    page = address(agreement, "many") + "?q="
    response = client_of(clerk).post(page + "&kind=", {"unit": keys, **content})
    assert words in response.text
    assert 'name="seal"' not in response.text


@pytest.mark.parametrize(
    ("asked", "found"),
    [("q=schoolstraat", 1), ("q=zwembad", 0), ("status=dropped", 0), ("status=unknown", 4),
     ("department=Groen", 1), ("department=-", 4), ("chapter=veilige-stad", 2), ("kind=study", 1)],
)  # fmt: skip
def test_the_filter_chooses(
    client_of: ClientOf, clerk: Person, agreement: Agreement, commitment: Commitment, asked: str,
    found: int,
) -> None:  # fmt: skip
    give(commitment, None, 3)
    page = client_of(clerk).get(f"{address(agreement, 'many')}?{asked}").text
    assert page.count('name="unit"') == found
