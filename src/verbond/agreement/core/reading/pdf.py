"""PDF: pages to pieces of text with their places; `columns` puts them in reading order."""

import ctypes
import math
import re
from collections.abc import Iterator
from itertools import pairwise
from statistics import median

import pypdfium2
import pypdfium2.raw as pdfium

from verbond.agreement.core.document import Line
from verbond.agreement.core.reading.columns import INITIAL, Gutters, in_reading_order
from verbond.agreement.core.reading.errors import (
    DocumentCorrupt,
    DocumentEncrypted,
    DocumentScanned,
)
from verbond.agreement.core.reading.limits import Limits
from verbond.agreement.core.reading.piece import Piece

_PASSWORD = pdfium.FPDF_ERR_PASSWORD
_BOLD = re.compile(r"bold|black|heavy|semibold|demi(?!\w*light)", re.IGNORECASE)
_SUBSET = re.compile(r"^[A-Z]{6}\+")
_BROKEN = re.compile("\r\n|\ufffe|\n|\r")
_SPACED = re.compile(r"(?:(?:[^\W\d][:,.!?]?|[&–-]) +){4,}[^\W\d][:,.!?]?")
_INITIAL = re.compile(r"\s*[A-ZÀ-Þ]\s+\S")
_WORD_GAP = 1.8  # times the white between the letters of a spaced word
_FORCE_BOLD = 1 << 18
_BOLD_WEIGHT = 600
_COLUMN_GAP = 1.5  # of the font size: wider than the spaces of most justified lines


def read_pdf(content: bytes, name: str, limits: Limits) -> tuple[list[Line], list[str]]:
    """Read the text layer of a PDF, page by page, column by column.

    A hyphen at the end of a line stands as "-" whatever its glyph. Raises `DocumentEncrypted`,
    `DocumentCorrupt`, `DocumentScanned` and `DocumentTooLarge`.
    """
    document = _opened(content, name)
    try:
        limits.check_pages(name, len(document))
        pages, unread = _pages(document, name, limits)
    finally:
        document.close()
    if not any(pages):
        _refuse_without_text(name, len(pages), unread)
    gutters = Gutters.found_on(pages)
    lines: list[Line] = []
    for number, pieces in enumerate(pages, 1):
        for column, piece in in_reading_order(pieces, gutters):
            lines.append(piece.as_line(len(lines) + 1, number, column))
    return lines, _notes(pages, unread)


def _opened(content: bytes, name: str) -> pypdfium2.PdfDocument:
    try:
        return pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        if pdfium.FPDF_GetLastError() == _PASSWORD or "assword" in str(error):
            raise DocumentEncrypted(
                name, "de PDF is met een wachtwoord beveiligd. Bewaar hem zonder wachtwoord."
            ) from error
        raise DocumentCorrupt(
            name, "de PDF is beschadigd en kan niet geopend worden. Bewaar hem opnieuw."
        ) from error


def _pages(
    document: pypdfium2.PdfDocument, name: str, limits: Limits
) -> tuple[list[list[Piece]], list[int]]:
    """Read the pieces of each page, and the ordinals of the pages that could not be loaded."""
    pages: list[list[Piece]] = []
    unread: list[int] = []
    characters = 0
    for number in range(len(document)):
        handle = pdfium.FPDF_LoadPage(document.raw, number)
        if not handle:
            unread.append(number + 1)
            pages.append([])
            continue
        try:
            reader = _PageReader(handle)
            pages.append(reader.pieces())
            characters += reader.characters
        finally:
            pdfium.FPDF_ClosePage(handle)
        limits.check_characters(name, characters)
    return pages, unread


def _refuse_without_text(name: str, pages: int, unread: list[int]) -> None:
    if len(unread) == pages:
        raise DocumentCorrupt(name, "geen enkele pagina van de PDF kan gelezen worden.")
    raise DocumentScanned(
        name,
        f"de {pages} pagina's zijn beelden zonder tekst (een scan). "
        "Laat er eerst tekstherkenning (OCR) op los.",
    )


def _notes(pages: list[list[Piece]], unread: list[int]) -> list[str]:
    notes = []
    empty = [number for number, one in enumerate(pages, 1) if not one and number not in unread]
    if unread:
        notes.append(f"Niet te lezen pagina's: {_listed(unread)}.")
    if empty:
        notes.append(f"Pagina's zonder tekst (leeg of een beeld): {_listed(empty)}.")
    return notes


def _listed(numbers: list[int]) -> str:
    shown = ", ".join(map(str, numbers[:20]))
    return f"{shown} en {len(numbers) - 20} meer" if len(numbers) > 20 else shown


class _PageReader:
    """Asks PDFium only what a line needs: few calls per line, none per character."""

    def __init__(self, page: pdfium.FPDF_PAGE) -> None:
        self._page = page
        self._height = pdfium.FPDF_GetPageHeightF(page)
        self._x, self._y = ctypes.c_double(), ctypes.c_double()
        self._box = [ctypes.c_double() for _ in range(4)]
        self._matrix = pdfium.FS_MATRIX()
        self._flags = ctypes.c_int()
        self._name = ctypes.create_string_buffer(128)
        self.characters = 0

    def pieces(self) -> list[Piece]:
        self._text = pdfium.FPDFText_LoadPage(self._page)
        if not self._text:
            return []
        try:
            return list(self._pieces())
        finally:
            pdfium.FPDFText_ClosePage(self._text)

    def _pieces(self) -> Iterator[Piece]:
        text = self._whole_text()
        at = 0
        for broken in _BROKEN.finditer(text):
            end = broken.start()
            yield from self._line(text, at, end, hyphen=text[end] == "\ufffe")
            at = broken.end()
        yield from self._line(text, at, len(text), hyphen=False)

    def _whole_text(self) -> str:
        """Return one character for each of PDFium's, so that places in the text are its indices."""
        count = pdfium.FPDFText_CountChars(self._text)
        self.characters = max(count, 0)
        if count <= 0:
            return ""
        room = (ctypes.c_ushort * (count + 1))()
        got = pdfium.FPDFText_GetText(self._text, 0, count, room)
        text = bytes(room)[: 2 * max(got - 1, 0)].decode("utf-16-le", errors="replace")
        if len(text) == count:
            return text
        codes = (pdfium.FPDFText_GetUnicode(self._text, index) for index in range(count))
        return "".join(_character(code) for code in codes)

    def _line(self, text: str, start: int, end: int, *, hyphen: bool) -> Iterator[Piece]:
        raw = text[start:end]
        if not raw.strip() and not hyphen:
            return
        parts = self._parts(text, start, end)
        if _INITIAL.match(raw):
            parts = self._without_initial(text, parts)
        for index, (first, last) in enumerate(parts):
            closing = "-" if hyphen and index == len(parts) - 1 else ""
            piece = self._piece(text, first, last, closing)
            if piece is not None:
                yield piece

    def _parts(self, text: str, start: int, end: int) -> list[tuple[int, int]]:
        """Cut a line where two columns were read as one: at a gap wider than any space."""
        count = pdfium.FPDFText_CountRects(self._text, start, end - start)
        if count < 2:
            return [(start, end)]
        edges = [self._rect(index) for index in range(count)]
        size = max(edge[2] for edge in edges)
        wide = [
            (left[1] + right[0]) / 2
            for left, right in pairwise(edges)
            if right[0] - left[1] > max(_COLUMN_GAP * size, 12)
        ]
        return self._cut(text, start, end, wide) if wide else [(start, end)]

    def _without_initial(self, text: str, parts: list[tuple[int, int]]) -> list[tuple[int, int]]:
        """Cut off a large first letter that stands before more than one line."""
        first, last = parts[0]
        while text[first].isspace():
            first += 1
        following = first + 1
        while following < last - 1 and text[following].isspace():
            following += 1
        if self._size(first)[0] < INITIAL * self._size(following)[0]:
            return parts
        return [(first, first + 1), (first + 1, last), *parts[1:]]

    def _rect(self, index: int) -> tuple[float, float, float]:
        left, top, right, bottom = self._box
        pdfium.FPDFText_GetRect(self._text, index, left, top, right, bottom)
        return left.value, right.value, abs(top.value - bottom.value)

    def _cut(self, text: str, start: int, end: int, gaps: list[float]) -> list[tuple[int, int]]:
        parts, first, waiting = [], start, list(gaps)
        for index in range(start, end):
            if text[index].isspace() or not waiting:
                continue
            pdfium.FPDFText_GetCharOrigin(self._text, index, self._x, self._y)
            if self._x.value > waiting[0]:
                parts.append((first, index))
                first = index
                while waiting and self._x.value > waiting[0]:
                    waiting.pop(0)
        parts.append((first, end))
        return parts

    def _piece(self, text: str, start: int, end: int, closing: str) -> Piece | None:
        raw = text[start:end]
        bare = raw.strip()
        if not bare:
            return None
        first = start + len(raw) - len(raw.lstrip())
        last = start + len(raw.rstrip()) - 1
        page = self._text
        pdfium.FPDFText_GetCharOrigin(page, first, self._x, self._y)
        left, right, bottom, top = self._box
        pdfium.FPDFText_GetCharBox(page, last, left, right, bottom, top)
        size, upright = self._size(self._inner(text, first, last))
        font, bold = self._font(first)
        if bold and last > first:
            bold = self._font(last)[1]
        return Piece(
            x=self._x.value,
            right=max(right.value, self._x.value),
            y=self._height - self._y.value,
            size=size,
            font=font,
            bold=bold,
            upright=upright,
            text=(self._closed_up(start, raw) if _SPACED.fullmatch(bare) else raw) + closing,
        )

    def _closed_up(self, start: int, raw: str) -> str:
        """Take out the spaces between widely spaced letters, and leave those between words."""
        left, right, bottom, top = self._box
        places = [at for at, sign in enumerate(raw) if not sign.isspace()]
        edges = []
        for at in places:
            pdfium.FPDFText_GetCharBox(self._text, start + at, left, right, bottom, top)
            edges.append((left.value, right.value))
        whites = [after[0] - before[1] for before, after in pairwise(edges)]
        usual = max(median(whites), 0)
        spaces = ["", *(" " if white > _WORD_GAP * usual else "" for white in whites)]
        return "".join(space + raw[at] for space, at in zip(spaces, places, strict=True))

    def _inner(self, text: str, first: int, last: int) -> int:
        """Choose a sign in the middle: the first can be a raised number or a large initial."""
        middle = (first + last + 1) // 2
        while middle < last and text[middle].isspace():
            middle += 1
        return middle

    def _size(self, index: int) -> tuple[float, bool]:
        size = pdfium.FPDFText_GetFontSize(self._text, index)
        if not pdfium.FPDFText_GetMatrix(self._text, index, self._matrix):
            return size, True
        matrix = self._matrix
        grown = math.hypot(matrix.c, matrix.d)
        return round(size * grown, 2), abs(matrix.b) <= abs(matrix.a)

    def _font(self, index: int) -> tuple[str, bool]:
        length = pdfium.FPDFText_GetFontInfo(self._text, index, self._name, 128, self._flags)
        font = self._name.value.decode("utf-8", errors="replace") if 0 < length <= 128 else ""
        bold = bool(_BOLD.search(font)) or bool(self._flags.value & _FORCE_BOLD and length > 0)
        if not bold:
            bold = pdfium.FPDFText_GetFontWeight(self._text, index) >= _BOLD_WEIGHT
        return _SUBSET.sub("", font), bold


def _character(code: int) -> str:
    if code == 2:  # PDFium's sign for a hyphen at the end of a line
        return "\ufffe"
    return chr(code) if 0 < code < 0xD800 or 0xDFFF < code < 0x110000 else "\ufffd"
