"""Reading a two-column PDF of 214 pages into blocks, beside PDFium alone extracting its lines.

The claim: within 1.5 times what the library alone takes. Both run in this process, in turns; the
best of each counts, in seconds of this process, which other work on the machine does not
lengthen. Run: `python -m benchmarks.pdf_outline [--runs 5] [--keep FILE]`.
"""

import argparse
import io
import logging
import statistics
import time
from collections.abc import Callable
from pathlib import Path

import pypdfium2

from verbond.agreement.core.generic import generic_blocks
from verbond.agreement.core.profile import Profile
from verbond.agreement.core.reading.source import read_source
from verbond.agreement.tests.core.generic import as_pdf
from verbond.agreement.tests.core.generic.agreement_text import numbered

PAGES = 214
CLAIM = 1.5
_MEGABYTES = 5


def made_pages() -> bytes:
    """Make a fictitious agreement and cut it off at 214 pages."""
    parts = ("Deel noord", "Deel zuid")
    content = as_pdf.columns(
        numbered(1, parts=parts, chapters=16, sections=7, deeper=2, bullets=9),
        with_contents=False,
    )
    with pypdfium2.PdfDocument(content) as whole, pypdfium2.PdfDocument.new() as cut:
        if len(whole) < PAGES:
            raise SystemExit(f"only {len(whole)} pages were made")
        cut.import_pages(whole, range(PAGES))
        target = io.BytesIO()
        cut.save(target)
    return target.getvalue()


def library_alone(content: bytes) -> int:
    """Extract the lines as PDFium's own documentation shows: rectangle by rectangle."""
    lines = 0
    with pypdfium2.PdfDocument(content) as document:
        for page in document:
            text = page.get_textpage()
            for index in range(text.count_rects()):
                lines += bool(text.get_text_bounded(*text.get_rect(index)))
            text.close()
            page.close()
    return lines


def ours(content: bytes) -> int:
    """Read and lay out."""
    return len(generic_blocks(read_source(content, "made.pdf"), Profile()))


def main() -> None:
    """Print both times and their ratio."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--runs", type=int, default=5)
    arguments.add_argument("--keep", type=Path, help="where to keep the PDF between runs")
    chosen = arguments.parse_args()
    logging.disable(logging.INFO)
    if chosen.keep and chosen.keep.exists():
        content = chosen.keep.read_bytes()
    else:
        content = made_pages()
        if chosen.keep:
            chosen.keep.write_bytes(content)
    alone: list[float] = []
    whole: list[float] = []
    for _ in range(chosen.runs):
        alone.append(_seconds(library_alone, content))
        whole.append(_seconds(ours, content))
    print(f"{PAGES} pages, two columns, {len(content) / 1e6:.1f} MB, {chosen.runs} runs each")
    for name, times in (("PDFium alone, lines", alone), ("reading and layout", whole)):
        print(f"{name:<22} best {min(times):.3f} s   median {statistics.median(times):.3f} s")
    ratio = min(whole) / min(alone)
    print(f"ratio {ratio:.2f} (claim: at most {CLAIM}) {'ok' if ratio <= CLAIM else 'MISSED'}")
    text = _as_text(content)
    seconds = min(_seconds(ours, text) for _ in range(chosen.runs))
    speed = len(text) / 1e6 / seconds
    verdict = "ok" if speed >= _MEGABYTES else "MISSED"
    print(f"its text alone: {len(text) / 1e6:.1f} MB in {seconds:.3f} s, {speed:.1f} MB/s")
    print(f"(claim: at least {_MEGABYTES}) {verdict}")


def _as_text(content: bytes) -> bytes:
    lines = read_source(content, "made.pdf").lines
    return "\n".join(line.text for line in lines).encode()


def _seconds(work: Callable[[bytes], int], content: bytes) -> float:
    start = time.process_time()
    work(content)
    return time.process_time() - start


if __name__ == "__main__":
    main()
