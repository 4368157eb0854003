"""A book and its accounts."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _


class Book(models.Model):
    """A sub-ledger in one unit. The city's own accounts stay the truth; this says what is ours."""

    class Unit(models.TextChoices):
        CENTS = "cents", _("euro")
        MINUTES = "minutes", _("minuten")
        POINTS = "points", _("punten")
        VOUCHERS = "vouchers", _("bonnen")
        WATT_HOURS = "watt-hours", _("wattuur")

    code = models.SlugField(unique=True, max_length=60)
    unit = models.CharField(max_length=12, choices=Unit, help_text="never another: all is in it")
    name = models.CharField(max_length=200)
    text = models.CharField(max_length=500, blank=True, help_text="what the book is for")
    is_public = models.BooleanField(default=True)
    fictitious = models.BooleanField(default=False)
    opened_at = models.DateTimeField()
    closed_until = models.DateField(null=True, help_text="nothing is posted on or before this day")

    class Meta:
        ordering: ClassVar = ["name", "code"]

    def __str__(self) -> str:
        return self.name


class Account(models.Model):
    """A place in a book; its code is a path, such as `envelopes/centre`."""

    class Kind(models.TextChoices):
        ASSET = "asset", _("wat er is")
        EXPENSE = "expense", _("wat besteed is")
        LIABILITY = "liability", _("wat nog te betalen is")
        INCOME = "income", _("wat binnenkwam")
        EQUITY = "equity", _("wat ter beschikking gesteld is")

    book = models.ForeignKey(Book, on_delete=models.PROTECT, related_name="accounts")
    code = models.CharField(max_length=160)
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=9, choices=Kind)
    limit = models.BigIntegerField(
        null=True, help_text="how far it may go past zero, against its side; empty: no limit"
    )
    closed_on = models.DateField(null=True)

    class Meta:
        ordering: ClassVar = ["code"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["book", "code"], name="ledger_account_once"),
            models.CheckConstraint(
                condition=models.Q(limit__isnull=True) | models.Q(limit__gte=0),
                name="ledger_limit_is_a_distance",
            ),
        ]

    def __str__(self) -> str:
        return self.code
