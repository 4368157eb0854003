"""Two people act at the same moment: both acts count, and neither ends in a fault."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from threading import Barrier

import pytest
from django.db import connection

from verbond.accounts.testing import erase, make_person
from verbond.agreement.core.evidence import Piece, Tie
from verbond.agreement.errors import AnnotationRefused, FollowRefused, QuestionRefused
from verbond.agreement.models import (
    Agreement,
    Annotation,
    Commitment,
    Evidence,
    Follow,
    Question,
    Standing,
    StandingChange,
)
from verbond.agreement.operations.annotating import decide
from verbond.agreement.operations.asking import answer_question, ask_question, decide_question
from verbond.agreement.operations.evidence import record_evidence
from verbond.agreement.operations.evidence_ties import decide_tie
from verbond.agreement.operations.following import ask_to_follow
from verbond.agreement.testing import NOW
from verbond.journal import facade as journal

CLERK = journal.Actor("k" * 32, "clerk")
ROUNDS = 5


@pytest.fixture
def several_writers() -> None:
    # SQLite lets one writer in at a time, and its database of tests is one connection's own.
    if connection.vendor == "sqlite":
        pytest.skip("only PostgreSQL has several writers")


def together(*acts: Callable[[], object]) -> None:
    start = Barrier(len(acts))

    def run(act: Callable[[], object]) -> None:
        start.wait(10)
        try:
            act()
        finally:
            connection.close()

    with ThreadPoolExecutor(len(acts)) as threads:
        for done in [threads.submit(run, act) for act in acts]:
            done.result(30)


@pytest.mark.django_db(transaction=True)
def test_clerks_who_confirm_different_kinds_do_not_lock_each_other_out(
    several_writers: None, agreement: Agreement, commitment: Commitment
) -> None:
    rows = [
        Annotation.objects.get_or_create(
            commitment=commitment, what="kind", value=kind, defaults={"made_at": NOW}
        )[0]
        for kind in ("deliver", "study", "lobby")
    ]
    for _ in range(ROUNDS):
        together(
            *(partial(decide, annotation=row, confirm=True, actor=CLERK, now=NOW) for row in rows)
        )
    assert commitment.annotations.filter(what="kind", state="confirmed").count() == 1
    assert journal.verify().is_whole


def ask(commitment: Commitment, person_id: int) -> Question:
    return ask_question(
        commitment=commitment,
        text="Wanneer komt de halte aan het park?",
        shown_name="Rita (fictief)",
        email="",
        person_id=person_id,
        now=NOW,
    )


@pytest.mark.django_db(transaction=True)
def test_an_answer_and_an_erasing_do_not_lock_each_other_out(
    several_writers: None, commitment: Commitment
) -> None:
    for number in range(ROUNDS):
        person = make_person(f"asker{number}")
        question = ask(commitment, person.pk)
        decide_question(question=question, publish=True, reason="", actor=CLERK, now=NOW)
        answering = partial(answer_question, question=question, answer="In mei.", answered_by="M")
        together(partial(answering, actor=CLERK, now=NOW), partial(erase, person))
        question.refresh_from_db()
        assert (question.answer, question.person_id) == ("In mei.", None)


@pytest.mark.django_db
def test_what_somebody_posts_after_erasing_themselves_is_not_kept(
    commitment: Commitment,
) -> None:
    person = make_person("gone")
    gone = person.pk
    erase(person)
    with pytest.raises(QuestionRefused, match="gewist"):
        ask(commitment, gone)
    with pytest.raises(FollowRefused, match="gewist"):
        ask_to_follow(commitment=commitment, email="g@example.test", person_id=gone, now=NOW)
    assert not Question.objects.exists()
    assert not Follow.objects.exists()


@pytest.mark.django_db
def test_a_question_that_was_erased_meanwhile_cannot_be_decided(commitment: Commitment) -> None:
    person = make_person("fickle")
    question = ask(commitment, person.pk)
    erase(person)
    with pytest.raises(QuestionRefused, match="gewist"):
        decide_question(question=question, publish=True, reason="", actor=CLERK, now=NOW)


@pytest.mark.django_db
def test_a_proposal_that_a_rule_withdrew_meanwhile_cannot_be_decided(
    commitment: Commitment,
) -> None:
    row = Annotation.objects.create(commitment=commitment, what="sdg", value="4", made_at=NOW)
    seen = Annotation.objects.get(pk=row.pk)
    row.delete()
    with pytest.raises(AnnotationRefused, match="niet meer"):
        decide(annotation=seen, confirm=True, actor=CLERK, now=NOW)


def _record(commitment: Commitment, key: str, shows: str) -> None:
    piece = Piece("rights", key, "decision", shows, "Besluit (fictief)", "fictief", NOW.date())
    tie = Tie(commitment.pk, confirmed=True)
    record_evidence(pieces=[(piece, [tie])], actor=journal.SYSTEM, now=NOW)


@pytest.mark.django_db(transaction=True)
def test_rooms_that_record_at_the_same_moment_both_count(
    several_writers: None, commitment: Commitment
) -> None:
    for number in range(ROUNDS):
        together(
            partial(_record, commitment, f"{number}/a", "decided"),
            partial(_record, commitment, f"{number}/b", "started"),
            partial(_record, commitment, "altijd dezelfde", "decided"),
        )
    assert Evidence.objects.count() == 2 * ROUNDS + 1
    row = Standing.objects.get(commitment=commitment)
    assert (row.state, row.evidence) == ("under-way", 2 * ROUNDS + 1)
    numbers = StandingChange.objects.filter(commitment=commitment).values_list("number", flat=True)
    assert sorted(numbers) == list(range(1, len(numbers) + 1))
    assert journal.verify().is_whole


@pytest.mark.django_db(transaction=True)
def test_clerks_who_tie_by_hand_at_the_same_moment_make_one_tie(
    several_writers: None, commitment: Commitment
) -> None:
    piece = Piece(
        "rights", "een", "decision", "decided", "Besluit (fictief)", "fictief", NOW.date()
    )
    record_evidence(pieces=[(piece, [])], actor=journal.SYSTEM, now=NOW)
    act = partial(
        decide_tie,
        room="rights",
        key="een",
        commitment_id=commitment.pk,
        accept=True,
        actor=CLERK,
        now=NOW,
    )
    together(act, act, act)
    assert Annotation.objects.filter(evidence__key="een").count() == 1
    assert Standing.objects.get(commitment=commitment).state == "preparing"
