"""A clerk fills in, signs, withdraws, exempts; somebody from outside does not."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from verbond.journal.facade import SYSTEM
from verbond.scorecards.facade import (
    RunCard,
    exempt,
    runs_of,
    save_answers,
    start_run,
)
from verbond.scorecards.models import Exemption, Measure, Run
from verbond.scorecards.subjects import Subject
from verbond.scorecards.testing import HARMLESS, NOW, QUICKSCAN, signed_quickscan

START = f"/scorecards/start/proef/markt-2026/{QUICKSCAN}/"
EXEMPT = f"/scorecards/exempt/proef/markt-2026/{QUICKSCAN}/"


@pytest.fixture
def desk(clerk: Any, client_of: Callable[[Any], Client]) -> Client:
    return client_of(clerk)


@pytest.fixture
def opened(draft: Subject) -> RunCard:
    return start_run(subject=draft, code=QUICKSCAN, actor=SYSTEM, now=NOW)


def posted(answers: dict[str, Any], lock: int, **other: str) -> dict[str, Any]:
    return {f"q_{key}": value for key, value in answers.items()} | {"lock": lock, **other}


def form_of(**other: str) -> dict[str, Any]:
    return {"signer": "Dienst economie (fictief)", "summary": "", "without_measure": "", **other}


@pytest.mark.parametrize(
    ("url", "method"),
    [
        (START, "post"),
        (EXEMPT, "get"),
        (EXEMPT, "post"),
        ("/scorecards/run/{run}/", "get"),
        ("/scorecards/run/{run}/", "post"),
        ("/scorecards/run/{run}/sign/", "get"),
        ("/scorecards/run/{run}/sign/", "post"),
        ("/scorecards/run/{run}/withdraw/", "post"),
        ("/scorecards/measure/1/", "post"),
        ("/scorecards/exemption/1/withdraw/", "post"),
    ],
)
def test_nobody_from_outside_comes_in(
    url: str,
    method: str,
    opened: RunCard,
    client: Client,
    outsider: Any,
    mandatary: Any,
    client_of: Callable[[Any], Client],
) -> None:
    path = url.format(run=opened.run_id)
    assert getattr(client, method)(path).status_code == 302
    for person in (outsider, mandatary):
        assert getattr(client_of(person), method)(path).status_code == 403
    assert Run.objects.get(pk=opened.run_id).state == "open"


def test_a_test_goes_from_start_to_signature(desk: Client, draft: Subject) -> None:
    answer = desk.post(START)
    url = answer.headers["Location"]
    page = desk.get(url).content.decode()
    assert "Wie gaat erop vooruit of achteruit?" in page
    assert "12 euro per dag" in page
    half = {"wie": "gelijk", "prijs": "hoger"}
    stayed = desk.post(url, posted(half, 0, then="stay"), follow=True)
    assert "Bewaard. Je kan later verder." in stayed.content.decode()
    lacking = desk.post(url, posted(half, 1, then="sign"))
    assert lacking.status_code == 422
    assert "Er zijn nog 12 vragen om na te kijken" in lacking.content.decode()
    full = {**HARMLESS, **half, "verzachten": "ja"}
    on = desk.post(url, posted(full, 1, then="sign", n_prijs="48 euro per jaar (fictief)."))
    sign = on.headers["Location"]
    assert sign == f"{url}sign/"
    assert "Negatief effect, zonder maatregel" in desk.get(sign).content.decode()
    refused = desk.post(sign, {"lock": 2, **form_of()})
    assert refused.status_code == 422
    assert "Noem een maatregel" in refused.content.decode()
    halfway = desk.post(sign, {"lock": 2, **form_of(m1_text="Een sociaal tarief")})
    assert "Vul ook dit in voor deze maatregel." in halfway.content.decode()
    measure = {"m1_text": "Een sociaal tarief", "m1_owner": "Dienst", "m1_due_on": "2099-01-01"}
    done = desk.post(sign, {"lock": 2, **form_of(**measure)}, follow=True)
    text = done.content.decode()
    assert "Ondertekend." in text
    assert "Negatief effect, met maatregel" in text
    assert "48 euro per jaar (fictief)." in text
    # What is signed is read, not filled in or signed again.
    assert desk.get(sign).status_code == 302
    again = desk.post(url, posted({}, 3), follow=True)
    assert "al ondertekend" in again.content.decode()


def test_two_clerks_see_both_versions_side_by_side(desk: Client, opened: RunCard) -> None:
    save_answers(run=opened, answers={"prijs": "lager"}, lock=0, actor=SYSTEM, now=NOW)
    answer = desk.post(opened.url, posted({"prijs": "hoger"}, 0, then="stay"))
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "Iemand anders heeft deze toets intussen bewaard" in page
    assert "Ja, mensen met weinig geld betalen minder" in page
    assert 'name="lock" value="1"' in page
    desk.post(opened.url, posted({"prijs": "hoger"}, 1, then="stay"))
    assert Run.objects.get(pk=opened.run_id).answers == {"prijs": "hoger"}


@pytest.mark.parametrize(
    "fields",
    [{"q_prijs": "<b>"}, {"q_cijfers": "x" * 4001}, {"lock": "veel"}, {"n_prijs": "x" * 1001}],
)
def test_answers_that_cannot_be_kept_come_back_with_words(
    desk: Client, opened: RunCard, fields: dict[str, Any]
) -> None:
    answer = desk.post(opened.url, {"lock": 0, "q_wie": "gelijk", **fields})
    assert answer.status_code == 422
    assert Run.objects.get(pk=opened.run_id).answers == {}


def test_weet_niet_can_be_ticked_beside_a_text(desk: Client, opened: RunCard) -> None:
    desk.post(opened.url, posted({}, 0, u_cijfers="on", u_evaluatie="on", q_evaluatie="Mei"))
    assert Run.objects.get(pk=opened.run_id).answers == {
        "cijfers": "weet-niet",
        "evaluatie": "Mei",
    }
    assert 'name="u_cijfers" id="id_u_cijfers" checked' in desk.get(opened.url).content.decode()


def test_marked_words_stand_beside_the_language_test(
    desk: Client, drafts: dict[str, Subject], change: Callable[..., Subject]
) -> None:
    subject = change("Elke brandweerman betaalt niets (fictief).", subjects=["personeel"])
    card = start_run(subject=subject, code="genderneutrale-taal", actor=SYSTEM, now=NOW)
    page = desk.get(card.url).content.decode()
    assert "<mark>brandweerman</mark>" in page
    assert "brandweerlid" in page
    assert "Alleen als bij “Wat deed je met de woorden" in page


def test_a_changed_draft_shows_what_changed_and_cannot_be_signed(
    desk: Client, opened: RunCard, change: Callable[..., Subject]
) -> None:
    save_answers(run=opened, answers=HARMLESS, lock=0, actor=SYSTEM, now=NOW)
    change("Artikel 1. Een plaats kost 13 euro (fictief).")
    assert "De tekst is veranderd" in desk.get(opened.url).content.decode()
    sign = f"{opened.url}sign/"
    refused = desk.post(sign, {"lock": 1, **form_of()}, follow=True)
    assert "Start de toets opnieuw" in refused.content.decode()
    page = desk.post(START, follow=True).content.decode()
    assert "Je antwoorden van de vorige keer staan er al" in page
    assert "<del>" in page


def test_signing_what_was_saved_meanwhile_shows_the_new_answers(
    desk: Client, opened: RunCard
) -> None:
    sign = f"{opened.url}sign/"
    save_answers(run=opened, answers=HARMLESS, lock=0, actor=SYSTEM, now=NOW)
    answer = desk.post(sign, {"lock": 0, **form_of()})
    assert answer.status_code == 409
    assert "Lees ze na" in answer.content.decode()
    save_answers(run=opened, answers={}, lock=1, actor=SYSTEM, now=NOW)
    incomplete = desk.post(sign, {"lock": 2, **form_of()}, follow=True)
    assert "Nog niet alle vragen" in incomplete.content.decode()
    assert "Nog niet volledig" in desk.get(sign).content.decode()
    assert desk.post(sign, {"lock": 2}).status_code == 422


def test_starting_what_is_tested_says_so(desk: Client, draft: Subject) -> None:
    signed_quickscan(draft)
    answer = desk.post(START)
    assert answer.headers["Location"] == "/decisions/desk/markt-2026/"
    assert desk.post(START.replace("markt-2026", "weg")).status_code == 404


def test_a_clerk_withdraws_a_test_with_a_reason(desk: Client, draft: Subject) -> None:
    card = signed_quickscan(draft)
    url = f"{card.url}withdraw/"
    assert "Toets intrekken" in desk.get(card.url).content.decode()
    assert "Waarom trek je de toets in?" in desk.get(url).content.decode()
    assert desk.post(url, {"reason": "x"}).status_code == 422
    assert desk.post(url, {"reason": "Een fout."}).headers["Location"] == draft.url
    assert desk.get(url).status_code == 404


def test_a_test_of_what_was_decided_cannot_be_withdrawn(
    desk: Client, draft: Subject, change: Callable[..., Subject]
) -> None:
    card = signed_quickscan(draft)
    change(decided=True)
    answer = desk.post(f"{card.url}withdraw/", {"reason": "Spijt achteraf."})
    assert answer.status_code == 422
    assert "al beslist" in answer.content.decode()


def test_an_exemption_needs_a_reason_and_a_name(desk: Client, draft: Subject) -> None:
    assert "telt als niet getoetst" in desk.get(EXEMPT).content.decode()
    assert desk.post(EXEMPT, {"reason": "Kort", "said_by": "An"}).status_code == 422
    good = {"reason": "Het gaat alleen om een verkeerde datum.", "said_by": "An (fictief)"}
    assert desk.post(EXEMPT, good).headers["Location"] == draft.url
    assert "al een vrijstelling" in desk.post(EXEMPT, good).content.decode()
    row = Exemption.objects.get()
    url = f"/scorecards/exemption/{row.pk}/withdraw/"
    assert row.reason in desk.get(url).content.decode()
    assert desk.post(url, {"reason": "x"}).status_code == 422
    assert desk.post(url, {"reason": "Toch toetsen."}).headers["Location"] == draft.url
    assert desk.get(url).status_code == 404


def test_who_writes_the_draft_does_not_exempt_it(
    officer: Any, draft: Subject, client_of: Callable[[Any], Client]
) -> None:
    words = {"reason": "Het gaat alleen om een verkeerde datum.", "said_by": "An (fictief)"}
    assert client_of(officer).post(EXEMPT, words).status_code == 403
    card = exempt(subject=draft, code=QUICKSCAN, actor=SYSTEM, now=NOW, **words)
    back = f"/scorecards/exemption/{card.pk}/withdraw/"
    assert client_of(officer).post(back, {"reason": "Toch toetsen."}).status_code == 403
    assert Exemption.objects.get().withdrawn_at is None


def test_an_exemption_of_what_was_decided_stays(
    desk: Client, draft: Subject, change: Callable[..., Subject]
) -> None:
    words = {"reason": "Het gaat alleen om een verkeerde datum.", "said_by": "An (fictief)"}
    card = exempt(subject=draft, code=QUICKSCAN, actor=SYSTEM, now=NOW, **words)
    change(decided=True)
    answer = desk.post(f"/scorecards/exemption/{card.pk}/withdraw/", {"reason": "Toch toetsen."})
    assert "al beslist" in answer.content.decode()


def test_a_measure_is_told_to_be_done(desk: Client, draft: Subject) -> None:
    card = signed_quickscan(draft)
    Measure.objects.create(run_id=card.run_id, text="Een brief", owner="D", due_on="2099-01-01")
    row = Measure.objects.get()
    url = f"/scorecards/measure/{row.pk}/"
    assert "Dit is uitgevoerd" in desk.get(card.url).content.decode()
    desk.post(url, {"done_on": "gisteren", "proof": ""})
    early = desk.post(url, {"done_on": "2020-01-01", "proof": "Zie de brief."}, follow=True)
    assert "tussen de ondertekening en vandaag" in early.content.decode()
    good = {"done_on": "2026-03-02", "proof": "https://voorbeeld.invalid/brief"}
    assert "staat als uitgevoerd" in desk.post(url, good, follow=True).content.decode()
    row.refresh_from_db()
    assert row.proof == "https://voorbeeld.invalid/brief"


def test_a_run_without_its_thing_leads_back_to_the_list(
    desk: Client, opened: RunCard, drafts: dict[str, Subject]
) -> None:
    drafts.clear()
    assert "De tekst is veranderd" in desk.get(opened.url).content.decode()
    answer = desk.post(f"{opened.url}withdraw/", {"reason": "Het ontwerp is weg."})
    assert answer.headers["Location"] == "/scorecards/"
    assert runs_of("proef", ["markt-2026"]) == {"markt-2026": ()}
