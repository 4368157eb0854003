"""What is noted on a commitment beyond its words: proposed by a rule, decided by a person."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from verbond.agreement.models.evidence import Shows


class What(models.TextChoices):
    KIND = "kind", _("soort")
    SDG = "sdg", _("duurzaam ontwikkelingsdoel")
    THEME = "theme", _("werf")
    PLACE = "place", _("plek")
    TARGET = "target", _("doel")
    RESTATES = "restates", _("herhaalt")
    CONFLICTS = "conflicts", _("spreekt tegen")
    REFERS = "refers_to", _("verwijst naar")
    SEE_ALSO = "see_also", _("zie ook")
    EVIDENCE = "evidence", _("bewijs")


LINKS = (What.RESTATES, What.CONFLICTS, What.REFERS, What.SEE_ALSO)


class AnnotationSet(models.QuerySet["Annotation"]):
    def shown(self) -> "AnnotationSet":
        """What the public sees: all but the rejected, the proposed marked as such."""
        return self.exclude(state=Annotation.State.REJECTED)

    def open(self) -> "AnnotationSet":
        return self.filter(state=Annotation.State.PROPOSED)

    def confirmed(self) -> "AnnotationSet":
        return self.filter(state=Annotation.State.CONFIRMED)


class Annotation(models.Model):
    """One statement about one commitment, with the words that led to it.

    `value` is a kind, an SDG number, a theme's key, a place code, a target code, or for links the
    key of the other commitment (then `other` holds it too). For evidence it is "room:key" (then
    `evidence` holds it too), and `shows` says what it shows of this commitment.
    """

    class State(models.TextChoices):
        PROPOSED = "proposed", _("voorgesteld")
        CONFIRMED = "confirmed", _("bevestigd")
        REJECTED = "rejected", _("afgewezen")

    class Origin(models.TextChoices):
        RULE = "rule", pgettext_lazy("origin", "regel")
        FILE = "file", _("nagelezen bestand")
        PERSON = "person", _("medewerker")

    commitment = models.ForeignKey(
        "agreement.Commitment", on_delete=models.CASCADE, related_name="annotations"
    )
    what = models.CharField(max_length=10, choices=What)
    value = models.CharField(max_length=120)
    other = models.ForeignKey(
        "agreement.Commitment",
        null=True,
        on_delete=models.CASCADE,
        related_name="annotations_to",
    )
    evidence = models.ForeignKey(
        "agreement.Evidence", null=True, on_delete=models.CASCADE, related_name="ties"
    )
    shows = models.CharField(
        max_length=12, choices=Shows, blank=True, help_text="empty: what the evidence itself shows"
    )
    words = models.JSONField(default=list, help_text="the words that led to it")
    certainty = models.PositiveSmallIntegerField(default=0, help_text="percent, of the rule")
    note = models.TextField(blank=True)
    state = models.CharField(max_length=10, choices=State, default=State.PROPOSED)
    origin = models.CharField(max_length=10, choices=Origin, default=Origin.RULE)
    made_at = models.DateTimeField()
    decided_at = models.DateTimeField(null=True)
    decided_by = models.CharField(max_length=64, blank=True, help_text="a journal key")

    objects: ClassVar = AnnotationSet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["commitment", "what", "value"], name="annotation_once")
        ]
        indexes: ClassVar = [
            models.Index(fields=["what", "value"]),
            models.Index(fields=["state", "what"]),
            # One status asks the confirmed evidence of one commitment, among that of all.
            models.Index(fields=["commitment", "what", "state"]),
        ]

    def __str__(self) -> str:
        return f"{self.commitment_id} {self.what} {self.value}"
