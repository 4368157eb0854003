"""The code of a saved check: twelve letters and digits that nobody misreads.

Crockford's base 32: no I, L, O or U; typed all the same, they are read as 1, 1, 0 and V.
"""

import re
from typing import Final

LETTERS: Final = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
LENGTH: Final = 12
GROUP: Final = 4
_READ_AS = str.maketrans({"I": "1", "L": "1", "O": "0", "U": "V"})


def code_of(number: int) -> str:
    """Write a number of 60 bits as a code.

    >>> code_of(0), code_of(2**60 - 1)
    ('000000000000', 'ZZZZZZZZZZZZ')
    """
    return "".join(LETTERS[number >> shift & 31] for shift in range(55, -1, -5))


def spaced(code: str) -> str:
    """Write a code as people read it aloud.

    >>> spaced("ABCD2345EFGH")
    'ABCD-2345-EFGH'
    """
    return "-".join(code[at : at + GROUP] for at in range(0, len(code), GROUP))


def typed(text: str) -> str | None:
    """Return the code that somebody meant, or None when it cannot be one.

    >>> typed(" abcd 2345 efgh "), typed("oil0-0000-000u"), typed("abc")
    ('ABCD2345EFGH', '01100000000V', None)
    """
    letters = re.sub(r"[\s.\-_]+", "", text[:60]).upper().translate(_READ_AS)
    right = len(letters) == LENGTH and all(one in LETTERS for one in letters)
    return letters if right else None
