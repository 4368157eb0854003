"""The address of a proposal, from its title."""

import re
import unicodedata
from collections.abc import Collection
from typing import Final

LONGEST_KEY: Final = 60
# Words that stand behind `p/` or that would read as something else.
RESERVED: Final = frozenset({"new", "edit", "versions"})
_NOT_LETTERS = re.compile(r"[^a-z0-9]+")


def key_of(title: str, taken: Collection[str]) -> str:
    """Return a readable address that no other proposal of the round has.

    >>> key_of("Eén bank méér!", ()), key_of("水", ()), key_of("Bank", {"bank", "bank-2"})
    ('een-bank-meer', 'voorstel', 'bank-3')
    """
    plain = unicodedata.normalize("NFKD", title.casefold()).encode("ascii", "ignore").decode()
    stem = _NOT_LETTERS.sub("-", plain).strip("-")[:LONGEST_KEY].strip("-") or "voorstel"
    key, number = stem, 1
    while key in taken or key in RESERVED:
        number += 1
        key = f"{stem}-{number}"
    return key
