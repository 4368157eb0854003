"""What was published of a right in a quarter. A row never changes: to correct is to add one."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

__all__ = ["Measure"]


class Measure(models.Model):
    """The figures of one right in one quarter; `right` is empty for those of all rules together.

    `figures` holds what JSON knows, no count of people below ten, and nobody's facts.
    """

    class Origin(models.TextChoices):
        MADE_CITY = "made_city", _("verzonnen stad (fictief)")
        RUN = "run", _("rechtenonderzoek")
        RULES = "rules", _("de regels zelf")

    right = models.CharField(max_length=60, blank=True)
    quarter = models.CharField(max_length=7)
    version = models.PositiveSmallIntegerField(default=1)
    on = models.DateField(help_text="the day that the rules were held against")
    figures = models.JSONField()
    origin = models.CharField(max_length=12, choices=Origin.choices)
    source = models.CharField(max_length=300)
    fictitious = models.BooleanField()
    sha256 = models.CharField(max_length=64)
    made_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["right", "-quarter", "-version"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["right", "quarter", "version"], name="measure_version_once"
            ),
            models.CheckConstraint(
                condition=~models.Q(origin="made_city") | models.Q(fictitious=True),
                name="measure_of_made_city_is_fictitious",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.right} {self.quarter}"
