"""A question shows after somebody read it, and its answer is public."""

import pytest
from django.core import mail

from verbond.agreement.errors import QuestionRefused
from verbond.agreement.models import Commitment, Question
from verbond.agreement.operations import asking
from verbond.agreement.operations.asking import answer_question, ask_question, decide_question
from verbond.agreement.tasks import mail_answer
from verbond.agreement.testing import NOW
from verbond.journal import facade as journal

ACTOR = journal.Actor("k" * 32, "officer")
NOBODY = 999_999  # the number of an account that is gone


@pytest.fixture
def question(commitment: Commitment) -> Question:
    return ask_question(
        commitment=commitment,
        text="Wanneer krijgt onze school een schoolstraat?",
        shown_name="Rita",
        email="rita@example.test",
        person_id=None,
        now=NOW,
    )


def publish(question: Question) -> Question:
    return decide_question(question=question, publish=True, reason="", actor=ACTOR, now=NOW)


def test_a_question_waits_until_it_is_read(question: Question) -> None:
    assert question.state == "waiting"
    assert publish(question).state == "open"


def test_a_refusal_needs_a_reason(question: Question) -> None:
    with pytest.raises(QuestionRefused, match="waarom"):
        decide_question(question=question, publish=False, reason=" ", actor=ACTOR, now=NOW)
    question.refresh_from_db()
    assert question.state == "waiting"


def test_of_a_refused_question_the_reason_stays_and_the_address_goes(question: Question) -> None:
    decide_question(
        question=question, publish=False, reason="Scheldt iemand uit.", actor=ACTOR, now=NOW
    )
    question.refresh_from_db()
    assert (question.state, question.decided_reason) == ("refused", "Scheldt iemand uit.")
    assert question.email == ""


def test_a_question_is_decided_once(question: Question) -> None:
    publish(question)
    with pytest.raises(QuestionRefused, match="al nagelezen"):
        decide_question(question=question, publish=False, reason="dubbel", actor=ACTOR, now=NOW)


def test_an_answer_comes_after_the_question_shows(question: Question) -> None:
    with pytest.raises(QuestionRefused, match="eerst"):
        answer_question(
            question=question, answer="In mei.", answered_by="Mobiliteit", actor=ACTOR, now=NOW
        )


def test_an_empty_answer_is_refused(question: Question) -> None:
    publish(question)
    with pytest.raises(QuestionRefused, match="Schrijf een antwoord"):
        answer_question(question=question, answer=" ", answered_by="M", actor=ACTOR, now=NOW)


def test_the_asker_gets_a_mail_and_is_then_forgotten(question: Question) -> None:
    publish(question)
    answer_question(
        question=question, answer="In mei.", answered_by="Mobiliteit", actor=ACTOR, now=NOW
    )
    mail_answer.call(question_id=question.pk)
    mail_answer.call(question_id=question.pk)
    (letter,) = mail.outbox
    assert "In mei." in letter.body
    question.refresh_from_db()
    assert question.email == ""


def test_what_staff_do_with_a_question_is_in_the_journal(question: Question) -> None:
    publish(question)
    commitment = question.commitment
    (entry,) = journal.entries_about("agreement", "commitment", f"fictief/{commitment.key}")
    assert "Rita" not in entry.summary


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("kort", "Rita"),
        ("x" * 1501, "Rita"),
        ("Een goede vraag?", ""),
        ("Een goede vraag?", "x" * 81),
    ],
)
def test_a_question_outside_the_limits_is_refused(
    commitment: Commitment, text: str, name: str
) -> None:
    with pytest.raises(QuestionRefused):
        ask_question(
            commitment=commitment, text=text, shown_name=name, email="", person_id=None, now=NOW
        )
    assert not Question.objects.exists()


def test_no_more_questions_are_taken_than_staff_can_read(
    commitment: Commitment, question: Question, monkeypatch: pytest.MonkeyPatch
) -> None:
    def ask_more() -> Question:
        return ask_question(
            commitment=commitment, text="Mag ik ook iets vragen?", shown_name="Otto", email="",
            person_id=None, now=NOW,
        )  # fmt: skip

    monkeypatch.setattr(asking, "MOST_WAITING", 1)
    with pytest.raises(QuestionRefused, match="morgen opnieuw"):
        ask_more()
    publish(question)
    assert ask_more().state == "waiting"


def test_somebody_erased_meanwhile_asks_nothing(commitment: Commitment) -> None:
    with pytest.raises(QuestionRefused, match="gewist"):
        ask_question(
            commitment=commitment, text="Wanneer begint het?", shown_name="Rita", email="",
            person_id=NOBODY, now=NOW,
        )  # fmt: skip
    assert not Question.objects.exists()


def test_a_question_that_its_asker_erased_cannot_be_shown(question: Question) -> None:
    Question.objects.get(pk=question.pk).delete()
    with pytest.raises(QuestionRefused, match="net gewist"):
        publish(question)
