"""Questions of council members: asked in public, answered before a day that everybody sees."""

from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext

from verbond.council.core.terms import Term, due
from verbond.council.errors import MemberQuestionRefused
from verbond.council.models import MemberQuestion
from verbond.journal import facade as journal

SHORTEST, LONGEST = 10, 3000
LONGEST_ANSWER = 10_000
State = MemberQuestion.State


@transaction.atomic
def ask(  # noqa: PLR0913 - who asks what, of whom, about what, when
    *,
    agreement_id: int,
    commitment_id: int | None,
    chapter: str,
    body: str,
    asked_by: str,
    person_id: int | None,
    text: str,
    terms: tuple[Term, ...],
    actor: journal.Actor,
    now: datetime,
    fictitious: bool = False,
) -> MemberQuestion:
    """Put a question to the city; it is public at once. Raises `MemberQuestionRefused`."""
    text, asked_by = text.strip(), asked_by.strip()
    if not SHORTEST <= len(text) <= LONGEST:
        raise MemberQuestionRefused(
            "length",
            gettext(
                "Je vraag telt %(n)s tekens. Schrijf er minstens %(least)s en hoogstens %(most)s."
            )
            % {"n": len(text), "least": SHORTEST, "most": LONGEST},
        )
    if not asked_by:
        raise MemberQuestionRefused("name", gettext("Vul je naam in, zoals de raad je kent."))
    journal.wait_turn()
    day = timezone.localtime(now).date()
    due_on, rule = due(day, terms)
    row = MemberQuestion.objects.create(
        key=_next_key(day.year),
        agreement_id=agreement_id,
        commitment_id=commitment_id,
        chapter=chapter,
        body=body,
        asked_by=asked_by,
        person_id=person_id,
        text=text,
        asked_at=now,
        due_on=due_on,
        due_rule=rule,
        fictitious=fictitious,
    )
    _write(row, "ask_member_question", "Een raadslid stelde een vraag.", actor, now)
    return row


@transaction.atomic
def answer(
    *,
    question: MemberQuestion,
    text: str,
    answered_by: str,
    lock: int,
    actor: journal.Actor,
    now: datetime,
) -> MemberQuestion:
    """Answer in public; a later answer replaces an earlier one, which stays in the journal."""
    text, answered_by = text.strip(), answered_by.strip()
    if not 1 <= len(text) <= LONGEST_ANSWER:
        raise MemberQuestionRefused(
            "answer",
            gettext("Schrijf een antwoord van hoogstens %(most)s tekens.")
            % {"most": LONGEST_ANSWER},
        )
    if not answered_by:
        raise MemberQuestionRefused("name", gettext("Vul in wie antwoordt: dienst of functie."))
    row = _hold(question, lock)
    row.answer, row.answered_by, row.answered_at = text, answered_by, now
    row.state = State.ANSWERED
    row.save()
    _write(row, "answer_member_question", "Een raadslid kreeg een antwoord.", actor, now)
    return row


@transaction.atomic
def withdraw(
    *, question: MemberQuestion, lock: int, actor: journal.Actor, now: datetime
) -> MemberQuestion:
    """Take a question back before it is answered; it stays readable as withdrawn."""
    row = _hold(question, lock)
    if row.state == State.ANSWERED:
        raise MemberQuestionRefused(
            "answered", gettext("Deze vraag is al beantwoord. Je kunt ze niet meer intrekken.")
        )
    row.state = State.WITHDRAWN
    row.save()
    _write(row, "withdraw_member_question", "Een raadslid trok een vraag in.", actor, now)
    return row


def _hold(question: MemberQuestion, lock: int) -> MemberQuestion:
    journal.wait_turn()
    row = MemberQuestion.objects.select_for_update().get(pk=question.pk)
    if row.lock != lock:
        raise MemberQuestionRefused(
            "changed", gettext("Iemand anders was je voor. Bekijk eerst wat er nu staat.")
        )
    if row.state == State.WITHDRAWN:
        raise MemberQuestionRefused("withdrawn", gettext("Deze vraag is ingetrokken."))
    row.lock += 1
    return row


def _next_key(year: int) -> str:
    number = MemberQuestion.objects.filter(key__startswith=f"{year}-").count() + 1
    return f"{year}-{number:03d}"


def _write(row: MemberQuestion, verb: str, says: str, actor: journal.Actor, now: datetime) -> None:
    journal.record(
        actor=actor,
        verb=verb,
        room="council",
        object_kind="member-question",
        object_key=row.key,
        summary=says,
        details={"answer": row.answer, "due_on": row.due_on.isoformat()},
        at=now,
    )
