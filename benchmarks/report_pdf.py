"""Making a report of 200 pages as PDF/UA, with its progress, and the same bytes a second time.

The claim: at most 30 s for 200 pages, in the background, while `tell` hears the pages go by. The
facts are made (fictitious): promises with evidence, until there are enough pages. Seconds of the
processor, which other work on the machine does not lengthen.
Run: `python -m benchmarks.report_pdf [--promises 900]`.
"""

import argparse
import logging
import os
import time
from collections.abc import Callable
from typing import Any

import pypdfium2

PAGES, CLAIM = 200, 30.0
_DOMAINS = 12


def made_facts(promises: int) -> dict[str, Any]:
    """Make the facts of a report with so many promises, over twelve domains."""
    from verbond.council.testing import facts_of

    facts = facts_of(promises)
    domain = facts["domains"][0]
    domains = [
        domain | {
            "key": f"domein-{place}", "name": f"Domein {place + 1} (fictief)", "number": place + 1,
            "list": [_told(one, number) for number, one in enumerate(domain["list"])
                     if number % _DOMAINS == place],
        }
        for place in range(_DOMAINS)
    ]  # fmt: skip
    return facts | {"domains": domains}


def _told(promise: dict[str, Any], number: int) -> dict[str, Any]:
    pieces = promise["evidence"] * (1 + number % 3)
    return promise | {"state": "under-way", "evidence": pieces}


def main() -> None:
    """Print pages, seconds and their ratio to the limit."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--promises", type=int, default=900)
    chosen = arguments.parse_args()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "verbond.settings")
    os.environ.setdefault("DEBUG", "1")
    import django

    django.setup()
    logging.getLogger().setLevel(logging.WARNING)

    from verbond.council.rendering.odt import as_odt
    from verbond.council.rendering.pdf import as_pdf

    # Libraries and fonts are read once; a worker that stays has them already.
    _, warm, _ = _timed(lambda: as_pdf(_document(2)))
    document = _document(chosen.promises)
    told: list[int] = []
    content, seconds, wall = _timed(lambda: as_pdf(document, tell=told.append))
    odt, odt_seconds, _ = _timed(lambda: as_odt(document))
    pages = _pages(content)
    print(f"{pages} pages, {len(content) / 1e6:.2f} MB; progress told up to page {max(told)}")
    print(f"PDF/UA-1       {seconds:6.2f} s processor, {wall:.2f} s on the clock")
    print(f"text document  {odt_seconds:6.2f} s processor, {len(odt) / 1e6:.2f} MB")
    print(f"libraries and fonts, once: {warm:.2f} s")
    same = as_pdf(document) == content
    print(f"the same bytes again: {'yes' if same else 'NO'}")
    limit = CLAIM * pages / PAGES
    holds = pages >= PAGES and seconds <= limit and same and max(told) == pages
    print(
        f"{seconds / limit:.0%} of the limit ({CLAIM:.0f} s for {PAGES} pages): "
        f"{'ok' if holds else 'MISSED'}"
    )
    raise SystemExit(0 if holds else 1)


def _document(promises: int) -> Any:
    from verbond.council.core.document import fingerprint
    from verbond.council.core.writing import write

    facts = made_facts(promises)
    return write(facts, fingerprint=fingerprint(facts))


def _timed(work: Callable[[], bytes]) -> tuple[bytes, float, float]:
    wall, start = time.perf_counter(), time.process_time()
    done = work()
    return done, time.process_time() - start, time.perf_counter() - wall


def _pages(content: bytes) -> int:
    with pypdfium2.PdfDocument(content) as pdf:
        return len(pdf)


if __name__ == "__main__":
    main()
