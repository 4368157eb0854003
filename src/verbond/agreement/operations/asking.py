"""Ask a public question about a commitment; staff read it first, then answer in public."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext

from verbond.accounts import facade as accounts
from verbond.agreement.errors import QuestionRefused
from verbond.agreement.models import Commitment, Question
from verbond.agreement.operations.generation import raise_generation
from verbond.journal import facade as journal

LONGEST_QUESTION = 1500
LONGEST_NAME = 80
MOST_WAITING = 500


@transaction.atomic
def ask_question(
    *,
    commitment: Commitment,
    text: str,
    shown_name: str,
    email: str,
    person_id: int | None,
    now: datetime,
) -> Question:
    """Keep a question until staff have read it. Raises `QuestionRefused` with what is allowed."""
    text, shown_name = text.strip(), shown_name.strip()
    if not 10 <= len(text) <= LONGEST_QUESTION:
        raise QuestionRefused(
            "length",
            gettext("Je vraag telt %(n)s tekens. Schrijf er minstens 10 en hoogstens %(most)s.")
            % {"n": len(text), "most": LONGEST_QUESTION},
        )
    if not 1 <= len(shown_name) <= LONGEST_NAME:
        raise QuestionRefused(
            "name",
            gettext("Vul een naam in van hoogstens %(most)s tekens.") % {"most": LONGEST_NAME},
        )
    if person_id is not None and not accounts.is_still_here(person_id):
        raise QuestionRefused("erased", gettext("Je account is gewist. Je vraag is niet bewaard."))
    if Question.objects.filter(state=Question.State.WAITING).count() >= MOST_WAITING:
        raise QuestionRefused(
            "busy",
            gettext("Er wachten heel veel vragen. Probeer het morgen opnieuw, of bel de stad."),
        )
    return Question.objects.create(
        commitment=commitment,
        text=text,
        shown_name=shown_name,
        email=email.strip(),
        person_id=person_id,
        asked_at=now,
    )


@transaction.atomic
def decide_question(
    *, question: Question, publish: bool, reason: str, actor: journal.Actor, now: datetime
) -> Question:
    """Show a question, or keep it back with a reason that the asker may know."""
    row = _hold(question)
    if row.state != Question.State.WAITING:
        raise QuestionRefused("decided", gettext("Deze vraag is al nagelezen."))
    if not publish and not reason.strip():
        raise QuestionRefused("reason", gettext("Schrijf waarom je deze vraag niet toont."))
    row.state = Question.State.OPEN if publish else Question.State.REFUSED
    row.decided_at, row.decided_reason = now, reason.strip()
    if not publish:
        row.email = ""
    row.save()
    _write(row, "publish_question" if publish else "refuse_question", actor, now, reason)
    return row


@transaction.atomic
def answer_question(
    *, question: Question, answer: str, answered_by: str, actor: journal.Actor, now: datetime
) -> Question:
    """Answer in public; a later answer replaces the earlier one and stays in the journal."""
    row = _hold(question)
    if row.state not in {Question.State.OPEN, Question.State.ANSWERED}:
        raise QuestionRefused("not_open", gettext("Toon de vraag eerst. Daarna kun je antwoorden."))
    if not answer.strip():
        raise QuestionRefused("empty", gettext("Schrijf een antwoord."))
    row.answer, row.answered_by, row.answered_at = answer.strip(), answered_by.strip(), now
    row.state = Question.State.ANSWERED
    row.save()
    _write(row, "answer_question", actor, now, "")
    return row


def _hold(question: Question) -> Question:
    journal.wait_turn()
    row = Question.objects.select_for_update().filter(pk=question.pk).first()
    if row is None:
        raise QuestionRefused("gone", gettext("Wie dit vroeg, heeft de vraag net gewist."))
    return row


def _write(row: Question, verb: str, actor: journal.Actor, now: datetime, reason: str) -> None:
    says = {
        "publish_question": "Een vraag van een bewoner staat online.",
        "refuse_question": "Een vraag is niet getoond.",
        "answer_question": "Een vraag van een bewoner kreeg een antwoord.",
    }
    agreement = row.commitment.agreement
    raise_generation(agreement, now)
    journal.record(
        actor=actor,
        verb=verb,
        room="agreement",
        object_kind="commitment",
        object_key=f"{agreement.slug}/{row.commitment.key}",
        summary=says[verb],
        reason=reason,
        details={"question": row.pk, "answer": row.answer},
        at=now,
    )
