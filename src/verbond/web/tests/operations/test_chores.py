"""What the timer does: try again with patience, forget what was kept long enough."""

import datetime as dt
from io import StringIO
from typing import Any

import pytest
from django.contrib.sessions.models import Session
from django.core.management import call_command
from django.db import OperationalError
from django.tasks import TaskResultStatus
from django.utils.module_loading import import_string
from django_tasks_db.models import DBTaskResult
from hypothesis import given
from hypothesis import strategies as st

from verbond.web import chores
from verbond.web.core.backoff import FIRST, LONGEST, wait_after

pytestmark = pytest.mark.django_db
NOW = dt.datetime(2026, 11, 2, 12, tzinfo=dt.UTC)
MAIL = "verbond.agreement.tasks.mail_answer"


def _task(
    status: str, *, path: str = MAIL, tries: int = 1, minutes_ago: float = 0
) -> DBTaskResult[Any, Any]:
    then = NOW - dt.timedelta(minutes=minutes_ago)
    return DBTaskResult.objects.create(
        args_kwargs={"args": [1], "kwargs": {}}, task_path=path, status=status,
        worker_ids=["w"] * tries, started_at=then, finished_at=then, backend_name="default",
        run_after=then, exception_class_path="", traceback="",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("tries", "minutes", "again"), [(1, 0.5, 0), (1, 1, 1), (2, 3, 0), (2, 4, 1), (6, 9999, 0)]
)
def test_failed_mail_is_tried_again_after_a_longer_wait_each_time(
    tries: int, minutes: float, again: int
) -> None:
    task = _task("FAILED", tries=tries, minutes_ago=minutes)
    assert chores.retry_failed_tasks(now=NOW) == again
    task.refresh_from_db()
    assert (task.status == TaskResultStatus.READY) == bool(again)


def test_task_that_may_not_be_done_twice_stays_failed() -> None:
    _task("FAILED", path="verbond.agreement.tasks.mail_gone", minutes_ago=999)
    assert chores.retry_failed_tasks(now=NOW) == 0


def test_task_of_a_worker_that_was_killed_is_given_up_and_tried_again() -> None:
    task = _task("RUNNING", minutes_ago=61)
    chores.retry_failed_tasks(now=NOW)
    task.refresh_from_db()
    assert task.status == TaskResultStatus.FAILED
    assert chores.retry_failed_tasks(now=NOW + FIRST) == 1


def test_task_at_work_is_left_alone() -> None:
    _task("RUNNING", minutes_ago=59)
    chores.retry_failed_tasks(now=NOW)
    assert DBTaskResult.objects.running().count() == 1


def test_old_results_and_ended_log_ins_are_forgotten() -> None:
    day = 24 * 60
    for status, days in (("SUCCESSFUL", 13), ("SUCCESSFUL", 15), ("FAILED", 29), ("FAILED", 31)):
        _task(status, minutes_ago=days * day)
    assert chores.forget_task_results(now=NOW) == 2
    for key, hours in (("a", -1), ("b", 1)):
        Session.objects.create(session_key=key, expire_date=NOW + dt.timedelta(hours=hours))
    assert chores.forget_sessions(now=NOW) == 1
    assert Session.objects.get().session_key == "b"


def test_one_sign_of_life_waits_at_a_time() -> None:
    assert [chores.ask_for_a_sign_of_life(now=NOW) for _ in range(3)] == [1, 0, 0]


def test_every_chore_and_every_task_to_retry_exists(settings: Any) -> None:
    for path in [*settings.CHORES, *settings.TASK_TRIES]:
        assert import_string(path).__doc__ or path in settings.TASK_TRIES


def test_schedule_does_every_chore_and_lists_them(settings: Any) -> None:
    out = StringIO()
    call_command("schedule", "--list", stdout=out)
    assert out.getvalue().count("\n") == len(settings.CHORES)
    call_command("schedule")
    assert DBTaskResult.objects.filter(task_path="verbond.web.tasks.sign_of_life").exists()


def break_down(*, now: dt.datetime) -> int:
    """Fail, as a database can."""
    raise OperationalError("the disk is full")


def test_chore_that_fails_keeps_no_other_from_being_done(settings: Any) -> None:
    settings.CHORES = [
        f"{__name__}.break_down", "verbond.web.chores.ask_for_a_sign_of_life"
    ]  # fmt: skip
    with pytest.raises(SystemExit) as ended:
        call_command("schedule")
    assert ended.value.code == 1
    assert DBTaskResult.objects.count() == 1


@given(st.integers(min_value=-5, max_value=10**6))
def test_patience_grows_and_has_an_end(tries: int) -> None:
    assert FIRST <= wait_after(tries) <= wait_after(tries + 1) <= LONGEST
