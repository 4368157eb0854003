"""Text that may stand in the journal: visible characters only, of a bounded length."""

import unicodedata
from collections.abc import Mapping

SUMMARY_LENGTH = 500
REASON_LENGTH = 2000
_BIDI = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_INSTEAD = "\ufffd"


def visible(text: str, length: int) -> str:
    """Replace what cannot be seen or stored, then shorten to `length` characters.

    A journal never refuses an act for its wording, and never shows text that reverses a line.

    >>> visible("goed\\x00gekeurd", 40)
    'goed\ufffdgekeurd'
    >>> visible("abcdef", 4)
    'abc…'
    """
    seen = "".join(_INSTEAD if _is_hidden(letter) else letter for letter in text)
    return seen if len(seen) <= length else seen[: length - 1] + "…"


def visible_details(value: object) -> object:
    """Do the same for every text inside details."""
    match value:
        case str():
            return visible(value, REASON_LENGTH)
        case list() | tuple():
            return [visible_details(item) for item in value]
        case Mapping():
            return {key: visible_details(item) for key, item in value.items()}
        case _:
            return value


def has_hidden(text: str) -> bool:
    """Say whether text holds what cannot be seen or what reverses a line.

    >>> has_hidden("An"), has_hidden("A\u202en")
    (False, True)
    """
    return any(_is_hidden(letter) for letter in text)


def _is_hidden(letter: str) -> bool:
    if letter == "\n":
        return False
    return letter in _BIDI or unicodedata.category(letter) in {"Cc", "Cs", "Cn"}
