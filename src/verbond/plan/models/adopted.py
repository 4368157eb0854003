"""A multi-year plan, and the states in which it was adopted or accounted for."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Entity(models.TextChoices):
    """Whose money it is."""

    CITY = "city", _("stad")
    OCMW = "ocmw", _("OCMW")
    AGB = "agb", _("autonoom gemeentebedrijf (AGB)")
    # City and OCMW share one plan; a source that gives them together cannot be split afterwards.
    JOINT = "joint", _("stad en OCMW samen")


class PlanSet(models.QuerySet["Plan"]):
    def shown(self) -> "PlanSet":
        return self.filter(is_shown=True)


class Plan(models.Model):
    """A multi-year plan of one city."""

    slug = models.SlugField(unique=True, max_length=80)
    title = models.CharField(max_length=200)
    agreement = models.ForeignKey(
        "agreement.Agreement", null=True, on_delete=models.PROTECT, related_name="+"
    )
    rules = models.CharField(max_length=20, help_text="code of the rule set, such as bbc-2020")
    first_year = models.PositiveSmallIntegerField()
    last_year = models.PositiveSmallIntegerField()
    source = models.TextField(blank=True)
    fictitious = models.BooleanField(default=False)
    is_shown = models.BooleanField(default=False, help_text="it has a version that is whole")

    objects: ClassVar = PlanSet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(last_year__gte=models.F("first_year")), name="plan_years_in_order"
            )
        ]
        ordering: ClassVar = ["-first_year", "slug"]

    def __str__(self) -> str:
        return self.title


class VersionSet(models.QuerySet["Version"]):
    def shown(self) -> "VersionSet":
        return self.filter(is_whole=True)

    def plans(self) -> "VersionSet":
        """What was planned: the original and its adaptations."""
        return self.filter(kind__in=[Version.Kind.ORIGINAL, Version.Kind.ADAPTATION])


class Version(models.Model):
    """One adopted state of a plan (original, adaptation), or of what was booked (account)."""

    class Kind(models.TextChoices):
        ORIGINAL = "original", _("oorspronkelijk plan")
        ADAPTATION = "adaptation", _("aanpassing")
        FOLLOW_UP = "follow-up", _("opvolging")
        ACCOUNT = "account", _("jaarrekening")

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="versions")
    number = models.PositiveIntegerField()
    kind = models.CharField(max_length=12, choices=Kind)
    name = models.CharField(max_length=200)
    on = models.DateField(help_text="adopted on; for an account or follow-up: booked until")
    opening_cents = models.BigIntegerField(
        null=True, help_text="cumulative result of the year before"
    )
    stated = models.JSONField(default=dict, help_text="totals as stated by the document")
    source = models.TextField(blank=True)
    grade = models.CharField(max_length=20, blank=True)
    sha256 = models.CharField(max_length=64, blank=True, help_text="of the imported rows")
    imported_at = models.DateTimeField()
    fictitious = models.BooleanField(default=False)
    # Rows of a large file are written piece by piece; nobody sees them before the last is there.
    is_whole = models.BooleanField(default=True)
    waiting = models.ForeignKey(
        "plan.WaitingPlan", null=True, on_delete=models.SET_NULL, related_name="+"
    )

    objects: ClassVar = VersionSet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["plan", "number"], condition=Q(is_whole=True), name="plan_version_once"
            )
        ]
        ordering: ClassVar = ["plan", "number"]

    def __str__(self) -> str:
        return self.name

    @property
    def is_plan(self) -> bool:
        """Planned rather than booked: the norms of a plan hold for it."""
        return self.kind in {self.Kind.ORIGINAL, self.Kind.ADAPTATION}
