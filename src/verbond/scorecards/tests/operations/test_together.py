"""Two people act at the same moment: one of them wins, and the other is told."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from threading import Barrier

import pytest
from django.db import connection

from verbond.journal import facade as journal
from verbond.kit.errors import RuleBroken
from verbond.scorecards.facade import exempt, runs_of, save_answers, sign_run, start_run
from verbond.scorecards.models import Exemption, Run
from verbond.scorecards.testing import HARMLESS, NOW, QUICKSCAN, load_shipped, subject_of

CLERK = journal.Actor("k" * 32, "clerk")
ROUNDS = 3


@pytest.fixture
def several_writers() -> None:
    # SQLite lets one writer in at a time, and its database of tests is one connection's own.
    if connection.vendor == "sqlite":
        pytest.skip("only PostgreSQL has several writers")


def together(*acts: Callable[[], object]) -> list[str]:
    """Do all acts at once; give for each the code of what refused it, or nothing."""
    start = Barrier(len(acts))

    def run(act: Callable[[], object]) -> str:
        start.wait(10)
        try:
            act()
        except RuleBroken as problem:
            return problem.code
        finally:
            connection.close()
        return ""

    with ThreadPoolExecutor(len(acts)) as threads:
        return [done.result(30) for done in [threads.submit(run, act) for act in acts]]


def signing(run_id: int, lock: int) -> Callable[[], object]:
    return partial(
        sign_run,
        run=run_id,
        lock=lock,
        signer="Dienst (fictief)",
        measures=(),
        summary="",
        actor=CLERK,
        now=NOW,
    )


@pytest.mark.django_db(transaction=True)
def test_two_people_sign_at_once(several_writers: None) -> None:
    load_shipped()
    for number in range(ROUNDS):
        subject = subject_of(key=f"zaak-{number}")
        card = start_run(subject=subject, code=QUICKSCAN, actor=CLERK, now=NOW)
        card = save_answers(run=card, answers=HARMLESS, lock=0, actor=CLERK, now=NOW)
        told = together(signing(card.run_id, card.lock), signing(card.run_id, card.lock))
        assert sorted(told) == ["", "signed"]
    assert journal.verify().is_whole


@pytest.mark.django_db(transaction=True)
def test_one_saves_while_the_other_signs(several_writers: None) -> None:
    load_shipped()
    for number in range(ROUNDS):
        subject = subject_of(key=f"zaak-{number}")
        card = start_run(subject=subject, code=QUICKSCAN, actor=CLERK, now=NOW)
        card = save_answers(run=card, answers=HARMLESS, lock=0, actor=CLERK, now=NOW)
        other = {**HARMLESS, "prijs": "hoger"}
        saving = partial(
            save_answers, run=card.run_id, answers=other, lock=card.lock, actor=CLERK, now=NOW
        )
        told = together(signing(card.run_id, card.lock), saving)
        row = Run.objects.get(pk=card.run_id)
        # Whoever came first, what is signed is what was read.
        assert told in (["", "signed"], ["changed_meanwhile", ""])
        assert (row.state, row.answers["prijs"]) in {("signed", "nee"), ("open", "hoger")}


@pytest.mark.django_db(transaction=True)
def test_one_test_starts_once_and_one_exemption_is_given_once(several_writers: None) -> None:
    load_shipped()
    subject = subject_of()
    starting = partial(start_run, subject=subject, code=QUICKSCAN, actor=CLERK, now=NOW)
    assert together(starting, starting, starting) == ["", "", ""]
    assert len(runs_of("proef", [subject.key])[subject.key]) == 1
    letting_go = partial(
        exempt,
        subject=subject,
        code=QUICKSCAN,
        reason="Het gaat alleen om een verkeerde datum.",
        said_by="An Schepen (fictief)",
        actor=CLERK,
        now=NOW,
    )
    assert sorted(together(letting_go, letting_go)) == ["", "twice"]
    assert Exemption.objects.count() == 1
