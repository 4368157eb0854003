"""Saved checks, which only their code opens, and reports that an outcome is wrong."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _


class SavedCheck(models.Model):
    """Answers that somebody asked to keep: sealed with their code, which is not kept."""

    code_hash = models.CharField(max_length=64, unique=True)
    sealed = models.BinaryField()
    saved_at = models.DateTimeField()
    expires_at = models.DateTimeField(db_index=True)

    def __str__(self) -> str:
        return self.code_hash[:6]


class RuleReport(models.Model):
    """Somebody says that an outcome is wrong: a case without names, for who keeps the rules."""

    class State(models.TextChoices):
        NEW = "new", _("nog na te kijken")
        CONFIRMED = "confirmed", _("klopt: de regel was fout")
        REFUSED = "refused", _("de uitkomst was juist")

    number = models.CharField(max_length=12, unique=True)
    right = models.SlugField(max_length=60)
    day = models.DateField()
    verdict = models.CharField(max_length=20)
    case = models.TextField(blank=True, help_text="as YAML, without names; empty once wiped")
    words = models.TextField(blank=True)
    expected = models.CharField(max_length=20, blank=True)
    state = models.CharField(max_length=10, choices=State, default=State.NEW)
    reply = models.TextField(blank=True)
    lock = models.PositiveIntegerField(default=0)
    sent_at = models.DateTimeField()
    decided_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ["state", "sent_at"]

    def __str__(self) -> str:
        return self.number
