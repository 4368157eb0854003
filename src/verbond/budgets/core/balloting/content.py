"""What a ballot says, in one canonical form, so that the same ballot has the same hash."""

import hashlib
import json
from collections.abc import Iterable, Mapping


def canonical(value: object) -> str:
    """Write plain values as JSON: keys sorted, no white space; the same value, the same bytes.

    >>> canonical({"b": 1, "a": 2})
    '{"a":2,"b":1}'
    """
    return json.dumps(
        value, sort_keys=True, ensure_ascii=False, separators=(",", ":"), allow_nan=False
    )


def sha256_of(value: object) -> str:
    """Return the sha256 of the canonical form, in hexadecimal."""
    return hashlib.sha256(canonical(value).encode()).hexdigest()


def content_hash(secret: str, content: Mapping[str, int], frozen_sha256: str) -> str:
    """Return the hash that is published for one ballot after closing.

    `secret` is the receipt, which only the voter has (on paper: a number that is thrown away), so
    that nobody finds the content by trying. What was frozen is part of it: a ballot of one round
    proves nothing in another.
    """
    said = f"{frozen_sha256}\n{secret}\n{canonical(dict(content))}"
    return hashlib.sha256(said.encode()).hexdigest()


def box_hash(content_hashes: Iterable[str]) -> str:
    """Return the hash of a whole box: sha256 of the sorted hashes, one a line; order says nothing.

    >>> box_hash(["b", "a"]) == box_hash(["a", "b"])
    True
    """
    return hashlib.sha256(
        "".join(f"{one}\n" for one in sorted(content_hashes)).encode()
    ).hexdigest()


def shuffled(ids: Iterable[str], seed: str) -> tuple[str, ...]:
    """Return ids in the order that a seed gives: no place on a ballot is better for everybody."""
    return tuple(sorted(ids, key=lambda one: hashlib.sha256(f"{seed}\n{one}".encode()).digest()))


def lot_order(ids: Iterable[str], seed: str) -> tuple[str, ...]:
    """Return the order of a lot: ascending sha256 of `SEED:id`, as every count of ours draws it."""
    return tuple(sorted(ids, key=lambda one: hashlib.sha256(f"{seed}:{one}".encode()).hexdigest()))
