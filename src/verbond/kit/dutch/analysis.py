"""Text → words → one token each: lemma, then stem, then the exceptions.

The lemma list knows irregular forms (stad, steden), the stemmer the words outside the list, most
of them compounds (wijkbudget, wijkbudgetten). Neither alone is enough.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import pairwise
from threading import Lock
from typing import Protocol

from verbond.kit.dutch.exceptions import EXCEPTIONS
from verbond.kit.dutch.folding import fold
from verbond.kit.dutch.lemmas import lemma

# "2.000" is one number; "auto's" one word; an accent may stand apart from its letter.
_WORD = re.compile(
    r"\d{1,3}(?:\.\d{3})+(?!\d)|(?:[^\W_][\u0300-\u036f\u00ad]*)+(?:['’](?:[^\W_])+)*"
)
_JOINERS = frozenset("-‐‑")
_LONGEST_STEMMED = 60  # longer is no word; the stemmer's time grows with the length
_LONGEST_KEPT = 200
_ONE_AT_A_TIME = Lock()  # the stemmer keeps the word it works on in itself
_DECIDED = frozenset(EXCEPTIONS.values())


class _Stemmer(Protocol):
    def stemWord(self, word: str) -> str: ...  # noqa: N802 - the library's name


@dataclass(frozen=True, slots=True)
class Word:
    """One word as it stands: `text[start:end]`, its folded form and the token it is found by."""

    start: int
    end: int
    form: str
    token: str


@dataclass(frozen=True, slots=True)
class Analysed:
    """The words of a text in order, and the joined forms of what was written with a hyphen."""

    words: tuple[Word, ...]
    joined: tuple[tuple[int, Word], ...]  # (index of its first part, the whole)

    @property
    def tokens(self) -> list[str]:
        return [word.token for word in self.words]


def tokens(text: str) -> list[str]:
    """Give one token of `[a-z0-9]+` for each word, in order; for documents and queries alike.

    >>> tokens("De steden bouwen geluidsschermen")
    ['de', 'stad', 'bouw', 'geluidsscherm']
    """
    return [token for form, token in map(_form_and_token, _WORD.findall(text)) if form]


def words(text: str) -> Iterator[Word]:
    """Go through the words of a text with their places."""
    for match in _WORD.finditer(text):
        form, token = _form_and_token(match.group())
        if form:
            yield Word(match.start(), match.end(), form, token)


def analyse(text: str) -> Analysed:
    """Find the words of a text, with "co-housing" both as two words and as "cohousing"."""
    found = tuple(words(text))
    joined = []
    for index, (left, right) in enumerate(pairwise(found)):
        if right.start - left.end == 1 and text[left.end] in _JOINERS:
            form, token = _form_and_token(left.form + right.form)
            joined.append((index, Word(left.start, right.end, form, token)))
    return Analysed(found, tuple(joined))


def pack(text: str) -> str:
    """Write the words of a text as one line that can be kept in a column: `vorm>token`.

    A form that is its own token stands alone; `+` marks a joined form, which has no place of its
    own. `unpack` reads it back.

    >>> pack("Steden kopen e-bikes")
    'steden>stad kopen>koop e bikes>bike +ebikes>ebike'
    """
    found = analyse(text)
    plain = [_packed(word) for word in found.words]
    return " ".join(plain + ["+" + _packed(word) for _, word in found.joined])


def unpack(packed: str) -> Iterator[tuple[str, str, bool]]:
    """Read a packed line: form, token, and whether it has a place in the order of words."""
    for piece in packed.split():
        form, _, token = piece.lstrip("+").partition(">")
        yield form, token or form, not piece.startswith("+")


def forget() -> None:
    """Drop every token worked out so far."""
    _form_and_token.cache_clear()


def _packed(word: Word) -> str:
    return word.form if word.form == word.token else f"{word.form}>{word.token}"


@lru_cache(maxsize=65_536)
def _form_and_token(raw: str) -> tuple[str, str]:
    plain = raw.lower().replace("’", "'")
    if plain == "zo'n":  # without its apostrophe it would be the sun
        plain = "zo"
    form = fold(plain)[:_LONGEST_KEPT]
    if form in EXCEPTIONS:
        return form, EXCEPTIONS[form]
    if not form.isalpha() or len(form) > _LONGEST_STEMMED:
        return form, form
    base = fold(lemma(plain)) or form
    base = EXCEPTIONS.get(base, base)
    return form, base if base in _DECIDED else _stem(base) or form


def _stem(base: str) -> str:
    with _ONE_AT_A_TIME:
        stem = fold(_stemmer().stemWord(base))
    # The stemmer takes "ge" out, for participles; those are lemmas by now, and geluid is not luid
    # nor begeleiding beleid.
    pairs = enumerate(zip(base, stem, strict=False))
    same = next((at for at, (left, right) in pairs if left != right), 0)
    rest = base[same + 2 : same + 4]
    if base.startswith("ge", same) and len(rest) == 2 and stem.startswith(rest, same):
        return stem[:same] + "ge" + stem[same:]
    return stem


@cache
def _stemmer() -> _Stemmer:
    from snowballstemmer import stemmer

    found: _Stemmer = stemmer("dutch")
    return found
