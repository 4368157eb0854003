"""Page numbers and running heads in text that does not say where its pages end."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from verbond.agreement.core.generic.rows import Row

PAGE_NUMBER, RUNNING_HEAD = "page number", "running head"
DIGITS = re.compile(r"\d+")
FEWEST_PAGES = 3
LONGEST_HEAD = 140


def pattern(text: str) -> str:
    """Write a line with its numbers made equal, so that heads can be compared."""
    return DIGITS.sub("#", " ".join(text.split())).casefold()


def mark_counted_numbers(rows: Sequence[Row]) -> None:
    """In text without pages: numbers alone on a line that go up by little, far apart."""
    found = [row for row in rows if len(row.text) <= 4 and row.text.isdecimal()]
    last: Row | None = None
    for row in found:
        if _repeats_the_page(rows, row):
            row.what = PAGE_NUMBER
            last = row
        if row.what or (_numbers_a_heading(rows, row) and _has_forerunner(found, row)):
            continue
        rises = last is None or int(row.text) > int(last.text)
        far = last is None or row.at - last.at >= 8
        if rises and far and not _is_among_numbers(rows, row):
            row.what = PAGE_NUMBER
            last = row


def _repeats_the_page(rows: Sequence[Row], row: Row) -> bool:
    """The printed number comes after a head that was put in later: "Page 2: …", "2"."""
    before = rows[row.at - 1] if row.at else None
    if before is None or before.what != PAGE_NUMBER:
        return False
    return row.text in DIGITS.findall(before.text)[:1]


def _numbers_a_heading(rows: Sequence[Row], row: Row) -> bool:
    """A number before a short line that stands apart is the number of that heading."""
    if row.at + 1 >= len(rows) or int(row.text) > 40:
        return False
    title = rows[row.at + 1]
    after = rows[row.at + 2] if row.at + 2 < len(rows) else None
    return (
        len(title.text) <= 80
        and title.text[0].isupper()
        and title.text[-1] not in ".,;:!?"
        and (after is None or after.gap or after.text[0].isdigit())
    )


def _has_forerunner(found: Sequence[Row], row: Row) -> bool:
    """Numbers of headings begin at one."""
    value = int(row.text)
    return value == 1 or any(int(one.text) == value - 1 for one in found if one.at < row.at)


def _is_among_numbers(rows: Sequence[Row], row: Row) -> bool:
    """Columns of figures are no page numbers."""
    beside = [*rows[max(row.at - 1, 0) : row.at], *rows[row.at + 1 : row.at + 2]]
    return any(one.text.replace(".", "").replace(",", "").isdecimal() for one in beside)


def mark_heads_beside_numbers(rows: Sequence[Row]) -> None:
    """In text without pages: a line that recurs, each time beside a page number."""
    beside: dict[str, list[Row]] = defaultdict(list)
    numbers = [row.at for row in rows if row.what == PAGE_NUMBER]
    if len(numbers) < FEWEST_PAGES:
        return
    for at in numbers:
        for near in (at - 1, at + 1, at + 2):
            if 0 <= near < len(rows) and _may_recur(rows[near]):
                beside[pattern(rows[near].text)].append(rows[near])
    often = {kind: found for kind, found in beside.items() if len(found) >= FEWEST_PAGES}
    lengths = {len(row.text) for found in often.values() for row in found}
    times = Counter(pattern(row.text) for row in rows if len(row.text) in lengths and not row.what)
    for kind, found in often.items():
        if len(found) >= 0.8 * times[kind]:
            for row in found:
                row.what = RUNNING_HEAD


def _may_recur(row: Row) -> bool:
    return not row.what and len(row.text) <= LONGEST_HEAD
