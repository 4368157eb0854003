"""A document that waits to be read by a task, and what the task found."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _


class WaitingImport(models.Model):
    """An uploaded document: read outside the web worker, then shown as a diff, then applied."""

    class State(models.TextChoices):
        WAITING = "waiting", _("wacht")
        READING = "reading", _("wordt gelezen")
        READY = "ready", _("klaar om na te kijken")
        APPLYING = "applying", _("wordt toegepast")
        APPLIED = "applied", _("toegepast")
        FAILED = "failed", _("niet gelukt")

    agreement_slug = models.SlugField(max_length=80)
    name = models.CharField(max_length=200)
    content = models.BinaryField()
    profile = models.CharField(max_length=80, blank=True)
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    progress = models.PositiveSmallIntegerField(default=0, help_text="percent")
    problem = models.TextField(blank=True)
    diff = models.JSONField(default=dict)
    apart = models.JSONField(default=list, help_text="keys judged to be another promise")
    asked_at = models.DateTimeField()
    asked_by = models.CharField(max_length=64, help_text="a journal key")
    finished_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ["-asked_at"]

    def __str__(self) -> str:
        return f"{self.name} ({self.state})"

    @property
    def is_busy(self) -> bool:
        """A task has yet to read or apply it."""
        return self.state in {self.State.WAITING, self.State.READING, self.State.APPLYING}
