"""Work that a worker does after the page has answered."""

from django.tasks import task
from django.utils import timezone

from verbond.decisions.operations.publishing import carry_out
from verbond.decisions.operations.waiting import apply_waiting, read_waiting
from verbond.journal.facade import Actor


@task()
def publish_list(pk: int, actor_key: str, actor_role: str) -> None:
    """Publish the decision list of a meeting; killed half-way, it can be done again."""
    carry_out(pk=pk, actor=Actor(actor_key, actor_role), now=timezone.now())


@task()
def read_harvest(pk: int) -> None:
    """Read a page of elsewhere in a process of its own and keep what it would bring."""
    read_waiting(pk=pk, now=timezone.now())


@task()
def apply_harvest(pk: int, actor_key: str, actor_role: str) -> None:
    """Take over a page that a clerk looked at."""
    apply_waiting(pk=pk, actor=Actor(actor_key, actor_role), now=timezone.now())
