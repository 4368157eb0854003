"""The list in which a voter finds that a ballot is in."""

import hashlib
from collections.abc import Iterable


def receipts_text(hashes: Iterable[str]) -> str:
    """Return the content hashes, sorted, one a line; its sha256 is the hash of the closed box.

    >>> receipts_text(["ff", "0a"])
    '0a\\nff\\n'
    """
    return "".join(f"{one}\n" for one in sorted(hashes))


def sha256_of_bytes(content: bytes) -> str:
    """Return the fingerprint of a file."""
    return hashlib.sha256(content).hexdigest()
