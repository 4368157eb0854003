"""Counting, after the page has answered."""

from django.tasks import task
from django.utils import timezone

from verbond.budgets.operations.outcomes.waiting import carry_out
from verbond.journal.facade import Actor


@task()
def count_waiting(pk: int, actor_key: str, actor_role: str) -> None:
    """Count a round that waits; killed half-way, it can be asked again."""
    carry_out(pk=pk, actor=Actor(actor_key, actor_role), now=timezone.now())
