"""Work that a worker does after the page has answered."""

from django.tasks import task
from django.utils import timezone

from verbond.journal.facade import Actor
from verbond.plan.operations.waiting import apply_waiting, read_waiting


@task()
def read_waiting_plan(pk: int) -> None:
    """Read an uploaded plan in a process of its own and keep what it would change."""
    read_waiting(pk=pk, now=timezone.now())


@task()
def apply_waiting_plan(pk: int, actor_key: str, actor_role: str) -> None:
    """Apply an uploaded plan that a clerk looked at."""
    apply_waiting(pk=pk, actor=Actor(actor_key, actor_role), now=timezone.now())
