"""Amounts of a plan file: exact, or kept aside when they can be read in two ways."""

import re
from collections.abc import Iterator
from decimal import Decimal

from verbond.kit.sheets.amounts import MAX_CENTS, cents_of, read_cents
from verbond.kit.sheets.errors import NumberUnclear
from verbond.plan.core.file.part import Part, kind
from verbond.plan.core.plan_file import Amount, Unclear

AMBIGUOUS = "amount_ambiguous"
# A thousand that went through a float: 990.000 becomes 990.0 (seen in published figures).
_SHORN = re.compile(r"-?[1-9][0-9]{0,2}\.[0-9]{1,3}")


def amounts_of(
    part: Part, allowed: tuple[str, ...], *, least: int | None = None
) -> dict[str, Amount]:
    """Read the amounts of one part; null is the same as left out. Raises `PlanUnreadable`."""
    part.only(allowed)
    return dict(_amounts(part, least))


def _amounts(part: Part, least: int | None) -> Iterator[tuple[str, Amount]]:
    for key, _ in part.entries():
        amount = amount_of(part, key)
        if amount is None:
            continue
        if least is not None and isinstance(amount, int) and amount < least:
            raise part.fault(key, "een bedrag onder 0; in een plan kan dat niet")
        yield key, amount


def amount_of(part: Part, key: str) -> Amount | None:
    """Read one amount in cents; None when it is left out or null. Raises `PlanUnreadable`."""
    value = part.content.get(key)
    try:
        return None if value is None else _read(value)
    except NumberUnclear as fault:
        raise part.fault(key, fault.message) from fault


def _read(value: object) -> Amount:
    match value:
        case int() if not isinstance(value, bool):
            # A number of thousands of digits is not written out to be told that it is large.
            if abs(value) > MAX_CENTS // 100:
                raise NumberUnclear("too_large", "dit bedrag is te groot; het meeste is 10 biljoen")
            return value * 100
        case Decimal():
            return Unclear(str(value)) if _SHORN.fullmatch(str(value)) else cents_of(value)
        case str():
            return _text(value)
        case _:
            raise NumberUnclear("not_an_amount", f"hier hoort een bedrag, niet {kind(value)}")


def _text(text: str) -> Amount:
    try:
        return read_cents(text)
    except NumberUnclear as fault:
        if fault.code != AMBIGUOUS:
            raise
        return Unclear(text.strip())


def written(amount: Amount) -> int | str:
    """Write an amount so that it is read back the same: whole euro, else text with a comma.

    >>> written(120000), written(1250), written(-5), written(Unclear("990.000"))
    (1200, '12,50', '-0,05', '990.000')
    """
    if isinstance(amount, Unclear):
        return amount.text
    if amount % 100 == 0:
        return amount // 100
    whole, cents = divmod(abs(amount), 100)
    return f"{'-' if amount < 0 else ''}{whole},{cents:02}"
