"""Texts of people in a spreadsheet: no cell runs as a formula."""

import re

_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "|", "%")
_NUMBER = re.compile(r"[+-]?\d+([.,]\d+)?")


def safe_cell(value: object) -> object:
    """Return a value for a cell; text that could run as a formula gets an apostrophe in front.

    >>> safe_cell("=1+1"), safe_cell("  @SUM(A1)"), safe_cell("-12,5"), safe_cell(7)
    ("'=1+1", "'  @SUM(A1)", '-12,5', 7)
    """
    if value is None:
        return ""
    if not isinstance(value, str):
        return value
    risky = value.lstrip(" ").startswith(_STARTS) and not _NUMBER.fullmatch(value)
    return f"'{value}" if risky else value
