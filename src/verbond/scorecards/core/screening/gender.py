"""Point at words that leave people out, with another word and the reason."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from verbond.scorecards.core.screening.words import Listed, Words

_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*")
_SENTENCE_END = re.compile(r"[.!?:;](?=\s)|\n")
_SHORTEST_FIRST_PART = 3
_LONGEST_SEEN = 60
# "Hij" that stands for anybody may follow in the next sentence: "De huurder betaalt. Hij …".
_SENTENCES_BACK = 1
_WORDS_BACK = 60
_PARTICIPLE = re.compile(
    r"(?:ge|be|ver|ont|her|aange|opge|uitge|inge|afge|toege|voorge)\w+(?:d|t|en)$"
)


@dataclass(frozen=True, slots=True)
class Mark:
    """A word at a place in the text (signs from `start` up to `end`), and what to write instead."""

    start: int
    end: int
    word: str
    proposal: str
    why: str


@dataclass(frozen=True, slots=True)
class _Token:
    start: int
    end: int
    text: str
    sentence: int
    opens: bool

    @property
    def low(self) -> str:
        return self.text.lower()

    @property
    def is_name(self) -> bool:
        """A capital within a sentence makes a name; at its beginning it says nothing."""
        return self.text[:1].isupper() and not self.opens and not self.text.isupper()


def screen(text: str, words: Words) -> tuple[Mark, ...]:
    """Mark the words of a text that are not gender-neutral, in the order of the text.

    The text itself is never changed. Words of somebody who is named are left alone, and so are
    words that a law gives. Marks never overlap; the longest phrase wins.

    >>> from verbond.scorecards.core.screening.words import load_words
    >>> [(m.word, m.proposal) for m in screen("Elke brandweerman helpt.", load_words())]
    [('brandweerman', 'brandweerlid')]
    """
    left_alone = [match.span() for match in words.never_pattern.finditer(text)]
    marks = []
    for match in words.phrase_pattern.finditer(text):
        if not _overlaps(match.span(), left_alone):
            key = " ".join(match.group().lower().split())
            marks.append(_mark(match.start(), match.group(), words.phrases[key], words))
    taken = sorted([*left_alone, *((mark.start, mark.end) for mark in marks)])
    tokens = _tokens(text)
    for place, token in enumerate(tokens):
        if _overlaps((token.start, token.end), taken) or _is_somebody(tokens, place):
            continue
        listed = _of_word(token.low, words) or _of_pronoun(tokens, place, words)
        if listed:
            marks.append(_mark(token.start, token.text, listed, words))
    return tuple(sorted(marks, key=lambda mark: mark.start))


def _overlaps(span: tuple[int, int], taken: Sequence[tuple[int, int]]) -> bool:
    """Say whether a span meets one of those that stand in order and never meet each other."""
    place = bisect_right(taken, span[1] - 1, key=lambda one: one[0])
    return place > 0 and taken[place - 1][1] > span[0]


def _mark(start: int, word: str, listed: Listed, words: Words) -> Mark:
    instead = listed.instead
    if word[:1].isupper():
        instead = instead[:1].upper() + instead[1:]
    return Mark(start, start + len(word), word, instead, words.why[listed.why])


def _tokens(text: str) -> list[_Token]:
    ends = [match.end() for match in _SENTENCE_END.finditer(text)]
    found: list[_Token] = []
    for match in _WORD.finditer(text):
        sentence = bisect_right(ends, match.start())
        opens = not found or found[-1].sentence != sentence
        found.append(_Token(match.start(), match.end(), match.group(), sentence, opens))
    return found


def _is_somebody(tokens: Sequence[_Token], place: int) -> bool:
    """Say whether a word is a name, or stands before the name of somebody: brandweerman Jan."""
    token = tokens[place]
    if token.is_name:
        return True
    after = tokens[place + 1] if place + 1 < len(tokens) else None
    is_next = after is not None and after.start == token.end + 1
    return bool(after and is_next and after.sentence == token.sentence and after.is_name)


def _of_word(word: str, words: Words) -> Listed | None:
    if word in words.never_words or len(word) > _LONGEST_SEEN:
        return None
    if word in words.words:
        return words.words[word]
    for size in range(min(len(word) - _SHORTEST_FIRST_PART, 24), 2, -1):
        listed = words.heads.get(word[-size:])
        if listed:
            return Listed(word[:-size] + listed.instead, listed.why)
    return words.heads.get(word)


def _of_pronoun(tokens: Sequence[_Token], place: int, words: Words) -> Listed | None:
    token = tokens[place]
    if token.low not in {"hij", "hem", "zijn"} or not _is_about_anybody(tokens, place, words):
        return None
    if token.low == "zijn":
        return Listed("hun, of laat het weg", "zijn") if _is_own(tokens, place, words) else None
    return Listed("die persoon, of herhaal het woord", token.low)


def _is_about_anybody(tokens: Sequence[_Token], place: int, words: Words) -> bool:
    """Find who a pronoun points at: the nearest before it that is a name, or can be anybody."""
    here = tokens[place].sentence
    for token in _backwards(tokens, place):
        if here - token.sentence > _SENTENCES_BACK:
            return False
        if token.is_name:
            return False
        if token.low in words.anybody:
            return True
    return False


def _backwards(tokens: Sequence[_Token], place: int) -> Iterator[_Token]:
    return (tokens[n] for n in range(place - 1, max(-1, place - 1 - _WORDS_BACK), -1))


def _is_own(tokens: Sequence[_Token], place: int, words: Words) -> bool:
    """Say whether "zijn" is "of him" and not the verb "to be"."""
    token = tokens[place]
    before = tokens[place - 1]
    after = tokens[place + 1] if place + 1 < len(tokens) else None
    if after is None or after.sentence != token.sentence or before.low == "te":
        return False
    if after.low in words.after_verb or _PARTICIPLE.match(after.low):
        return False
    if before.low in words.before_own:
        return True
    return not _looks_plural(before.low)


def _looks_plural(word: str) -> bool:
    # "De plannen zijn klaar": a plural before it makes it a verb.
    return word.endswith(("en", "s")) or word in {"er", "die", "ze", "zij", "wij", "we", "dat"}
