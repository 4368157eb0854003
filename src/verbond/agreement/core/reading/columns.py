"""The reading order of a page: which pieces form columns, which run across them."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from statistics import median

from verbond.agreement.core.reading.piece import Piece

_NEAR = 3.0  # points: left edges that close belong to the same column
INITIAL = 1.8  # times the letters after it: a letter that stands before more than one line
_GUTTER = 5.0  # points: the least white between two columns
_ENOUGH = 4  # lines on either side before one page alone shows a column
_FILLED = 0.38  # of its column that a line of running text fills; cells of a table do not
_NARROWEST = 0.13  # of the printed width
_LETTERS = 12  # in a usual line of a column
_TITLE_LEADING = 1.7  # of the letters: the lines of one title stand no further apart
_TOGETHER = 1.5  # of the letters: so far apart two columns begin at one height
_LARGER = 1.25  # times the text: letters of a title that heads both columns


@dataclass(frozen=True, slots=True)
class Gutters:
    """Left edges of columns that recur in the document: they count on sparse pages too."""

    edges: tuple[float, ...] = ()

    @classmethod
    def found_on(cls, pages: Sequence[Sequence[Piece]]) -> "Gutters":
        seen: Counter[float] = Counter()
        for pieces in pages:
            for edge in {round(edge) for edge in _edges_of(pieces, cls())}:
                seen[edge] += 1
        often = max(1, len(pages) // 50)
        return cls(tuple(sorted(edge for edge, times in seen.items() if times >= often)))

    def knows(self, edge: float) -> bool:
        return any(abs(edge - known) <= _NEAR for known in self.edges)


def in_reading_order(pieces: Sequence[Piece], gutters: Gutters) -> Iterator[tuple[int, Piece]]:
    """Yield each line of a page with its column, from 0; pieces on one baseline become one line.

    Text that stands on its side comes last.
    """
    upright = [piece for piece in pieces if piece.upright]
    for column, group in _regions(upright, gutters, 0):
        for line in _joined(group):
            yield column, line
    for piece in pieces:
        if not piece.upright:
            yield 0, piece


def _regions(
    pieces: list[Piece], gutters: Gutters, column: int, deep: int = 0
) -> Iterator[tuple[int, list[Piece]]]:
    edge = _best_edge(pieces, gutters) if deep < 4 else None
    if edge is None:
        if pieces:
            yield column, pieces
        return
    for band in _bands(pieces, edge):
        left = [piece for piece in band if piece.right <= edge + 1]
        right = [piece for piece in band if piece.x >= edge - _NEAR]
        if left and right and len(left) + len(right) == len(band):
            beside = column
            for beside, group in _regions(left, gutters, column, deep + 1):
                yield beside, group
            yield from _regions(right, gutters, beside + 1, deep + 1)
        elif band:
            alone = column + 1 if len(right) == len(band) else column
            yield alone, band


def _bands(pieces: Iterable[Piece], edge: float) -> Iterator[list[Piece]]:
    """Cut a page at the lines that run across the gutter: each is a band of its own."""
    rows = list(_rows(pieces))
    across = _across(rows, edge)
    band: list[Piece] = []
    for row, runs_across in zip(rows, across, strict=True):
        if runs_across:
            if band:
                yield band
            yield row
            band = []
        else:
            band.extend(row)
    if band:
        yield band


def _across(rows: Sequence[Sequence[Piece]], edge: float) -> list[bool]:
    """Say of each row whether it belongs to both columns: it runs across, or is a head that does.

    The number or the first words of a title can be short: what stands alone, right above such a
    line in the same letters, goes with it. So does a larger line, alone, below which both columns
    begin at one height.
    """
    across = [
        any(piece.x < edge - _NEAR and piece.right > edge + 1 for piece in row) for row in rows
    ]
    for at in range(len(rows) - 2, -1, -1):
        if across[at] or len(rows[at]) > 1 or rows[at][0].right > edge:
            continue
        piece, below = rows[at][0], rows[at + 1]
        is_near = below[0].y - piece.y <= _TITLE_LEADING * piece.size
        same = len(below) == 1 and below[0].size == piece.size and below[0].font == piece.font
        across[at] = (across[at + 1] and same and is_near) or _heads_both(rows, at, edge)
    return across


def _heads_both(rows: Sequence[Sequence[Piece]], at: int, edge: float) -> bool:
    """Whether both columns break off above a large line alone and begin together below it."""
    title = rows[at][0]
    above = _first_right(rows[at - 1 :: -1] if at else (), edge)
    below = _first_right(rows[at + 1 :], edge)
    left = next((one for row in rows[at + 1 :] for one in row if one.right <= edge), None)
    if above is None or below is None or left is None:
        return False
    together = abs(below.y - left.y) <= _TOGETHER * max(left.size, below.size)
    parted = below.y - above.y >= 2 * title.size
    return together and parted and title.size >= _LARGER * max(left.size, below.size)


def _first_right(rows: Iterable[Sequence[Piece]], edge: float) -> Piece | None:
    return next((one for row in rows for one in row if one.x >= edge - _NEAR), None)


def _edges_of(pieces: Sequence[Piece], gutters: Gutters) -> list[float]:
    edge = _best_edge([piece for piece in pieces if piece.upright], gutters)
    if edge is None:
        return []
    right = [piece for piece in pieces if piece.upright and piece.x >= edge - _NEAR]
    more = _best_edge(right, gutters)
    return [edge] if more is None else [edge, more]


def _best_edge(pieces: Sequence[Piece], gutters: Gutters) -> float | None:
    """Find the left edge of the column that most lines speak for, or None on a page without."""
    if len(pieces) < 2:
        return None
    margin, end = min(piece.x for piece in pieces), max(piece.right for piece in pieces)
    starts: Counter[int] = Counter(round(piece.x) for piece in pieces)
    best, most = None, 0
    for edge in (*gutters.edges, *(float(start) for start, _ in starts.most_common(12))):
        known = gutters.knows(edge)
        few = starts[round(edge)] < 3 and not known
        if few or not margin < edge - _NARROWEST * (end - margin) < end:
            continue
        support = _support(pieces, edge, margin, end, known=known)
        if support > most:
            best, most = edge, support
    return None if best is None else _outer_edge(pieces, best)


def _outer_edge(pieces: Sequence[Piece], edge: float) -> float:
    """Move an edge left as far as the white goes: bullets can outnumber the lines at it."""
    filled = max(piece.right for piece in pieces if piece.right <= edge - _GUTTER + 1)
    starts = (piece.x for piece in pieces if piece.x > filled + 1 and piece.right > edge)
    return min(edge, *starts)


def _support(
    pieces: Sequence[Piece], edge: float, margin: float, end: float, *, known: bool
) -> int:
    left = [piece for piece in pieces if piece.right <= edge - _GUTTER + 1]
    right = [piece for piece in pieces if piece.x >= edge - _NEAR]
    across = len(pieces) - len(left) - len(right)
    if not left or not right:
        return 0
    left, right = _beside(left, right)
    fewest = min(len(left), len(right))
    if fewest < (1 if known else _ENOUGH) or across > (6 if known else 3) * fewest:
        return 0
    if known:
        return 0 if _are_numbers(right) else len(left) + len(right)
    is_text = _is_running(left, edge - margin) and _is_running(right, end - edge)
    return len(left) + len(right) if is_text else 0


def _are_numbers(pieces: list[Piece]) -> bool:
    """Whether most are the page numbers of a table of contents: those are no column."""
    return 2 * sum(piece.text.strip().isdecimal() for piece in pieces) > len(pieces)


def _beside(left: list[Piece], right: list[Piece]) -> tuple[list[Piece], list[Piece]]:
    """Keep what stands at the height of the other column."""
    top = max(min(one.y for one in left), min(one.y for one in right)) - 4
    foot = min(max(one.y for one in left), max(one.y for one in right)) + 4
    kept = [one for one in left if top <= one.y <= foot]
    return kept, [one for one in right if top <= one.y <= foot]


def _is_running(pieces: list[Piece], width: float) -> bool:
    filled = median(piece.right - piece.x for piece in pieces)
    letters = median(len(piece.text) for piece in pieces)
    return filled >= _FILLED * width and letters >= _LETTERS


def _rows(pieces: Iterable[Piece]) -> Iterator[list[Piece]]:
    """Group the pieces that share a baseline; a raised or lowered sign stays with its line."""
    row: list[Piece] = []
    anchor: Piece | None = None
    for piece in sorted(pieces, key=lambda one: (one.y, one.x)):
        if anchor is None or not _share_a_line(anchor, piece):
            if row:
                yield row
            row, anchor = [], piece
        elif piece.size > anchor.size:
            anchor = piece
        row.append(piece)
    if row:
        yield row


def _share_a_line(anchor: Piece, piece: Piece) -> bool:
    apart = abs(piece.y - anchor.y)
    large = max(anchor.size, piece.size, 1)
    if apart <= 0.3 * large:
        return True
    is_raised = min(anchor.size, piece.size) < 0.75 * large and apart <= 0.55 * large
    white = max(anchor.x, piece.x) - min(anchor.right, piece.right)
    return is_raised and -1 < white < 0.6 * large


def _joined(pieces: Sequence[Piece]) -> Iterator[Piece]:
    for row in _rows(_with_initials(pieces)):
        if len(row) == 1:
            yield row[0]
            continue
        row.sort(key=lambda one: one.x)
        yield _one_line(row)


def _with_initials(pieces: Sequence[Piece]) -> Sequence[Piece]:
    """Put a large first letter that stands before several lines back at the first of them."""
    initials = [one for one in pieces if len(one.text) == 1 and one.text.isupper()]
    if not initials:
        return pieces
    left = list(pieces)
    for initial in initials:
        beside = [one for one in left if _stands_beside(initial, one)]
        if beside:
            first = min(beside, key=lambda one: one.y)
            left.remove(initial)
            left.remove(first)
            text = initial.text + first.text.lstrip()
            left.append(replace(first, x=initial.x, text=text))
    return left


def _stands_beside(initial: Piece, line: Piece) -> bool:
    """Whether a line stands right after a letter, within its height."""
    white = line.x - initial.right
    if initial.size < INITIAL * line.size or not -2 < white < 0.6 * initial.size:
        return False
    return -0.2 * line.size <= initial.y - line.y <= initial.size


def _one_line(row: list[Piece]) -> Piece:
    longest = max(row, key=lambda one: (len(one.text.strip()), one.size))
    text, right = row[0].text, row[0].right
    for piece in row[1:]:
        apart = piece.x - right > 0.15 * longest.size
        space = "" if text[-1:].isspace() or piece.text[:1].isspace() or not apart else " "
        text, right = text + space + piece.text, max(right, piece.right)
    return Piece(
        x=row[0].x,
        right=right,
        y=longest.y,
        size=longest.size,
        font=longest.font,
        bold=all(piece.bold for piece in row if piece.text.strip(" •·–-")),
        upright=True,
        text=text,
    )
