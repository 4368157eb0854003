"""Ids that read well and stay the same when other texts change."""

import unicodedata
from collections import Counter
from collections.abc import Sequence
from itertools import filterfalse, islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dataclasses import dataclass
else:
    from verbond.agreement.core.written_once import dataclass

LONGEST = 60
MOST_WORDS = 6
TEXT_READ = 160  # characters; the first meaningful words stand in there
NAMELESS = "tekst"

_LETTERS = frozenset("abcdefghijklmnopqrstuvwxyz0123456789")
_ONLY_LETTERS = "".join(
    chr(code) if chr(code) in _LETTERS else " " for code in range(128)
)  # a table of text: `translate` is five times as fast as with a dict
_STOP_WORDS = frozenset(
    "aan al alle als bij binnen blijft blijven bovendien dan dat de deze die dit door dus een en "
    "er gaan geven gaat haar had heeft het hierbij hiervoor hij hoe hun ik in is kan komen komt "
    "krijgen krijgt maar maken maakt meer men met moet moeten na naar niet nog o of om ons onze "
    "onder ook op over per s stad steeds t te tegen ten ter tot tussen u uit van vanuit verder "
    "via voor waar waarbij wat we wij wil willen worden wordt ze zich zij zijn zo zoals zodat zowel"
    " zullen zal".split()
)


@dataclass(frozen=True, slots=True)
class Named:
    """A text that needs a key, and the words that tell it from an equal text elsewhere."""

    text: str
    section: str = ""
    chapter: str = ""
    whole: bool = False  # a title, of which every word counts


def slug(
    text: str, *, most_words: int = MOST_WORDS, longest: int = LONGEST, whole: bool = False
) -> str:
    """Make an ASCII slug of the first meaningful words (`whole`: of all); "" without any.

    >>> slug("Er wordt een creatieve hub geopend in de Stiemervallei.")
    'creatieve-hub-geopend-stiemervallei'
    >>> slug("(Kans)armoede")
    'kansarmoede'
    """
    words = _words(text)
    if not whole:
        meaningful = list(islice(filterfalse(_STOP_WORDS.__contains__, words), most_words))
        words = meaningful or words
    return _dashed(words[:most_words], longest)


def _dashed(words: list[str], longest: int) -> str:
    result = "-".join(words)
    if len(result) <= longest:
        return result
    result = ""
    for word in words:
        longer = f"{result}-{word}" if result else word[:longest]
        if len(longer) > longest:
            break
        result = longer
    return result


def keys_of(named: Sequence[Named]) -> list[str]:
    """Give every text a key that is unique among them.

    A key depends on its own text alone. Only texts with the same first words get the words of
    their section before it, then those of their chapter, and at last a number in reading order.
    """
    keys = [slug(one.text, whole=one.whole) or NAMELESS for one in named]
    keys = _qualified(keys, [one.section for one in named])
    keys = _qualified(keys, [one.chapter for one in named])
    return _numbered(keys)


def _words(text: str) -> list[str]:
    bare = text[:TEXT_READ].lower()
    if not bare.isascii():
        apart = unicodedata.normalize("NFKD", bare.replace("–", " ").replace("’", ""))
        bare = apart.encode("ascii", "ignore").decode("ascii")
    if "(" in bare or "'" in bare:
        bare = bare.replace("(", "").replace(")", "").replace("'", "")
    return bare.translate(_ONLY_LETTERS).split()


def _qualified(keys: list[str], words: Sequence[str]) -> list[str]:
    seen = Counter(keys)
    if len(seen) == len(keys):
        return keys
    extra_of = {one: slug(one, most_words=2, longest=LONGEST // 3) for one in set(words)}
    return [
        _with_words(key, extra_of[one]) if seen[key] > 1 else key
        for key, one in zip(keys, words, strict=True)
    ]


def _with_words(key: str, extra: str) -> str:
    if not extra:
        return key
    longer = f"{extra}-{key}"
    return longer if len(longer) <= LONGEST else longer[: LONGEST + 1].rsplit("-", 1)[0]


def _numbered(keys: list[str]) -> list[str]:
    taken = Counter(keys)
    if len(taken) == len(keys):
        return keys
    used = set(keys)
    next_number: dict[str, int] = {}
    result = []
    for key in keys:
        if key not in next_number:
            next_number[key] = 2
            result.append(key)
            continue
        number = next_number[key]
        while f"{key}-{number}" in used:
            number += 1
        next_number[key] = number + 1
        used.add(f"{key}-{number}")
        result.append(f"{key}-{number}")
    return result
