"""How a meeting treated an item, the votes, and the decision that came of it."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _


class Treatment(models.Model):
    """How a meeting treated an item."""

    class Outcome(models.TextChoices):
        APPROVED = "approved", _("goedgekeurd")
        AMENDED = "amended", _("goedgekeurd met wijzigingen")
        REJECTED = "rejected", _("verworpen")
        POSTPONED = "postponed", _("uitgesteld")
        NOTED = "noted", _("kennis genomen")

    item = models.ForeignKey("decisions.Item", on_delete=models.PROTECT, related_name="treatments")
    meeting = models.ForeignKey(
        "decisions.Meeting", on_delete=models.PROTECT, related_name="treatments"
    )
    outcome = models.CharField(max_length=10, choices=Outcome)
    note = models.TextField(blank=True)
    at = models.DateTimeField()
    uri = models.CharField(max_length=500, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["item", "meeting"], name="treatment_once")
        ]

    def __str__(self) -> str:
        return f"{self.item_id} {self.outcome}"


class Vote(models.Model):
    """One vote on an item; a secret one has numbers only."""

    treatment = models.ForeignKey(Treatment, on_delete=models.CASCADE, related_name="votes")
    number = models.PositiveSmallIntegerField(default=1)
    subject = models.CharField(max_length=300, blank=True)
    is_secret = models.BooleanField(default=False)
    in_favour = models.PositiveSmallIntegerField()
    against = models.PositiveSmallIntegerField()
    abstained = models.PositiveSmallIntegerField()
    uri = models.CharField(max_length=500, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["treatment", "number"], name="vote_once")
        ]

    def __str__(self) -> str:
        return f"{self.in_favour}-{self.against}-{self.abstained}"


class Ballot(models.Model):
    """What one mandatary voted, when the vote was not secret."""

    class Choice(models.TextChoices):
        FAVOUR = "favour", _("voor")
        AGAINST = "against", _("tegen")
        ABSTAIN = "abstain", _("onthouding")

    vote = models.ForeignKey(Vote, on_delete=models.CASCADE, related_name="ballots")
    mandatary = models.ForeignKey(
        "decisions.Mandatary", on_delete=models.PROTECT, related_name="ballots"
    )
    choice = models.CharField(max_length=8, choices=Choice)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["vote", "mandatary"], name="ballot_once")
        ]

    def __str__(self) -> str:
        return f"{self.vote_id} {self.choice}"


class Decision(models.Model):
    """What was decided: a frozen copy of the draft. Never changed; a correction is a new one."""

    key = models.SlugField(unique=True, max_length=80)
    treatment = models.ForeignKey(Treatment, on_delete=models.PROTECT, related_name="decisions")
    title = models.CharField(max_length=500)
    summary = models.TextField(blank=True)
    motivation = models.TextField(blank=True)
    articles = models.JSONField(default=list, help_text="[{number, text}, …]")
    decided_on = models.DateField()
    published_at = models.DateTimeField(null=True)
    language = models.CharField(max_length=5, default="nl")
    document_type = models.CharField(max_length=300, blank=True, help_text="a concept URI")
    sha256 = models.CharField(max_length=64)
    corrects = models.ForeignKey(
        "self", null=True, on_delete=models.PROTECT, related_name="corrected_by"
    )
    uri = models.CharField(max_length=500, blank=True)
    fictitious = models.BooleanField(default=False)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["published_at"])]
        ordering: ClassVar = ["-decided_on", "key"]

    def __str__(self) -> str:
        return self.title


class Publishing(models.Model):
    """A decision list that a worker publishes: how far it is, and what went wrong."""

    class State(models.TextChoices):
        WAITING = "waiting", _("wacht")
        CHECKING = "checking", _("wordt nagekeken")
        DONE = "done", _("gepubliceerd")
        FAILED = "failed", _("niet gepubliceerd")

    meeting = models.OneToOneField(
        "decisions.Meeting", on_delete=models.CASCADE, related_name="publishing"
    )
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(default=0)
    problem = models.TextField(blank=True)
    asked_at = models.DateTimeField()
    asked_by = models.CharField(max_length=64, blank=True, help_text="a journal key")

    def __str__(self) -> str:
        return f"{self.meeting_id} {self.state}"

    @property
    def is_busy(self) -> bool:
        return self.state in {self.State.WAITING, self.State.CHECKING}
