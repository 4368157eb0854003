"""What the shell tidies up when the timer comes by; `settings.CHORES` names those of every room."""

from datetime import datetime, timedelta

from django.conf import settings
from django.contrib.sessions.models import Session
from django.db import transaction
from django.tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from verbond.web.core.backoff import wait_after
from verbond.web.tasks import sign_of_life

# Longer than any task may take: whoever works on it was killed.
LOST_AFTER = timedelta(hours=1)
KEEP_DONE = timedelta(days=14)
# The trace of a fault can hold an address of a mail that was refused.
KEEP_FAILED = timedelta(days=30)


@transaction.atomic
def retry_failed_tasks(*, now: datetime) -> int:
    """Hand failed tasks to the worker again, each time after a longer wait."""
    _give_up_lost(now)
    failed = DBTaskResult.objects.failed().filter(task_path__in=settings.TASK_TRIES)
    due = [
        one.pk
        for one in failed.only("worker_ids", "finished_at", "task_path")
        if len(one.worker_ids) < settings.TASK_TRIES[one.task_path]
        and one.finished_at
        and one.finished_at + wait_after(len(one.worker_ids)) <= now
    ]
    return DBTaskResult.objects.filter(pk__in=due, status=TaskResultStatus.FAILED).update(
        status=TaskResultStatus.READY, run_after=now, started_at=None, finished_at=None
    )


def _give_up_lost(now: datetime) -> None:
    lost = DBTaskResult.objects.running().filter(started_at__lt=now - LOST_AFTER)
    lost.update(
        status=TaskResultStatus.FAILED,
        finished_at=now,
        exception_class_path="builtins.TimeoutError",
        traceback="the worker that did this is gone",
    )


def forget_sessions(*, now: datetime) -> int:
    """Erase log-ins that have ended."""
    return Session.objects.filter(expire_date__lt=now).delete()[0]


def forget_task_results(*, now: datetime) -> int:
    """Erase what is known of tasks that were done, or given up, long ago."""
    done = DBTaskResult.objects.successful().filter(finished_at__lt=now - KEEP_DONE)
    failed = DBTaskResult.objects.failed().filter(finished_at__lt=now - KEEP_FAILED)
    return done.delete()[0] + failed.delete()[0]


def ask_for_a_sign_of_life(*, now: datetime) -> int:
    """Give the worker something to do, so that `verbond doctor` can see it work."""
    own = DBTaskResult.objects.filter(task_path=sign_of_life.module_path)
    own.successful().filter(finished_at__lt=now - timedelta(hours=1)).delete()
    if own.filter(status__in=[TaskResultStatus.READY, TaskResultStatus.RUNNING]).exists():
        return 0
    sign_of_life.enqueue()
    return 1
