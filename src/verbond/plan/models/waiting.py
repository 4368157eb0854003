"""A file that waits to be read by a task, and what the task found in it."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _


class WaitingPlan(models.Model):
    """An uploaded plan: read outside the web worker, then shown as differences, then applied."""

    class State(models.TextChoices):
        WAITING = "waiting", _("wacht")
        READING = "reading", _("wordt gelezen")
        READY = "ready", _("klaar om na te kijken")
        WRONG = "wrong", _("er staan fouten in het bestand")
        APPLYING = "applying", _("wordt toegepast")
        APPLIED = "applied", _("toegepast")
        SAME = "same", _("verandert niets")
        FAILED = "failed", _("niet gelukt")

    class Shape(models.TextChoices):
        OWN = "own", _("het formaat van Verbond (CSV of XLSX)")
        CHECK = "check", _("een bestand voor check-plan (JSON)")
        BI = "bi", _("een export uit de BI-tool van Vlaanderen")

    name = models.CharField(max_length=200)
    shape = models.CharField(max_length=5, choices=Shape, default=Shape.OWN)
    content = models.BinaryField()
    # What a file of another shape does not say of itself: plan, number, kind, day, source, grade.
    facts = models.JSONField(default=dict)
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    progress = models.PositiveSmallIntegerField(default=0, help_text="percent")
    problem = models.TextField(blank=True)
    faults = models.JSONField(default=list, help_text="row, column, what, what is allowed")
    preview = models.JSONField(default=dict)
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
