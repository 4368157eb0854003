"""Tables of what the city decides: bodies, meetings, items with their drafts, votes, decisions."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Body(models.Model):
    """A governing body (bestuursorgaan): college, municipal council, OCMW council, AGB board."""

    class Kind(models.TextChoices):
        COLLEGE = "college", _("college van burgemeester en schepenen")
        COUNCIL = "council", _("gemeenteraad")
        OCMW_COUNCIL = "ocmw-council", _("raad voor maatschappelijk welzijn")
        BUREAU = "bureau", _("vast bureau")
        AGB_BOARD = "agb-board", _("raad van bestuur van het AGB")

    code = models.SlugField(unique=True, max_length=60)
    kind = models.CharField(max_length=14, choices=Kind)
    name = models.CharField(max_length=200)
    unit = models.CharField(max_length=200, help_text="the bestuurseenheid")
    uri = models.CharField(max_length=300, blank=True)
    fictitious = models.BooleanField(default=False)

    class Meta:
        ordering: ClassVar = ["code"]

    def __str__(self) -> str:
        return self.name


class Mandatary(models.Model):
    """Somebody with a mandate in a body, for a time."""

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="mandataries")
    key = models.SlugField(max_length=80)
    name = models.CharField(max_length=160)
    function = models.CharField(max_length=120, blank=True)
    uri = models.CharField(max_length=300, blank=True)
    since = models.DateField(null=True)
    until = models.DateField(null=True)
    fictitious = models.BooleanField(default=False)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["body", "key"], name="mandatary_once")
        ]
        ordering: ClassVar = ["name"]

    def __str__(self) -> str:
        return self.name


class Meeting(models.Model):
    """A session (zitting) of a body."""

    class State(models.TextChoices):
        PLANNED = "planned", _("gepland")
        ANNOUNCED = "announced", _("agenda gepubliceerd")
        HELD = "held", _("gehouden")
        CANCELLED = "cancelled", _("gaat niet door")

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="meetings")
    key = models.SlugField(unique=True, max_length=80)
    planned_at = models.DateTimeField()
    started_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)
    place = models.CharField(max_length=200, blank=True)
    # What the published minutes must name; empty stays unknown and is never guessed.
    chair = models.ForeignKey(Mandatary, null=True, on_delete=models.PROTECT, related_name="+")
    secretary = models.ForeignKey(Mandatary, null=True, on_delete=models.PROTECT, related_name="+")
    present = models.ManyToManyField(Mandatary, blank=True, related_name="+")
    state = models.CharField(max_length=10, choices=State, default=State.PLANNED)
    uri = models.CharField(max_length=500, blank=True, help_text="of an imported meeting")
    source_url = models.CharField(max_length=500, blank=True)
    fictitious = models.BooleanField(default=False)

    class Meta:
        ordering: ClassVar = ["-planned_at", "key"]

    def __str__(self) -> str:
        return self.key


class Item(models.Model):
    """A proposal on its way: draft, tests, agenda, decided, published."""

    class State(models.TextChoices):
        DRAFT = "draft", _("ontwerp")
        AGENDA = "agenda", _("op de agenda")
        DECIDED = "decided", _("beslist")
        PUBLISHED = "published", _("gepubliceerd")
        WITHDRAWN = "withdrawn", _("ingetrokken")

    key = models.SlugField(unique=True, max_length=80)
    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="items")
    meeting = models.ForeignKey(Meeting, null=True, on_delete=models.PROTECT, related_name="items")
    position = models.PositiveIntegerField(null=True, help_text="on the agenda, from 1")
    state = models.CharField(max_length=10, choices=State, default=State.DRAFT)
    is_public = models.BooleanField(default=True)
    is_added_later = models.BooleanField(default=False)
    subjects = models.JSONField(default=list, help_text="what it is about: which tests apply")
    corrects = models.ForeignKey(
        "decisions.Decision", null=True, on_delete=models.PROTECT, related_name="corrections"
    )
    lock = models.PositiveIntegerField(default=0, help_text="raised by every save")
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=64, blank=True, help_text="a journal key")
    uri = models.CharField(max_length=500, blank=True)
    fictitious = models.BooleanField(default=False)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["meeting", "position"],
                name="agenda_position_once",
                condition=Q(meeting__isnull=False, position__isnull=False),
            )
        ]
        ordering: ClassVar = ["meeting", "position", "pk"]

    def __str__(self) -> str:
        return self.key


class Draft(models.Model):
    """One version of the text of an item; a save makes a new one, none is overwritten."""

    item = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="drafts")
    number = models.PositiveIntegerField()
    title = models.CharField(max_length=500)
    summary = models.TextField(blank=True)
    motivation = models.TextField(blank=True)
    articles = models.JSONField(default=list, help_text="the texts, article 1 first")
    sha256 = models.CharField(max_length=64, help_text="of title, summary, motivation, articles")
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=64, blank=True, help_text="a journal key")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["item", "number"], name="draft_once")
        ]
        ordering: ClassVar = ["item", "number"]

    def __str__(self) -> str:
        return f"{self.item_id} {self.number}"


class Serves(models.Model):
    """An item names a commitment: proposed by matching words, or said and confirmed by a person."""

    class State(models.TextChoices):
        PROPOSED = "proposed", _("voorgesteld")
        CONFIRMED = "confirmed", _("bevestigd")
        REJECTED = "rejected", _("afgewezen")

    item = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="serves")
    commitment = models.ForeignKey(
        "agreement.Commitment", on_delete=models.PROTECT, related_name="+"
    )
    shows = models.CharField(max_length=12, help_text="agreement.Shows: what it does for it")
    state = models.CharField(max_length=10, choices=State, default=State.PROPOSED)
    words = models.JSONField(default=list)
    certainty = models.PositiveSmallIntegerField(default=0)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["item", "commitment"], name="serves_once")
        ]

    def __str__(self) -> str:
        return f"{self.item_id} → {self.commitment_id}"


class Document(models.Model):
    """A file or address that belongs to an item."""

    item = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="documents")
    name = models.CharField(max_length=200)
    url = models.CharField(max_length=500, blank=True)
    file = models.FileField(blank=True, upload_to="decisions/")
    sha256 = models.CharField(max_length=64, blank=True)

    class Meta:
        ordering: ClassVar = ["name", "pk"]

    def __str__(self) -> str:
        return self.name


class Treatment(models.Model):
    """How a meeting treated an item."""

    class Outcome(models.TextChoices):
        APPROVED = "approved", _("goedgekeurd")
        AMENDED = "amended", _("goedgekeurd met wijzigingen")
        REJECTED = "rejected", _("verworpen")
        POSTPONED = "postponed", _("uitgesteld")
        NOTED = "noted", _("kennis genomen")

    item = models.ForeignKey(Item, on_delete=models.PROTECT, related_name="treatments")
    meeting = models.ForeignKey(Meeting, on_delete=models.PROTECT, related_name="treatments")
    outcome = models.CharField(max_length=10, choices=Outcome)
    note = models.TextField(blank=True)
    at = models.DateTimeField()
    uri = models.CharField(max_length=500, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["item", "meeting"], name="treatment_once")
        ]

    def __str__(self) -> str:
        return f"{self.item_id} {self.outcome}"


class Vote(models.Model):
    """One vote on an item; a secret one has numbers only."""

    treatment = models.ForeignKey(Treatment, on_delete=models.CASCADE, related_name="votes")
    number = models.PositiveSmallIntegerField(default=1)
    subject = models.CharField(max_length=300, blank=True)
    is_secret = models.BooleanField(default=False)
    in_favour = models.PositiveSmallIntegerField()
    against = models.PositiveSmallIntegerField()
    abstained = models.PositiveSmallIntegerField()
    uri = models.CharField(max_length=500, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["treatment", "number"], name="vote_once")
        ]

    def __str__(self) -> str:
        return f"{self.in_favour}-{self.against}-{self.abstained}"


class Ballot(models.Model):
    """What one mandatary voted, when the vote was not secret."""

    class Choice(models.TextChoices):
        FAVOUR = "favour", _("voor")
        AGAINST = "against", _("tegen")
        ABSTAIN = "abstain", _("onthouding")

    vote = models.ForeignKey(Vote, on_delete=models.CASCADE, related_name="ballots")
    mandatary = models.ForeignKey(Mandatary, on_delete=models.PROTECT, related_name="ballots")
    choice = models.CharField(max_length=8, choices=Choice)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["vote", "mandatary"], name="ballot_once")
        ]

    def __str__(self) -> str:
        return f"{self.vote_id} {self.choice}"


class Decision(models.Model):
    """What was decided: a frozen copy of the draft. Never changed; a correction is a new one."""

    key = models.SlugField(unique=True, max_length=80)
    treatment = models.ForeignKey(Treatment, on_delete=models.PROTECT, related_name="decisions")
    title = models.CharField(max_length=500)
    summary = models.TextField(blank=True)
    motivation = models.TextField(blank=True)
    articles = models.JSONField(default=list, help_text="[{number, text}, …]")
    decided_on = models.DateField()
    published_at = models.DateTimeField(null=True)
    language = models.CharField(max_length=5, default="nl")
    document_type = models.CharField(max_length=300, blank=True, help_text="a concept URI")
    sha256 = models.CharField(max_length=64)
    corrects = models.ForeignKey(
        "self", null=True, on_delete=models.PROTECT, related_name="corrected_by"
    )
    uri = models.CharField(max_length=500, blank=True)
    fictitious = models.BooleanField(default=False)

    class Meta:
        indexes: ClassVar = [models.Index(fields=["published_at"])]
        ordering: ClassVar = ["-decided_on", "key"]

    def __str__(self) -> str:
        return self.title
