"""Work that a worker does after the page has answered."""

from django.tasks import task
from django.utils import timezone

from verbond.council.operations.reporting import render_report


@task()
def make_report(pk: int) -> None:
    """Make the files of a report that somebody asked for."""
    render_report(pk=pk, now=timezone.now())
