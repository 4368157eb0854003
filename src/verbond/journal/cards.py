"""What other rooms and pages see of the journal: frozen cards."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from verbond.journal.core.chain import actor_mark

if TYPE_CHECKING:
    from verbond.journal.models import Entry


@dataclass(frozen=True, slots=True)
class Actor:
    """Who acts: the erasable key of a person (empty for nobody) and the role acted in."""

    key: str
    role: str


SYSTEM = Actor("", "system")


@dataclass(frozen=True, slots=True)
class EntryCard:
    """One entry as pages show it; `actor` is a mark that joins no two entries."""

    sequence: int
    at: dt.datetime
    actor: str
    role: str
    verb: str
    room: str
    object_kind: str
    object_key: str
    summary: str
    reason: str
    details: Mapping[str, object]
    hash: str

    @classmethod
    def of(cls, entry: "Entry") -> "EntryCard":
        return cls(
            sequence=entry.sequence,
            at=entry.at,
            actor=entry.actor,
            role=entry.role,
            verb=entry.verb,
            room=entry.room,
            object_kind=entry.object_kind,
            object_key=entry.object_key,
            summary=entry.summary,
            reason=entry.reason,
            details=entry.details,
            hash=entry.hash,
        )

    def was_by(self, key: str) -> bool:
        """Say whether the person with this key did it."""
        return bool(key) and self.actor == actor_mark(key, self.sequence)
