"""Clerks and officers keep the evidence of one promise, on small pages that work without script."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from verbond.accounts.facade import Person
from verbond.agreement.core.evidence import Piece, Tie
from verbond.agreement.models import (
    Annotation,
    Commitment,
    Evidence,
    Milestone,
    Overruling,
    Owner,
    Standing,
)
from verbond.agreement.operations.evidence import record_evidence
from verbond.agreement.operations.overruling import overrule
from verbond.journal.facade import SYSTEM, head_sequence, latest_entries

type ClientOf = Callable[[Person], Client]
ACTS = ("document", "statement", "milestone", "overrule", "lift", "owner")
TODAY = "2026-01-15"


def address(unit: Commitment, name: str = "keep", *more: object) -> str:
    return reverse(f"agreement:{name}", args=[unit.agreement.slug, unit.key, *more])


def decision(unit: Commitment, *, tied: bool = True, confirmed: bool = True) -> Evidence:
    piece = Piece(
        "decisions", "b-1", "decision", "started", "Besluit schoolstraten (fictief)",
        "College (fictief)", timezone.localdate() - timedelta(days=9),
    )  # fmt: skip
    ties = [Tie(unit.pk, confirmed=confirmed, words=("schoolstraat",))] if tied else []
    record_evidence(pieces=[(piece, ties)], actor=SYSTEM, now=timezone.now())
    return Evidence.objects.get(key="b-1")


def state(unit: Commitment) -> str:
    return Standing.objects.get(commitment=unit).state


@pytest.fixture
def pages(commitment: Commitment) -> list[str]:
    decision(commitment)
    tie = Annotation.objects.get(what="evidence")
    step = Milestone.objects.create(commitment=commitment, title="Start")
    return [
        address(commitment),
        address(commitment, "keep_tie"),
        address(commitment, "keep_proof", step.pk),
        *(address(commitment, "keep_act", act) for act in ACTS),
        *(
            address(commitment, "keep_piece", tie.pk, act)
            for act in ("accept", "reject", "withdraw")
        ),
    ]


def test_every_page_opens_for_an_officer_and_for_nobody_else(
    client: Client, client_of: ClientOf, officer: Person, outsider: Person, mandatary: Person,
    pages: list[str],
) -> None:  # fmt: skip
    inside = client_of(officer)
    for page in pages:
        assert inside.get(page).status_code == 200, page
        for other in (outsider, mandatary):
            assert client_of(other).get(page).status_code == 403, page
            assert client_of(other).post(page, {"reason": "x"}).status_code == 403, page
        assert "/accounts/login/" in client.get(page)["Location"]


def test_an_outsider_changes_nothing(
    client_of: ClientOf, outsider: Person, commitment: Commitment
) -> None:
    before = head_sequence()
    content = {"shows": "running", "title": "Loopt", "said_by": "Otto", "on": TODAY}
    client_of(outsider).post(address(commitment, "keep_act", "statement"), content)
    assert (Evidence.objects.count(), head_sequence()) == (0, before)


def test_only_staff_sees_the_way_to_the_desk(
    client: Client, client_of: ClientOf, officer: Person, commitment: Commitment
) -> None:
    desk = address(commitment)
    assert desk not in client.get(commitment.get_absolute_url()).text
    assert desk in client_of(officer).get(commitment.get_absolute_url()).text


def test_a_statement_is_recorded_with_its_name(
    client_of: ClientOf, officer: Person, commitment: Commitment
) -> None:
    content = {"shows": "running", "title": "Het loopt goed (fictief).", "on": TODAY,
               "said_by": "Lena, diensthoofd"}  # fmt: skip
    browser, page = client_of(officer), address(commitment, "keep_act", "statement")
    assert officer.name in browser.get(page).text
    assert browser.post(page, content)["Location"] == address(commitment)
    said = Evidence.objects.get()
    assert (said.kind, said.said_by, said.shows) == ("statement", "Lena, diensthoofd", "running")
    assert state(commitment) == "under-way"
    assert "met de naam erbij" in browser.get(address(commitment)).text


def test_the_same_statement_sent_twice_is_one(
    client_of: ClientOf, officer: Person, commitment: Commitment
) -> None:
    content = {"shows": "running", "title": "Het loopt.", "said_by": "Lena", "on": TODAY}
    for _ in range(2):
        client_of(officer).post(address(commitment, "keep_act", "statement"), content)
    assert Evidence.objects.count() == 1


def test_a_document_is_recorded(client_of: ClientOf, clerk: Person, commitment: Commitment) -> None:
    content = {"title": "Eindverslag (fictief)", "url": "https://example.test/v.pdf",
               "source": "Dienst (fictief)", "on": TODAY, "shows": "done"}  # fmt: skip
    client_of(clerk).post(address(commitment, "keep_act", "document"), content)
    assert Evidence.objects.get().kind == "document"
    assert state(commitment) == "realised"


@pytest.mark.parametrize(
    ("act", "content", "words"),
    [
        ("statement", {}, "verplicht"),
        ("statement", {"shows": "running", "title": "x", "said_by": "y", "on": "2999-01-01"},
         "Deze dag moet nog komen"),
        ("statement", {"shows": "onzin", "title": "x", "said_by": "y", "on": TODAY}, "onzin"),
        ("document", {"title": "x", "url": "javascript:alert(1)", "source": "y", "on": TODAY,
                      "shows": "done"}, "https://"),
        ("document", {"title": "x", "url": "//elders", "source": "y", "on": TODAY, "shows": "done"},
         "https://"),
        ("milestone", {"title": ""}, "verplicht"),
        ("milestone", {"title": "x", "due_on": "gisteren"}, "datum"),
        ("overrule", {"state": "value", "reason": "x", "said_by": "y", "seen": "0"}, "value"),
        ("overrule", {"state": "dropped", "reason": "", "said_by": "y", "seen": "0"}, "verplicht"),
        ("owner", {"department": "Groen", "email": "niemand@example.test"}, "geen medewerker"),
        ("lift", {"reason": "Klaar.", "seen": "0"}, "De regels gelden hier al"),
    ],
)  # fmt: skip
def test_a_mistake_is_explained_and_what_was_typed_stays(
    client_of: ClientOf, officer: Person, commitment: Commitment, act: str,
    content: dict[str, str], words: str,
) -> None:  # fmt: skip
    response = client_of(officer).post(address(commitment, "keep_act", act), content)
    assert response.status_code == 422
    assert words in response.text
    assert not Evidence.objects.exists()
    for typed in content.values():
        if typed in {"Groen", "niemand@example.test", "javascript:alert(1)"}:
            assert typed in response.text


def test_a_milestone_is_planned_and_proved(
    client_of: ClientOf, officer: Person, commitment: Commitment
) -> None:
    browser = client_of(officer)
    content = {"title": "Alle straten open", "due_on": "2027-05-01", "is_last": "on"}
    browser.post(address(commitment, "keep_act", "milestone"), content)
    step = Milestone.objects.get()
    page = address(commitment, "keep_proof", step.pk)
    assert "de belofte gehouden" in browser.get(page).text
    assert browser.post(page, {"title": ""}).status_code == 422
    proof = {"title": "Foto’s (fictief)", "url": "", "source": "Dienst", "on": TODAY}
    browser.post(page, proof)
    assert state(commitment) == "realised"


def test_a_person_says_another_status_and_lifts_it_again(
    client_of: ClientOf, officer: Person, commitment: Commitment
) -> None:
    browser = client_of(officer)
    content = {"state": "dropped", "reason": "Geen geld (fictief).", "said_by": "Lena", "seen": "0"}
    browser.post(address(commitment, "keep_act", "overrule"), content)
    assert state(commitment) == "dropped"
    held = Overruling.objects.get()
    lift = address(commitment, "keep_act", "lift")
    assert "Geen geld (fictief)." in browser.get(lift).text
    browser.post(lift, {"reason": "Toch wel.", "seen": str(held.pk)})
    assert state(commitment) == "unknown"


def test_two_who_overrule_at_once_the_second_sees_the_first_and_keeps_what_was_typed(
    client_of: ClientOf, officer: Person, commitment: Commitment
) -> None:
    browser, page = client_of(officer), address(commitment, "keep_act", "overrule")
    overrule(
        commitment=commitment, state="changed", reason="Anders beslist (fictief).",
        said_by="Karim (fictief)", actor=SYSTEM, now=timezone.now(),
    )  # fmt: skip
    mine = {"state": "dropped", "reason": "Geen geld (fictief).", "said_by": "Lena", "seen": "0"}
    response = browser.post(page, mine)
    assert response.status_code == 422
    for words in ("Anders beslist (fictief).", "Karim (fictief)", "Geen geld (fictief)."):
        assert words in response.text
    held = Overruling.objects.get(lifted_at=None)
    assert f'value="{held.pk}"' in response.text
    assert browser.post(page, {**mine, "seen": str(held.pk)}).status_code == 302
    assert state(commitment) == "dropped"


def test_an_owner_is_set(
    client_of: ClientOf, clerk: Person, officer: Person, commitment: Commitment
) -> None:
    content = {"department": "Mobiliteit", "email": officer.email.upper()}
    client_of(clerk).post(address(commitment, "keep_act", "owner"), content)
    assert Owner.objects.get().person == officer


def test_evidence_is_found_and_tied_by_hand(
    client_of: ClientOf, clerk: Person, commitment: Commitment
) -> None:
    row = decision(commitment, tied=False)
    browser, page = client_of(clerk), address(commitment, "keep_tie")
    assert row.title not in browser.get(page).text
    assert row.title in browser.get(page, {"q": "schoolstraten college"}).text
    assert "Niets gevonden" in browser.get(page, {"q": "zwembad"}).text
    browser.post(page, {"piece": str(row.pk), "shows": "decided"})
    assert state(commitment) == "preparing"
    assert row.title not in browser.get(page, {"q": "schoolstraten"}).text


@pytest.mark.parametrize("piece", ["", "0", "x", "999999999999999999999"])
def test_tying_nothing_is_not_found(
    client_of: ClientOf, clerk: Person, commitment: Commitment, piece: str
) -> None:
    response = client_of(clerk).post(address(commitment, "keep_tie"), {"piece": piece})
    assert response.status_code == 404


def test_a_proposal_is_accepted_and_rejected_again_with_a_reason(
    client_of: ClientOf, clerk: Person, commitment: Commitment
) -> None:
    decision(commitment, confirmed=False)
    tie, browser = Annotation.objects.get(what="evidence"), client_of(clerk)
    browser.post(address(commitment, "keep_piece", tie.pk, "accept"), {"reason": ""})
    assert state(commitment) == "under-way"
    reject = address(commitment, "keep_piece", tie.pk, "reject")
    assert browser.post(reject, {"reason": ""}).status_code == 422
    browser.post(reject, {"reason": "Gaat over iets anders."})
    assert state(commitment) == "unknown"
    assert latest_entries(1)[0].reason == "Gaat over iets anders."


def test_evidence_is_withdrawn_with_a_reason_and_the_promise_is_open_again(
    client_of: ClientOf, clerk: Person, commitment: Commitment
) -> None:
    row = decision(commitment)
    tie = Annotation.objects.get(what="evidence")
    page = address(commitment, "keep_piece", tie.pk, "withdraw")
    client_of(clerk).post(page, {"reason": "Vernietigd door de toezichthouder (fictief)."})
    row.refresh_from_db()
    assert row.withdrawn_because == "Vernietigd door de toezichthouder (fictief)."
    assert state(commitment) == "unknown"


def test_a_piece_of_another_promise_is_not_found(
    client_of: ClientOf, clerk: Person, commitment: Commitment
) -> None:
    decision(commitment)
    tie = Annotation.objects.get(what="evidence")
    other = Commitment.objects.promises().exclude(pk=commitment.pk).earliest("position")
    for act in ("reject", "onzin"):
        unit = other if act == "reject" else commitment
        assert client_of(clerk).get(address(unit, "keep_piece", tie.pk, act)).status_code == 404
    assert client_of(clerk).get(address(commitment, "keep_act", "onzin")).status_code == 404


def test_the_desk_reviews_what_evidence_shows(
    client_of: ClientOf, clerk: Person, commitment: Commitment
) -> None:
    decision(commitment, confirmed=False)
    row, browser = Annotation.objects.get(what="evidence"), client_of(clerk)
    review = reverse("agreement:review", args=[commitment.agreement.slug])
    page = browser.get(review, {"what": "evidence"}).text
    assert "Besluit schoolstraten (fictief)" in page
    assert "Toont: het is begonnen" in page
    assert "<mark>schoolstraat</mark>" in page
    change = reverse("agreement:change", args=[commitment.agreement.slug, row.pk])
    assert "Het is begonnen" in browser.get(change).text
    browser.post(change, {"value": "decided", "reason": "Enkel beslist."})
    row.refresh_from_db()
    assert (row.state, row.shows) == ("confirmed", "decided")
    assert Annotation.objects.filter(what="evidence").count() == 1
    assert state(commitment) == "preparing"
