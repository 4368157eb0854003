"""Units of what a rule calculates with: what may be added, compared and multiplied.

>>> product("vouchers/year", "EUR/voucher")
'EUR/year'
>>> product("count", "EUR/month")
'EUR/month'
"""

PURE = frozenset({"count", "number"})
TRUTH = "truth"
DATE = "date"
CHOICE = "choice"
LIST = "list"
# One word of the data files for the same thing.
_SAME = {
    "bool": TRUTH,
    "-": TRUTH,
    "children": "count",
    "persons": "count",
    "month-day": "month-day",
}
_PLURAL = {"vouchers": "voucher", "years": "year", "months": "month", "days": "day"}


def normal(unit: str) -> str:
    """Return the name that rules calculate with."""
    return _SAME.get(unit, unit)


def is_money(unit: str) -> bool:
    """Say whether values of this unit are kept in whole cents."""
    return unit.startswith("EUR")


def product(left: str, right: str) -> str | None:
    """Return the unit of a product, or None when it has no meaning here."""
    if left in PURE:
        return right
    if right in PURE:
        return left
    over, under = _split(left), _split(right)
    if over[1] and over[1] == under[0]:
        return _joined(over[0], under[1])
    if under[1] and under[1] == over[0]:
        return _joined(under[0], over[1])
    return None


def _split(unit: str) -> tuple[str, str]:
    top, _slash, bottom = unit.partition("/")
    return _PLURAL.get(top, top), _PLURAL.get(bottom, bottom)


def _joined(top: str, bottom: str) -> str:
    return f"{top}/{bottom}" if bottom else top
