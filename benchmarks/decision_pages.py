"""Claims: RDFa and SHACL of one decision page take at most 1.3 times what pyRdfa3, rdflib and
pyshacl take by themselves, and publishing 10,000 decisions streams in constant memory.

Peer, in the same run and in turns: pyRdfa3 on rdflib and pyshacl, called as their manuals say, with
the five shapes already parsed. Beside it, without a claim, what is left without HTML: rdflib reads
the same triples from N-Triples, then pyshacl. The page is one of our own, rendered from a
fictitious decision. Memory is what Python allocates while the stream is read (tracemalloc), for
1,000 and for 10,000 decisions.
Exit status 1 when a claim does not hold.
"""

import io
import os
import statistics
import sys
import tempfile
import time
import tracemalloc
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

TIMES, GROWS = 1.3, 1.2
PEER = "pyRdfa3, rdflib and pyshacl alone"
RUNS = 25
SMALL, LARGE, PER_MEETING, PEOPLE = 1_000, 10_000, 20, 9
START = datetime(2025, 1, 6, 18, 0, tzinfo=UTC)


def main() -> int:
    """Print both tables."""
    with tempfile.TemporaryDirectory() as folder:
        _start(Path(folder))
        _decide(0, SMALL)
        held = _speed(_page())
        return 0 if _memory() and held else 1


def _start(folder: Path) -> None:
    os.environ |= {
        "DATABASE_URL": f"sqlite:///{folder}/decisions.sqlite3",
        "DJANGO_SETTINGS_MODULE": "verbond.settings",
        "DEBUG": "1",  # static files by their own names: nothing is collected here
        "DEMO": "1",
        "LOG_LEVEL": "CRITICAL",
    }
    import django

    django.setup()
    from django.conf import settings
    from django.core.management import call_command

    settings.DEBUG = False  # with it Django remembers every query, and memory would grow

    call_command("migrate", verbosity=0)


def _decide(first: int, last: int) -> None:
    """Make published decisions, twenty a meeting, each with a vote by name and three articles."""
    from verbond.decisions.models import Body, Mandatary, Meeting

    body, _new = Body.objects.get_or_create(
        code="raad",
        defaults={"kind": "council", "name": "Raad (fictief)", "unit": "Stad (fictief)"},
    )
    people = [
        Mandatary.objects.get_or_create(
            body=body, key=f"p{n}", defaults={"name": f"P{n} (fictief)"}
        )
        for n in range(PEOPLE)
    ]
    for start in range(first, last, PER_MEETING):
        at = START + timedelta(days=start // PER_MEETING)
        meeting = Meeting.objects.create(
            body=body, key=f"raad-{start}", planned_at=at, started_at=at, ended_at=at,
            place="Raadzaal (fictief)", state="held", fictitious=True,
            chair=people[0][0], secretary=people[1][0],
        )  # fmt: skip
        meeting.present.set([person for person, _made in people])
        _decide_in(meeting, [person for person, _made in people], start)


def _decide_in(meeting: Any, people: list[Any], start: int) -> None:
    from verbond.decisions.models import Ballot, Decision, Item, Treatment, Vote

    places = range(PER_MEETING)
    made: dict[str, Any] = {"made_at": START, "state": "published", "fictitious": True}
    items = Item.objects.bulk_create(
        Item(key=f"b-{start + n}", body=meeting.body, meeting=meeting, position=n + 1, **made)
        for n in places
    )
    treatments = Treatment.objects.bulk_create(
        Treatment(item=item, meeting=meeting, outcome="approved", at=START) for item in items
    )
    votes = Vote.objects.bulk_create(
        Vote(treatment=row, in_favour=PEOPLE - 2, against=2, abstained=0) for row in treatments
    )
    Ballot.objects.bulk_create(
        Ballot(vote=vote, mandatary=person, choice="against" if n < 2 else "favour")
        for vote in votes
        for n, person in enumerate(people)
    )
    text = "De stad geeft vijftig euro (verzonnen) aan wie het nodig heeft. " * 4
    Decision.objects.bulk_create(
        Decision(
            key=row.item.key, treatment=row, title=f"Besluit {row.item.key} (fictief)",
            summary=text, motivation=text * 3, decided_on=meeting.planned_at.date(),
            articles=[{"number": str(n), "text": text} for n in (1, 2, 3)], sha256="0" * 64,
            published_at=START, fictitious=True,
        )
        for row in treatments
    )  # fmt: skip


def _page() -> bytes:
    from django.test import Client

    answer = Client().get("/decisions/decision/b-7/", headers={"host": "127.0.0.1"})
    assert answer.status_code == 200, answer.status_code
    return bytes(answer.content)


def _speed(page: bytes) -> bool:
    from rdflib import Graph

    from verbond.decisions.core.linked.checking import check_page
    from verbond.decisions.core.linked.reading import read_page
    from verbond.decisions.shapes_folder import shapes_of

    shapes = shapes_of()
    plain = [shape.graph for shape in shapes if shape.graph is not None]
    triples = read_page(page).graph.serialize(format="nt")
    cases: dict[str, Callable[[], object]] = {
        PEER: lambda: _validated(_distilled(page), plain),
        "the same triples without HTML, and pyshacl": lambda: _validated(
            Graph().parse(data=triples, format="nt"), plain
        ),
        "check_page": lambda: check_page(page, shapes),
    }
    taken: dict[str, list[float]] = {name: [] for name in cases}
    for turn in range(RUNS + 1):
        for name, case in cases.items():
            start = time.process_time()
            case()
            if turn:  # the first turn loads what is loaded once
                taken[name].append(time.process_time() - start)
    median = {name: statistics.median(times) for name, times in taken.items()}
    print(f"One decision page of our own: {len(page) / 1000:.0f} kB, "
          f"{len(read_page(page).graph)} triples, five shapes, {RUNS} runs in turns\n")  # fmt: skip
    print("| what | processor, median | times ours | limit |")
    print("|---|---|---|---|")
    for name, seconds in median.items():
        share = "" if name == "check_page" else f"{median['check_page'] / seconds:.2f}"
        limit = f"≤ {TIMES}" if name == PEER else ""
        print(f"| {name} | {seconds * 1000:.1f} ms | {share} | {limit} |")
    return median["check_page"] <= TIMES * median[PEER]


def _distilled(page: bytes) -> Any:
    import warnings

    from pyRdfa import pyRdfa

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        distiller = pyRdfa(base="http://x.example/", media_type="text/html")
        return distiller.graph_from_source(io.BytesIO(page))


def _validated(graph: Any, shapes: list[Any]) -> None:
    from pyshacl import validate

    for shape in shapes:
        validate(graph, shacl_graph=shape, inference="none")


def _memory() -> bool:
    _seconds()  # loads what is loaded once
    small = (*_streamed(), _seconds())
    _decide(SMALL, LARGE)
    large = (*_streamed(), _seconds())
    grows = large[2] / small[2]
    print("\n| decisions | lines | size | peak while streaming | decisions a second |")
    print("|---|---|---|---|---|")
    for count, (lines, size, peak, seconds) in ((SMALL, small), (LARGE, large)):
        print(f"| {count:,} | {lines:,} | {size / 1e6:.1f} MB | {peak / 1e6:.2f} MB "
              f"| {count / seconds:,.0f} |")  # fmt: skip
    verdict = "holds" if grows <= GROWS else "**does not hold**"
    print(
        f"\nTen times the decisions take {grows:.2f} times the memory (at most {GROWS}): {verdict}"
    )
    return grows <= GROWS


def _streamed() -> tuple[int, int, int]:
    tracemalloc.start()
    lines = size = 0
    for piece in _stream():
        lines += piece.count(b"\n")
        size += len(piece)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    return lines, size, peak


def _seconds() -> float:
    start = time.perf_counter()
    for _piece in _stream():
        pass
    return time.perf_counter() - start


def _stream() -> Iterator[bytes]:
    from django.test import Client

    answer = Client().get("/decisions/decisions.nt", headers={"host": "127.0.0.1"})
    yield from answer


if __name__ == "__main__":
    sys.exit(main())
