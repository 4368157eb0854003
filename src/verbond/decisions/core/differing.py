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
    """Count the words gone and the words that came.

    >>> share_changed("een twee drie", "een drie vier")
    (1, 1)
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
    for tag, a, b, c, d in matcher.get_opcodes():
        if tag == "equal":
            yield Stretch("same", "".join(old[a:b]))
            continue
        if b > a:
            yield Stretch("gone", "".join(old[a:b]))
        if d > c:
            yield Stretch("new", "".join(new[c:d]))
