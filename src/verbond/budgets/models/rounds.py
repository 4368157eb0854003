"""What money there is, by which model a round goes, and where it stands in its phases."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _


class PhaseCode(models.TextChoices):
    """The steps of a round, in this order; a model says which of them it has."""

    IDEA = "idea", _("idee")
    PLAN = "plan", _("plan")
    CHECK = "check", _("nakijken")
    VOTE = "vote", _("stemmen")
    RESULT = "result", _("uitslag")
    EXECUTION = "execution", _("uitvoeren")


class Instrument(models.Model):
    """One way to let residents decide on money: micro grant, citizens' or district budget."""

    class Kind(models.TextChoices):
        GRANT = "grant", _("steun op aanvraag")
        CITY = "city", _("stemming van de hele stad")
        DISTRICT = "district", _("stemming per stadsdeel")

    code = models.SlugField(max_length=40, unique=True)
    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=10, choices=Kind)
    summary = models.TextField(blank=True)
    terms = models.JSONField(default=dict, help_text="dated amounts with source, grade, checked on")

    class Meta:
        ordering: ClassVar = ["code"]

    def __str__(self) -> str:
        return self.name


class Recipe(models.Model):
    """One version of a model: phases, ballot, electorate, rule, ties, completion, thresholds."""

    slug = models.SlugField(max_length=60)
    version = models.PositiveIntegerField()
    title = models.CharField(max_length=160)
    summary = models.TextField(blank=True)
    document = models.JSONField(help_text="as core.recipe reads it")
    sha256 = models.CharField(max_length=64, help_text="of the canonical document")
    reason = models.TextField(blank=True, help_text="why this version was made")
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=64, blank=True, help_text="a journal key")
    # Published versions never change.
    published_at = models.DateTimeField(null=True)
    lock = models.PositiveIntegerField(default=0, help_text="raised by every save")

    class Meta:
        ordering: ClassVar = ["slug", "-version"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["slug", "version"], name="recipe_version_once")
        ]

    def __str__(self) -> str:
        return f"{self.title} ({self.version})"


class Envelope(models.Model):
    """Money of one district (or the whole city) over several years; rounds draw from it."""

    slug = models.SlugField(max_length=60, unique=True)
    name = models.CharField(max_length=160)
    instrument = models.ForeignKey(Instrument, on_delete=models.PROTECT, related_name="envelopes")
    # Empty: the whole city. A code of places, not a key: editions of a division follow each other.
    place_code = models.CharField(max_length=60, blank=True)
    amount_cents = models.BigIntegerField()
    first_on = models.DateField()
    last_on = models.DateField()
    source = models.TextField(help_text="where the amount comes from, with date and grade")
    # Its books in the ledger: book and account of this envelope.
    book = models.SlugField(max_length=60, blank=True)
    account = models.CharField(max_length=120, blank=True)
    fictitious = models.BooleanField(default=False)

    class Meta:
        ordering: ClassVar = ["slug"]
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(amount_cents__gte=0), name="envelope_not_negative"),
            models.CheckConstraint(condition=Q(last_on__gte=F("first_on")), name="envelope_days"),
        ]

    def __str__(self) -> str:
        return self.name


class Round(models.Model):
    """One time that people decide: an amount, a place, a model, and the days of its phases."""

    slug = models.SlugField(max_length=60, unique=True)
    title = models.CharField(max_length=160)
    summary = models.TextField(blank=True)
    instrument = models.ForeignKey(Instrument, on_delete=models.PROTECT, related_name="rounds")
    recipe = models.ForeignKey(Recipe, on_delete=models.PROTECT, related_name="rounds")
    envelope = models.ForeignKey(
        Envelope, null=True, blank=True, on_delete=models.PROTECT, related_name="rounds"
    )
    place_code = models.CharField(max_length=60, blank=True, help_text="empty: the whole city")
    budget_cents = models.BigIntegerField()
    earmark_cents = models.BigIntegerField(default=0, help_text="of the budget, for ateliers")
    languages = models.JSONField(default=list, help_text="of the ballot, Dutch first")
    # Before publication only staff sees it.
    published_at = models.DateTimeField(null=True)
    # The phase that people opened last; days alone never open or close a vote.
    phase = models.CharField(max_length=10, choices=PhaseCode, default=PhaseCode.IDEA)
    is_closed = models.BooleanField(default=False)
    # Frozen before the vote opens: model, projects with costs, electorate, lot order, thresholds.
    frozen_at = models.DateTimeField(null=True)
    frozen = models.JSONField(default=dict)
    frozen_sha256 = models.CharField(max_length=64, blank=True)
    lot_seed = models.CharField(max_length=64, blank=True)
    vote_opened_at = models.DateTimeField(null=True)
    vote_closed_at = models.DateTimeField(null=True)
    ballots_counted = models.PositiveIntegerField(null=True, help_text="set when the vote closes")
    box_sha256 = models.CharField(max_length=64, blank=True, help_text="of the closed ballot box")
    # Secret of this round: hashes of persons, codes and receipts cannot be tried without it.
    salt = models.CharField(max_length=64, blank=True)
    lock = models.PositiveIntegerField(default=0, help_text="raised by every save")
    made_at = models.DateTimeField()
    fictitious = models.BooleanField(default=False)

    class Meta:
        ordering: ClassVar = ["-made_at", "slug"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(budget_cents__gte=0, earmark_cents__gte=0)
                & Q(earmark_cents__lte=F("budget_cents")),
                name="round_amounts",
            )
        ]

    def __str__(self) -> str:
        return self.title


class Phase(models.Model):
    """A step of a round with its days; the last day counts."""

    round = models.ForeignKey(Round, on_delete=models.CASCADE, related_name="phases")
    code = models.CharField(max_length=10, choices=PhaseCode)
    position = models.PositiveSmallIntegerField()
    first_on = models.DateField()
    last_on = models.DateField()
    text = models.TextField(blank=True, help_text="what happens in this step, for residents")

    class Meta:
        ordering: ClassVar = ["round", "position"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["round", "code"], name="phase_once"),
            models.CheckConstraint(condition=Q(last_on__gte=F("first_on")), name="phase_days"),
        ]

    def __str__(self) -> str:
        return f"{self.round_id} {self.code}"
