"""What changed between two texts, word by word."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

_WORDS = re.compile(r"\s+|\w+|[^\w\s]")
# Above this many words the comparison goes by line, so that a long text takes no minutes.
MOST_WORDS = 12_000


@dataclass(frozen=True, slots=True)
class Stretch:
    """A run of words that stayed, that went away, or that came."""

    kind: Literal["same", "gone", "new"]
    text: str


def differences(before: str, after: str) -> tuple[Stretch, ...]:
    """Return the stretches that lead from one text to the other.

    All but the new ones joined give `before`; all but those gone give `after`.

    >>> [(one.kind, one.text) for one in differences("elk jaar 5 euro", "elk jaar 10 euro")]
    [('same', 'elk jaar '), ('gone', '5'), ('new', '10'), ('same', ' euro')]
    """
    old, new = _pieces(before), _pieces(after)
    if max(len(old), len(new)) > MOST_WORDS:
        old, new = before.splitlines(keepends=True), after.splitlines(keepends=True)
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    return tuple(_stretches(matcher, old, new))


def share_changed(before: str, after: str) -> tuple[int, int]:
    """Count the words gone and the words that came; a word that moved may count as both.

    >>> share_changed("elk jaar 5 euro", "elk jaar 10 nieuwe euro")
    (1, 2)
    """
    counts = {"same": 0, "gone": 0, "new": 0}
    for one in differences(before, after):
        counts[one.kind] += len(re.findall(r"\w+", one.text))
    return counts["gone"], counts["new"]


def _pieces(text: str) -> list[str]:
    return _WORDS.findall(text)


def _stretches(
    matcher: "SequenceMatcher[str]", old: list[str], new: list[str]
) -> Iterator[Stretch]:
    """Give the stretches; changes with only a space between them are one change to a reader."""
    gone, came = "", ""
    opcodes = matcher.get_opcodes()
    for place, (tag, a, b, c, d) in enumerate(opcodes):
        before, after = "".join(old[a:b]), "".join(new[c:d])
        is_gap = before.isspace() and 0 < place < len(opcodes) - 1 and "\n" not in before
        if tag != "equal" or is_gap:
            gone, came = gone + before, came + after
            continue
        yield from _change(gone, came)
        gone, came = "", ""
        yield Stretch("same", before)
    yield from _change(gone, came)


def _change(gone: str, came: str) -> Iterator[Stretch]:
    if gone:
        yield Stretch("gone", gone)
    if came:
        yield Stretch("new", came)
