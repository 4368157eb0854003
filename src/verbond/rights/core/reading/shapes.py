"""What a key of a file may hold: every refusal names file, line and what is allowed."""

import datetime as dt
import re
from collections.abc import Collection

from verbond.rights.core.errors import DocumentError
from verbond.rights.core.reading.documents import Rows, Table

GRADES = ("A", "B", "C")


def table(value: object, where: str, what: str) -> Table:
    """Return a mapping, or refuse."""
    if not isinstance(value, Table):
        raise wrong(where, f"{what} is a mapping: `key: value`")
    return value


def rows(value: object, where: str, what: str) -> Rows:
    """Return a list, or refuse."""
    if not isinstance(value, Rows):
        raise wrong(where, f"{what} is a list")
    return value


def only_keys(given: Table, allowed: Collection[str], what: str) -> None:
    """Refuse a key that is not known: a slip of the pen would silently be left out."""
    for key in given:
        if key not in allowed:
            raise wrong(given.at(key), f"{what} has no `{key}`; it has {', '.join(allowed)}")


def text(given: Table, key: str, *, default: str | None = None, most: int = 2_000) -> str:
    """Return a text under a key; without `default` it must be there and say something."""
    value = given.get(key, default)
    if not isinstance(value, str) or (default is None and not value.strip()):
        raise wrong(given.at(key), f"`{key}` is a text")
    if len(value) > most:
        raise wrong(given.at(key), f"`{key}` has {len(value)} characters; at most {most}")
    return value.strip()


def one_of(given: Table, key: str, allowed: Collection[str]) -> str:
    """Return a text under a key that is one of some."""
    value = given.get(key)
    if not isinstance(value, str) or value not in allowed:
        raise wrong(given.at(key), f"`{key}` is one of {', '.join(allowed)}")
    return value


def truth(given: Table, key: str, *, default: bool) -> bool:
    """Return true or false under a key."""
    value = given.get(key, default)
    if not isinstance(value, bool):
        raise wrong(given.at(key), f"`{key}` is true or false")
    return value


def day(given: Table, key: str) -> dt.date | None:
    """Return a day under a key, or None when it is not there."""
    value = given.get(key)
    if value is not None and not isinstance(value, dt.date):
        raise wrong(given.at(key), f"`{key}` is a day, as 2026-01-31")
    return value


def texts(given: Table, key: str) -> tuple[str, ...]:
    """Return a list of texts under a key; empty when it is not there."""
    value = given.get(key, ())
    if value == ():
        return ()
    found = rows(value, given.at(key), f"`{key}`")
    for place, one in enumerate(found):
        if not isinstance(one, str) or not one.strip():
            raise wrong(found.at(place), f"`{key}` is a list of texts")
    return tuple(found)


def cents(value: object, where: str) -> int:
    """Return an amount in whole cents from text with two decimals."""
    if not isinstance(value, str) or not re.fullmatch(r"[0-9]{1,9}\.[0-9]{2}", value):
        raise wrong(where, 'an amount is text with two decimals, as "1314.20"')
    return int(value.replace(".", ""))


def wrong(where: str, why: str) -> DocumentError:
    """Return the error of a file that has not the shape it must have."""
    return DocumentError("shape", f"{where}: {why}.")
