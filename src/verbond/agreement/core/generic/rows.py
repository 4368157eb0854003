"""Printed lines with what their surroundings say: white above, indent, the usual letter."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from verbond.agreement.core.document import Format, Line, Source

_ODD = re.compile("[\ufb00-\ufb06\u00a0\u2000-\u200f\u202f\u205f\u2028-\u202e\u2060\ufeff\x00-\x1f]")
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
    what: str = ""  # the furniture it turned out to be


@dataclass(frozen=True, slots=True)
class Sheet:
    """All rows of a document and its usual letter."""

    format: Format
    rows: list[Row]
    size: float
    bold: bool
    font: str
    width: int  # characters in a full line
    pages: int

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
    if source.format == "pdf":
        rows = _placed_rows(source.lines)
    else:
        rows = _typed_rows(source.lines)
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
        width=_full_width(rows),
        pages=rows[-1].line.page if rows else 0,
    )


def _usual[T](weighed: Iterable[tuple[T, int]]) -> T | None:
    weights: Counter[T] = Counter()
    for what, weight in weighed:
        weights[what] += weight
    return weights.most_common(1)[0][0] if weights else None


def _full_width(rows: Sequence[Row]) -> int:
    """Return the length that the longer lines share; a line per paragraph has none: 0."""
    lengths = sorted(len(row.text) for row in rows)
    if not lengths:
        return 0
    longest = lengths[int(0.95 * (len(lengths) - 1))]
    return 0 if longest > 180 else longest


def _typed_rows(lines: Sequence[Line]) -> list[Row]:
    """Rows of plain text and DOCX: white is counted in blank lines."""
    rows: list[Row] = []
    last, page, loose = 0, 1, 0
    lower = 0
    whites: list[int] = []
    for line in lines:
        raw = line.text
        bare = raw.strip()
        if not bare:
            continue
        text = bare if bare.isascii() and bare.isprintable() else plain(bare).strip()
        white = line.number - last - 1
        whites.append(white)
        loose += white == 1
        lower += text[:1].islower()
        x = line.x
        indent = float(len(raw) - len(raw.lstrip())) if x is None else x
        rows.append(Row(len(rows), line, text, indent, white > 0, line.page != page))
        last, page = line.number, line.page
    if rows and loose > 0.6 * len(rows) and lower > _CONTINUES * len(rows):
        for row, white in zip(rows, whites, strict=True):
            row.gap = white > 1
    if rows:
        rows[0].gap = rows[0].top = True
    return rows


def _placed_rows(lines: Sequence[Line]) -> list[Row]:
    """Rows of a PDF: white is measured between baselines, indents from the column's margin."""
    printed = [line for line in lines if line.text.strip()]
    usual = _leadings(printed)
    margins = _margins(printed)
    rows: list[Row] = []
    before: Line | None = None
    for line in printed:
        top = before is None or _is_elsewhere(before, line)
        gap = top if before is None else not top and _is_gap(before, line, usual)
        margin = margins.get((line.page % 2, line.column), 0.0)
        indent = (line.x or 0.0) - margin
        rows.append(Row(len(rows), line, plain(line.text).strip(), indent, gap, top))
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
    for before, line in zip(lines, lines[1:], strict=False):
        if line.size == before.size and not _is_elsewhere(before, line):
            distance = round(2 * ((line.y or 0) - (before.y or 0))) / 2
            if 0 < distance < 4 * (line.size or 1):
                seen.setdefault(line.size or 0, Counter())[distance] += 1
    return {size: _commonest_low(counts) for size, counts in seen.items() if counts.total() >= 3}


def _commonest_low(counts: Counter[float]) -> float:
    """Return the smallest distance that is about as common as the commonest."""
    most = counts.most_common(1)[0][1]
    return min(distance for distance, times in counts.items() if 3 * times >= most)


def _margins(lines: Sequence[Line]) -> dict[tuple[int, int], float]:
    """Find the left margin of each column, for left and for right pages."""
    edges: dict[tuple[int, int], dict[int, float]] = {}
    for line in lines:
        x = line.x or 0.0
        on_page = edges.setdefault((line.page % 2, line.column), {})
        on_page[line.page] = min(x, on_page.get(line.page, x))
    return {
        where: Counter(round(x, 0) for x in by_page.values()).most_common(1)[0][0]
        for where, by_page in edges.items()
    }
