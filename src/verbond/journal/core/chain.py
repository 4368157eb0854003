"""The chain of the journal: what is hashed, how, and how anybody checks it.

Needs nothing but the standard library. docs/explanation/journal.md describes the form, so that a
third party can recompute it in any language.
"""

import hashlib
import hmac
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from verbond.journal.core.errors import DetailsNotExact

FORMAT = 1
NOTHING_BEFORE = "0" * 64
# Beyond this, a reader in another language may round a whole number (RFC 8259 section 6).
LARGEST_EXACT = 2**53 - 1


@dataclass(frozen=True, slots=True)
class Link:
    """One entry as it is hashed. `at` is UTC text such as 2026-11-23T06:30:00.000000Z."""

    sequence: int
    previous: str
    at: str
    actor: str
    role: str
    verb: str
    room: str
    object_kind: str
    object_key: str
    summary: str
    reason: str
    details: Mapping[str, object]

    def fields(self) -> dict[str, object]:
        """Return what is hashed, as plain values."""
        return {
            "format": FORMAT,
            "sequence": self.sequence,
            "previous": self.previous,
            "at": self.at,
            "actor": self.actor,
            "role": self.role,
            "verb": self.verb,
            "room": self.room,
            "object_kind": self.object_kind,
            "object_key": self.object_key,
            "summary": self.summary,
            "reason": self.reason,
            "details": dict(self.details),
        }


@dataclass(frozen=True, slots=True)
class Verification:
    """What a check of the chain found; `broken_at` is the first sequence that does not fit."""

    entries: int
    head: str
    broken_at: int | None = None
    why: str = ""

    @property
    def is_whole(self) -> bool:
        return self.broken_at is None


def actor_mark(key: str, sequence: int) -> str:
    """Return the mark under which one person stands in one entry; empty for nobody.

    A new mark for each entry: without the key, two entries of one person cannot be joined.

    >>> actor_mark("", 7)
    ''
    >>> actor_mark("k", 7) == actor_mark("k", 8)
    False
    """
    if not key:
        return ""
    return hmac.new(key.encode(), str(sequence).encode(), hashlib.sha256).hexdigest()[:32]


def canonical(link: Link) -> bytes:
    """Return the exact bytes that are hashed: JSON, keys sorted, no spaces, UTF-8.

    These are the bytes of `jq -cS`. Raises `DetailsNotExact` for a float or another odd value.
    """
    check_exact(link.details)
    return _plain(link.fields())


def _plain(fields: Mapping[str, object]) -> bytes:
    return json.dumps(fields, sort_keys=True, ensure_ascii=False, separators=(",", ":")).encode()


def chain_hash(link: Link) -> str:
    """Return the SHA-256 of an entry, which holds the hash of the entry before it."""
    return hashlib.sha256(canonical(link)).hexdigest()


def export_line(link: Link, kept_hash: str) -> bytes:
    """Return one line of the public export: what was hashed, with its hash, in the same form."""
    return _plain({**link.fields(), "hash": kept_hash}) + b"\n"


def check_exact(value: object, where: str = "details") -> None:
    """Refuse what two programs could write differently: floats, large numbers, odd keys."""
    match value:
        case None | bool() | str():
            return
        case int() if abs(value) <= LARGEST_EXACT:
            return
        case list():
            for index, item in enumerate(value):
                check_exact(item, f"{where}[{index}]")
        case Mapping():
            for key, item in value.items():
                _check_key(key, where)
                check_exact(item, f"{where}.{key}")
        case _:
            raise DetailsNotExact(
                "details_not_exact",
                f"{where} is {value!r:.60}; allowed are text, whole numbers up to 2^53, "
                "true, false, null, lists and objects of these",
            )


def _check_key(key: object, where: str) -> None:
    # Text beyond ASCII sorts differently in UTF-8 and UTF-16, so keys keep to ASCII.
    if not (isinstance(key, str) and key.isascii() and key.isprintable() and 0 < len(key) <= 80):
        raise DetailsNotExact(
            "details_key", f"{where} has the key {key!r:.60}; allowed is ASCII, 1 to 80 characters"
        )


def verify(entries: Iterable[tuple[Link, str]], *, head: str | None = None) -> Verification:
    """Check entries in order of sequence against their hashes, each other and the head.

    Finds any entry that was changed, removed, inserted or swapped; entries removed from the end
    are found by `head`, the hash that the last entry must have.
    """
    previous, count = NOTHING_BEFORE, 0
    for link, kept_hash in entries:
        why = _why_broken(link, kept_hash, expected=count + 1, previous=previous)
        if why:
            return Verification(count, previous, broken_at=count + 1, why=why)
        previous, count = kept_hash, count + 1
    if head is not None and head != previous:
        return Verification(count, previous, count + 1, f"the head should be {head}")
    return Verification(count, previous)


def _why_broken(link: Link, kept_hash: str, *, expected: int, previous: str) -> str:
    if link.sequence != expected:
        return f"entry {expected} is missing; entry {link.sequence} stands in its place"
    if link.previous != previous:
        return f"entry {expected} does not follow the entry before it"
    try:
        computed = chain_hash(link)
    except DetailsNotExact as error:
        return f"entry {expected} holds what was never written: {error.message}"
    return "" if computed == kept_hash else f"entry {expected} was changed: its hash differs"
