"""Who decides: governing bodies, the people in them, and when they meet."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _


class Body(models.Model):
    """A governing body (bestuursorgaan): college, municipal council, OCMW council, AGB board."""

    class Kind(models.TextChoices):
        COLLEGE = "college", _("college van burgemeester en schepenen")
        COUNCIL = "council", _("gemeenteraad")
        OCMW_COUNCIL = "ocmw-council", _("raad voor maatschappelijk welzijn")
        BUREAU = "bureau", _("vast bureau")
        AGB_BOARD = "agb-board", _("raad van bestuur van het AGB")

    code = models.SlugField(unique=True, max_length=60)
    kind = models.CharField(max_length=14, choices=Kind)
    name = models.CharField(max_length=200)
    unit = models.CharField(max_length=200, help_text="the bestuurseenheid")
    uri = models.CharField(max_length=300, blank=True)
    rules = models.JSONField(
        default=list, help_text="[{since, seats, quorum, tie, source}, …]: as given, never assumed"
    )
    taken_over = models.BooleanField(default=False, help_text="known from a page of elsewhere")
    fictitious = models.BooleanField(default=False)

    class Meta:
        ordering: ClassVar = ["code"]

    def __str__(self) -> str:
        return self.name


class Mandatary(models.Model):
    """Somebody with a mandate in a body, for a time."""

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="mandataries")
    key = models.SlugField(max_length=80)
    name = models.CharField(max_length=160)
    function = models.CharField(max_length=120, blank=True)
    has_vote = models.BooleanField(default=True, help_text="a secretary sits there without one")
    uri = models.CharField(max_length=300, blank=True)
    since = models.DateField(null=True)
    until = models.DateField(null=True)
    fictitious = models.BooleanField(default=False)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["body", "key"], name="mandatary_once")
        ]
        ordering: ClassVar = ["name"]

    def __str__(self) -> str:
        return self.name


class Meeting(models.Model):
    """A session (zitting) of a body."""

    class State(models.TextChoices):
        PLANNED = "planned", _("gepland")
        ANNOUNCED = "announced", _("agenda gepubliceerd")
        HELD = "held", _("gehouden")
        CANCELLED = "cancelled", _("gaat niet door")

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="meetings")
    key = models.SlugField(unique=True, max_length=80)
    planned_at = models.DateTimeField()
    started_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    place = models.CharField(max_length=200, blank=True)
    # What the published minutes must name; empty stays unknown and is never guessed.
    chair = models.ForeignKey(Mandatary, null=True, on_delete=models.PROTECT, related_name="+")
    secretary = models.ForeignKey(Mandatary, null=True, on_delete=models.PROTECT, related_name="+")
    present = models.ManyToManyField(Mandatary, blank=True, related_name="+")
    state = models.CharField(max_length=10, choices=State, default=State.PLANNED)
    uri = models.CharField(max_length=500, blank=True, help_text="of an imported meeting")
    source_url = models.CharField(max_length=500, blank=True)
    fictitious = models.BooleanField(default=False)

    class Meta:
        ordering: ClassVar = ["-planned_at", "key"]

    def __str__(self) -> str:
        return self.key
