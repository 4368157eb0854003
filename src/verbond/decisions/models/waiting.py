"""A page with decisions that waits to be read, looked at and taken over."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _


class WaitingPage(models.Model):
    """A page that a clerk brought: read, shown as what would come in, then taken over whole."""

    class State(models.TextChoices):
        WAITING = "waiting", _("wacht")
        READING = "reading", _("wordt gelezen")
        READY = "ready", _("klaar om na te kijken")
        SAME = "same", _("stond er al helemaal")
        APPLYING = "applying", _("wordt overgenomen")
        APPLIED = "applied", _("overgenomen")
        FAILED = "failed", _("niet gelukt")

    name = models.CharField(max_length=200)
    source_url = models.CharField(max_length=500)
    content = models.BinaryField()
    fictitious = models.BooleanField(default=False)
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    preview = models.JSONField(default=dict)
    problem = models.TextField(blank=True)
    meeting = models.ForeignKey(
        "decisions.Meeting", null=True, on_delete=models.SET_NULL, related_name="+"
    )
    asked_at = models.DateTimeField()
    asked_by = models.CharField(max_length=64, blank=True, help_text="a journal key")

    class Meta:
        ordering: ClassVar = ["-asked_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.name} ({self.state})"

    @property
    def is_busy(self) -> bool:
        """A task has yet to read or take it over."""
        return self.state in {self.State.WAITING, self.State.READING, self.State.APPLYING}
