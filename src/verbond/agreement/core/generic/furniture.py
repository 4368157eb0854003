"""Page numbers and running heads: printed lines that are no content."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from verbond.agreement.core.generic.furniture_unpaged import (
    DIGITS,
    FEWEST_PAGES,
    LONGEST_HEAD,
    PAGE_NUMBER,
    RUNNING_HEAD,
    mark_counted_numbers,
    mark_heads_beside_numbers,
    pattern,
)
from verbond.agreement.core.generic.rows import Row, Sheet
from verbond.agreement.core.profile import FurnitureRules

DRAWN_LINE = "drawn line"
_DRAWN = "-=_*~#—–"
_LINE_OF_SIGNS = re.compile(r"([-=_*~#—–])(?:\s?\1){2,}")
_AS_LONG = 3  # characters that a line drawn below a title differs from it in length
_LABELLED = re.compile(
    r"[-–—|•\s(\[]*(?:pagina|pag\.?|p\.|blz\.?|bladzijde|bladzij|page|pg\.?)\s*:?\s*"
    r"(\d{1,4})(?:\s*(?:/|van|of|-)\s*\d{1,4})?[-–—|•:.\s)\]]*",
    re.IGNORECASE,
)
_TITLED = re.compile(r"(?:pagina|page)\s+(\d{1,4}):\s*(\S.*)", re.IGNORECASE | re.DOTALL)
_OF = re.compile(r"(\d{1,4})\s*(?:/|van|of)\s*(\d{1,4})")
_DASHED = re.compile(r"[-–—|•~<\[]\s*(\d{1,4})\s*[-–—|•~>\]]")
_BARE = re.compile(r"(\d{1,4})|([ivxl]{1,6})")
_NUMBER_AT_END = re.compile(r"^(\d{1,4})\b(?![.,]\d)|(?<![\d.,])(\d{1,4})$")
_BARRED = re.compile(r"(\d{1,4})\s*\|.*|.*\|\s*(\d{1,4})", re.DOTALL)
_EDGE_ROWS = 4
_SAME_HEIGHT = 3.0  # points
_OFTEN = 0.4  # of the pages between the first and the last that show it
_MOST = 0.6  # of all pages that show a head in large letters
_FEWEST_SPACES = 3  # of a sentence
_SMALL = 0.93  # times the usual letter
_LARGEST = 1.25  # times the usual letter: what is larger is the title of a chapter


def mark_furniture(sheet: Sheet, rules: FurnitureRules) -> None:
    """Mark page numbers and running heads by setting `what` of their rows."""
    _mark_by_rules(sheet.rows, rules)
    if sheet.format == "text":
        _mark_drawn_lines(sheet.rows)
    if sheet.format == "docx":
        return
    if sheet.pages > 1:
        edges = [_edges(rows, placed=sheet.format == "pdf") for rows in _by_page(sheet.rows)]
        _mark_sure_numbers(sheet.rows, {row.at for page in edges for side in page for row in side})
        _mark_numbers_at_edges(edges, sheet)
        _mark_heads_with_numbers(edges, sheet)
        _mark_running_heads(edges, sheet)
        _mark_band(edges, sheet)
        _mark_set_apart(edges, sheet)
        _mark_numbers_at_edges(edges, sheet)
        _mark_counting_anywhere(sheet.rows)
    else:
        _mark_sure_numbers(sheet.rows, None)
        mark_counted_numbers(sheet.rows)
        mark_heads_beside_numbers(sheet.rows)


def _mark_by_rules(rows: Iterable[Row], rules: FurnitureRules) -> None:
    if rules.page_number is None and not rules.running_heads:
        return
    for row in rows:
        text = row.text[:500]
        if rules.page_number is not None and rules.page_number.fullmatch(text):
            row.what = PAGE_NUMBER
        elif any(head.fullmatch(text) for head in rules.running_heads):
            row.what = RUNNING_HEAD


def _mark_drawn_lines(rows: Sequence[Row]) -> None:
    """Lines drawn with signs; below a short line they mark it as a heading."""
    for row in rows:
        if row.text[0] in _DRAWN and _LINE_OF_SIGNS.fullmatch(row.text):
            row.what = DRAWN_LINE
            title = rows[row.at - 1] if row.at and not row.gap and not row.top else None
            if title is None or not (title.gap or title.top or title.at == 0):
                continue
            if abs(len(row.text) - len(title.text)) <= _AS_LONG and not title.what:
                title.underlined = row.text[0]


def _mark_sure_numbers(rows: Iterable[Row], at_edges: set[int] | None) -> None:
    """Numbers that say they are a page's; "3 van 5" only at the edge of a page, where known."""
    titled: dict[str, list[Row]] = defaultdict(list)
    for row in rows:
        text = row.text
        if text[0] in "Pp" and (found := _TITLED.fullmatch(text)):
            titled[found[2][:60]].append(row)
        if len(text) > 30 or not (text[-1].isdigit() or text[-1] in "-–—|•~>]):."):
            continue
        at_edge = at_edges is None or row.at in at_edges
        if _LABELLED.fullmatch(text) or (at_edge and _says_its_page(text)):
            row.what = PAGE_NUMBER
    for found_rows in titled.values():
        if len(found_rows) >= FEWEST_PAGES:
            for row in found_rows:
                row.what = PAGE_NUMBER


def _says_its_page(text: str) -> bool:
    pages = _OF.fullmatch(text)
    counts = pages is not None and int(pages[1]) <= int(pages[2])
    return counts or _DASHED.fullmatch(text) is not None


def _by_page(rows: Iterable[Row]) -> Iterator[list[Row]]:
    page: list[Row] = []
    for row in rows:
        if page and row.line.page != page[0].line.page:
            yield page
            page = []
        page.append(row)
    if page:
        yield page


def _edges(rows: list[Row], *, placed: bool) -> tuple[list[Row], list[Row]]:
    """Return the first rows of a page from the top down, and its last from the foot up."""
    if placed:
        rows = sorted(rows, key=lambda row: row.line.y or 0)
    return rows[:_EDGE_ROWS], rows[: -_EDGE_ROWS - 1 : -1]


type _Edges = Sequence[tuple[list[Row], list[Row]]]


def _mark_numbers_at_edges(edges: _Edges, sheet: Sheet) -> None:
    """Bare numbers at the edge of a page, when they count on from page to page."""
    found = []
    for sides in edges:
        for side in sides:
            for row in _outermost(side):
                value = _bare_value(row.text)
                if value:
                    found.append((row, value - row.line.page))
    offsets = Counter(offset for _, offset in found)
    for row, offset in found:
        fewest = _OFTEN * len(edges) if _is_large(row, sheet) else 2
        if offsets[offset] >= fewest or len(edges) <= 2:
            row.what = PAGE_NUMBER


def _outermost(side: list[Row]) -> Iterator[Row]:
    """Yield the rows of an edge up to and with the first that is no furniture."""
    beyond = 0
    for row in side:
        if row.what:
            continue
        yield row
        beyond += 1
        if beyond == 2:
            return


def _bare_value(text: str) -> int:
    found = _BARE.fullmatch(text) if len(text) <= 6 else None
    if found is None:
        return 0
    return int(found[1]) if found[1] else _small_roman(found[2])


def _small_roman(text: str) -> int:
    values = [{"i": 1, "v": 5, "x": 10, "l": 50}[letter] for letter in text]
    total = 0
    for one, after in zip(values, [*values[1:], 0], strict=True):
        total += -one if one < after else one
    return total


def _mark_heads_with_numbers(edges: _Edges, sheet: Sheet) -> None:
    """Outermost lines that begin or end with a number that counts on from page to page."""
    found: list[tuple[Row, int]] = []
    for sides in edges:
        for side in sides:
            row = next((row for row in side if not row.what), None)
            if row is not None and _could_be_head(row, sheet) and not _is_sentence(row.text):
                values = {one[0] or one[1] for one in _NUMBER_AT_END.findall(row.text)}
                found.extend((row, int(value) - row.line.page) for value in values)
    counting: dict[int, list[Row]] = defaultdict(list)
    for row, offset in found:
        counting[offset].append(row)
    for rows in counting.values():
        if len(rows) >= max(FEWEST_PAGES, 0.4 * len(edges)) and not _are_titles(rows, sheet):
            for row in rows:
                row.what = RUNNING_HEAD


def _mark_counting_anywhere(rows: Iterable[Row]) -> None:
    """Heads that were read into the text: "6 | Akkoord", their number counts on as pages do."""
    counting: dict[tuple[bool, int], list[Row]] = defaultdict(list)
    for row in rows:
        if row.what or "|" not in row.text[:8] + row.text[-8:] or len(row.text) > LONGEST_HEAD:
            continue
        found = _BARRED.fullmatch(row.text)
        if found:
            first = found[1] is not None
            offset = int(found[1] or found[2]) - row.line.page
            counting[first, offset].append(row)
    for found_rows in counting.values():
        if len({row.line.page for row in found_rows}) >= FEWEST_PAGES:
            for row in found_rows:
                row.what = RUNNING_HEAD


def _are_titles(rows: Sequence[Row], sheet: Sheet) -> bool:
    """Chapters that each fill a page count on as pages do; no head differs on every page."""
    if sheet.has_letters and (rows[0].line.size or 0) < sheet.size:
        return False
    starts = all(row.text[0].isdigit() for row in rows)
    return starts and len({pattern(row.text) for row in rows}) == len(rows)


def _mark_running_heads(edges: _Edges, sheet: Sheet) -> None:
    """Repeated lines at the top or foot, from the outside in: heads can have two lines."""
    for side in (0, 1):
        for _ in range(3):
            alike: dict[tuple[str, float | None], list[Row]] = defaultdict(list)
            for page in edges:
                row = next((row for row in page[side] if not row.what), None)
                if row is not None and _is_worded(row):
                    alike[pattern(row.text), row.line.size].append(row)
            heads = [rows for rows in alike.values() if _recurs(rows, sheet)]
            for rows in heads:
                for row in rows:
                    row.what = RUNNING_HEAD
            if not heads:
                break


def _could_be_head(row: Row, sheet: Sheet) -> bool:
    return not _is_large(row, sheet) and _is_worded(row)


def _is_large(row: Row, sheet: Sheet) -> bool:
    return sheet.has_letters and (row.line.size or 0) > _LARGEST * sheet.size


def _is_worded(row: Row) -> bool:
    return len(row.text) <= LONGEST_HEAD and any(map(str.isalpha, row.text))


def _is_sentence(text: str) -> bool:
    """A line that ends as a sentence is a note at the foot rather than a head."""
    return text[-1] == "." and text.count(" ") >= _FEWEST_SPACES


def _recurs(rows: list[Row], sheet: Sheet) -> bool:
    pages = [row.line.page for row in rows]
    fewest = FEWEST_PAGES
    if sheet.has_letters and sheet.pages < 8 and rows[0].line.size != sheet.size:
        fewest = 2
    if _is_large(rows[0], sheet) and len(rows) < max(FEWEST_PAGES, _MOST * sheet.pages):
        return False
    if len(rows) < fewest or len(rows) < _OFTEN * (pages[-1] - pages[0] + 1):
        return False
    if not _count_pages(rows):
        return False
    if not sheet.has_letters:
        return True
    heights = Counter(round((row.line.y or 0) / _SAME_HEIGHT) for row in rows)
    near = max(heights[one] + heights[one + 1] for one in heights)
    return near >= 0.7 * len(rows)


def _count_pages(rows: list[Row]) -> bool:
    """Whether the lines are equal but for the number of their page."""
    if len({row.text for row in rows}) <= max(1, len(rows) // 4):
        return True
    offsets: Counter[int] = Counter()
    for row in rows:
        offsets.update({int(digits[-6:]) - row.line.page for digits in DIGITS.findall(row.text)})
    return bool(offsets) and offsets.most_common(1)[0][1] >= 0.8 * len(rows)


def _mark_band(edges: _Edges, sheet: Sheet) -> None:
    """Heads that change with each chapter: they stand where the other heads stand."""
    if not sheet.has_letters:
        return
    for side in (0, 1):
        bands: Counter[tuple[int, float | None]] = Counter()
        for page in edges:
            bands.update({_band(row) for row in page[side] if row.what})
        often = {band for band, times in bands.items() if times >= max(3, 0.4 * len(edges))}
        for page in edges:
            for row in page[side]:
                if row.what:
                    continue
                is_head = len(row.text) <= LONGEST_HEAD and not _is_sentence(row.text)
                if _band(row) not in often or not is_head:
                    break
                row.what = RUNNING_HEAD


def _mark_set_apart(edges: _Edges, sheet: Sheet) -> None:
    """Small lines at one height on many pages, well apart from the text: heads that differ."""
    if not sheet.has_letters:
        return
    for side in (0, 1):
        bands: dict[tuple[int, float | None], list[Row]] = defaultdict(list)
        for page in edges:
            rows = [row for row in page[side] if not row.what]
            if len(rows) > 1 and _is_set_apart(rows[0], rows[1], sheet):
                bands[_band(rows[0])].append(rows[0])
        heads = (found for found in bands.values() if _are_heads(found, len(edges), sheet))
        for row in chain.from_iterable(heads):
            row.what = RUNNING_HEAD


def _are_heads(rows: Sequence[Row], pages: int, sheet: Sheet) -> bool:
    """Small lines on many pages; as large as the text only on most, and many of them equal."""
    if len(rows) < max(FEWEST_PAGES, 0.2 * pages):
        return False
    if (rows[0].line.size or 0) < _SMALL * sheet.size:
        return True
    return len(rows) >= 0.5 * pages and len({row.text for row in rows}) <= 0.7 * len(rows)


def _is_set_apart(row: Row, after: Row, sheet: Sheet) -> bool:
    white = abs((after.line.y or 0) - (row.line.y or 0))
    return (
        _could_be_head(row, sheet)
        and not _is_sentence(row.text)
        and (row.line.size or 0) <= 1.02 * sheet.size
        and white > 1.8 * sheet.size
    )


def _band(row: Row) -> tuple[int, float | None]:
    return round(row.line.y or 0), row.line.size
