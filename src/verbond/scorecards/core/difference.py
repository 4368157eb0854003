"""What changed between two texts, word by word."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

_WORDS = re.compile(r"\s*\S+")
# Above this many words a changed passage is shown as a whole: matching words is quadratic.
_MOST_WORDS = 1500


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of text that is `same`, `gone` or `new`."""

    kind: str
    text: str


def difference(before: str, after: str) -> tuple[Piece, ...]:
    """Say what changed between two texts; white space alone is no change.

    First by line, then by word within the lines that differ, so that long texts stay fast. Joining
    what is `same` and `gone` gives the first text back, but for white space.

    >>> pieces = difference("Je betaalt 5 euro.", "Je betaalt niets.")
    >>> [(piece.kind, piece.text) for piece in pieces]
    [('same', 'Je betaalt'), ('gone', '5 euro.'), ('new', 'niets.')]
    """
    old, new = _lines(before), _lines(after)
    pieces: list[Piece] = []
    for tag, a, b, c, d in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            pieces.append(Piece("same", "\n".join(old[a:b])))
        else:
            pieces.extend(_by_word("\n".join(old[a:b]), "\n".join(new[c:d])))
    return tuple(_joined(pieces))


def is_changed(before: str, after: str) -> bool:
    """Say whether two texts differ in more than white space."""
    return before.split() != after.split()


def _lines(text: str) -> list[str]:
    return [" ".join(line.split()) for line in text.splitlines() if line.strip()]


def _by_word(before: str, after: str) -> Iterator[Piece]:
    old, new = _WORDS.findall(before), _WORDS.findall(after)
    if max(len(old), len(new)) > _MOST_WORDS:
        yield from _pieces("replace", old, new)
        return
    matcher = SequenceMatcher(None, _bare(old), _bare(new), autojunk=False)
    for tag, a, b, c, d in matcher.get_opcodes():
        yield from _pieces(tag, old[a:b], new[c:d])


def _bare(words: Sequence[str]) -> list[str]:
    return [word.strip() for word in words]


def _pieces(tag: str, old: Sequence[str], new: Sequence[str]) -> Iterator[Piece]:
    if tag == "equal":
        yield Piece("same", "".join(new).strip())
        return
    if old:
        yield Piece("gone", "".join(old).strip())
    if new:
        yield Piece("new", "".join(new).strip())


def _joined(pieces: Sequence[Piece]) -> Iterator[Piece]:
    held: Piece | None = None
    for piece in pieces:
        if held and held.kind == piece.kind:
            held = Piece(held.kind, f"{held.text}\n{piece.text}")
            continue
        if held:
            yield held
        held = piece
    if held:
        yield held
