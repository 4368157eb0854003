"""The tree of a version: policy goals, action plans and actions."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from verbond.plan.models.adopted import Entity, Version


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
