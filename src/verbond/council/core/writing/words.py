"""The words that every part of a report uses: statuses, days and amounts in Dutch."""

from datetime import date

from verbond.kit.money import HARD_SPACE, exact

# In the order of the road; "value" is no status and is told apart.
STATES = {
    "realised": "gerealiseerd",
    "under-way": "in uitvoering",
    "preparing": "in voorbereiding",
    "not-started": "niet gestart",
    "changed": "gewijzigd",
    "dropped": "vervallen",
    "unknown": "onbekend",
}
VALUE = "waarde"
_MONTHS = (
    "januari februari maart april mei juni juli augustus september oktober november december"
).split()
_UNKNOWN_MONEY = "niet gekend"


def day_words(day: str) -> str:
    """Write an ISO date as people say it.

    >>> day_words("2024-06-30")
    '30 juni 2024'
    """
    found = date.fromisoformat(day)
    return f"{found.day} {_MONTHS[found.month - 1]} {found.year}"


def money_words(cents: int | None) -> str:
    """Write an amount; one that nobody knows is said to be unknown, never nought."""
    return _UNKNOWN_MONEY if cents is None else exact(cents)


def unbroken(words: str) -> str:
    """Keep words on one line, in a narrow column."""
    return words.replace(" ", HARD_SPACE)


def state_words(state: str) -> str:
    """Name a status in Dutch; an empty one is the one before the first."""
    return {**STATES, "value": VALUE, "": "–"}[state]
