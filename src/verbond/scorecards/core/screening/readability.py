"""Hints that make a text easier to read: long sentences and stiff words."""

import re
from dataclasses import dataclass

from verbond.scorecards.core.screening.words import Words

LONGEST_SENTENCE = 20
_SENTENCE = re.compile(r"[^.!?\n]*[^.!?\n\s][^.!?\n]*[.!?]*")
_WORD = re.compile(r"\w+(?:[-’']\w+)*")


@dataclass(frozen=True, slots=True)
class Hint:
    """A stretch of text (signs from `start` up to `end`) that reads hard; `kind` says why."""

    start: int
    end: int
    text: str
    kind: str
    proposal: str


def read_hints(text: str, words: Words) -> tuple[Hint, ...]:
    """Point at sentences of more than 20 words and at stiff words, in the order of the text.

    A hint, no measure of level: B1 cannot be counted.
    """
    hints = [
        Hint(match.start(), match.end(), match.group(), "stiff", words.stiff[_key(match.group())])
        for match in words.stiff_pattern.finditer(text)
    ]
    for match in _SENTENCE.finditer(text):
        count = len(_WORD.findall(match.group()))
        if count > LONGEST_SENTENCE:
            start = match.start() + len(match.group()) - len(match.group().lstrip())
            found = match.group().strip()
            hints.append(Hint(start, match.end(), found, "long", str(count)))
    return tuple(sorted(hints, key=lambda hint: hint.start))


def _key(found: str) -> str:
    return " ".join(found.lower().split())
