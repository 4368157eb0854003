"""Join printed lines to running text."""

from collections.abc import Iterable, Sequence


def joined(pieces: Iterable[str], hyphen_kept_before: Sequence[str] = ("en", "of")) -> str:
    """Join lines with one space and collapse runs of white space.

    After a hyphen at the end of a line no space follows, unless the next word is one of
    `hyphen_kept_before`: there the hyphen stands for a left-out half.

    >>> joined(["energie- ", "renovatie"])
    'energie-renovatie'
    >>> joined(["sociale koop- ", "en huurappartementen"])
    'sociale koop- en huurappartementen'
    >>> joined(["-", "", "eind "])
    '- eind'
    """
    pieces = list(pieces)
    plain = " ".join([piece.strip() for piece in pieces]).strip()
    if "  " in plain or not plain.isprintable():  # only then white space is left to collapse
        plain = " ".join(plain.split())
    if "-" not in plain or not any(piece.rstrip().endswith("-") for piece in pieces):
        return plain
    parts: list[str] = []
    tail = ""
    for piece in pieces:
        words = piece.split()
        if not words:
            continue
        if parts and not (_breaks_a_word(tail) and words[0] not in hyphen_kept_before):
            parts.append(" ")
        parts.append(" ".join(words))
        tail = words[-1]
    return "".join(parts)


def _breaks_a_word(tail: str) -> bool:
    return len(tail) > 1 and tail[-1] == "-" and tail[-2].isalnum()
