"""Reading the journal."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime

from django.db import connection
from django.db.models import Max

from verbond.journal.cards import EntryCard
from verbond.journal.core import chain
from verbond.journal.core.chain import (
    NOTHING_BEFORE,
    Link,
    Verification,
    actor_mark,
    export_line,
)
from verbond.journal.models import Entry, EntryQuerySet, Head

type Progress = Callable[[int, int], None]
_STEP = 1000


def entries_about(
    room: str, object_kind: str, object_key: str, limit: int = 20
) -> tuple[EntryCard, ...]:
    found = Entry.objects.about(room, object_kind, object_key)[:limit]
    return tuple(EntryCard.of(entry) for entry in found)


def latest_entries(limit: int = 20) -> tuple[EntryCard, ...]:
    """Return what happened last, newest first."""
    return tuple(EntryCard.of(entry) for entry in Entry.objects.all()[:limit])


def entries_by(key: str, limit: int = 1000) -> tuple[EntryCard, ...]:
    """Find what one person did, newest first, by trying the key on every entry."""
    if not key:
        return ()
    marks = Entry.objects.exclude(actor="").values_list("sequence", "actor")
    own: list[int] = []
    for sequence, mark in marks.iterator(chunk_size=_STEP):
        if mark == actor_mark(key, sequence):
            own.append(sequence)
            if len(own) == limit:
                break
    return tuple(EntryCard.of(entry) for entry in Entry.objects.filter(sequence__in=own))


def head() -> Head:
    """Return the head, or that of an empty journal."""
    return Head.objects.filter(pk=Head.THE_ONE).first() or Head(sequence=0, hash=NOTHING_BEFORE)


def head_sequence() -> int:
    """Return the number of the last entry: the version of everything that operations changed."""
    found = Head.objects.filter(pk=Head.THE_ONE).values_list("sequence", flat=True).first()
    return found or 0


def head_hash() -> str:
    """Return the hash of the last entry: it stands for everything that operations changed."""
    # Asked at every request for a kept page: building this query costs more than running it.
    with connection.cursor() as cursor:
        cursor.execute("SELECT hash FROM journal_head WHERE id = %s", [Head.THE_ONE])
        row = cursor.fetchone()
    return str(row[0]) if row else NOTHING_BEFORE


def verify(progress: Progress | None = None) -> Verification:
    """Check the whole journal against itself and its head, without stopping writers."""
    last = head()
    links = _links(Entry.objects.filter(sequence__lte=last.sequence), last.sequence, progress)
    found = chain.verify(links, head=last.hash)
    if found.is_whole and Entry.objects.filter(sequence__gt=head().sequence).exists():
        return Verification(
            found.entries, found.head, found.entries + 1, "there are entries after the head"
        )
    return found


def _links(
    entries: EntryQuerySet, total: int, progress: Progress | None
) -> Iterator[tuple[Link, str]]:
    for count, entry in enumerate(entries.order_by("sequence").iterator(chunk_size=_STEP), 1):
        yield entry.link(), entry.hash
        if progress and (count % _STEP == 0 or count == total):
            progress(count, total)


def knows_head(expected: str) -> bool:
    """Say whether a hash is the head now, or was the head once."""
    return expected == head().hash or Entry.objects.filter(hash=expected).exists()


@dataclass(frozen=True, slots=True)
class Page:
    """Some entries, newest first, and where the next page begins (0: nowhere)."""

    entries: tuple[EntryCard, ...]
    before: int


def page_of_entries(
    *, room: str = "", object_kind: str = "", object_key: str = "", before: int = 0, size: int = 25
) -> Page:
    """Return entries with a sequence below `before`, narrowed to a room, kind or object."""
    wanted = {"room": room, "object_kind": object_kind, "object_key": object_key}
    found = Entry.objects.filter(**{name: value for name, value in wanted.items() if value})
    if before:
        found = found.filter(sequence__lt=before)
    cards = tuple(EntryCard.of(entry) for entry in found[: size + 1])
    return Page(cards[:size], cards[size - 1].sequence if len(cards) > size else 0)


def last_moments() -> dict[str, datetime]:
    """Return when each room last wrote an entry."""
    found = Entry.objects.order_by().values_list("room").annotate(Max("at"))
    return dict(found)


def rooms_with_entries() -> tuple[str, ...]:
    return tuple(Entry.objects.order_by("room").values_list("room", flat=True).distinct())


def export_lines(after: int, limit: int) -> Iterator[bytes]:
    """Give entries after a sequence, oldest first: the bytes that were hashed, and the hash."""
    entries = Entry.objects.filter(sequence__gt=after).order_by("sequence")[:limit]
    for entry in entries.iterator(chunk_size=_STEP):
        yield export_line(entry.link(), entry.hash)
