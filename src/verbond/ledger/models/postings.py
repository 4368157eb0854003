"""What happens in a book: postings of balanced entries, and what is held back for later."""

from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _

from verbond.ledger.models.books import Account, Book


class Reservation(models.Model):
    """An amount held back on an account until a day, or until it is used or let go."""

    class State(models.TextChoices):
        OPEN = "open", _("loopt")
        SETTLED = "settled", _("gebruikt")
        RELEASED = "released", _("vrijgegeven")
        EXPIRED = "expired", _("vervallen")

    account = models.ForeignKey(Account, on_delete=models.PROTECT, related_name="reservations")
    key = models.CharField(unique=True, max_length=160, help_text="public: names no person")
    amount = models.BigIntegerField(help_text="whole units of the book, above zero")
    text = models.CharField(max_length=300, blank=True)
    until = models.DateField(null=True, help_text="its last day")
    state = models.CharField(max_length=8, choices=State, default=State.OPEN)
    made_at = models.DateTimeField()
    ended_at = models.DateTimeField(null=True)

    class Meta:
        ordering: ClassVar = ["key"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=models.Q(amount__gt=0), name="ledger_reservation_holds_something"
            ),
            models.CheckConstraint(
                condition=models.Q(state="open", ended_at__isnull=True)
                | (~models.Q(state="open") & models.Q(ended_at__isnull=False)),
                name="ledger_reservation_ended_once",
            ),
        ]
        indexes: ClassVar = [
            models.Index(
                fields=["account", "until"],
                condition=models.Q(state="open"),
                name="ledger_reservation_open",
            )
        ]

    def __str__(self) -> str:
        return self.key


class Posting(models.Model):
    """Something that happened on a day. Never changed, never removed: only turned back, once."""

    book = models.ForeignKey(Book, on_delete=models.PROTECT, related_name="postings")
    number = models.PositiveIntegerField(help_text="1, 2, 3 … in its book, without a gap")
    on = models.DateField()
    text = models.CharField(max_length=300, help_text="public: names no person")
    key = models.CharField(max_length=160, help_text="asked twice, written once")
    sha256 = models.CharField(max_length=64, help_text="of day, text, role and lines")
    lines = models.PositiveSmallIntegerField(help_text="how many entries it has")
    reverses = models.OneToOneField(
        "self", null=True, on_delete=models.PROTECT, related_name="reversed_by"
    )
    settles = models.ForeignKey(
        Reservation, null=True, on_delete=models.PROTECT, related_name="postings"
    )
    posted_at = models.DateTimeField()
    actor = models.CharField(max_length=64, blank=True, help_text="journal key; staff only")

    class Meta:
        ordering: ClassVar = ["book", "number"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["book", "number"], name="ledger_posting_number"),
            models.UniqueConstraint(fields=["book", "key"], name="ledger_posting_key"),
            models.CheckConstraint(condition=models.Q(number__gte=1), name="ledger_number_from_1"),
            models.CheckConstraint(condition=models.Q(lines__gte=2), name="ledger_two_sides"),
        ]

    def __str__(self) -> str:
        return f"{self.number}"


class Entry(models.Model):
    """One line of a posting: an amount on an account. The lines of a posting are zero together."""

    # Both have an index below that begins with them: a plain one would be a second.
    posting = models.ForeignKey(
        Posting, on_delete=models.PROTECT, related_name="entries", db_index=False
    )
    line = models.PositiveSmallIntegerField()
    account = models.ForeignKey(
        Account, on_delete=models.PROTECT, related_name="entries", db_index=False
    )
    amount = models.BigIntegerField(help_text="whole units of the book; never zero")

    class Meta:
        ordering: ClassVar = ["posting", "line"]
        verbose_name_plural = "entries"
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["posting", "line"], name="ledger_entry_line"),
            models.CheckConstraint(condition=~models.Q(amount=0), name="ledger_entry_not_zero"),
            models.CheckConstraint(condition=models.Q(line__gte=1), name="ledger_line_from_1"),
        ]
        indexes: ClassVar = [
            # In the order of posting: a sum meets only what the account once held.
            models.Index(fields=["account", "posting", "amount"], name="ledger_entry_sums")
        ]

    def __str__(self) -> str:
        return f"{self.posting_id}/{self.line}"
