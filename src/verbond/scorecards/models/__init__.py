"""Tables of the tests: versioned templates, runs over a subject, measures, exemptions."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Template(models.Model):
    """One version of a test, kept for ever: a run is read with the version it was made with."""

    class Gate(models.TextChoices):
        HARD = "hard", _("verplicht voor de agenda")
        ADVICE = "advice", _("advies")

    code = models.SlugField(max_length=60)
    version = models.PositiveIntegerField()
    name = models.CharField(max_length=160)
    gate = models.CharField(max_length=10, choices=Gate)
    signed_by = models.CharField(max_length=160, help_text="which function signs, in words")
    author = models.CharField(max_length=160, help_text="'eigen sjabloon' when it is ours")
    source = models.TextField(blank=True)
    valid_from = models.DateField()
    valid_until = models.DateField(null=True)
    content = models.JSONField(help_text="scope, questions and outcome rules, as core reads them")
    sha256 = models.CharField(max_length=64)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["code", "version"], name="template_version_once")
        ]
        ordering: ClassVar = ["code", "-version"]

    def __str__(self) -> str:
        return f"{self.code} {self.version}"


class Run(models.Model):
    """One filled-in test of one version (sha256) of a subject, such as a draft decision."""

    class State(models.TextChoices):
        OPEN = "open", _("wordt ingevuld")
        SIGNED = "signed", _("ondertekend")
        WITHDRAWN = "withdrawn", _("ingetrokken")

    template = models.ForeignKey(Template, on_delete=models.PROTECT, related_name="runs")
    copied_from = models.ForeignKey("self", null=True, on_delete=models.SET_NULL, related_name="+")
    room = models.SlugField(max_length=20)
    subject = models.CharField(max_length=90, help_text="key of the subject in its room")
    subject_version = models.CharField(max_length=64, help_text="sha256 of the tested text")
    subject_text = models.TextField(help_text="the tested text itself, to compare with later")
    title = models.CharField(max_length=500, help_text="of the subject, when the run started")
    state = models.CharField(max_length=10, choices=State, default=State.OPEN)
    answers = models.JSONField(default=dict)
    notes = models.JSONField(default=dict, help_text="what was written beside an answer")
    outcome = models.CharField(max_length=40, blank=True)
    reasons = models.JSONField(default=list)
    public_summary = models.TextField(blank=True)
    without_measure = models.TextField(
        blank=True, help_text="why nothing is done about a negative effect, said by who signs"
    )
    lock = models.PositiveIntegerField(default=0, help_text="raised by every save")
    started_at = models.DateTimeField()
    started_by = models.CharField(max_length=64, blank=True, help_text="a journal key")
    saved_at = models.DateTimeField(null=True)
    saved_by = models.CharField(max_length=64, blank=True, help_text="a journal key")
    signed_at = models.DateTimeField(null=True)
    signed_by = models.CharField(max_length=64, blank=True, help_text="a journal key")
    signer = models.CharField(max_length=160, blank=True, help_text="name and function, shown")
    is_public = models.BooleanField(default=True, help_text="everybody may read it, once signed")
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_why = models.TextField(blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["template", "room", "subject", "subject_version"],
                name="open_run_once",
                condition=Q(state="open"),
            )
        ]
        indexes: ClassVar = [models.Index(fields=["room", "subject"])]
        ordering: ClassVar = ["started_at", "pk"]

    def __str__(self) -> str:
        return f"{self.template_id} {self.subject}"


class Measure(models.Model):
    """What somebody will do about an effect that a test found."""

    run = models.ForeignKey(Run, on_delete=models.CASCADE, related_name="measures")
    text = models.CharField(max_length=500)
    owner = models.CharField(max_length=160)
    due_on = models.DateField()
    done_on = models.DateField(null=True)
    proof = models.CharField(max_length=500, blank=True)

    class Meta:
        ordering: ClassVar = ["due_on", "pk"]

    def __str__(self) -> str:
        return self.text


class Exemption(models.Model):
    """Why a subject goes without a test that it needs, said by a named person, published."""

    code = models.SlugField(max_length=60, help_text="code of the template")
    room = models.SlugField(max_length=20)
    subject = models.CharField(max_length=90)
    subject_version = models.CharField(max_length=64, help_text="sha256 of the text at that time")
    title = models.CharField(max_length=500, help_text="of the subject, at that time")
    reason = models.TextField()
    said_by = models.CharField(max_length=160, help_text="name and function, shown")
    at = models.DateTimeField()
    by = models.CharField(max_length=64, blank=True, help_text="a journal key")
    is_public = models.BooleanField(default=True, help_text="everybody may read it")
    withdrawn_at = models.DateTimeField(null=True)
    withdrawn_why = models.TextField(blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["code", "room", "subject"],
                name="exemption_once",
                condition=Q(withdrawn_at__isnull=True),
            )
        ]
        ordering: ClassVar = ["at", "pk"]

    def __str__(self) -> str:
        return f"{self.code} {self.subject}"
