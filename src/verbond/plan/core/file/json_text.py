"""JSON without floats, without keys that stand there twice, and without hanging on an attack."""

import json
from collections import Counter
from decimal import Decimal, InvalidOperation
from typing import Any, Never

from verbond.plan.core.errors import PlanUnreadable

# No amount has as many; the rest would only cost time.
_MOST_DIGITS = 400


def json_values(text: str, *, name: str) -> dict[str, Any]:
    """Read JSON whose top is an object; numbers are `int` or exact `Decimal`.

    Raises `PlanUnreadable` with line and place, also for NaN, Infinity, repeated keys, numbers
    past all counting, and nesting without end.
    """
    try:
        content = json.loads(
            text,
            parse_float=_exact,
            parse_int=_whole,
            parse_constant=_refuse,
            object_pairs_hook=_once,
        )
    except json.JSONDecodeError as fault:
        raise PlanUnreadable(
            "json", f"{name}, regel {fault.lineno}, teken {fault.colno}: dit is geen goede JSON"
        ) from fault
    except RecursionError:
        raise PlanUnreadable("json", f"{name}: te veel niveaus in elkaar") from None
    except PlanUnreadable as fault:
        raise PlanUnreadable(fault.code, f"{name}: {fault.message}") from fault
    if not isinstance(content, dict):
        raise PlanUnreadable("json", f"{name}: hier horen velden met een waarde, geen lijst")
    return content


def _refuse(word: str) -> Never:
    raise PlanUnreadable("not_a_number", f"{word[:40]} is geen bedrag")


def _whole(digits: str) -> int:
    return int(digits) if len(digits) <= _MOST_DIGITS else _refuse(digits)


def _exact(digits: str) -> Decimal:
    if len(digits) > _MOST_DIGITS:
        _refuse(digits)
    try:
        return Decimal(digits)
    except InvalidOperation:
        _refuse(digits)


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        key, _ = Counter(key for key, _ in pairs).most_common(1)[0]
        raise PlanUnreadable("double_key", f"{key[:80]!r} staat er twee keer")
    return found
