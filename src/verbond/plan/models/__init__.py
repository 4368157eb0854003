"""Tables of the multi-year plan: plans, their versions, the tree, and the euros on it."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Entity(models.TextChoices):
    """Whose money it is."""

    CITY = "city", _("stad")
    OCMW = "ocmw", _("OCMW")
    AGB = "agb", _("autonoom gemeentebedrijf (AGB)")


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

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(last_year__gte=models.F("first_year")), name="plan_years_in_order"
            )
        ]
        ordering: ClassVar = ["-first_year", "slug"]

    def __str__(self) -> str:
        return self.title


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

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["plan", "number"], name="plan_version_once")
        ]
        ordering: ClassVar = ["plan", "number"]

    def __str__(self) -> str:
        return self.name


class Node(models.Model):
    """A policy goal, action plan or action in one version; its code is the same in all versions."""

    class Level(models.TextChoices):
        GOAL = "goal", _("beleidsdoelstelling")
        ACTION_PLAN = "action-plan", _("actieplan")
        ACTION = "action", _("actie")

    version = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="nodes")
    level = models.CharField(max_length=12, choices=Level)
    code = models.CharField(max_length=40)
    external_id = models.CharField(max_length=80, help_text="as in the source; idempotent import")
    parent = models.ForeignKey("self", null=True, on_delete=models.CASCADE, related_name="parts")
    name = models.CharField(max_length=500)
    is_priority = models.BooleanField(default=False)
    entity = models.CharField(max_length=5, choices=Entity, blank=True)
    policy_field = models.CharField(max_length=4, blank=True, help_text="four digits, as text")
    responsible = models.CharField(max_length=160, blank=True)
    report_codes = models.JSONField(default=list, help_text="free codes, such as SDG-1")
    text = models.TextField(blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["version", "level", "code"], name="plan_code_once"),
            models.UniqueConstraint(fields=["version", "external_id"], name="plan_external_once"),
        ]
        ordering: ClassVar = ["code"]

    def __str__(self) -> str:
        return f"{self.code} {self.name}"


class Line(models.Model):
    """An amount of one year; without an action it is an operation without goal."""

    class Kind(models.TextChoices):
        EXPLOITATION = "exploitation", _("exploitatie")
        INVESTMENT = "investment", _("investeringen")
        FINANCING = "financing", _("financiering")

    class Side(models.TextChoices):
        RECEIPTS = "receipts", _("ontvangsten")
        EXPENSES = "expenses", _("uitgaven")

    class Stage(models.TextChoices):
        ESTIMATE = "estimate", _("raming")
        CREDIT = "credit", _("krediet")
        BOOKED = "booked", _("geboekt")

    version = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="lines")
    node = models.ForeignKey(Node, null=True, on_delete=models.CASCADE, related_name="lines")
    external_id = models.CharField(max_length=80)
    entity = models.CharField(max_length=5, choices=Entity)
    policy_field = models.CharField(max_length=4, blank=True)
    year = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=12, choices=Kind)
    side = models.CharField(max_length=8, choices=Side)
    stage = models.CharField(max_length=8, choices=Stage)
    account = models.CharField(max_length=20, blank=True)
    cents = models.BigIntegerField()
    note = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["version", "external_id"], name="plan_line_once")
        ]
        indexes: ClassVar = [models.Index(fields=["version", "year"])]

    def __str__(self) -> str:
        return f"{self.year} {self.kind} {self.side} {self.cents}"


class YearFigure(models.Model):
    """What the balance needs besides the lines: repayments, unavailable means, debt."""

    class What(models.TextChoices):
        REPAYMENTS = "repayments", _("periodieke aflossingen")
        RECOVERIES = "recoveries", _("periodieke terugvordering")
        UNAVAILABLE = "unavailable", _("onbeschikbare gelden")
        DEBT = "debt", _("financiële schulden op 1 januari")

    version = models.ForeignKey(Version, on_delete=models.CASCADE, related_name="figures")
    entity = models.CharField(max_length=5, choices=Entity)
    year = models.PositiveSmallIntegerField()
    what = models.CharField(max_length=12, choices=What)
    cents = models.BigIntegerField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["version", "entity", "year", "what"], name="year_figure_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.year} {self.what} {self.cents}"
