"""What a person typed, read as words, phrases in quotes and words to leave out."""

import re
from dataclasses import dataclass

from verbond.kit.dutch import STOPWORDS, Word, analyse

LONGEST_QUERY = 200  # characters; the rest is not read
MOST_WORDS = 12

_QUOTED = re.compile(r'"([^"]*)"|“([^”]*)”|„([^”"]*)[”"]')
_EXCLUDED = re.compile(r"(?<!\S)[-−]([^\s\"]+)")


@dataclass(frozen=True, slots=True)
class Query:
    """`words` to look for, `phrases` that must stand as they are, `excluded` words.

    `joined` holds compounds written with a hyphen ("co-housing" → cohousing), as (index, whole).
    `open_end` tells that the last word may still be unfinished.
    """

    words: tuple[Word, ...] = ()
    phrases: tuple[tuple[Word, ...], ...] = ()
    excluded: tuple[Word, ...] = ()
    joined: tuple[tuple[int, Word], ...] = ()
    open_end: bool = False

    @property
    def is_empty(self) -> bool:
        return not (self.words or self.phrases or self.excluded)


def parse_query(text: str) -> Query:
    """Read a query; anything at all is allowed, what has no letters or digits is left out."""
    text = text[:LONGEST_QUERY]
    phrases = tuple(
        found
        for match in _QUOTED.finditer(text)
        if (found := analyse(next(filter(None, match.groups()), "")).words)
    )
    rest = _QUOTED.sub(" ", text)
    excluded = tuple(w for match in _EXCLUDED.finditer(rest) for w in analyse(match[1]).words)
    rest = _EXCLUDED.sub(" ", rest)
    words, joined = _telling_words(rest)
    return Query(
        words=words,
        phrases=tuple(phrase[:MOST_WORDS] for phrase in phrases[:3]),
        excluded=excluded[:MOST_WORDS],
        joined=joined,
        open_end=bool(words) and rest[-1:].isalnum(),
    )


def _telling_words(text: str) -> tuple[tuple[Word, ...], tuple[tuple[int, Word], ...]]:
    found = analyse(text)
    telling = [w for w in found.words if w.form not in STOPWORDS] or list(found.words)
    seen: dict[str, Word] = {}
    for word in telling:
        seen.setdefault(word.token, word)
    kept = tuple(seen.values())[:MOST_WORDS]
    place = {word.token: index for index, word in enumerate(kept)}
    joined = tuple(
        (place[found.words[at].token], whole)
        for at, whole in found.joined
        if found.words[at].token in place
    )
    return kept, joined
