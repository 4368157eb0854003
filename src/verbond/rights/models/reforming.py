"""What-ifs that were kept, and the tests of drafts that they hang at."""

from typing import ClassVar

from django.db import models


class WhatIf(models.Model):
    """Another rule on a fictitious city, with all that is needed to count it again.

    Never changes: the same question with the same rules is the same row. `key` is the beginning
    of `sha256`, the fingerprint of question, rules and figures together.
    """

    key = models.SlugField(max_length=16, unique=True)
    right = models.SlugField(max_length=60)
    question = models.JSONField(help_text="right, variant, other values, day, seed, persons")
    told = models.JSONField(help_text="labels, units and today's values, as they were shown")
    figures = models.JSONField(help_text="who gains, who loses, euros; small cells left out")
    rules_sha256 = models.CharField(max_length=64, help_text="of rules, figures and made city")
    code_version = models.CharField(max_length=20)
    sha256 = models.CharField(max_length=64)
    kept_at = models.DateTimeField()
    kept_by = models.CharField(max_length=64, blank=True, help_text="a journal key")

    class Meta:
        ordering: ClassVar = ["-kept_at", "-pk"]

    def __str__(self) -> str:
        return f"{self.right} {self.key}"


class WhatIfUse(models.Model):
    """A what-if that hangs at the tests of something of another room, such as a draft decision."""

    what_if = models.ForeignKey(WhatIf, on_delete=models.PROTECT, related_name="uses")
    room = models.SlugField(max_length=20)
    subject = models.CharField(max_length=90, help_text="key of the subject in its room")
    subject_version = models.CharField(max_length=64, help_text="sha256 of the text at that time")
    attached_at = models.DateTimeField()
    attached_by = models.CharField(max_length=64, blank=True, help_text="a journal key")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["what_if", "room", "subject"], name="what_if_once")
        ]
        indexes: ClassVar = [models.Index(fields=["room", "subject"], name="what_if_by_subject")]
        ordering: ClassVar = ["attached_at", "pk"]

    def __str__(self) -> str:
        return f"{self.what_if_id} {self.room} {self.subject}"
