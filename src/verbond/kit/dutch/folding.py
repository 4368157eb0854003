"""Letters without case, accents and apostrophes."""

import re
import unicodedata

_NOT_TOKEN = re.compile(r"[^a-z0-9]+")
# Letters that Unicode does not take apart into a letter and a mark.
_WHOLE_LETTERS = str.maketrans(
    {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i"}
)


def fold(text: str) -> str:
    """Reduce one word to `[a-z0-9]`; what has no such letter disappears.

    >>> fold("Coördinatie"), fold("auto’s"), fold("O³"), fold("日本")
    ('coordinatie', 'autos', 'o3', '')
    """
    lowered = text.casefold().translate(_WHOLE_LETTERS)
    if not lowered.isascii():
        lowered = unicodedata.normalize("NFKD", lowered).casefold()
    return _NOT_TOKEN.sub("", lowered)
