"""What shows how far a commitment is: pieces of evidence, and the status that follows from them."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Shows(models.TextChoices):
    """What a piece of evidence shows about the commitment that it is tied to."""

    NOT_STARTED = "not-started", _("er is nog niets gebeurd")
    ASKED = "asked", _("de stad vroeg het")
    ANSWERED = "answered", _("er kwam een antwoord")
    PLANNED = "planned", _("het staat in het plan")
    DECIDED = "decided", _("het is beslist")
    STARTED = "started", _("het is begonnen")
    SPENT = "spent", _("er is geld voor betaald")
    COUNTED = "counted", _("er is een deel van")
    DONE = "done", _("het is er")
    PUBLISHED = "published", _("het is gepubliceerd")
    IN_FORCE = "in-force", _("de regel geldt")
    APPLIED = "applied", _("de regel wordt toegepast")
    MEASURED = "measured", _("het is gemeten")
    RUNNING = "running", _("het loopt nog")
    CHANGED = "changed", _("de stad besliste iets anders")
    DROPPED = "dropped", _("de stad doet het niet meer")


class EvidenceKind(models.TextChoices):
    DECISION = "decision", _("besluit")
    ACTION = "action", _("actie in het meerjarenplan")
    INDICATOR = "indicator", _("cijfer")
    MILESTONE = "milestone", _("mijlpaal met bewijs")
    REGISTER = "register", _("telling in een register")
    DOCUMENT = "document", _("gepubliceerd document")
    STATEMENT = "statement", _("verklaring van een verantwoordelijke")


class State(models.TextChoices):
    """The statuses; a value (`principle`) has none, and says so."""

    NOT_STARTED = "not-started", _("niet gestart")
    PREPARING = "preparing", _("in voorbereiding")
    UNDER_WAY = "under-way", _("in uitvoering")
    REALISED = "realised", _("gerealiseerd")
    CHANGED = "changed", _("gewijzigd")
    DROPPED = "dropped", _("vervallen")
    UNKNOWN = "unknown", _("onbekend")
    VALUE = "value", pgettext_lazy("status", "waarde")


class EvidenceSet(models.QuerySet["Evidence"]):
    def standing(self) -> "EvidenceSet":
        return self.filter(withdrawn_at=None)


class Evidence(models.Model):
    """One piece of evidence, kept under the room that has it; annotations tie it to commitments.

    `room` and `key` address it for ever: a later state of the same thing replaces the figures and
    the journal keeps the earlier ones. Amounts in cents; a figure that nobody knows is null, not 0.
    """

    room = models.SlugField(max_length=20)
    key = models.CharField(max_length=90, help_text="unique in its room, stable")
    kind = models.CharField(max_length=10, choices=EvidenceKind)
    shows = models.CharField(max_length=12, choices=Shows, help_text="unless the tie says other")
    title = models.CharField(max_length=300)
    url = models.CharField(max_length=500, blank=True, help_text="a path of the site or https://")
    source = models.CharField(max_length=300, help_text="who says so, in words")
    said_by = models.CharField(max_length=120, blank=True, help_text="the named officer")
    on = models.DateField(help_text="the day that it is about")
    number = models.DecimalField(null=True, max_digits=18, decimal_places=4)
    out_of = models.DecimalField(null=True, max_digits=18, decimal_places=4)
    unit = models.CharField(max_length=60, blank=True)
    is_met = models.BooleanField(null=True, help_text="a measure against its target")
    planned_cents = models.BigIntegerField(null=True)
    booked_cents = models.BigIntegerField(null=True)
    facts = models.JSONField(default=dict, help_text="amounts per year and the like, to show")
    fictitious = models.BooleanField(default=False)
    recorded_at = models.DateTimeField()
    recorded_by = models.CharField(max_length=64, blank=True, help_text="a journal key")
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_because = models.CharField(max_length=500, blank=True)

    objects: ClassVar = EvidenceSet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["room", "key"], name="evidence_once"),
            models.CheckConstraint(
                condition=Q(withdrawn_at=None) | ~Q(withdrawn_because=""),
                name="evidence_withdrawn_with_reason",
            ),
        ]
        ordering: ClassVar = ["-on", "room", "key"]

    def __str__(self) -> str:
        return f"{self.room}/{self.key}"


class Standing(models.Model):
    """The status of one commitment as the rules derived it; recomputed, never typed in."""

    commitment = models.OneToOneField(
        "agreement.Commitment", on_delete=models.CASCADE, related_name="standing"
    )
    state = models.CharField(max_length=12, choices=State, default=State.UNKNOWN)
    derived = models.CharField(max_length=12, choices=State, help_text="before a person overruled")
    because = models.CharField(max_length=40, help_text="the rule that decided")
    reasons = models.JSONField(default=list, help_text="what the explanation is made of")
    evidence = models.PositiveIntegerField(default=0, help_text="how many pieces count")
    planned_cents = models.BigIntegerField(null=True)
    booked_cents = models.BigIntegerField(null=True)
    number = models.DecimalField(null=True, max_digits=18, decimal_places=4)
    out_of = models.DecimalField(null=True, max_digits=18, decimal_places=4)
    newest_on = models.DateField(null=True)
    stale_on = models.DateField(null=True, help_text="from this day the newest evidence is old")
    since = models.DateField(help_text="the day that this state began")
    rules = models.CharField(max_length=20, help_text="version of the rules")

    class Meta:
        indexes: ClassVar = [models.Index(fields=["state"]), models.Index(fields=["stale_on"])]

    def __str__(self) -> str:
        return f"{self.commitment_id} {self.state}"


class StandingChange(models.Model):
    """An event: the status of a commitment became another."""

    commitment = models.ForeignKey(
        "agreement.Commitment", on_delete=models.CASCADE, related_name="standing_changes"
    )
    number = models.PositiveIntegerField(help_text="in the order of the commitment's changes")
    at = models.DateTimeField()
    before = models.CharField(max_length=12, choices=State, blank=True)
    after = models.CharField(max_length=12, choices=State)
    because = models.CharField(max_length=40)
    reasons = models.JSONField(default=list)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["commitment", "number"], name="change_once")
        ]
        indexes: ClassVar = [models.Index(fields=["at"])]
        ordering: ClassVar = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.commitment_id} {self.before} → {self.after}"


class Overruling(models.Model):
    """A person says another status than the rules, with a reason that everybody reads."""

    commitment = models.ForeignKey(
        "agreement.Commitment", on_delete=models.CASCADE, related_name="overrulings"
    )
    state = models.CharField(max_length=12, choices=State)
    reason = models.TextField()
    said_by = models.CharField(max_length=120, help_text="name and function, shown")
    at = models.DateTimeField()
    by = models.CharField(max_length=64, blank=True, help_text="a journal key")
    lifted_at = models.DateTimeField(null=True)
    lifted_because = models.TextField(blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["commitment"], condition=Q(lifted_at=None), name="one_overruling"
            )
        ]

    def __str__(self) -> str:
        return f"{self.commitment_id} {self.state}"


class Milestone(models.Model):
    """A step that has a day; it is done when a proof is recorded."""

    commitment = models.ForeignKey(
        "agreement.Commitment", on_delete=models.CASCADE, related_name="milestones"
    )
    title = models.CharField(max_length=200)
    due_on = models.DateField(null=True)
    is_last = models.BooleanField(default=False, help_text="with it, the promise is kept")
    proof = models.OneToOneField(
        Evidence, null=True, on_delete=models.SET_NULL, related_name="milestone"
    )
    fictitious = models.BooleanField(default=False)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["commitment", "title"], name="commitment_milestone_once"
            )
        ]
        ordering: ClassVar = ["due_on", "pk"]

    def __str__(self) -> str:
        return self.title


class Owner(models.Model):
    """Who keeps the evidence of a commitment up to date: a department, and a person with a role."""

    commitment = models.OneToOneField(
        "agreement.Commitment", on_delete=models.CASCADE, related_name="owner"
    )
    department = models.CharField(max_length=120)
    person = models.ForeignKey(
        "accounts.Person", null=True, on_delete=models.SET_NULL, related_name="+"
    )
    since = models.DateField()

    def __str__(self) -> str:
        return f"{self.commitment_id} {self.department}"


class Confirmation(models.Model):
    """A link in an owner's mail: one click says that it still runs; it expires."""

    commitment = models.ForeignKey(
        "agreement.Commitment", on_delete=models.CASCADE, related_name="+"
    )
    person = models.ForeignKey("accounts.Person", on_delete=models.CASCADE, related_name="+")
    token_hash = models.CharField(max_length=64, unique=True)
    made_at = models.DateTimeField()
    expires_at = models.DateTimeField()
    used_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"{self.commitment_id}"
