"""Small cells: what few people share is not shown."""

from collections.abc import Mapping

SMALLEST_SHOWN = 10


def shown(count: int) -> int | None:
    """Return a count that may be shown, or None.

    >>> shown(12), shown(9), shown(0)
    (12, None, 0)
    """
    return None if 0 < count < SMALLEST_SHOWN else count


def shown_row(cells: Mapping[str, int]) -> dict[str, int | None]:
    """Hide the small cells of a row, and one more when a sum beside it would tell the hidden one.

    >>> shown_row({"ja": 3, "nee": 500, "misschien": 40})
    {'ja': None, 'nee': 500, 'misschien': None}
    """
    found = {key: shown(count) for key, count in cells.items()}
    hidden = [key for key, count in found.items() if count is None]
    rest = {key: count for key, count in found.items() if count}
    if len(hidden) == 1 and rest:
        found[min(rest, key=lambda key: (rest[key], key))] = None
    return found
