"""The euros of a version, by year and by kind, and what its balance needs besides."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from verbond.plan.models.adopted import Entity, Plan, Version
from verbond.plan.models.tree import Node


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
    external_id = models.CharField(max_length=120, help_text="as in the source; idempotent import")
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
        indexes: ClassVar = [models.Index(fields=["version", "stage", "year"])]

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
    note = models.CharField(max_length=300, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["version", "entity", "year", "what"], name="year_figure_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.year} {self.what} {self.cents}"


class DomainFigure(models.Model):
    """What a plan or account of another source gives for one policy domain, with its grade.

    Such a source has its own scope: its figures stand beside the plan and are never added to it.
    """

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="domain_figures")
    municipality = models.CharField(max_length=5, help_text="NIS code")
    report_year = models.PositiveSmallIntegerField(help_text="the first year of that plan")
    year = models.PositiveSmallIntegerField(default=0, help_text="0: all years of that plan")
    domain = models.CharField(max_length=1, help_text="second digit of the policy field")
    policy_field = models.CharField(max_length=4, blank=True)
    kind = models.CharField(max_length=12, choices=Line.Kind, default=Line.Kind.INVESTMENT)
    stage = models.CharField(max_length=8, choices=Line.Stage, default=Line.Stage.ESTIMATE)
    cents = models.BigIntegerField()
    source = models.CharField(max_length=300)
    grade = models.CharField(max_length=20)
    checked_on = models.DateField()
    scope_note = models.CharField(max_length=500, blank=True)
    fictitious = models.BooleanField(default=False)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=[
                    "plan", "municipality", "report_year", "year", "domain", "policy_field",
                    "kind", "stage", "source",
                ],
                name="domain_figure_once",
            )
        ]  # fmt: skip
        ordering: ClassVar = ["report_year", "year", "domain", "policy_field"]

    def __str__(self) -> str:
        return f"{self.report_year} {self.domain} {self.cents}"
