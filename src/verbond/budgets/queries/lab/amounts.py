"""Amounts and parts as the laboratory writes them."""

from collections.abc import Mapping
from typing import Any

from verbond.budgets.numbers import grouped
from verbond.kit.money import HARD_SPACE


def money(amount: int, election: Mapping[str, Any]) -> str:
    """Write an amount of small units, rounded to whole units, with the currency of the file."""
    scale = election["scale"]
    whole = (2 * amount + scale) // (2 * scale)
    written = grouped(whole)
    currency = election["currency"]
    if currency in {"EUR", ""}:
        return f"€{HARD_SPACE}{written}"
    return f"{written}{HARD_SPACE}{currency}"


def percent(part: int, whole: int) -> int:
    """Give a part in whole percents, a half upwards; 0 of nothing."""
    return (200 * part + whole) // (2 * whole) if whole else 0
