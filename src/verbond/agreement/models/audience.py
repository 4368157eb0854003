"""People around a commitment: who follows it and who asks about it."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Follow(models.Model):
    """An e-mail address that wants news of one commitment; it counts once confirmed."""

    commitment = models.ForeignKey(
        "agreement.Commitment", on_delete=models.CASCADE, related_name="follows"
    )
    email = models.EmailField()
    person = models.ForeignKey(
        "accounts.Person", null=True, on_delete=models.CASCADE, related_name="+"
    )
    token_hash = models.CharField(max_length=64, unique=True)
    asked_at = models.DateTimeField()
    confirmed_at = models.DateTimeField(null=True)
    told_at = models.DateTimeField(null=True, help_text="news up to then was handed to the mail")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["commitment", "email"], name="follow_once")
        ]

    def __str__(self) -> str:
        return f"{self.commitment_id}"


class Question(models.Model):
    """A public question about a commitment, and what the city answered."""

    class State(models.TextChoices):
        WAITING = "waiting", _("wacht op nalezen")
        OPEN = "open", _("wacht op antwoord")
        ANSWERED = "answered", _("beantwoord")
        REFUSED = "refused", _("niet getoond")

    commitment = models.ForeignKey(
        "agreement.Commitment", on_delete=models.CASCADE, related_name="questions"
    )
    person = models.ForeignKey(
        "accounts.Person", null=True, on_delete=models.SET_NULL, related_name="+"
    )
    shown_name = models.CharField(max_length=80)
    email = models.EmailField(blank=True)
    text = models.TextField()
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    asked_at = models.DateTimeField()
    decided_at = models.DateTimeField(null=True)
    decided_reason = models.TextField(blank=True)
    answer = models.TextField(blank=True)
    answered_by = models.CharField(max_length=120, blank=True)
    answered_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=~Q(state="answered") | ~Q(answer=""), name="answered_has_answer"
            )
        ]
        ordering: ClassVar = ["asked_at"]

    def __str__(self) -> str:
        return self.text[:80]
