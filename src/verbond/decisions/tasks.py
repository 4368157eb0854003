"""Work that a worker does after the page has answered."""

from django.tasks import task
from django.utils import timezone

from verbond.decisions.operations.publishing import carry_out
from verbond.journal.facade import Actor


@task()
def publish_list(pk: int, actor_key: str, actor_role: str) -> None:
    """Publish the decision list of a meeting; killed half-way, it can be done again."""
    carry_out(pk=pk, actor=Actor(actor_key, actor_role), now=timezone.now())
