"""Work of the shell that a worker does."""

from django.tasks import task


@task()
def sign_of_life() -> None:
    """Do nothing: that it was done shows that a worker runs."""
