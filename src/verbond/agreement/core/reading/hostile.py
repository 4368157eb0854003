"""Characters that can mislead a reader or a program: they are kept, and named in a note."""

import re
from collections.abc import Sequence

from verbond.agreement.core.document import Line

_DIRECTION = re.compile("[\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c]")
_CONTROL = re.compile("[\x00-\x08\x0b\x0e-\x1f\x7f\ufffe\uffff]")
_INVISIBLE = re.compile("[\u200b\u2060\U000e0020-\U000e007f]")
_SCRIPT = re.compile(r"<\s*(?:script|iframe|object|embed|svg|img)\b|javascript:", re.IGNORECASE)
_HIDDEN = (
    (_DIRECTION, "tekens die de leesrichting omkeren"),
    (_CONTROL, "stuurtekens"),
    (_INVISIBLE, "onzichtbare tekens"),
)
_SHOWN = 5


def notes_on_hostile_text(lines: Sequence[Line]) -> list[str]:
    """Name the lines with hostile characters; the text itself stays as it is."""
    unprinted = [line for line in lines if not line.text.isprintable()]
    marked = [line for line in lines if "<" in line.text or "cript:" in line.text]
    found = [(what, _numbers(unprinted, pattern)) for pattern, what in _HIDDEN]
    found.append(("woorden van een script", _numbers(marked, _SCRIPT)))
    return [_note(what, numbers) for what, numbers in found if numbers]


def _numbers(lines: Sequence[Line], pattern: re.Pattern[str]) -> list[int]:
    return [line.number for line in lines if pattern.search(line.text)]


def _note(what: str, numbers: list[int]) -> str:
    shown = ", ".join(map(str, numbers[:_SHOWN]))
    more = f" en {len(numbers) - _SHOWN} meer" if len(numbers) > _SHOWN else ""
    return f"Er staan {what} in de tekst (regel {shown}{more}); ze zijn bewaard zoals ze zijn."
