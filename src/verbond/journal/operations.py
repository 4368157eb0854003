"""Writing in the journal: the one thing that is done to it."""

import datetime as dt
from collections.abc import Mapping
from typing import cast

from django.db import transaction
from django.db.models import F

from verbond.journal.cards import Actor, EntryCard
from verbond.journal.core.chain import NOTHING_BEFORE, actor_mark, chain_hash, check_exact
from verbond.journal.core.errors import HeadLost
from verbond.journal.core.wording import (
    REASON_LENGTH,
    SUMMARY_LENGTH,
    visible,
    visible_details,
)
from verbond.journal.models import Entry, Head


@transaction.atomic
def record(  # noqa: PLR0913 - who, what, where, when, why: an entry has no fewer parts
    *,
    actor: Actor,
    verb: str,
    room: str,
    object_kind: str,
    object_key: str,
    summary: str,
    reason: str = "",
    details: Mapping[str, object] | None = None,
    at: dt.datetime,
) -> EntryCard:
    """Write one act, in the transaction of the act itself: both stay, or neither."""
    plain = cast("dict[str, object]", visible_details(details or {}))
    check_exact(plain)
    head = _take_turn()
    entry = Entry(
        sequence=head.sequence,
        previous=head.hash,
        at=at.astimezone(dt.UTC),
        actor=actor_mark(actor.key, head.sequence),
        role=actor.role,
        verb=verb,
        room=room,
        object_kind=object_kind,
        object_key=object_key,
        summary=visible(summary, SUMMARY_LENGTH),
        reason=visible(reason, REASON_LENGTH),
        details=plain,
    )
    entry.hash = chain_hash(entry.link())
    Entry.objects.bulk_create([entry])
    Head.objects.filter(pk=Head.THE_ONE).update(hash=entry.hash)
    return EntryCard.of(entry)


def record_view(
    *, actor: Actor, room: str, object_kind: str, object_key: str, reason: str, at: dt.datetime
) -> EntryCard:
    """Write that somebody looked into a file that is not public."""
    return record(
        actor=actor,
        verb="view",
        room=room,
        object_kind=object_kind,
        object_key=object_key,
        summary="Een dossier werd bekeken.",
        reason=reason,
        at=at,
    )


def wait_turn() -> None:
    """Let other writers finish, and keep those that come waiting until this transaction ends.

    An operation that locks rows of its own asks this first. Every act ends in the journal, so
    all then lock in one order, and two acts never wait for each other.
    """
    held = Head.objects.select_for_update().filter(pk=Head.THE_ONE)
    if held.first() is None:
        # The very first act has no row to wait for: two of them at once would both go on.
        _begin()
        held.first()


def _take_turn() -> Head:
    # The UPDATE comes first: it locks the row, so that whoever reads the head after it reads the
    # last committed one. Reading before it would let two writers take the same number.
    if not Head.objects.filter(pk=Head.THE_ONE).update(sequence=F("sequence") + 1):
        _begin()
        Head.objects.filter(pk=Head.THE_ONE).update(sequence=F("sequence") + 1)
    return Head.objects.get(pk=Head.THE_ONE)


def _begin() -> None:
    if Entry.objects.exists():
        raise HeadLost(
            "head_lost",
            "the journal has entries but no head; restore a backup, never make a new head",
        )
    # Another writer may begin at the same moment; the primary key keeps one of the two.
    Head.objects.bulk_create([Head(sequence=0, hash=NOTHING_BEFORE)], ignore_conflicts=True)
