"""The entries of the journal, and its head."""

import datetime as dt
from typing import NoReturn

from django.db import models
from django.utils.translation import gettext_lazy as _

from verbond.journal.core.chain import Link
from verbond.journal.core.errors import JournalSealed


def _refuse() -> NoReturn:
    raise JournalSealed(
        "journal_sealed", "an entry of the journal is never changed or removed; record a new one"
    )


class EntryQuerySet(models.QuerySet["Entry"]):
    """Entries, in the order in which they were written."""

    def about(self, room: str, object_kind: str, object_key: str) -> "EntryQuerySet":
        return self.filter(room=room, object_kind=object_kind, object_key=object_key)

    def update(self, **kwargs: object) -> NoReturn:
        _refuse()

    def delete(self) -> NoReturn:
        _refuse()


class Entry(models.Model):
    """Who did what, when, why. Written once."""

    sequence = models.BigIntegerField(primary_key=True)
    at = models.DateTimeField()
    actor = models.CharField(max_length=32, blank=True)
    role = models.CharField(max_length=20)
    verb = models.CharField(max_length=60)
    room = models.CharField(max_length=30)
    object_kind = models.CharField(max_length=60)
    object_key = models.CharField(max_length=200)
    summary = models.TextField()
    reason = models.TextField(blank=True)
    details = models.JSONField(default=dict)
    previous = models.CharField(max_length=64, unique=True)
    hash = models.CharField(max_length=64, unique=True)

    objects = EntryQuerySet.as_manager()

    class Meta:
        ordering = ["-sequence"]
        verbose_name = _("regel in het logboek")
        indexes = [
            models.Index(fields=["room", "object_kind", "object_key", "-sequence"], name="about"),
        ]

    def __str__(self) -> str:
        return f"{self.sequence} {self.verb}"

    def save(self, *args: object, **kwargs: object) -> NoReturn:
        # Only `operations.record` writes, by bulk_create, because it alone knows the chain.
        _refuse()

    def delete(self, *args: object, **kwargs: object) -> NoReturn:
        _refuse()

    def link(self) -> Link:
        return Link(
            sequence=self.sequence,
            previous=self.previous,
            at=moment(self.at),
            actor=self.actor,
            role=self.role,
            verb=self.verb,
            room=self.room,
            object_kind=self.object_kind,
            object_key=self.object_key,
            summary=self.summary,
            reason=self.reason,
            details=self.details,
        )


class Head(models.Model):
    """The last entry; its one row is also the lock that keeps writers in line."""

    THE_ONE = 1

    id = models.PositiveSmallIntegerField(primary_key=True, default=THE_ONE)
    sequence = models.BigIntegerField(default=0)
    hash = models.CharField(max_length=64)

    class Meta:
        constraints = [models.CheckConstraint(condition=models.Q(id=1), name="one_head")]

    def __str__(self) -> str:
        return f"{self.sequence} {self.hash}"


def moment(at: dt.datetime) -> str:
    """Write an instant as the chain does: UTC, six decimals, Z."""
    return at.astimezone(dt.UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")
