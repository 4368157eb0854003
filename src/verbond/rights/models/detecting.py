"""Detection runs: their purpose, who has a task, what was found, and who looked at it.

Nothing here says in clear who somebody is. Names, addresses and numbers are sealed with the key of
the run, which only its key holder can open (sealing_runs.py); a purge removes them for good.
"""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

__all__ = [
    "Access", "DetectionRun", "Envelope", "Follow", "Found", "GrantReview", "Hit", "KeyTries",
    "Objection", "Opening", "OptOut", "OptOutKey", "RunKey", "RunTally", "RunTask",
]  # fmt: skip

PEOPLE = "accounts.Person"


class DetectionRun(models.Model):
    """One search for people who miss a right, as one decision allows it."""

    class State(models.TextChoices):
        DRAFT = "draft", _("ontwerp")
        APPROVED = "approved", _("goedgekeurd")
        RUN = "run", _("uitgevoerd")
        FOLLOWING = "following", _("opvolging loopt")
        CLOSED = "closed", _("gesloten")
        PURGED = "purged", _("gewist")

    key = models.SlugField(max_length=20, unique=True)
    title = models.CharField(max_length=160)
    why = models.TextField()
    rights = models.JSONField(default=list)
    decision_number = models.CharField(max_length=60)
    decision_on = models.DateField(null=True)
    decision_body = models.CharField(max_length=160)
    decision_key = models.CharField(max_length=80, blank=True)
    legal_basis = models.TextField()
    sources = models.JSONField(default=list, help_text="name, day, columns")
    with_maybe = models.BooleanField(default=False)
    reference_on = models.DateField(null=True)
    retention_days = models.PositiveIntegerField(default=180)
    dpia = models.CharField(max_length=60)
    contact_point = models.CharField(max_length=300)
    automation = models.JSONField(default=dict)
    regulations = models.JSONField(default=dict)
    waves = models.PositiveSmallIntegerField(default=1)
    wave_gap_days = models.PositiveIntegerField(default=0)

    state = models.CharField(max_length=12, choices=State.choices, default=State.DRAFT)
    fictitious = models.BooleanField(default=False)
    lock = models.PositiveIntegerField(default=1)
    made_at = models.DateTimeField()
    approved_at = models.DateTimeField(null=True)
    approved_sha256 = models.CharField(max_length=64, blank=True)
    executed_at = models.DateTimeField(null=True)
    executed_on = models.DateField(null=True)
    seed = models.CharField(max_length=64, blank=True)
    rows_read = models.PositiveIntegerField(default=0)
    left_out = models.PositiveIntegerField(default=0, help_text="people who opted out")
    purge_on = models.DateField(null=True)
    closed_at = models.DateTimeField(null=True)
    purged_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ["-made_at", "-pk"]

    def __str__(self) -> str:
        return self.title

    @property
    def is_live(self) -> bool:
        """Whether people may still be contacted."""
        return self.state in {self.State.RUN, self.State.FOLLOWING}


class RunTask(models.Model):
    """Who does what in a run: the only way through the wall."""

    class Task(models.TextChoices):
        WRITER = "writer", _("schreef het ontwerp")
        OFFICER = "officer", _("verantwoordelijke")
        KEY_HOLDER = "key_holder", _("sleutelhouder")
        CONTACT = "contact", _("contactpersoon")

    run = models.ForeignKey(DetectionRun, on_delete=models.CASCADE, related_name="tasks")
    person = models.ForeignKey(PEOPLE, on_delete=models.CASCADE, related_name="+")
    task = models.CharField(max_length=12, choices=Task.choices)

    class Meta:
        ordering: ClassVar = ["run", "task", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["run", "person", "task"], name="run_task_once")
        ]

    def __str__(self) -> str:
        return self.task


class KeyTries(models.Model):
    """How often a passphrase was wrong, and until when nobody may try again."""

    salt = models.BinaryField()
    sealed = models.BinaryField()
    tries = models.PositiveSmallIntegerField(default=0)
    blocked_until = models.DateTimeField(null=True)
    made_at = models.DateTimeField()

    class Meta:
        abstract = True


class RunKey(KeyTries):
    """The key of a run, sealed by a passphrase that only its key holder knows."""

    run = models.OneToOneField(DetectionRun, on_delete=models.CASCADE, related_name="secret")

    def __str__(self) -> str:
        return str(self.run_id)


class OptOutKey(KeyTries):
    """The key of the list of who wants no letters, sealed by a passphrase of the key holders."""

    THE_ONE = 1

    def __str__(self) -> str:
        return str(self.pk)


class Found(models.Model):
    """Somebody for whom a run found a right. Who it is, is sealed."""

    run = models.ForeignKey(DetectionRun, on_delete=models.CASCADE, related_name="found")
    pseudonym = models.CharField(max_length=64)
    wave = models.PositiveSmallIntegerField()
    sealed_identity = models.BinaryField(help_text="with the key of the run")
    letter_hash = models.CharField(max_length=64, db_index=True)
    sealed_letter = models.BinaryField(help_text="with the code of the letter")
    opted_out_at = models.DateTimeField(null=True)
    # Only when somebody ties a letter to their own account.
    person = models.ForeignKey(PEOPLE, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        ordering: ClassVar = ["run", "pseudonym"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["run", "pseudonym"], name="found_once_per_run")
        ]

    def __str__(self) -> str:
        return self.pseudonym[:8]


class Hit(models.Model):
    """One right that somebody seems to miss, and what became of it."""

    class State(models.TextChoices):
        DETECTED = "detected", _("gevonden")
        CONTACTED = "contacted", _("brief gestuurd")
        ANSWERED = "answered", _("antwoordde")
        HELPED = "helped", _("geholpen")
        APPLIED = "applied", _("aangevraagd")
        GRANTED = "granted", _("toegekend")
        REFUSED = "refused", _("geweigerd door wie beslist")
        DECLINED = "declined", _("wil het niet")

    found = models.ForeignKey(Found, on_delete=models.CASCADE, related_name="hits")
    right = models.CharField(max_length=60)
    subject_kind = models.CharField(max_length=12)
    subject = models.CharField(max_length=64, help_text="pseudonym of a home or a care bond")
    verdict = models.CharField(max_length=16)
    amount_low = models.BigIntegerField(null=True)
    amount_high = models.BigIntegerField(null=True)
    unit = models.CharField(max_length=20, blank=True)
    sealed_facts = models.BinaryField(help_text="with the key of the run")
    state = models.CharField(max_length=12, choices=State.choices, default=State.DETECTED)
    state_on = models.DateField()
    lock = models.PositiveIntegerField(default=1)

    class Meta:
        ordering: ClassVar = ["found", "right", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["found", "right", "subject"], name="hit_once_per_person_and_subject"
            )
        ]

    def __str__(self) -> str:
        return self.right


class Follow(models.Model):
    """One step of a hit, with its day and how it went; nobody is ever refused by the platform."""

    class Channel(models.TextChoices):
        LETTER = "letter", _("brief")
        PHONE = "phone", _("telefoon")
        DESK = "desk", _("loket")
        VISIT = "visit", _("huisbezoek")
        ONLINE = "online", _("website")
        AUTHORITY = "authority", _("bericht van wie beslist")

    hit = models.ForeignKey(Hit, on_delete=models.CASCADE, related_name="steps")
    state = models.CharField(max_length=12, choices=Hit.State.choices)
    on = models.DateField()
    channel = models.CharField(max_length=12, choices=Channel.choices)
    authority = models.CharField(max_length=120, blank=True, help_text="who granted or refused")
    person = models.ForeignKey(PEOPLE, null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["hit", "pk"]

    def __str__(self) -> str:
        return self.state


class Opening(models.Model):
    """A request to know who is in a wave: asked, approved by another, opened by the key holder."""

    class State(models.TextChoices):
        ASKED = "asked", _("gevraagd")
        APPROVED = "approved", _("goedgekeurd")
        REFUSED = "refused", _("afgewezen")
        OPENED = "opened", _("geopend")

    run = models.ForeignKey(DetectionRun, on_delete=models.CASCADE, related_name="openings")
    number = models.PositiveIntegerField()
    wave = models.PositiveSmallIntegerField()
    reason = models.CharField(max_length=300)
    state = models.CharField(max_length=10, choices=State.choices, default=State.ASKED)
    asked_by = models.ForeignKey(PEOPLE, null=True, on_delete=models.SET_NULL, related_name="+")
    asked_at = models.DateTimeField()
    decided_by = models.ForeignKey(PEOPLE, null=True, on_delete=models.SET_NULL, related_name="+")
    decided_at = models.DateTimeField(null=True)
    opened_by = models.ForeignKey(PEOPLE, null=True, on_delete=models.SET_NULL, related_name="+")
    opened_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ["run", "-number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["run", "number"], name="opening_number_once")
        ]

    def __str__(self) -> str:
        return str(self.number)


class Envelope(KeyTries):
    """A contact list, sealed by a code that the key holder hands over in person."""

    opening = models.OneToOneField(Opening, on_delete=models.CASCADE, related_name="envelope")
    people = models.PositiveIntegerField()
    ends_on = models.DateField()

    def __str__(self) -> str:
        return str(self.opening_id)


class Access(models.Model):
    """Somebody looked at somebody: who, what, why and when. The person concerned may read it."""

    class What(models.TextChoices):
        KEY = "key", _("opende je naam en adres voor de contactlijst")
        LIST = "list", _("las de contactlijst waar je op staat")
        LETTERS = "letters", _("drukte je brief")
        HIT = "hit", _("bekeek je dossier")
        STEP = "step", _("noteerde een stap in je dossier")
        GRANT = "grant", _("keek een toekenning na")

    found = models.ForeignKey(Found, on_delete=models.CASCADE, related_name="accesses")
    person = models.ForeignKey(PEOPLE, null=True, on_delete=models.SET_NULL, related_name="+")
    role = models.CharField(max_length=20)
    what = models.CharField(max_length=10, choices=What.choices)
    reason = models.CharField(max_length=300)
    at = models.DateTimeField()

    class Meta:
        ordering: ClassVar = ["-at", "-pk"]

    def __str__(self) -> str:
        return self.what


class OptOut(models.Model):
    """Somebody who wants no letter: a keyed hash that only a key holder can make."""

    tag = models.CharField(max_length=64)
    right = models.CharField(max_length=60, blank=True, help_text="empty: no letter at all")
    since = models.DateTimeField()
    person = models.ForeignKey(PEOPLE, null=True, on_delete=models.SET_NULL, related_name="+")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["tag", "right"], name="opt_out_once")
        ]

    def __str__(self) -> str:
        return self.right or "*"


class GrantReview(models.Model):
    """A right that may be granted by itself: two people look at each, and the person may refuse."""

    class State(models.TextChoices):
        PROPOSED = "proposed", _("nog niemand keek")
        SEEN = "seen", _("één keer nagekeken")
        GRANTED = "granted", _("toegekend")
        INVITED = "invited", _("wordt een uitnodiging")
        DECLINED = "declined", _("de persoon wil het niet")

    hit = models.OneToOneField(Hit, on_delete=models.CASCADE, related_name="review")
    regulation = models.CharField(max_length=200)
    state = models.CharField(max_length=10, choices=State.choices, default=State.PROPOSED)
    first_by = models.ForeignKey(PEOPLE, null=True, on_delete=models.SET_NULL, related_name="+")
    first_at = models.DateTimeField(null=True)
    second_by = models.ForeignKey(PEOPLE, null=True, on_delete=models.SET_NULL, related_name="+")
    second_at = models.DateTimeField(null=True)
    because = models.CharField(max_length=300, blank=True)

    def __str__(self) -> str:
        return self.state


class Objection(models.Model):
    """What somebody says with the code of their letter: wrong, please look again, or no."""

    class Kind(models.TextChoices):
        WRONG = "wrong", _("een gegeven klopt niet")
        REVIEW = "review", _("laat een mens opnieuw kijken")
        DECLINE = "decline", _("ik wil dit niet")

    hit = models.ForeignKey(Hit, on_delete=models.CASCADE, related_name="objections")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    facts = models.JSONField(default=list, help_text="names of facts, never values")
    at = models.DateTimeField()
    answered_at = models.DateTimeField(null=True)
    answered_by = models.ForeignKey(PEOPLE, null=True, on_delete=models.SET_NULL, related_name="+")
    answer = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering: ClassVar = ["at", "pk"]

    def __str__(self) -> str:
        return self.kind


class RunTally(models.Model):
    """Counts that stay when people are wiped: per right, wave and stage."""

    run = models.ForeignKey(DetectionRun, on_delete=models.CASCADE, related_name="tallies")
    right = models.CharField(max_length=60, blank=True)
    wave = models.PositiveSmallIntegerField(default=0)
    stage = models.CharField(max_length=24)
    count = models.PositiveIntegerField()

    class Meta:
        ordering: ClassVar = ["run", "right", "wave", "stage"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["run", "right", "wave", "stage"], name="run_tally_once")
        ]

    def __str__(self) -> str:
        return self.stage
