"""Joining the lines of a block: which hyphens were only there to break a word."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence

_HYPHENS = "-\u2010\u00ad\u2011"
_SOFT = "\u00ad"
_VOWELS_THAT_MELT = re.compile(r"(?:a[aeiu]|e[eiu]|i[ej]|o[eiou]|u[iu]|é[eé])$", re.IGNORECASE)
_NO_WORD = re.compile(  # how no word begins, only the rest of one
    r"(?:hei[dts]|heden|lijk|ling|[bdfgklmnprstvz]?ing(?:en|s|$)|tie(?:s|f|ve|$)|teit|tijen|"
    r"schap(?:pe|s|$)|baar|loos|loze|zaam|zame|isch|sche?$|[bdfgklmnprstvz]en$|[dt]e$)",
    re.IGNORECASE,
)
_KEPT_AFTER = frozenset({"niet", "non", "vice", "socio", "oud"})
_CONJUNCTIONS = frozenset({"en", "of", "and", "or", "noch", "tot", "als", "resp", "dan", "versus"})
_LAST_WORD = re.compile(r"([^\W_]+(?:['’][^\W_]+)?)$")
_AROUND_WORDS = ".,;:!?()[]\"'“”‘’„…«»-–/"
_FIRST_WORD = re.compile(r"[^\W_]+")
_SOFT_BEFORE_SPACE = re.compile(r"\u00ad\s+(\w*)")
_LONGEST_WORD = 60
_OFTEN = 0.01  # of all lines end in a hyphen where words are broken by the program that set them


class Hyphens:
    """Decides for each hyphen at the end of a line, from the words in the rest of the document."""

    def __init__(self, texts: Sequence[str], kept_before: Iterable[str] = ()) -> None:
        self._texts = texts
        self._kept_before = _CONJUNCTIONS | {one.lower() for one in kept_before}
        self._known: frozenset[str] | None = None
        self._breaks_words: bool | None = None
        self._other_sign: bool | None = None

    def joined(self, pieces: Sequence[str]) -> str:
        """Join the lines of one block for display: one space, broken words made whole."""
        if len(pieces) == 1:
            return _shown(pieces[0])
        parts: list[str] = []
        text = pieces[0].rstrip()
        for piece in pieces[1:]:
            bare = piece.strip()
            if not bare:
                continue
            if text and text[-1] in _HYPHENS:
                parts.append(self._before(text, bare))
            else:
                parts.append(text)
                if not text.endswith("/") and bare[0] != "/":
                    parts.append(" ")
            text = bare
        parts.append(text)
        return _shown("".join(parts))

    def _before(self, text: str, bare: str) -> str:
        """Return a line that ends in a hyphen as it must stand before the next line."""
        stem = text[:-1]
        tail = stem[-_LONGEST_WORD:].rpartition(" ")[2]
        left, right = _LAST_WORD.search(tail), _FIRST_WORD.match(bare)
        if left is None or right is None:
            return text if stem[-1:].isalnum() else f"{text} "
        if right[0].lower() in self._kept_before:
            return f"{stem}- "
        if text[-1] == _SOFT or self._is_broken(left[0], right[0], text[-1]):
            return stem
        return f"{stem}-"

    def _is_broken(self, left: str, right: str, sign: str) -> bool:
        """Say whether a hyphen only broke a word."""
        if (
            len(left) == 1
            or not right[0].islower()
            or left[-1].isdigit()
            or (left.isupper() and len(left) > 1)
        ):
            return False
        known = self._vocabulary()
        if (left + right).lower() in known:
            return True
        if f"{left}-{right}".lower() in known or (sign == "-" and self._has_sign_of_its_own()):
            return False
        if _VOWELS_THAT_MELT.match(left[-1] + right[0]) or left.lower() in _KEPT_AFTER:
            return False
        return _NO_WORD.match(right) is not None or self._are_broken_here()

    def _vocabulary(self) -> frozenset[str]:
        if self._known is None:
            whole = "\n".join(self._texts).lower().replace("\u2010", "-").replace(_SOFT, "")
            self._known = frozenset(word.strip(_AROUND_WORDS) for word in set(whole.split()))
        return self._known

    def _has_sign_of_its_own(self) -> bool:
        """Say whether words are broken with another sign than the hyphen they are written with."""
        if self._other_sign is None:
            signs = Counter(text[-1] for text in self._texts if text and text[-1] in _HYPHENS)
            self._other_sign = signs["\u2010"] + signs[_SOFT] > signs["-"]
        return self._other_sign

    def _are_broken_here(self) -> bool:
        """Say whether this document breaks words at all; many texts only have real hyphens."""
        if self._breaks_words is None:
            broken = sum(text[-1] in _HYPHENS for text in self._texts if text)
            self._breaks_words = broken > _OFTEN * len(self._texts)
        return self._breaks_words


def _real_or_not(found: re.Match[str]) -> str:
    """A soft hyphen before a space broke a word, unless "en" or "of" follows: "land- en …"."""
    return f"- {found[1]}" if found[1].lower() in _CONJUNCTIONS else found[1]


def _shown(text: str) -> str:
    if _SOFT in text:
        text = _SOFT_BEFORE_SPACE.sub(_real_or_not, text).replace(_SOFT, "")
    return " ".join(text.split())
