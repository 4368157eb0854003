"""The text itself: an agreement, its editions, and the addressable units that they hold."""

from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Role(models.TextChoices):
    TEXT = "text", _("tekst")
    STATEMENT = "statement", _("uitgangspunt")
    GOAL = "goal", pgettext_lazy("role", "doel")
    ACTION = "action", _("actie")
    POINT = "point", _("onderdeel")
    HIGHLIGHT = "highlight", _("highlight")
    THEME = "theme", _("werf")


class Kind(models.TextChoices):
    DELIVER = "deliver", _("maken of doen")
    FORMULA = "formula", _("regel of bedrag")
    TARGET = "target", _("meetbaar doel")
    STUDY = "study", _("onderzoeken")
    TEST = "test", _("toetsen")
    LOBBY = "lobby", _("vragen aan anderen")
    CONTINUE = "continue", _("voortzetten")
    PRINCIPLE = "principle", _("waarde")
    REFERENCE = "reference", _("verwijzing")


class Agreement(models.Model):
    """A coalition agreement of one city for one term."""

    slug = models.SlugField(unique=True, max_length=80)
    title = models.CharField(max_length=200)
    city = models.CharField(max_length=120)
    parties = models.CharField(max_length=300, blank=True)
    term_from = models.DateField(null=True)
    term_to = models.DateField(null=True)
    source_note = models.TextField(blank=True)
    fictitious = models.BooleanField(default=False)
    # Raised by every change that a page or the search shows; caches and indexes are keyed by it.
    generation = models.PositiveIntegerField(default=0)
    changed_at = models.DateTimeField(null=True)
    edition = models.ForeignKey(
        "agreement.Edition", null=True, on_delete=models.PROTECT, related_name="+"
    )

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("agreement:agreement", args=[self.slug])


class Edition(models.Model):
    """One imported state of the document, kept whole so that anybody can parse it again."""

    agreement = models.ForeignKey(Agreement, on_delete=models.PROTECT, related_name="editions")
    number = models.PositiveIntegerField()
    name = models.CharField(max_length=200)
    sha256 = models.CharField(max_length=64)
    format = models.CharField(max_length=10)
    profile = models.CharField(max_length=200)
    lines = models.JSONField(help_text="[[text, page], …] in order; line 1 first")
    report = models.JSONField(default=dict)
    imported_at = models.DateTimeField()
    changes = models.JSONField(default=dict, help_text="how many added, changed, moved, gone")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["agreement", "number"], name="edition_number_once")
        ]
        ordering: ClassVar = ["agreement", "number"]

    def __str__(self) -> str:
        return f"{self.agreement_id} editie {self.number}"


class Chapter(models.Model):
    """A chapter of the document: on the site, a domain of policy."""

    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="chapters")
    key = models.SlugField(max_length=100)
    number = models.CharField(max_length=20, blank=True)
    title = models.CharField(max_length=300)
    part = models.CharField(max_length=300, blank=True)
    position = models.PositiveIntegerField()
    line = models.PositiveIntegerField()
    page = models.PositiveIntegerField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["agreement", "key"], name="chapter_key_once")
        ]
        ordering: ClassVar = ["position"]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("agreement:chapter", args=[self.agreement.slug, self.key])

    @property
    def name(self) -> str:
        """The title as a name in a sentence: capitals only where a title shouts."""
        return self.title.capitalize() if self.title.isupper() else self.title

    @property
    def hue(self) -> int:
        """Which of the twenty-four domain colours it wears."""
        return (self.position - 1) % 24 + 1


class Section(models.Model):
    """A heading within a chapter, or before the first one (a foreword)."""

    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="sections")
    chapter = models.ForeignKey(
        Chapter, null=True, on_delete=models.CASCADE, related_name="sections"
    )
    number = models.CharField(max_length=20, blank=True)
    title = models.CharField(max_length=500)
    level = models.PositiveSmallIntegerField()
    position = models.PositiveIntegerField()
    line = models.PositiveIntegerField()
    page = models.PositiveIntegerField()

    class Meta:
        ordering: ClassVar = ["position"]

    def __str__(self) -> str:
        return self.title


class CommitmentSet(models.QuerySet["Commitment"]):
    """Sets of units that people ask for."""

    def current(self) -> "CommitmentSet":
        return self.filter(retired_at=None)

    def promises(self) -> "CommitmentSet":
        """Units that can be kept: actions, goals without actions and sub-points of neither.

        A mere reference is no promise, a highlight restates one, a goal is kept by its actions.
        """
        return self.current().filter(is_promise=True)

    def with_place(self) -> "CommitmentSet":
        return self.select_related("chapter", "section", "parent", "agreement__edition")


class Commitment(models.Model):
    """An addressable unit of the text; `is_promise` tells whether the city can keep it."""

    agreement = models.ForeignKey(Agreement, on_delete=models.CASCADE, related_name="commitments")
    key = models.SlugField(max_length=100)
    role = models.CharField(max_length=10, choices=Role)
    kind = models.CharField(max_length=10, choices=Kind, blank=True)
    kind_is_confirmed = models.BooleanField(default=False)
    is_promise = models.BooleanField(default=False)
    text = models.TextField()
    quote_hash = models.CharField(max_length=64)
    first_line = models.PositiveIntegerField()
    last_line = models.PositiveIntegerField()
    page = models.PositiveIntegerField()
    position = models.PositiveIntegerField()
    number = models.CharField(max_length=30, blank=True, help_text="display only, may change")
    chapter = models.ForeignKey(
        Chapter, null=True, on_delete=models.PROTECT, related_name="commitments"
    )
    section = models.ForeignKey(
        Section, null=True, on_delete=models.SET_NULL, related_name="commitments"
    )
    parent = models.ForeignKey("self", null=True, on_delete=models.SET_NULL, related_name="parts")
    theme = models.ForeignKey(
        "self", null=True, on_delete=models.SET_NULL, related_name="theme_texts"
    )
    found = models.JSONField(default=list, help_text="numbers, dates and conditions as found")
    tokens = models.TextField(blank=True, help_text="search tokens by field, made at import")
    added_at = models.DateTimeField()
    changed_at = models.DateTimeField()
    retired_at = models.DateTimeField(null=True)

    objects: ClassVar = CommitmentSet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["agreement", "key"], name="commitment_key_once"),
            models.CheckConstraint(
                condition=Q(last_line__gte=models.F("first_line")), name="commitment_lines_in_order"
            ),
        ]
        indexes: ClassVar = [
            models.Index(fields=["agreement", "retired_at", "position"]),
            models.Index(fields=["agreement", "first_line"]),
        ]
        ordering: ClassVar = ["position"]

    def __str__(self) -> str:
        return self.text[:80]

    def get_absolute_url(self) -> str:
        return reverse("agreement:commitment", args=[self.agreement.slug, self.key])


class CommitmentVersion(models.Model):
    """What a commitment said in an edition that changed it; the newest equals the commitment."""

    class Change(models.TextChoices):
        ADDED = "added", _("nieuw")
        CHANGED = "changed", _("gewijzigd")
        MOVED = "moved", _("verplaatst")
        GONE = "gone", _("verdwenen")

    commitment = models.ForeignKey(Commitment, on_delete=models.CASCADE, related_name="versions")
    edition = models.ForeignKey(Edition, on_delete=models.PROTECT, related_name="+")
    change = models.CharField(max_length=10, choices=Change)
    text = models.TextField()
    first_line = models.PositiveIntegerField()
    last_line = models.PositiveIntegerField()
    at = models.DateTimeField()

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["commitment", "edition"], name="one_version_an_edition")
        ]
        ordering: ClassVar = ["edition__number"]

    def __str__(self) -> str:
        return f"{self.commitment_id} {self.change}"
