"""What is measured, where, when, by whom: nothing is overwritten, the unknown has its own row."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from verbond.indicators.core.reading import Status


class Source(models.Model):
    """Who published figures, under which licence, and when we fetched them."""

    class Grade(models.TextChoices):
        RECOUNTED = "recounted", _("door ons nageteld")
        QUOTED = "quoted", _("aangehaald uit een andere tekst")
        EXPECTED = "expected", _("bron die het zou moeten weten, nog niet geraadpleegd")

    code = models.SlugField(unique=True)
    name = models.CharField(max_length=200)
    publisher = models.CharField(max_length=200, blank=True)
    licence = models.CharField(max_length=300, blank=True)
    link_text = models.CharField(max_length=300, blank=True)
    url = models.URLField(blank=True)
    retrieved_on = models.DateField(null=True, blank=True)
    grade = models.CharField(max_length=20, choices=Grade, default=Grade.RECOUNTED)
    note = models.TextField(blank=True)


class Geography(models.Model):
    """What a figure is about: the municipality, a part of it, or something to compare with."""

    class Level(models.TextChoices):
        MUNICIPALITY = "municipality", _("gemeente")
        DISTRICT = "district", _("stadsdeel")
        NEIGHBOURHOOD = "neighbourhood", _("wijk")
        SECTOR = "sector", _("statistische sector")
        REFERENCE = "reference", _("vergelijking")
        OTHER_AREA = "other-area", _("ander gebied")

    code = models.CharField(max_length=40, unique=True)
    name = models.CharField(max_length=120)
    level = models.CharField(max_length=20, choices=Level)
    note = models.TextField(blank=True)

    class Meta:
        verbose_name_plural = "geographies"


class Domain(models.Model):
    """A chapter of the agreement, or 0 for figures about the city as a whole."""

    code = models.SlugField(max_length=60, unique=True)
    name = models.CharField(max_length=120)
    number = models.PositiveSmallIntegerField(unique=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["number"]


class Indicator(models.Model):
    """One thing that can be measured, with what a reader must know before believing it."""

    class Direction(models.TextChoices):
        UP = "up", _("hoger is beter")
        DOWN = "down", _("lager is beter")
        NONE = "none", _("geen betere kant")

    code = models.SlugField(max_length=60, unique=True)
    name = models.CharField(max_length=160)
    definition = models.TextField()
    unit = models.CharField(max_length=80)
    domain = models.ForeignKey(Domain, models.PROTECT, related_name="indicators")
    direction = models.CharField(max_length=10, choices=Direction, default=Direction.NONE)
    source = models.ForeignKey(Source, models.PROTECT, related_name="indicators")
    who_would_know = models.CharField(max_length=300)
    geographic_level = models.CharField(
        max_length=20, choices=Geography.Level, default=Geography.Level.MUNICIPALITY
    )
    decimals = models.PositiveSmallIntegerField(default=0)
    base_period = models.CharField(max_length=60, blank=True)
    reference = models.ForeignKey(
        Geography, models.PROTECT, null=True, blank=True, related_name="referring_indicators"
    )
    # By dimension a label and the labels of its values: road, "Type weg", regional, "gewestweg".
    dimensions = models.JSONField(default=dict, blank=True)
    room = models.CharField(max_length=40, blank=True)
    room_name = models.CharField(max_length=80, blank=True)
    note = models.TextField(blank=True)
    position = models.PositiveIntegerField(default=0)

    class Meta:
        ordering: ClassVar[list[str]] = ["position", "code"]


class Reading(models.Model):
    """One value as one source gave it on one day; a revision is another row."""

    indicator = models.ForeignKey(Indicator, models.CASCADE, related_name="readings")
    geography = models.ForeignKey(Geography, models.PROTECT, related_name="readings")
    breakdown = models.CharField(max_length=120, blank=True)
    period = models.CharField(max_length=40)
    period_from = models.DateField()
    period_to = models.DateField()
    # 14 + 6 digits, of which the importer accepts 15 significant ones: SQLite keeps no more.
    value = models.DecimalField(max_digits=20, decimal_places=6, null=True, blank=True)
    low = models.DecimalField(max_digits=20, decimal_places=6, null=True, blank=True)
    high = models.DecimalField(max_digits=20, decimal_places=6, null=True, blank=True)
    status = models.CharField(max_length=12, choices=[(s.value, s.value) for s in Status])
    vintage = models.DateField()
    source = models.ForeignKey(Source, models.PROTECT, related_name="readings")
    note = models.TextField(blank=True)
    stored_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar[list[str]] = ["period_from", "period_to", "breakdown", "vintage"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(
                fields=[
                    "indicator",
                    "geography",
                    "breakdown",
                    "period_from",
                    "period_to",
                    "source",
                    "vintage",
                ],
                name="reading_once_per_vintage",
            ),
            models.CheckConstraint(
                condition=Q(value__isnull=True, status__in=["missing", "suppressed"])
                | Q(value__isnull=False, status__in=["provisional", "final", "revised"]),
                name="reading_value_fits_status",
            ),
            models.CheckConstraint(
                condition=Q(low__isnull=True)
                | Q(high__isnull=True)
                | Q(low__lte=F("value"), high__gte=F("value")),
                name="reading_between_its_bounds",
            ),
            models.CheckConstraint(
                condition=Q(period_from__lte=F("period_to")), name="reading_period_runs_forward"
            ),
        ]


class Target(models.Model):
    """A measurable promise of the agreement, with how it can and cannot be read."""

    class Status(models.TextChoices):
        OPEN_DATA = "open-data", _("te meten met open cijfers")
        OWN_REGISTER = "own-register", _("te meten met een eigen register")
        BINARY = "binary", _("ja of nee, met een datum")
        AMBIGUOUS = "ambiguous", _("dubbelzinnig")

    class GoalKind(models.TextChoices):
        REACH = "reach", _("een waarde halen")
        AT_LEAST = "at-least", _("minstens")
        AT_MOST = "at-most", _("hoogstens")
        REFERENCE = "reference", _("het niveau van de vergelijking")
        DIRECTION = "direction", _("de goede kant op")
        KEEP = "keep", _("niet slechter dan bij de start")
        DONE = "done", _("gedaan")

    code = models.CharField(max_length=10, unique=True)
    measure = models.CharField(max_length=300)
    quote = models.TextField()
    unit = models.CharField(max_length=80)
    direction = models.CharField(max_length=200)
    deadline = models.CharField(max_length=200)
    deadline_on = models.DateField(null=True, blank=True)
    base = models.CharField(max_length=300)
    base_period = models.CharField(max_length=40, blank=True)
    status = models.CharField(max_length=20, choices=Status)
    goal_kind = models.CharField(max_length=12, choices=GoalKind)
    goal_value = models.DecimalField(max_digits=20, decimal_places=6, null=True, blank=True)
    note = models.TextField(blank=True)
    room = models.CharField(max_length=40, blank=True)
    room_name = models.CharField(max_length=80, blank=True)
    domain = models.ForeignKey(Domain, models.PROTECT, related_name="targets")
    raw_lines = models.JSONField(default=list)
    # every way to read an ambiguous promise: [{"reading": …, "computed_as": …}]
    ways_to_read = models.JSONField(default=list, blank=True)

    class Meta:
        ordering: ClassVar[list[str]] = ["code"]


class TargetIndicator(models.Model):
    """Which series measures a target, and which only says something about it."""

    class Kind(models.TextChoices):
        MEASURES = "measures", _("is de maat")
        RELATED = "related", _("zegt er iets over")

    kind = models.CharField(max_length=10, choices=Kind, default=Kind.MEASURES)
    target = models.ForeignKey(Target, models.CASCADE, related_name="links")
    indicator = models.ForeignKey(Indicator, models.CASCADE, related_name="target_links")
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering: ClassVar[list[str]] = ["target", "position"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["target", "indicator"], name="target_indicator_once")
        ]


class Milestone(models.Model):
    """One yes or no of a target: when it was due, and when it was done if that is known."""

    target = models.ForeignKey(Target, models.CASCADE, related_name="milestones")
    code = models.SlugField(max_length=40)
    title = models.CharField(max_length=200)
    due = models.CharField(max_length=120)
    due_on = models.DateField(null=True, blank=True)
    done_on = models.DateField(null=True, blank=True)
    evidence = models.TextField(blank=True)
    source = models.ForeignKey(
        Source, models.PROTECT, null=True, blank=True, related_name="milestones"
    )
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering: ClassVar[list[str]] = ["target", "position"]
        constraints: ClassVar[list[models.BaseConstraint]] = [
            models.UniqueConstraint(fields=["target", "code"], name="milestone_once"),
            models.CheckConstraint(
                condition=Q(done_on__isnull=True) | ~Q(evidence=""),
                name="milestone_done_needs_evidence",
            ),
        ]
