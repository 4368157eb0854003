"""How an amount is written: exact for a table, short for a picture."""

_MILLION, _BILLION = 10**6, 10**9
MINUS = "\u2212"
HARD_SPACE = "\u00a0"  # an amount never breaks after its sign


def exact(cents: int, *, thousands: str = ".", decimal: str = ",") -> str:
    """Write an amount to the cent; whole euros have no decimals.

    >>> exact(-123456700).replace(HARD_SPACE, " "), exact(5).replace(HARD_SPACE, " ")
    ('€ −1.234.567', '€ 0,05')
    """
    whole, rest = divmod(abs(cents), 100)
    sign = MINUS if cents < 0 else ""
    end = f"{decimal}{rest:02}" if rest else ""
    return f"€{HARD_SPACE}{sign}{whole:,}".replace(",", thousands) + end


def short(
    cents: int, *, million: str = "miljoen", billion: str = "miljard", decimal: str = ","
) -> str:
    """Write an amount as people say it: rounded to three digits, away from zero at a half.

    >>> short(123456700).replace(HARD_SPACE, " "), short(99950000).replace(HARD_SPACE, " ")
    ('€ 1,23 miljoen', '€ 1 miljoen')
    >>> short(4560000).replace(HARD_SPACE, " "), short(51200).replace(HARD_SPACE, " ")
    ('€ 45.600', '€ 512')
    """
    sign = MINUS if cents < 0 else ""
    rounded = _three_digits(abs(cents))
    for size, word in ((_BILLION, billion), (_MILLION, million)):
        if rounded >= size:
            return f"€{HARD_SPACE}{sign}{_fraction(rounded, size, decimal)}{HARD_SPACE}{word}"
    dot = "." if decimal == "," else ","
    return f"€{HARD_SPACE}{sign}{rounded:,}".replace(",", dot)


def _three_digits(cents: int) -> int:
    """Round cents to euros of three digits, once: rounding a rounded amount goes wrong."""
    digits = len(str(cents // 100))
    step: int = 10 ** max(0, digits - 3)
    return (cents + step * 50) // (step * 100) * step


def _fraction(rounded: int, size: int, decimal: str) -> str:
    whole, rest = divmod(rounded, size)
    digits = str(rest).rjust(len(str(size)) - 1, "0").rstrip("0")
    return f"{whole}{decimal}{digits}" if digits else str(whole)
