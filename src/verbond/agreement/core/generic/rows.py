"""Printed lines with what their surroundings say: white above, indent, the usual letter."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from verbond.agreement.core.document import Format, Line, Source

_ODD = re.compile("[\ufb00-\ufb06\u00a0\u2000-\u200b\u202f\u205f\u2028\u2029\u2060\ufeff\x00-\x1f]")
_ODD_TO_PLAIN = str.maketrans(
    {
        "\ufb00": "ff",
        "\ufb01": "fi",
        "\ufb02": "fl",
        "\ufb03": "ffi",
        "\ufb04": "ffl",
        "\ufb05": "st",
        "\ufb06": "st",
        "\u00a0": " ",
        "\u202f": " ",
        "\u205f": " ",
        "\u2028": " ",
        "\u2029": " ",
        "\ufeff": "",
        "\u200b": "",
        "\u2060": "",
        "\t": " ",
    }
    | {chr(code): " " for code in range(0x2000, 0x200B)}
    | {chr(code): " " for code in range(0x20) if code != 9}
)
_WHITE = 1.25  # times the usual distance of lines: more is a gap
_DEPTH = 18.0  # points that a list level of Word stands in, where it does not say
_WIDEST = 110  # characters: wrapped lines are seldom longer
_NEVER_WRAPPED = 0.04  # of all lines start in lower case where each line is a paragraph
_CONTINUES = 0.2  # of all lines start in lower case where lines are wrapped


@dataclass(slots=True)
class Row:
    """A line that holds text; `text` is stripped, with ligatures and odd spaces written plainly."""

    at: int
    line: Line
    text: str
    indent: float  # from the margin of its column: points, or characters in plain text
    gap: bool  # more white above than between the lines of a paragraph
    top: bool  # first of a page or a column
    room: int = 0  # characters in a full line of its column; 0 where lines are not wrapped
    what: str = ""  # the furniture it turned out to be
    underlined: str = ""  # the sign of a line drawn below it


@dataclass(frozen=True, slots=True)
class Sheet:
    """All rows of a document and its usual letter."""

    format: Format
    rows: list[Row]
    size: float
    bold: bool
    font: str
    pages: int
    loose: bool = False  # an empty line after every line: white says nothing

    @property
    def has_letters(self) -> bool:
        """Whether the source says how large and how heavy its letters are."""
        return self.size > 0


def plain(text: str) -> str:
    """Write ligatures and odd spaces plainly; nothing else changes."""
    if text.isascii() and text.isprintable():
        return text
    return _ODD.sub(lambda odd: odd[0].translate(_ODD_TO_PLAIN), text)


def sheet_of(source: Source) -> Sheet:
    """Gather the printed lines of a source with their gaps and indents."""
    loose = False
    if source.format == "pdf":
        rows = _placed_rows(source.lines)
    else:
        rows, loose = _typed_rows(source.lines)
    letters = [row.line for row in rows if row.line.size]
    size = _usual((line.size or 0, len(line.text)) for line in letters) or 0
    usual = [line for line in letters if line.size == size]
    bold = sum(len(line.text) for line in usual if line.bold)
    return Sheet(
        format=source.format,
        rows=rows,
        size=size,
        bold=bool(usual) and 2 * bold > sum(len(line.text) for line in usual),
        font=_usual((line.style, len(line.text)) for line in usual) or "",
        pages=rows[-1].line.page if rows else 0,
        loose=loose,
    )


def _usual[T](weighed: Iterable[tuple[T, int]]) -> T | None:
    weights: Counter[T] = Counter()
    for what, weight in weighed:
        weights[what] += weight
    return weights.most_common(1)[0][0] if weights else None


def settle(sheet: Sheet) -> None:
    """Once furniture is known: measure indents and full lines without it, and note new pages."""
    rows = [row for row in sheet.rows if not row.what]
    if sheet.format == "pdf":
        _measure_columns(rows)
    else:
        room = _full_line(sorted(len(row.text) for row in rows))
        lower = sum(row.text[0].islower() for row in rows)
        if room > _WIDEST and lower < _NEVER_WRAPPED * len(rows):
            room = 0
        for row in rows:
            row.room = room
    for before, row in pairwise(sheet.rows):
        if before.what:
            row.top = True


def _measure_columns(rows: Sequence[Row]) -> None:
    columns: dict[tuple[int, int], list[Row]] = {}
    sides: dict[tuple[int, int], Counter[int]] = {}
    for row in rows:
        line = row.line
        columns.setdefault((line.page, line.column), []).append(row)
        sides.setdefault((line.page % 2, line.column), Counter())[round(line.x or 0)] += 1
    margins = {side: _margin(counts) for side, counts in sides.items()}
    for (page, column), inside in columns.items():
        room = _full_line(sorted(len(row.text) for row in inside))
        margin = margins[page % 2, column]
        for row in inside:
            row.room = room
            row.indent = (row.line.x or 0.0) - margin


def _margin(counts: Counter[int]) -> int:
    """Return the leftmost edge that more than a few lines share."""
    enough = max(2, counts.total() // 12)
    return min((x for x, times in counts.items() if times >= enough), default=min(counts))


def _full_line(lengths: list[int]) -> int:
    """Return the length that the longer lines share; a line per paragraph has none: 0."""
    if not lengths:
        return 0
    longest = lengths[int(0.95 * (len(lengths) - 1))]
    return 0 if longest > 180 else longest


def _typed_rows(lines: Sequence[Line]) -> tuple[list[Row], bool]:
    """Rows of text and DOCX, their white counted in blank lines; and whether all is loose."""
    rows: list[Row] = []
    last, page, loose = 0, 1, 0
    lower = 0
    whites: list[int] = []
    for line in lines:
        raw = line.text
        bare = raw.strip()
        if not bare:
            continue
        text = bare if bare.isascii() and bare.isprintable() else plain(bare).strip() or bare
        white = line.number - last - 1
        whites.append(white)
        loose += white == 1
        lower += text[0].islower() and text[1:2] != " "
        indent = 0.0 if raw[0] == bare[0] and line.depth is line.x is None else _typed_indent(line)
        rows.append(Row(len(rows), line, text, indent, white > 0, line.page != page))
        last, page = line.number, line.page
    is_loose = loose > 0.6 * len(rows) and lower > _CONTINUES * len(rows)
    is_loose = is_loose and rows[0].line.style == ""
    if is_loose:
        for row, white in zip(rows, whites, strict=True):
            row.gap = white > 1
    if rows:
        rows[0].gap = rows[0].top = True
    return rows, is_loose


def _typed_indent(line: Line) -> float:
    if line.x is not None:
        return line.x
    if line.depth is not None:
        return _DEPTH * (line.depth + 1)
    bare = line.text.lstrip("\f")
    return float(len(bare) - len(bare.lstrip()))


def _placed_rows(lines: Sequence[Line]) -> list[Row]:
    """Rows of a PDF: white is measured between baselines, indents from the column's margin."""
    printed = [line for line in lines if line.text.strip()]
    usual = _leadings(printed)
    rows: list[Row] = []
    before: Line | None = None
    for line in printed:
        top = before is None or _is_elsewhere(before, line)
        gap = top if before is None else not top and _is_gap(before, line, usual)
        text = plain(line.text).strip() or line.text.strip()
        rows.append(Row(len(rows), line, text, line.x or 0.0, gap, top))
        before = line
    return rows


def _is_elsewhere(before: Line, line: Line) -> bool:
    if before.page != line.page or before.column != line.column:
        return True
    return (line.y or 0) < (before.y or 0) - 1


def _is_gap(before: Line, line: Line, usual: dict[float, float]) -> bool:
    size = max(before.size or 0, line.size or 0)
    leading = usual.get(size) or usual.get(line.size or 0) or 1.4 * size
    return (line.y or 0) - (before.y or 0) > _WHITE * leading


def _leadings(lines: Sequence[Line]) -> dict[float, float]:
    """Find the usual distance between baselines for each size of letter."""
    seen: dict[float, Counter[float]] = {}
    for before, line in pairwise(lines):
        if line.size == before.size and not _is_elsewhere(before, line):
            distance = round(2 * ((line.y or 0) - (before.y or 0))) / 2
            if 0 < distance < 4 * (line.size or 1):
                seen.setdefault(line.size or 0, Counter())[distance] += 1
    return {size: _commonest_low(counts) for size, counts in seen.items() if counts.total() >= 3}


def _commonest_low(counts: Counter[float]) -> float:
    """Return the smallest distance that is about as common as the commonest."""
    most = counts.most_common(1)[0][1]
    return min(distance for distance, times in counts.items() if 3 * times >= most)
