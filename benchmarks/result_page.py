"""Claims: the page of a result, and what a receipt shows after it, ask at most twelve questions of
the database; the second answers within 300 ms.

A fictitious round of 100 projects and 5,000 ballots, counted by the road of every round: counted,
certified, checked by the other program, explained, published. Then both pages as a visitor gets
them, without the cache of whole pages. Beside it, without a claim: how long the count took, and how
many bytes the page of the result has.
Exit status 1 when a claim does not hold.
"""

import os
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

PROJECTS, BALLOTS, QUERIES, MILLISECONDS, RUNS = 100, 5_000, 12, 300, 15


def main() -> int:
    """Print the table."""
    with tempfile.TemporaryDirectory() as folder:
        _start(Path(folder))
        start = time.perf_counter()
        slug, receipt = _voted()
        print(f"{BALLOTS:,} ballots on {PROJECTS} projects; the vote was filled in "
              f"{time.perf_counter() - start:.1f} s")  # fmt: skip
        start = time.perf_counter()
        _published(slug)
        print(f"counted, checked, explained and published in {time.perf_counter() - start:.1f} s")
        return 0 if _measured(slug, receipt) else 1


def _start(folder: Path) -> None:
    os.environ |= {
        "DATABASE_URL": f"sqlite:///{folder}/result.sqlite3",
        "DJANGO_SETTINGS_MODULE": "verbond.settings",
        "DEBUG": "1",  # static files by their own names: nothing is collected here
        "LOG_LEVEL": "CRITICAL",
    }
    import django

    django.setup()
    from django.conf import settings
    from django.core.management import call_command

    settings.DEBUG = False
    settings.ALLOWED_HOSTS = ["testserver"]
    call_command("migrate", verbosity=0)


def _voted() -> tuple[str, str]:
    """Fill the box of a round, one ballot of it with a receipt that is known here."""
    from verbond.budgets.core.balloting import content_hash
    from verbond.budgets.models import Ballot, Round
    from verbond.budgets.operations.voting.casting import draw_receipt, receipt_hash
    from verbond.budgets.testing.votes import drawn_votes, make_closed_vote

    stream = random.Random(100)
    costs = [1_000 * stream.randint(2, 90) for _ in range(PROJECTS)]
    keys = [f"voorstel-{number}" for number in range(1, PROJECTS + 1)]
    votes = drawn_votes(keys, number=BALLOTS)
    proposals = {number: {"is_atelier": True} for number in range(10, PROJECTS, 10)}
    row = make_closed_vote(
        "groot", votes=votes, costs=costs, proposals=proposals, budget_cents=90_000_000,
        earmark_cents=9_000_000,
    )  # fmt: skip
    letters = draw_receipt()
    ballot = max(Ballot.objects.filter(round=row), key=lambda one: len(one.content))
    _exchange(row, ballot, letters, content_hash, receipt_hash)
    return str(Round.objects.get(pk=row.pk).slug), letters


def _exchange(
    row: Any, ballot: Any, letters: str, content_hash: Callable[..., str], of: Callable[..., str]
) -> None:
    """Give one ballot a receipt as if it had been cast with it; the box is sealed again."""
    from verbond.budgets.core.balloting import box_hash
    from verbond.budgets.models import Ballot, Round

    Ballot.objects.filter(pk=ballot.pk).update(
        receipt_hash=of(row.salt, letters),
        content_hash=content_hash(letters, ballot.content, row.frozen_sha256),
    )
    hashes = Ballot.objects.filter(round=row).order_by("content_hash")
    sealed = box_hash(hashes.values_list("content_hash", flat=True))
    Round.objects.filter(pk=row.pk).update(box_sha256=sealed)


def _published(slug: str) -> None:
    from django.utils import timezone

    from verbond.budgets.models import Round
    from verbond.budgets.operations.outcomes.counting import count_round
    from verbond.budgets.operations.outcomes.publishing import publish_result
    from verbond.journal.facade import SYSTEM

    row, now = Round.objects.get(slug=slug), timezone.now()
    # What would have changed the outcome is asked once: the pages do not depend on it.
    count_round(row=row, actor=SYSTEM, now=now, recounts=1)
    publish_result(row=row, actor=SYSTEM, now=now)


def _measured(slug: str, receipt: str) -> bool:
    from django.test import Client

    visitor, page = Client(), f"/budgets/r/{slug}/"
    held = []
    print(f"{'page':<22}{'questions':>10}{'ms':>8}{'kB':>8}")
    for name, ask, most in (
        ("result", lambda n: visitor.get(f"{page}result/?run={n}"), None),
        ("receipt", lambda _n: _shown(visitor, f"{page}receipt/", receipt), MILLISECONDS),
    ):
        asked, milliseconds, size = _pages(ask)
        print(f"{name:<22}{asked:>10}{milliseconds:>8.0f}{size / 1000:>8.0f}")
        held.append(asked <= QUERIES and (most is None or milliseconds <= most))
    return all(held)


def _shown(visitor: Any, page: str, receipt: str) -> Any:
    from django.core.cache import cache

    # Ten receipts in ten minutes from one address: this one asks more often.
    cache.clear()
    answer = visitor.post(page, {"receipt": receipt})
    if b"effect-bar" not in answer.content:
        raise SystemExit("the receipt shows no effect")
    return answer


def _pages(ask: Callable[[int], Any]) -> tuple[int, float, int]:
    """Return questions, the median time and the size of a page that nobody asked before."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as asked:
        answer = ask(0)
    questions, times = len(asked), []
    for run in range(1, RUNS + 1):
        start = time.perf_counter()
        ask(run)
        times.append(1000 * (time.perf_counter() - start))
    return questions, statistics.median(times), len(answer.content)


if __name__ == "__main__":
    sys.exit(main())
