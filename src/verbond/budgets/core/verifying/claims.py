"""Read a certificate: what it must look like, before anything in it is believed."""

import json
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from fractions import Fraction
from typing import Any, Final

from verbond.kit.errors import RuleBroken

FORMAT: Final = "verbond-count-certificate/1"
MAX_BYTES: Final = 1 << 28
MAX_STEPS: Final = 10**9
# A price of a large election has more digits than Python reads without being told to.
MAX_DIGITS: Final = 100_000
FRACTION: Final = re.compile(r"(0|-?[1-9][0-9]*)(?:/([1-9][0-9]*))?", re.ASCII)
DECIMAL: Final = re.compile(r"[0-9]{1,40}(?:\.[0-9]{1,40})?", re.ASCII)


class CertificateUnreadable(RuleBroken):
    """A file that is no certificate at all, so that nothing can be said about it."""


class Maybe:
    """A value that may be null."""

    def __init__(self, shape: object) -> None:
        self.shape = shape


class Exact:
    """A text that holds a fraction in lowest terms."""


class Amount:
    """A text that holds a decimal amount."""


IDS: Final = [str]
ROUND: Final = {
    "number": int,
    "project": str,
    "kind": str,
    "cost": Amount(),
    "price": Maybe(Exact()),
    "payers": int,
    "poor": int,
    "tied": IDS,
    "runner_up": Maybe({"project": str, "price": Exact()}),
    "dropped": [{"project": str, "money": Exact(), "cost": Amount()}],
}
RULE: Final = {
    "method": str,
    "satisfaction": str,
    "completion": [str],
    "ties": [str],
    "threshold": Maybe(Exact()),
    "minimum": {"votes": int, "share": Exact(), "of_cost": Maybe(Exact())},
    "groups": [{"projects": IDS, "most": int}],
    "caps": [{"category": str, "most": Amount()}],
    "comparison": str,
}
ADD1: Final = {
    "stopped_by": str,
    "jumps": [{"from": int, "to": int}],
    "over": Maybe({"k": int, "winners": IDS, "total_cost": Amount()}),
}
COMPARISON: Final = {
    "mode": str,
    "greedy": IDS,
    "shares": IDS,
    "prefer_greedy": int,
    "prefer_shares": int,
    "kept": str,
}
SHAPE: Final = {
    "format": str,
    "engine": str,
    "input_sha256": str,
    "rule": RULE,
    "budget": Amount(),
    "ballots": int,
    "order": IDS,
    "winners": IDS,
    "total_cost": Amount(),
    "excluded": [{"project": str, "reason": str, "round": int}],
    "steps": int,
    "endowment": Maybe(Exact()),
    "rounds": [ROUND],
    "left": [{"project": str, "money": Exact(), "cost": Amount()}],
    "add1": Maybe(ADD1),
    "comparison": Maybe(COMPARISON),
}


def read_claims(content: bytes) -> Mapping[str, Any]:
    """Read a certificate of which every value has the right form.

    Raises `CertificateUnreadable` with the field for what is no certificate.
    """
    if len(content) > MAX_BYTES:
        raise _unreadable("", f"groter dan {MAX_BYTES:,} bytes")
    try:
        claims = json.loads(
            content, parse_float=_no_float, parse_constant=_no_float, object_pairs_hook=_each_once
        )
    except RecursionError as deep:
        raise _unreadable("", "te diep in elkaar gestoken") from deep
    except ValueError as error:
        # Also what is no UTF-8, and a number longer than any step.
        raise _unreadable("", f"geen JSON: {error}") from error
    _expect(claims, SHAPE, "")
    if claims["format"] != FORMAT:
        raise _unreadable("format", f"alleen {FORMAT} wordt gelezen")
    return claims  # type: ignore[no-any-return] # every value was looked at


@contextmanager
def long_numbers() -> Iterator[None]:
    """Let numbers be read and written that have more digits than Python allows by itself."""
    allowed = sys.get_int_max_str_digits()
    sys.set_int_max_str_digits(MAX_DIGITS)
    try:
        yield
    finally:
        sys.set_int_max_str_digits(allowed)


def exact(text: str) -> Fraction:
    """Return the value of a fraction that `read_claims` let pass."""
    return Fraction(text)


def told(value: Fraction | None) -> str | None:
    """Write an exact value as a certificate does."""
    return None if value is None else str(value)


def decimal(value: Fraction) -> str:
    """Write an amount as a certificate does; it must have an end as a decimal number.

    >>> decimal(Fraction(2401, 2)), decimal(Fraction(1200))
    ('1200.5', '1200')
    """
    places = 0
    while value.denominator != 1 and (value * 10**places).denominator != 1:
        places += 1
    digits = str(int(value * 10**places)).rjust(places + 1, "0")
    return f"{digits[:-places]}.{digits[-places:]}" if places else digits


def _no_float(text: str) -> float:
    raise ValueError(f"{text[:40]!r} is geen heel getal; een certificaat rondt niets af")


def _each_once(pairs: Sequence[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("een veld staat er twee keer")
    return found


def _expect(value: object, shape: object, where: str) -> None:
    match shape:
        case dict():
            _expect_fields(value, shape, where)
        case [one]:
            if not isinstance(value, list):
                raise _unreadable(where, "moet een lijst zijn")
            for index, item in enumerate(value):
                _expect(item, one, f"{where}[{index}]")
        case Maybe():
            if value is not None:
                _expect(value, shape.shape, where)
        case _:
            _expect_plain(value, shape, where)


def _expect_fields(value: object, shape: Mapping[str, object], where: str) -> None:
    if not isinstance(value, dict):
        raise _unreadable(where, "moet een object zijn")
    for name in shape.keys() ^ value.keys():
        what = "ontbreekt" if name in shape else "hoort er niet"
        raise _unreadable(f"{where}.{name}".lstrip("."), what)
    for name, one in shape.items():
        _expect(value[name], one, f"{where}.{name}".lstrip("."))


def _expect_plain(value: object, shape: object, where: str) -> None:
    if shape is int:
        fits = type(value) is int and 0 <= value <= MAX_STEPS
        what = f"moet een geheel getal van 0 tot {MAX_STEPS:,} zijn"
    else:
        fits, what = isinstance(value, str), "moet een tekst zijn"
    if fits and isinstance(shape, Exact):
        fits, what = _is_exact(str(value)), "moet een breuk zijn, zoals 7/3"
    if fits and isinstance(shape, Amount):
        fits, what = bool(DECIMAL.fullmatch(str(value))), "moet een bedrag zijn, zoals 1200.5"
    if not fits:
        raise _unreadable(where, what)


def _is_exact(text: str) -> bool:
    if len(text) > MAX_DIGITS or not FRACTION.fullmatch(text):
        return False
    # Also refuses what is not in lowest terms.
    return str(Fraction(text)) == text


def _unreadable(where: str, what: str) -> CertificateUnreadable:
    return CertificateUnreadable("certificate", f"certificaat: {where or 'het bestand'}: {what}")
