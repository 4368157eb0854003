"""Claims. A region of 6.8 million persons x all rights within 4 GB, part by part; and on the
workers of Dask (requirements/spread.txt) with identical result: the same fingerprint of every
verdict and every cent.

Every person is fictitious. Making them is part of the run and not of the time told. Exit status 1
when a claim does not hold.

python benchmarks/rights_region.py [PERSONS] [WORKERS]
"""

import datetime as dt
import hashlib
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))  # script/bench runs with -P

from benchmarks.rights_population import peak_mb

from verbond.rights.core.made_city.columns import as_population
from verbond.rights.core.population import YES, Population, Results, evaluate
from verbond.rights.loading import shipped_rules
from verbond.rights.making import made_batches

PERSONS, WORKERS, PART = 6_800_000, 2, 200_000
MOST_MB = 4096
DAY = dt.date(2024, 6, 1)


class Told:
    """What came out, as one fingerprint and a few counts."""

    def __init__(self) -> None:
        self.digest, self.rows, self.yes = hashlib.sha256(), 0, 0

    def add(self, results: Results) -> None:
        for right in sorted(results.rights):
            one = results[right]
            self.rows += len(one.verdict)
            self.yes += one.count(YES)
            for column in (one.verdict, one.low, one.high):
                if column is not None:
                    self.digest.update(np.ascontiguousarray(column).tobytes())


def parts(persons: int) -> Iterator[Population]:
    """Yield a region as parts that never stand in memory together."""
    vocabulary = shipped_rules().vocabulary
    for city in made_batches(persons=persons, seed=7, day=DAY, with_truth=False, size=PART):
        yield as_population(city.table, vocabulary)


def alone(persons: int) -> None:
    """Work the region out in this process, and tell time, memory and fingerprint."""
    rules, told, took = shipped_rules(), Told(), 0.0
    for part in parts(persons):
        begin = time.perf_counter()
        results = evaluate(rules, part, DAY, conditions=False)
        took += time.perf_counter() - begin
        told.add(results)
    print(f"{took:.1f} {peak_mb():.0f} {told.rows} {told.yes} {told.digest.hexdigest()}")


def spread(persons: int, workers: int) -> None:
    """Work the same region out on workers."""
    from verbond.kit.workers import local_client
    from verbond.rights.spreading import evaluate_spread

    told = Told()
    with local_client(workers) as client:
        begin = time.perf_counter()
        for results in evaluate_spread(shipped_rules(), parts(persons), DAY, client=client):
            told.add(results)
        took = time.perf_counter() - begin
    print(f"{took:.1f} {peak_mb():.0f} {told.rows} {told.yes} {told.digest.hexdigest()}")


def run(*arguments: str) -> list[str]:
    """Return what a process of its own tells: memory is then that of the one way alone."""
    command = [sys.executable, "-P", __file__, *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.split()


def main() -> int:
    """Print the table and tell whether the claims hold."""
    if sys.argv[1:2] == ["--alone"]:
        alone(int(sys.argv[2]))
        return 0
    if sys.argv[1:2] == ["--spread"]:
        spread(int(sys.argv[2]), int(sys.argv[3]))
        return 0
    persons = sys.argv[1] if len(sys.argv) > 1 else str(PERSONS)
    workers = sys.argv[2] if len(sys.argv) > 2 else str(WORKERS)
    took, memory, rows, yes, digest = run("--alone", persons)
    print("| region | time | memory of the process |\n|---|---|---|")
    print(f"| {int(persons):,} persons, {int(rows):,} answers, {int(yes):,} yes ", end="")
    print(f"| {took} s | {memory} MB |")
    again, beside, *_counts, other = run("--spread", persons, workers)
    print(f"| {workers} workers of Dask, making included | {again} s | {beside} MB |")
    print("The results are identical." if digest == other else "THE RESULTS DIFFER.")
    return 0 if digest == other and int(memory) <= MOST_MB else 1


if __name__ == "__main__":
    sys.exit(main())
