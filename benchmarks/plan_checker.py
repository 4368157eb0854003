"""Claims: the checker turns 100,000 lines of a plan into its balance and findings within half a
second, in exact cents, and adding the lines up takes no longer than pandas needs for the same sums.

Peer: a pandas group-by over the same rows in the same run, both with its table made from the rows
(how the lines come out of a database) and with the table already there. The sums are compared to
the cent before any time counts. Exit status 1 when a claim does not hold.
"""

import random
import statistics
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial

import pandas as pd  # type: ignore[import-untyped] # a peer, not a part of Verbond

from verbond.plan.core.check import Checked, check_plan
from verbond.plan.core.lines import LineRow, Sums, flows_of, sum_lines
from verbond.plan.core.plan_file import PlanFile
from verbond.plan.core.words import BESIDE_OF, PLAN

LINES, YEARS, ROUNDS = 100_000, range(2026, 2032), 7
MOST_SECONDS, MOST_RATIO = 0.5, 1.0
COLUMNS = ["entity", "year", "kind", "side", "stage", "cents"]
KEYS = COLUMNS[:-1]


def rows_of(count: int) -> list[LineRow]:
    """Make lines of a fictief plan: three entities, six years, six flows, three stages."""
    dice = random.Random(20261123)
    return [
        (
            dice.choice(("city", "ocmw", "agb")),
            dice.choice(YEARS),
            dice.choice(("exploitation", "investment", "financing")),
            dice.choice(("receipts", "expenses")),
            dice.choice(("estimate", "credit", "booked")),
            dice.randrange(-(10**6), 10**9),
        )
        for _ in range(count)
    ]


def checked(rows: list[LineRow]) -> Checked:
    """Go the whole way: lines, sums, amounts per year, figures, findings."""
    flows = flows_of(sum_lines(rows), entities={"city", "ocmw"}, stage="estimate", years=YEARS)
    years = {year: {**one, **dict.fromkeys(BESIDE_OF.values(), 0)} for year, one in flows.items()}
    plan = PlanFile(PLAN, "3.0", YEARS[0], YEARS[-1], opening=0)
    return check_plan(replace(plan, years=years))


def by_pandas(table: "pd.DataFrame") -> Sums:
    """Add up with pandas and give the sums in the same shape."""
    return {
        (str(entity), int(year), str(kind), str(side), str(stage)): int(cents)
        for (entity, year, kind, side, stage), cents in table.groupby(KEYS)["cents"].sum().items()
    }


def _from_rows(rows: list[LineRow]) -> Sums:
    return by_pandas(pd.DataFrame(rows, columns=COLUMNS))


def seconds(work: Callable[[], object]) -> float:
    """Return the median time of several rounds."""
    found = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        work()
        found.append(time.perf_counter() - start)
    return statistics.median(found)


def main() -> int:
    """Print the table and tell whether the claims hold."""
    print("| lines | whole check | our sums | pandas, rows to sums | ratio | pandas, table there |")
    print("|---|---|---|---|---|---|")
    holds = True
    for count in (LINES, 10 * LINES):
        rows = rows_of(count)
        table = pd.DataFrame(rows, columns=COLUMNS)
        if sum_lines(rows) != by_pandas(table):
            print("the sums differ")
            return 1
        whole, ours = seconds(partial(checked, rows)), seconds(partial(sum_lines, rows))
        peer = seconds(partial(_from_rows, rows))
        ready = seconds(partial(by_pandas, table))
        print(
            f"| {count:,} | {whole:.3f} s | {ours:.3f} s | {peer:.3f} s | {ours / peer:.2f} "
            f"| {ready:.3f} s |"
        )
        if count == LINES:
            holds = whole <= MOST_SECONDS and ours <= MOST_RATIO * peer
    return 0 if holds else 1


if __name__ == "__main__":
    sys.exit(main())
