"""What a person followed or asked is theirs to see and to erase."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from verbond.accounts.facade import Person, actor_of
from verbond.accounts.testing import erase
from verbond.agreement.facade import overrule, set_owner, state_by_officer
from verbond.agreement.models import Annotation, Commitment, Follow, Question
from verbond.agreement.operations.annotating import decide
from verbond.agreement.operations.asking import ask_question, decide_question
from verbond.agreement.operations.following import ask_to_follow
from verbond.agreement.testing import NOW
from verbond.journal.facade import SYSTEM

type ClientOf = Callable[[Person], Client]


@pytest.fixture
def asked(commitment: Commitment, resident: Person) -> Question:
    ask_to_follow(commitment=commitment, email=resident.email, person_id=None, now=NOW)
    return ask_question(
        commitment=commitment,
        text="Wanneer komt de schoolstraat?",
        shown_name="Rita",
        email="",
        person_id=resident.pk,
        now=NOW,
    )


def test_the_own_page_lists_follows_and_questions(
    client_of: ClientOf, resident: Person, asked: Question
) -> None:
    page = client_of(resident).get("/accounts/me/").text
    assert "Beloften die je volgt" in page
    assert "Vragen die je stelde" in page


def test_erasing_a_person_keeps_a_public_question_without_its_name(
    asked: Question, resident: Person
) -> None:
    from verbond.accounts.facade import Holder
    from verbond.agreement.holdings import _erase_follows, _erase_questions

    decide_question(question=asked, publish=True, reason="", actor=SYSTEM, now=NOW)
    holder = Holder(resident.pk, resident.email, resident.journal_key)
    _erase_follows(holder, NOW)
    _erase_questions(holder, NOW)
    asked.refresh_from_db()
    assert (asked.shown_name, asked.person, asked.state) == ("Iemand", None, "open")
    assert not Follow.objects.exists()


def test_erasing_a_person_forgets_a_question_that_never_showed(
    asked: Question, resident: Person
) -> None:
    from verbond.accounts.facade import Holder
    from verbond.agreement.holdings import _erase_questions

    _erase_questions(Holder(resident.pk, resident.email, resident.journal_key), NOW)
    assert not Question.objects.exists()


def test_erasing_a_clerk_leaves_no_key_on_what_they_decided(
    commitment: Commitment, clerk: Person
) -> None:
    row = Annotation.objects.create(commitment=commitment, what="sdg", value="4", made_at=NOW)
    decide(annotation=row, confirm=True, actor=actor_of(clerk), now=NOW)
    row.refresh_from_db()
    assert row.decided_by == clerk.journal_key
    erase(clerk)
    row.refresh_from_db()
    assert (row.state, row.decided_by) == ("confirmed", "")


def test_erasing_an_officer_keeps_what_stands_on_the_site_without_their_key(
    client_of: ClientOf, commitment: Commitment, officer: Person
) -> None:
    by: dict[str, Any] = {"actor": actor_of(officer), "now": NOW}
    said = state_by_officer(
        commitment=commitment,
        shows="started",
        title="Het is begonnen.",
        said_by="Lena Dienst (fictief)",
        on=NOW.date(),
        **by,
    )
    row = overrule(
        commitment=commitment, state="changed", reason="anders", said_by="Lena (fictief)", **by
    )
    own = set_owner(commitment=commitment, department="Mobiliteit", person_id=officer.pk, **by)
    page = client_of(officer).get("/accounts/me/").text
    assert "Beloften die je bijhoudt" in page
    assert "Bewijs dat je toevoegde" in page
    erase(officer)
    for held in (said, row, own):
        held.refresh_from_db()
    assert (said.recorded_by, said.said_by) == ("", "Lena Dienst (fictief)")
    assert (row.by, row.reason) == ("", "anders")
    assert (own.person, own.department) == (None, "Mobiliteit")
