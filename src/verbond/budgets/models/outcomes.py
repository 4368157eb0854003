"""The result with its certificate, what the council did with it, and the work that follows."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _


class Result(models.Model):
    """One count of a closed box: anybody can make it again from the published files."""

    round = models.OneToOneField("budgets.Round", on_delete=models.PROTECT, related_name="result")
    counted_at = models.DateTimeField()
    engine = models.CharField(max_length=80)
    # What `script/verbond count --format json` prints for the published file.
    count = models.JSONField()
    certificate = models.JSONField()
    # Levels A and C, computed once from the same ballots; each figure can be recomputed.
    explained = models.JSONField(default=dict)
    # The published .pb: ids drawn again, ages banded.
    election = models.BinaryField()
    election_sha256 = models.CharField(max_length=64)
    parameters = models.JSONField(default=dict, help_text="model, lot order, thresholds, hashes")
    # Figures by group that the published file is too fine to show; small groups are hidden.
    groups = models.JSONField(default=dict)
    receipts = models.TextField(blank=True, help_text="sorted content hashes, one a line")
    receipts_sha256 = models.CharField(max_length=64, blank=True, help_text="of the hash list")
    verified_at = models.DateTimeField(null=True, help_text="the independent verifier agreed")
    published_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return str(self.round_id)


class Pot(models.Model):
    """Money of a round with a use of its own, counted first; what it leaves goes to the rest."""

    result = models.ForeignKey(Result, on_delete=models.CASCADE, related_name="pots")
    code = models.SlugField(max_length=40)
    name = models.CharField(max_length=120)
    budget_cents = models.BigIntegerField()
    count = models.JSONField()
    certificate = models.JSONField()
    explained = models.JSONField(default=dict)
    election = models.BinaryField()
    election_sha256 = models.CharField(max_length=64)

    class Meta:
        ordering: ClassVar = ["result", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["result", "code"], name="pot_once")
        ]

    def __str__(self) -> str:
        return self.name


class Counting(models.Model):
    """A count on its way: asked, counted step by step by a worker, done or stopped."""

    class State(models.TextChoices):
        WAITING = "waiting", _("wacht op zijn beurt")
        COUNTING = "counting", _("wordt geteld")
        DONE = "done", _("geteld en nagekeken")
        FAILED = "failed", _("gestopt")

    round = models.OneToOneField("budgets.Round", on_delete=models.CASCADE, related_name="counting")
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    done = models.PositiveSmallIntegerField(default=0)
    total = models.PositiveSmallIntegerField(default=0)
    step = models.CharField(max_length=40, blank=True, help_text="what is being done now")
    problem = models.TextField(blank=True)
    asked_at = models.DateTimeField()
    asked_by = models.CharField(max_length=64, blank=True, help_text="a journal key")

    def __str__(self) -> str:
        return f"{self.round_id} {self.state}"

    @property
    def is_busy(self) -> bool:
        return self.state in {self.State.WAITING, self.State.COUNTING}


class Award(models.Model):
    """The money set apart for a chosen project, and how its account was closed."""

    proposal = models.OneToOneField(
        "budgets.Proposal", on_delete=models.PROTECT, related_name="award"
    )
    # The cost that people voted on stays, whatever is added or taken later.
    first_cents = models.BigIntegerField()
    cents = models.BigIntegerField()
    changed_because = models.TextField(blank=True)
    by_deviation = models.BooleanField(default=False, help_text="given or changed by the council")
    started_on = models.DateField(null=True)
    closed_on = models.DateField(null=True)
    closing_text = models.TextField(blank=True, help_text="what was made, in the final account")
    lock = models.PositiveIntegerField(default=0, help_text="raised by every save")

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(first_cents__gte=0, cents__gte=0), name="award_not_negative"
            )
        ]

    def __str__(self) -> str:
        return str(self.proposal_id)


class Deviation(models.Model):
    """The council decides otherwise than the count, in public, with reason and legal ground."""

    class Act(models.TextChoices):
        ADDS = "adds", _("voert toch uit")
        REMOVES = "removes", _("voert niet uit")
        CHANGES = "changes", _("verandert het bedrag")

    round = models.ForeignKey("budgets.Round", on_delete=models.PROTECT, related_name="deviations")
    proposal = models.ForeignKey(
        "budgets.Proposal", on_delete=models.PROTECT, related_name="deviations"
    )
    act = models.CharField(max_length=10, choices=Act)
    amount_cents = models.BigIntegerField(null=True)
    reason = models.TextField()
    legal_ground = models.CharField(max_length=300)
    said_by = models.CharField(max_length=160, help_text="the body that decided")
    decision_url = models.CharField(max_length=500, blank=True)
    decided_on = models.DateField()
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=64, help_text="a journal key")

    class Meta:
        ordering: ClassVar = ["decided_on", "pk"]

    def __str__(self) -> str:
        return f"{self.proposal_id} {self.act}"


class Milestone(models.Model):
    """A step in the work on a chosen project, with the day promised and the day reached."""

    proposal = models.ForeignKey(
        "budgets.Proposal", on_delete=models.CASCADE, related_name="milestones"
    )
    position = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=160)
    promised_on = models.DateField()
    # The first day promised stays, whatever is promised later.
    first_promised_on = models.DateField()
    moved_because = models.TextField(blank=True)
    reached_on = models.DateField(null=True)
    text = models.TextField(blank=True)
    lock = models.PositiveIntegerField(default=0, help_text="raised by every save")

    class Meta:
        ordering: ClassVar = ["proposal", "position"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["proposal", "position"], name="milestone_position_once")
        ]

    def __str__(self) -> str:
        return self.title


class Picture(models.Model):
    """A photo of a proposal or of the work, made smaller and without its hidden facts."""

    proposal = models.ForeignKey(
        "budgets.Proposal", on_delete=models.CASCADE, related_name="pictures"
    )
    milestone = models.ForeignKey(
        Milestone, null=True, on_delete=models.SET_NULL, related_name="pictures"
    )
    alt = models.CharField(max_length=200)
    credit = models.CharField(max_length=120, blank=True)
    media_type = models.CharField(max_length=40)
    width = models.PositiveIntegerField()
    height = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    made_at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["made_at", "pk"]

    def __str__(self) -> str:
        return self.alt


class PictureContent(models.Model):
    """The bytes of a picture, apart from its row."""

    picture = models.OneToOneField(
        Picture, on_delete=models.CASCADE, related_name="stored", primary_key=True
    )
    content = models.BinaryField()

    def __str__(self) -> str:
        return str(self.picture_id)


class Spending(models.Model):
    """Euros booked on a project: the booking itself stands in the ledger, under this key."""

    proposal = models.ForeignKey(
        "budgets.Proposal", on_delete=models.PROTECT, related_name="spendings"
    )
    key = models.CharField(max_length=120, unique=True, help_text="of the posting in the ledger")
    cents = models.BigIntegerField()
    on = models.DateField()
    text = models.CharField(max_length=200)
    reference = models.CharField(max_length=120, blank=True, help_text="of the city's accounts")
    reversed_because = models.TextField(blank=True, help_text="turned back in the ledger too")

    class Meta:
        ordering: ClassVar = ["on", "pk"]

    def __str__(self) -> str:
        return self.key


class Lesson(models.Model):
    """What one neighbourhood learned and another can use."""

    class Kind(models.TextChoices):
        WORKED = "worked", _("dit werkte")
        FAILED = "failed", _("dit werkte niet")
        TIP = "tip", _("tip")

    slug = models.SlugField(max_length=80, unique=True)
    round = models.ForeignKey(
        "budgets.Round", null=True, on_delete=models.PROTECT, related_name="lessons"
    )
    proposal = models.ForeignKey(
        "budgets.Proposal", null=True, on_delete=models.SET_NULL, related_name="lessons"
    )
    workshop = models.ForeignKey(
        "budgets.Workshop", null=True, on_delete=models.SET_NULL, related_name="lessons"
    )
    place_code = models.CharField(max_length=60, blank=True)
    kind = models.CharField(max_length=10, choices=Kind, default=Kind.TIP)
    title = models.CharField(max_length=160)
    text = models.TextField()
    topics = models.JSONField(default=list)
    author_name = models.CharField(max_length=120, blank=True)
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=64, blank=True, help_text="a journal key")
    published_at = models.DateTimeField(null=True)
    fictitious = models.BooleanField(default=False)
    lock = models.PositiveIntegerField(default=0, help_text="raised by every save")

    class Meta:
        ordering: ClassVar = ["-made_at"]

    def __str__(self) -> str:
        return self.title
