"""Reading the journal."""

from collections.abc import Callable, Iterator

from verbond.journal.cards import EntryCard
from verbond.journal.core import chain
from verbond.journal.core.chain import NOTHING_BEFORE, Link, Verification, actor_mark
from verbond.journal.models import Entry, EntryQuerySet, Head

type Progress = Callable[[int, int], None]
_STEP = 1000


def entries_about(
    room: str, object_kind: str, object_key: str, limit: int = 20
) -> tuple[EntryCard, ...]:
    found = Entry.objects.about(room, object_kind, object_key)[:limit]
    return tuple(EntryCard.of(entry) for entry in found)


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
