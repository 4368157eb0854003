"""A proposal on its way, each version of its text, and what it serves."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _


class Subject(models.TextChoices):
    """What an item is about, as far as it decides which tests it needs."""

    SUBSIDY = "subsidie", _("subsidie of toelage")
    REGULATION = "reglement", _("reglement of regel")
    TARIFF = "tarief", _("tarief, retributie of belasting")
    PROCUREMENT = "overheidsopdracht", _("overheidsopdracht")
    PLAN = "plan", _("beleidsplan of masterplan")
    BUILDING = "bouwproject", _("gebouw, plein of park")
    TRAFFIC = "verkeer", _("straat en verkeer")
    YOUTH = "jeugd", _("kinderen en jongeren")
    ASSOCIATION = "vereniging", _("vereniging of organisatie")
    HOUSING = "wonen", _("wonen")
    ENVIRONMENT = "milieu", _("groen, klimaat en milieu")
    SERVICE = "dienstverlening", _("loket of dienstverlening")
    COMMUNICATION = "communicatie", _("brief, folder of campagne")
    PEOPLE = "personeel", _("personeel van de stad")
    EVENT = "evenement", _("evenement")


class Item(models.Model):
    """A proposal on its way: draft, tests, agenda, decided, published."""

    class State(models.TextChoices):
        DRAFT = "draft", _("ontwerp")
        AGENDA = "agenda", _("op de agenda")
        DECIDED = "decided", _("beslist")
        PUBLISHED = "published", _("gepubliceerd")
        WITHDRAWN = "withdrawn", _("ingetrokken")

    key = models.SlugField(unique=True, max_length=80)
    body = models.ForeignKey("decisions.Body", on_delete=models.PROTECT, related_name="items")
    meeting = models.ForeignKey(
        "decisions.Meeting", null=True, on_delete=models.PROTECT, related_name="items"
    )
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
    withdrawn_because = models.TextField(blank=True)
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


class Does(models.TextChoices):
    """What a decision can show of a commitment; measures and payments come from elsewhere.

    The values are those of the agreement's evidence.
    """

    DECIDED = "decided", _("het is beslist")
    STARTED = "started", _("het is begonnen")
    DONE = "done", _("het is er")
    PUBLISHED = "published", _("het is gepubliceerd")
    IN_FORCE = "in-force", _("de regel geldt")
    APPLIED = "applied", _("de regel wordt toegepast")
    RUNNING = "running", _("het loopt nog")
    ASKED = "asked", _("de stad vroeg het")
    ANSWERED = "answered", _("er kwam een antwoord")
    CHANGED = "changed", _("de stad besliste iets anders")
    DROPPED = "dropped", _("de stad doet het niet meer")


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
    shows = models.CharField(
        max_length=12, choices=Does, default=Does.DECIDED, help_text="what it does for it"
    )
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
    """What belongs to an item: an address, or a file that is kept here."""

    item = models.ForeignKey(Item, on_delete=models.CASCADE, related_name="documents")
    name = models.CharField(max_length=200)
    url = models.CharField(max_length=500, blank=True)
    file_name = models.CharField(max_length=120, blank=True)
    media_type = models.CharField(max_length=80, blank=True)
    size = models.PositiveIntegerField(default=0, help_text="bytes")
    sha256 = models.CharField(max_length=64, blank=True)

    class Meta:
        ordering: ClassVar = ["name", "pk"]

    def __str__(self) -> str:
        return self.name

    @property
    def address(self) -> str:
        """Where it can be read: elsewhere, or here."""
        if self.url:
            return self.url
        return reverse("decisions:document", args=[self.pk, self.file_name])

    @property
    def kind_name(self) -> str:
        """Name the kind of a kept file as people know it: PDF, ODT, PNG, JPG."""
        return self.file_name.rpartition(".")[2].upper()


class Attachment(models.Model):
    """The bytes of a document, apart from its row: a list of documents never loads them."""

    document = models.OneToOneField(
        Document, on_delete=models.CASCADE, related_name="attachment", primary_key=True
    )
    content = models.BinaryField()

    def __str__(self) -> str:
        return str(self.document_id)
