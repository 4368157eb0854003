"""Which part of Verbond carries which promise, today or later."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _


class System(models.Model):
    """One of the systems that the agreement asks for."""

    class Works(models.TextChoices):
        YES = "yes", _("werkt")
        PARTLY = "partly", _("werkt voor een deel")
        NO = "no", _("nog niet gebouwd")

    code = models.CharField(max_length=8, unique=True)
    name = models.CharField(max_length=120)
    name_en = models.CharField(max_length=120)
    rooms = models.CharField(max_length=120)
    works = models.CharField(max_length=6, choices=Works, default=Works.NO)
    works_note = models.TextField(blank=True)
    position = models.PositiveSmallIntegerField()

    class Meta:
        ordering: ClassVar = ["position"]

    def __str__(self) -> str:
        return f"{self.code} {self.name}"


class SystemUse(models.Model):
    """A phrase of the agreement that a system carries."""

    agreement = models.ForeignKey("agreement.Agreement", on_delete=models.CASCADE)
    system = models.ForeignKey(System, on_delete=models.CASCADE, related_name="uses")
    commitment = models.ForeignKey(
        "agreement.Commitment", null=True, on_delete=models.SET_NULL, related_name="system_uses"
    )
    room = models.CharField(max_length=40)
    what = models.CharField(max_length=20)
    raw_line = models.PositiveIntegerField()
    unit_line = models.PositiveIntegerField(
        null=True, help_text="non-blank line on which the unit begins; none before the highlights"
    )
    kind = models.CharField(max_length=10)
    quote = models.TextField()

    class Meta:
        ordering: ClassVar = ["raw_line"]
        indexes: ClassVar = [models.Index(fields=["agreement", "raw_line"])]

    def __str__(self) -> str:
        return f"{self.system_id} regel {self.raw_line}"
