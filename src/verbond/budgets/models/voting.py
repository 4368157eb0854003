"""The register of who took part, and the box of what they said: nothing joins the two.

No foreign key, person, address or time leads from a row of the register to a row of the box.
"""

import uuid
from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Channel(models.TextChoices):
    """How somebody took part."""

    ACCOUNT = "account", _("met een account")
    REGISTER = "register", _("met het register")
    CODE = "code", _("met een code op papier")
    PAPER = "paper", _("op papier")


class Elector(models.Model):
    """Somebody who may vote in a round, as the population register says; never a name or number."""

    round = models.ForeignKey("budgets.Round", on_delete=models.CASCADE, related_name="electors")
    key_hash = models.CharField(max_length=64, help_text="keyed hash of number and day of birth")
    neighbourhood = models.CharField(max_length=60, blank=True)
    age_band = models.CharField(max_length=10, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["round", "key_hash"], name="elector_once")
        ]

    def __str__(self) -> str:
        return self.key_hash[:8]


class AccountElector(models.Model):
    """An account of somebody on the list of electors: one account each, one elector each."""

    round = models.ForeignKey("budgets.Round", on_delete=models.CASCADE, related_name="+")
    person = models.ForeignKey("accounts.Person", on_delete=models.CASCADE, related_name="+")
    elector = models.OneToOneField(Elector, on_delete=models.CASCADE, related_name="account")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["round", "person"], name="account_elector_once")
        ]

    def __str__(self) -> str:
        return str(self.round_id)


class Participation(models.Model):
    """The register: this voter took part. It knows the day, not the ballot."""

    class State(models.TextChoices):
        VOTED = "voted", _("heeft gestemd")
        HANDED_OUT = "handed-out", _("kreeg een code of een biljet op papier")
        TAKEN_BACK = "taken-back", _("gaf het terug")

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    # No index of its own: the one of the constraint begins with it, and each costs every vote.
    round = models.ForeignKey(
        "budgets.Round", on_delete=models.PROTECT, related_name="participations", db_index=False
    )
    who_hash = models.CharField(max_length=64, help_text="keyed hash of person, elector or code")
    channel = models.CharField(max_length=10, choices=Channel)
    state = models.CharField(max_length=10, choices=State, default=State.VOTED)
    on = models.DateField()
    mixed = models.BooleanField(default=False, help_text="rewritten in shuffled order by a seal")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["round", "who_hash"], name="takes_part_once")
        ]

    def __str__(self) -> str:
        return f"{self.round_id} {self.state}"


class CodePackage(models.Model):
    """Codes printed together, for the streets of one list; deactivated together."""

    round = models.ForeignKey(
        "budgets.Round", on_delete=models.PROTECT, related_name="code_packages"
    )
    number = models.PositiveIntegerField()
    streets = models.TextField(help_text="where these letters go, or the desk that hands them out")
    neighbourhood = models.CharField(max_length=60, blank=True)
    size = models.PositiveIntegerField()
    made_at = models.DateTimeField()
    made_by = models.CharField(max_length=64, blank=True, help_text="a journal key")
    printed_at = models.DateTimeField(null=True, help_text="printed once; codes are not kept")
    # Who printed them could vote with them: they work once a second clerk says that they left.
    switched_on_at = models.DateTimeField(null=True)
    switched_on_by = models.CharField(max_length=64, blank=True, help_text="a journal key")
    deactivated_at = models.DateTimeField(null=True)
    deactivated_because = models.TextField(blank=True)

    class Meta:
        ordering: ClassVar = ["round", "number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["round", "number"], name="package_number_once")
        ]

    def __str__(self) -> str:
        return f"{self.round_id} {self.number}"


class Code(models.Model):
    """One printed code, as a keyed hash; whether it was used stands in the register alone."""

    package = models.ForeignKey(CodePackage, on_delete=models.PROTECT, related_name="codes")
    code_hash = models.CharField(max_length=64, unique=True)

    def __str__(self) -> str:
        return self.code_hash[:8]


class Ballot(models.Model):
    """The box: what one ballot says. No person, no time, no order; rewritten in shuffled order."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    # Read whole when it is counted, by receipt else: no index of its own slows casting.
    round = models.ForeignKey(
        "budgets.Round", on_delete=models.PROTECT, related_name="ballots", db_index=False
    )
    # Keyed hash of the receipt that only the voter holds; empty on paper.
    receipt_hash = models.CharField(max_length=64, blank=True)
    content = models.JSONField(help_text="{project key: points, or place from 1}")
    content_hash = models.CharField(
        max_length=64, help_text="sha256 of receipt and canonical content: published after closing"
    )
    channel = models.CharField(max_length=10, choices=Channel)
    neighbourhood = models.CharField(max_length=60, blank=True, help_text="only if the model says")
    age_band = models.CharField(max_length=10, blank=True, help_text="only if the model says")
    mixed = models.BooleanField(default=False, help_text="rewritten in shuffled order by a seal")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["round", "receipt_hash"],
                name="receipt_once",
                condition=~Q(receipt_hash=""),
            )
        ]

    def __str__(self) -> str:
        return self.content_hash[:8]


class BoxSeal(models.Model):
    """How many ballots lay in the box when it was shuffled; done often, and at closing."""

    round = models.ForeignKey("budgets.Round", on_delete=models.PROTECT, related_name="seals")
    number = models.PositiveIntegerField()
    on = models.DateField()
    ballots = models.PositiveIntegerField()
    participations = models.PositiveIntegerField()
    box_sha256 = models.CharField(max_length=64, blank=True, help_text="only of the last seal")

    class Meta:
        ordering: ClassVar = ["round", "number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["round", "number"], name="seal_number_once")
        ]

    def __str__(self) -> str:
        return f"{self.round_id} {self.number}"


class PaperBatch(models.Model):
    """Paper ballots that came in together: numbered sheets, entered twice, totals signed."""

    class State(models.TextChoices):
        OPEN = "open", _("wordt ingevoerd")
        DIFFERS = "differs", _("invoer verschilt")
        READY = "ready", _("klaar om te tekenen")
        SIGNED = "signed", _("getekend en in de bus")

    round = models.ForeignKey(
        "budgets.Round", on_delete=models.PROTECT, related_name="paper_batches"
    )
    number = models.PositiveIntegerField()
    place = models.CharField(max_length=160, help_text="where they were handed in")
    sheets_declared = models.PositiveIntegerField(help_text="counted by hand before entry")
    state = models.CharField(max_length=10, choices=State, default=State.OPEN)
    signed_by = models.JSONField(default=list, help_text="two journal keys")
    signed_on = models.DateField(null=True)
    lock = models.PositiveIntegerField(default=0, help_text="raised by every save")

    class Meta:
        ordering: ClassVar = ["round", "number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["round", "number"], name="batch_number_once")
        ]

    def __str__(self) -> str:
        return f"{self.round_id} {self.number}"


class PaperSheet(models.Model):
    """One paper ballot as two clerks read it; a third decides when they differ."""

    batch = models.ForeignKey(PaperBatch, on_delete=models.CASCADE, related_name="sheets")
    number = models.PositiveIntegerField()
    first = models.JSONField(null=True, help_text="the content, as Ballot.content; null: not yet")
    first_by = models.CharField(max_length=64, blank=True, help_text="a journal key")
    second = models.JSONField(null=True)
    second_by = models.CharField(max_length=64, blank=True)
    decided = models.JSONField(null=True, help_text="what goes into the box")
    decided_by = models.CharField(max_length=64, blank=True)
    is_invalid = models.BooleanField(default=False, help_text="read as invalid, with the reason")
    invalid_because = models.CharField(max_length=200, blank=True)

    class Meta:
        ordering: ClassVar = ["batch", "number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["batch", "number"], name="sheet_number_once")
        ]

    def __str__(self) -> str:
        return f"{self.batch_id} {self.number}"


class Reminder(models.Model):
    """Somebody asked to be reminded before the vote closes."""

    round = models.ForeignKey("budgets.Round", on_delete=models.CASCADE, related_name="reminders")
    person = models.ForeignKey("accounts.Person", on_delete=models.CASCADE, related_name="+")
    sent_at = models.DateTimeField(null=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["round", "person"], name="reminded_once")
        ]

    def __str__(self) -> str:
        return str(self.round_id)
