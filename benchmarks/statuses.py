"""Claim: all statuses of ten agreements are derived again within 2 s, one within 20 ms.

Ten agreements hold 5,000 promises with 100,000 pieces of evidence, in SQLite on disk. Derived: at
first (each status is new and written), again (nothing changed), and after one new piece of evidence
(recorded, tied, derived, journalled). Then ten times as much, in the same shape; the time may grow
with the amount and 20 % more. Beside it, in the same run: the driver that only reads those rows.
Times are processor time, of Python and SQLite together: what it costs, whoever else uses the
machine; the clock stands beside it. Exit status 1 when the claim does not hold.

python benchmarks/statuses.py [TIMES]   how many times more at the end; 10 unless said
"""

import os
import resource
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))  # script/bench runs with -P

MOST_ALL_S, MOST_ONE_MS, MOST_GROWTH = 2.0, 20.0, 1.2
AGREEMENTS, ASKED = 10, 40
NOW = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


def main() -> int:
    times = int(sys.argv[1]) if len(sys.argv) > 1 else 10
    with tempfile.TemporaryDirectory() as folder:
        os.environ["DATABASE_URL"] = f"sqlite:///{folder}/db.sqlite3"
        os.environ.setdefault("DJANGO_SETTINGS_MODULE", "verbond.settings")
        os.environ.setdefault("LOG_LEVEL", "CRITICAL")
        import django
        from django.conf import settings
        from django.core.management import call_command

        settings.DEBUG = False  # it would keep every query
        django.setup()
        call_command("migrate", verbosity=0)
        return _measure(times)


def _measure(times: int) -> int:
    from benchmarks._statuses_made import write

    from verbond.agreement.models import Standing, StandingChange

    print("| | promises | pieces | s | by the clock | µs a piece | only reading | ratio | MB |")
    print("|---|---|---|---|---|---|---|---|---|")
    write(AGREEMENTS, NOW)
    first = _row("at first, all written", _all)
    again = _row("again, nothing changed", _all)
    Standing.objects.all().delete()
    StandingChange.objects.all().delete()
    core = _core()
    ones = sorted(_one(number) for number in range(ASKED))
    middle, worst = statistics.median(ones), ones[int(0.95 * len(ones))]
    print(f"\none new piece, all of it: median {middle:.1f} ms, 95 % within {worst:.1f} ms")
    print(f"the rules alone: {core * 1e6:.1f} µs a piece\n")
    holds = max(first, again) <= MOST_ALL_S and middle <= MOST_ONE_MS
    if times > 1:
        write(AGREEMENTS * (times - 1), NOW)
        much = _row(f"{times} times more, all written", _all)
        more = _row(f"{times} times more, again", _all)
        print(
            f"\ngrowth: {much / first:.1f} and {more / again:.1f} times for {times} times as much"
        )
        holds = holds and max(much / first, more / again) <= MOST_GROWTH * times
        ones = sorted(_one(ASKED + number) for number in range(ASKED))
        print(f"one new piece among all those: median {statistics.median(ones):.1f} ms")
        holds = holds and statistics.median(ones) <= MOST_ONE_MS
    return 0 if holds else 1


def _row(name: str, work: Callable[[], None]) -> float:
    from verbond.agreement.models import Commitment, Evidence

    promises, pieces = Commitment.objects.count(), Evidence.objects.count()
    peer = min(_seconds(_only_read) for _ in range(2))
    start = time.perf_counter()
    took = _seconds(work)
    clock = time.perf_counter() - start
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"| {name} | {promises:,} | {pieces:,} | {took:.2f} | {clock:.2f} "
        f"| {took / pieces * 1e6:.1f} | {peer:.2f} | {took / peer:.1f} × | {memory:.0f} |"
    )
    return took


def _seconds(work: Callable[[], object]) -> float:
    start = time.thread_time()
    work()
    return time.thread_time() - start


def _all() -> None:
    from verbond.agreement.operations.recomputing import recompute

    recompute(now=NOW)


def _only_read() -> None:
    """The peer: the same joined rows through the driver, made into nothing."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(
            "select t.commitment_id, t.shows, e.* from agreement_annotation t"
            " join agreement_evidence e on e.id = t.evidence_id"
            " where t.what = 'evidence' and t.state = 'confirmed' and e.withdrawn_at is null"
        )
        while cursor.fetchmany(2000):
            pass


def _one(number: int) -> float:
    from benchmarks._statuses_made import TODAY

    from verbond.agreement.facade import Piece, Tie, record_evidence
    from verbond.agreement.models import Commitment
    from verbond.journal.facade import SYSTEM

    units = Commitment.objects.count()
    unit = Commitment.objects.order_by("pk")[number * 97 % units].pk
    piece = Piece(
        "fictief", f"nieuw/{number}", "decision", "dropped", "Besluit (fictief)", "fictief", TODAY
    )
    return 1000 * _seconds(
        lambda: record_evidence(
            pieces=[(piece, [Tie(unit, confirmed=True)])], actor=SYSTEM, now=NOW
        )
    )


def _core() -> float:
    from benchmarks._statuses_made import EACH, PIECES, TODAY

    from verbond.agreement.core.evidence import derive, packaged_rules
    from verbond.agreement.models import Commitment
    from verbond.agreement.operations import recomputing

    kinds = dict(Commitment.objects.order_by("pk").values_list("pk", "kind")[:EACH])
    pieces = recomputing.pieces_of(list(kinds))
    rules = packaged_rules()
    start = time.thread_time()
    for pk, own in pieces.items():
        derive(kinds[pk], own, today=TODAY, rules=rules)
    return (time.thread_time() - start) / (len(pieces) * PIECES)


if __name__ == "__main__":
    sys.exit(main())
