"""What a person followed or asked is theirs to see and to erase."""

from collections.abc import Callable

import pytest
from django.test import Client

from verbond.accounts.facade import Person, actor_of
from verbond.accounts.testing import erase
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
