"""Keyed hashes: who has the database without the secret of the round cannot try values."""

import hashlib
import hmac
import re
from datetime import date
from typing import Final, Literal

from verbond.budgets.core.balloting.errors import ElectorWrong

type Purpose = Literal["person", "elector-list", "code", "receipt", "mark", "paper"]
_NUMBER: Final = re.compile(r"\d{11}")


def keyed(salt: str, purpose: Purpose, text: str) -> str:
    """Return the HMAC-SHA256 of a text under the secret of a round, in hexadecimal.

    The purpose is part of it: the hash of a code is never the hash of a receipt.
    """
    said = f"{purpose}\n{text}".encode()
    return hmac.new(salt.encode(), said, hashlib.sha256).hexdigest()


def elector_key(salt: str, number: str, born_on: date) -> str:
    """Return the keyed hash of a national number with a day of birth.

    Points, dashes and spaces in the number do not matter. Raises `ElectorWrong`, without the
    number in it.

    >>> one = elector_key("s", "85.07.30-033.28", date(1985, 7, 30))
    >>> one == elector_key("s", "85073003328", date(1985, 7, 30))
    True
    """
    digits = "".join(sign for sign in number[:40] if sign not in ".- \t")
    if not digits.isascii() or not _NUMBER.fullmatch(digits):
        raise ElectorWrong("number", "a number has 11 digits; points and dashes do not matter")
    return keyed(salt, "elector-list", f"{digits} {born_on.isoformat()}")
