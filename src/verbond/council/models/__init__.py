"""Tables of the council's view: questions by members, reports made again, evaluations."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _


class MemberQuestion(models.Model):
    """A question of a council member, with the day that the answer is due."""

    class State(models.TextChoices):
        OPEN = "open", _("wacht op antwoord")
        ANSWERED = "answered", _("beantwoord")
        WITHDRAWN = "withdrawn", _("ingetrokken")

    key = models.SlugField(unique=True, max_length=40)
    body = models.SlugField(max_length=60, help_text="code of the decisions.Body")
    agreement = models.ForeignKey("agreement.Agreement", on_delete=models.PROTECT, related_name="+")
    commitment = models.ForeignKey(
        "agreement.Commitment", null=True, on_delete=models.PROTECT, related_name="+"
    )
    chapter = models.SlugField(max_length=100, blank=True, help_text="key of the domain")
    asked_by = models.CharField(max_length=160, help_text="the member's name, shown")
    person = models.ForeignKey(
        "accounts.Person", null=True, on_delete=models.SET_NULL, related_name="+"
    )
    text = models.TextField()
    asked_at = models.DateTimeField()
    due_on = models.DateField()
    due_rule = models.CharField(max_length=200, help_text="where the term comes from")
    state = models.CharField(max_length=10, choices=State, default=State.OPEN)
    answer = models.TextField(blank=True)
    answered_by = models.CharField(max_length=160, blank=True)
    answered_at = models.DateTimeField(null=True)
    lock = models.PositiveIntegerField(default=0)
    fictitious = models.BooleanField(default=False)

    class Meta:
        ordering: ClassVar = ["-asked_at", "key"]

    def __str__(self) -> str:
        return self.text[:80]


class Report(models.Model):
    """A report made from evidence: the frozen figures, and the files that follow from them."""

    class Kind(models.TextChoices):
        FOLLOW_UP = "follow-up", _("opvolgingsrapport")
        ANNUAL = "annual", _("jaarrapport")
        EVALUATION = "evaluation", _("tussentijdse evaluatie")

    class State(models.TextChoices):
        QUEUED = "queued", _("wacht")
        RENDERING = "rendering", _("wordt gemaakt")
        READY = "ready", _("klaar")
        FAILED = "failed", _("mislukt")

    key = models.SlugField(unique=True, max_length=80)
    agreement = models.ForeignKey("agreement.Agreement", on_delete=models.PROTECT, related_name="+")
    kind = models.CharField(max_length=12, choices=Kind)
    body = models.SlugField(max_length=60, blank=True, help_text="code of the decisions.Body")
    title = models.CharField(max_length=200)
    first_day = models.DateField()
    last_day = models.DateField()
    facts = models.JSONField(help_text="everything that the report says, canonical")
    facts_sha256 = models.CharField(max_length=64)
    state = models.CharField(max_length=10, choices=State, default=State.QUEUED)
    done = models.PositiveIntegerField(default=0, help_text="steps")
    steps = models.PositiveIntegerField(default=0)
    problem = models.TextField(blank=True)
    # In the database and not beside it: file and row come together, or neither, in a backup too.
    pdf = models.BinaryField(null=True)
    odt = models.BinaryField(null=True)
    pdf_sha256 = models.CharField(max_length=64, blank=True)
    odt_sha256 = models.CharField(max_length=64, blank=True)
    asked_at = models.DateTimeField()
    asked_by = models.CharField(max_length=64, blank=True, help_text="a journal key")
    fictitious = models.BooleanField(default=False)

    class Meta:
        ordering: ClassVar = ["-last_day", "key"]

    def __str__(self) -> str:
        return self.title

    @property
    def is_busy(self) -> bool:
        return self.state in {self.State.QUEUED, self.State.RENDERING}


class Evaluation(models.Model):
    """A moment at which the agreement, or a decision, says that something is evaluated."""

    agreement = models.ForeignKey("agreement.Agreement", on_delete=models.CASCADE, related_name="+")
    key = models.SlugField(max_length=80)
    title = models.CharField(max_length=300)
    quote = models.TextField(blank=True, help_text="the words that announce it")
    line = models.PositiveIntegerField(null=True, help_text="raw line of the document")
    commitment = models.ForeignKey(
        "agreement.Commitment", null=True, on_delete=models.SET_NULL, related_name="+"
    )
    on = models.DateField(null=True, help_text="empty: announced without a day")
    report = models.ForeignKey(Report, null=True, on_delete=models.SET_NULL, related_name="+")
    fictitious = models.BooleanField(default=False)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["agreement", "key"], name="evaluation_once")
        ]
        ordering: ClassVar = ["on", "key"]

    def __str__(self) -> str:
        return self.title
