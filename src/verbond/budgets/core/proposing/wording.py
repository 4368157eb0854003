"""What people type, made safe to show: visible, of a bounded length, in one normal form."""

import re
import unicodedata
from typing import Final

from verbond.budgets.core.proposing.errors import TextRefused

LONGEST_TITLE: Final = 160
LONGEST_SUMMARY: Final = 400
LONGEST_BODY: Final = 20_000
LONGEST_COMMENT: Final = 2_000
LONGEST_REASON: Final = 2_000
# Some scripts cannot be written without these two; alone they are nothing.
_JOINERS = frozenset("\u200c\u200d")
_SPACES = re.compile(r"[^\S\n]+")
_BLANK_LINES = re.compile(r"\n{3,}")


def one_line(text: str) -> str:
    """Return a text on one line, without what cannot be seen or what reverses a line.

    >>> one_line("  Meer\\u200b bomen\\u202e \\n op het plein ")
    'Meer bomen op het plein'
    """
    return " ".join(several_lines(text).split())


def several_lines(text: str) -> str:
    """Return a text of several lines in the same way; at most one empty line in a row."""
    # A text of a megabyte is refused by its length: no need to look at all of it.
    given = unicodedata.normalize("NFC", text[: 4 * LONGEST_BODY])
    given = given.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    seen = "".join(letter for letter in given if not _is_hidden(letter))
    lines = [_SPACES.sub(" ", line).strip() for line in seen.split("\n")]
    found = _BLANK_LINES.sub("\n\n", "\n".join(lines)).strip()
    return found if any(letter not in _JOINERS and not letter.isspace() for letter in found) else ""


def checked(text: str, *, name: str, label: str, most: int, least: int = 1) -> str:
    """Return the text when its length fits. Raises `TextRefused` with the number of characters."""
    if len(text) < least:
        said = f"{label}: schrijf minstens {least} tekens." if least > 1 else f"{label}: vul in."
        raise TextRefused(name, said)
    if len(text) > most:
        raise TextRefused(name, f"{label}: je tekst telt {len(text)} tekens. Hoogstens {most} mag.")
    return text


def _is_hidden(letter: str) -> bool:
    if letter == "\n" or letter in _JOINERS:
        return False
    return unicodedata.category(letter) in {"Cc", "Cf", "Cs", "Cn", "Co"}
