"""A member asks in public; the city answers before a day that everybody sees."""

from datetime import UTC, datetime
from typing import Any

import pytest

from verbond.council.errors import MemberQuestionRefused
from verbond.council.models import MemberQuestion
from verbond.council.operations.asking import answer, withdraw
from verbond.council.testing import NOW, TEXT, make_question
from verbond.journal.facade import SYSTEM, head_sequence

pytestmark = pytest.mark.django_db


def reply(
    row: MemberQuestion, lock: int = 0, text: str = "Ze staan er.", by: str = "Groen"
) -> None:
    answer(question=row, text=text, answered_by=by, lock=lock, actor=SYSTEM, now=NOW)


def test_a_question_says_when_its_answer_is_due_and_by_which_rule(agreement: Any) -> None:
    before = head_sequence()
    row = make_question(agreement)

    assert (row.key, row.due_on.isoformat()) == ("2026-001", "2026-08-14")
    assert "huishoudelijk reglement" in row.due_rule
    assert make_question(agreement).key == "2026-002"
    assert head_sequence() == before + 2


def test_the_day_of_a_question_is_that_of_brussels(agreement: Any) -> None:
    late = datetime(2026, 12, 31, 23, 30, tzinfo=UTC)

    assert make_question(agreement, now=late).key == "2027-001"


@pytest.mark.parametrize(
    ("wrong", "code"),
    [({"text": "Kort"}, "length"), ({"text": "x" * 3001}, "length"), ({"asked_by": "  "}, "name")],
)
def test_a_question_without_words_or_name_is_refused(
    agreement: Any, wrong: dict[str, str], code: str
) -> None:
    with pytest.raises(MemberQuestionRefused) as refused:
        make_question(agreement, **wrong)
    assert refused.value.code == code
    assert not MemberQuestion.objects.exists()


def test_an_answer_stands_there_with_who_gave_it(agreement: Any) -> None:
    row = make_question(agreement)
    reply(row)
    row.refresh_from_db()

    assert (row.state, row.answer, row.answered_by, row.lock) == (
        "answered", "Ze staan er.", "Groen", 1,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("text", "by", "code"),
    [(" ", "Groen", "answer"), ("x" * 10_001, "G", "answer"), ("Ja", " ", "name")],
)
def test_an_empty_answer_is_refused(agreement: Any, text: str, by: str, code: str) -> None:
    row = make_question(agreement)
    with pytest.raises(MemberQuestionRefused) as refused:
        reply(row, text=text, by=by)
    assert refused.value.code == code


def test_two_officers_do_not_overwrite_each_other(agreement: Any) -> None:
    row = make_question(agreement)
    reply(row)
    with pytest.raises(MemberQuestionRefused, match="was je voor"):
        reply(row, text="Iets anders.")
    row.refresh_from_db()
    assert row.answer == "Ze staan er."


def test_a_question_is_withdrawn_until_it_is_answered(agreement: Any) -> None:
    row, other = make_question(agreement), make_question(agreement)
    withdraw(question=row, lock=0, actor=SYSTEM, now=NOW)
    with pytest.raises(MemberQuestionRefused, match="ingetrokken"):
        reply(row, lock=1)
    reply(other)
    with pytest.raises(MemberQuestionRefused, match="al beantwoord"):
        withdraw(question=other, lock=1, actor=SYSTEM, now=NOW)
    assert str(row) == TEXT
