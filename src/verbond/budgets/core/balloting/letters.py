"""Receipts and codes: letters that nobody mistakes for another, on paper or over the phone."""

from typing import Final

from verbond.budgets.core.balloting.errors import LettersWrong

# Without 0 and O, 1, I and L, U and V sound and look apart once U is gone.
ALPHABET: Final = "23456789ABCDEFGHJKMNPQRSTVWXYZ"
RECEIPT_LENGTH: Final = 12
CODE_LENGTH: Final = 16
_GROUP: Final = 4


def letters_of(number: int, length: int) -> str:
    """Write a number as so many letters; `number` is drawn below `possible(length)`.

    >>> letters_of(0, 4), letters_of(possible(4) - 1, 4)
    ('2222', 'ZZZZ')
    """
    found = []
    for _ in range(length):
        number, place = divmod(number, len(ALPHABET))
        found.append(ALPHABET[place])
    return "".join(reversed(found))


def possible(length: int) -> int:
    """Return how many different texts of this length there are."""
    return int(len(ALPHABET) ** length)


def spaced(letters: str) -> str:
    """Write letters in groups of four, as people read them aloud.

    >>> spaced("ABCDEFGHJKMN")
    'ABCD-EFGH-JKMN'
    """
    return "-".join(letters[at : at + _GROUP] for at in range(0, len(letters), _GROUP))


def read_letters(typed: str, length: int) -> str:
    """Read what somebody typed: capitals, spaces and dashes do not matter.

    Raises `LettersWrong`: `length` or `letter`. The message never repeats what was typed.

    >>> read_letters(" abcd-efgh jkmn ", 12)
    'ABCDEFGHJKMN'
    """
    found = "".join(
        sign for sign in typed[:200].upper() if not sign.isspace() and sign not in "-–."
    )
    if len(found) != length:
        raise LettersWrong("length", f"found {len(found)} letters; expected {length}")
    if any(sign not in ALPHABET for sign in found):
        raise LettersWrong("letter", f"a letter that is never used; allowed: {ALPHABET}")
    return found
