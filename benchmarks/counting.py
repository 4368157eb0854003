"""Claims, in seconds of one processor. Equal shares on a real election of 90,494 ballots: the rule
alone at least 1,000 times as fast as pabutools, with reading the file at least 50 times, with at
most 300 MB. Add1 on 60,000 ballots x 83 projects within 2 s, on 28,943 ballots x 175 projects in a
small currency (tens of thousands of steps) within 5 s, on a real election in which the order
changes in most of 1,618 steps within 3 s. 1,300 elections with 5.7 million ballots, reading
included, within 20 s.

Add1 is counted twice: with the loops that numba compiles (requirements/fast.in; loading them stands
apart), and with numpy alone, of which the first steps are compared. Made elections are fictief; the
real ones are read from a folder, and what needs them is left out without it. Exit status 1 when a
claim does not hold.

python benchmarks/counting.py [FOLDER]   where the .pb files of the real elections are
"""

import random
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any
from unittest import mock

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))  # script/bench runs with -P

from benchmarks import pb_reading
from benchmarks._elections_made import made

from verbond.budgets.core.counting import Count, count
from verbond.budgets.core.counting.shares import add1
from verbond.budgets.core.counting.shares.compiling import compiled_walk
from verbond.budgets.core.election import Election
from verbond.budgets.core.pabulib import read_pb
from verbond.budgets.core.rule import Rule
from verbond.kit.testing import SHARED

LODZ, TOULOUSE = "Poland_Lodz_2022.pb", "France_Toulouse_2022.pb"
LEAST_RULE, LEAST_WHOLE, MOST_MB = 1_000, 50, 300
MOST_LARGE, MOST_SMALL_UNIT, MOST_TIES, MOST_MANY = 2.0, 5.0, 3.0, 20.0
MIXED, BATCH = pb_reading.MIXED, pb_reading.BATCH
ROUNDS, STEPS_ALONE = 9, 200
INCREASE = Rule(completion=("add1",))


class Enough(Exception):  # noqa: N818 - no mistake: enough steps were counted
    """So many steps are enough to compare."""


def seconds[Result](work: Callable[[], Result]) -> tuple[float, Result]:
    """Return how long one processor worked, and what came of it."""
    begin = time.process_time()
    found = work()
    return time.process_time() - begin, found


def by_peer(path: Path) -> tuple[float, float, list[str]]:
    """Read and count with pabutools, equal ballots grouped; return both times, and winners."""
    from pabutools.election import Cost_Sat  # type: ignore[import-untyped]
    from pabutools.election.pabulib import parse_pabulib  # type: ignore[import-untyped]
    from pabutools.rules import method_of_equal_shares  # type: ignore[import-untyped]

    def read() -> tuple[Any, Any]:
        instance, profile = parse_pabulib(str(path))
        return instance, profile.as_multiprofile()

    reading, (instance, profile) = seconds(read)
    counting, outcome = seconds(lambda: method_of_equal_shares(instance, profile, Cost_Sat))
    return reading, counting, [project.name for project in outcome]


def plain(path: Path) -> bool:
    """Count a large real election by the rule alone, beside pabutools."""
    reading = statistics.median(seconds(lambda: read_pb(path))[0] for _ in range(ROUNDS))
    election = read_pb(path)
    rule = partial(count, election, Rule(), brief=True)
    counting = statistics.median(seconds(rule)[0] for _ in range(ROUNDS))
    peer_reading, peer_counting, winners = by_peer(path)
    if winners != list(rule().winners):
        print("the winners differ")
        return False
    alone, whole = peer_counting / counting, (peer_reading + peer_counting) / (reading + counting)
    memory = {name: memory_mb(path, name) for name in ("plain", "add1")}
    ours = f"{counting * 1e3:.1f} ms"
    print(f"| {path.stem}, the rule | {ours} | {peer_counting:.1f} s | {alone:,.0f} x |")
    print(
        f"| {path.stem}, with reading | {(reading + counting) * 1e3:.0f} ms "
        f"| {peer_reading + peer_counting:.1f} s | {whole:,.0f} x |"
    )
    print(f"| memory, MB | {memory['plain']:.0f}, with Add1 {memory['add1']:.0f} | | |")
    return alone >= LEAST_RULE and whole >= LEAST_WHOLE and memory["plain"] <= MOST_MB


def memory_mb(path: Path, what: str) -> float:
    """Return the most memory of a process that reads and counts a file."""
    program = (
        "import sys, pathlib; from verbond.budgets.core.counting import count; "
        "from verbond.budgets.core.pabulib import read_pb; "
        "from verbond.budgets.core.rule import Rule; "
        "rule = Rule(completion=('add1',)) if sys.argv[2] == 'add1' else Rule(); "
        "count(read_pb(pathlib.Path(sys.argv[1])), rule); "
        "print(next(row for row in open('/proc/self/status') if row.startswith('VmHWM')))"
    )
    command = [sys.executable, "-c", program, str(path), what]
    run = subprocess.run(command, capture_output=True, text=True, check=True)
    return int(run.stdout.split()[1]) / 1024


def increase(name: str, election: Election, most: float) -> bool:
    """Count Add1 with compiled loops, and its first steps with numpy alone."""
    took, counted = seconds(partial(count, election, INCREASE, brief=True))
    assert counted.increase is not None
    ours, alone = first_steps(election), first_steps(election, compiled=False)
    votes = int((np.diff(election.ballots.start) * election.ballots.times).sum())
    print(
        f"| {name}: {votes:,} votes, {counted.steps:,} steps | {took:.2f} s "
        f"| {alone / ours:.1f} x slower | {len(counted.increase.jumps):,} jumps |"
    )
    return took <= most or compiled_walk() is None


def first_steps(election: Election, *, compiled: bool = True) -> float:
    """Return how long the first steps take."""

    def stop(step: int, _bought: int) -> None:
        if step >= STEPS_ALONE:
            raise Enough

    def some() -> Count | None:
        try:
            return count(election, INCREASE, brief=True, progress=stop)
        except Enough:
            return None

    if compiled:
        return seconds(some)[0]
    with mock.patch.object(add1, "compiled_walk", return_value=None):
        return seconds(some)[0]


def mixed(seed: int) -> tuple[float, int]:
    """Read and count a batch of elections of mixed size."""
    dice, sizes = np.random.default_rng(seed), random.Random(seed)
    wanted = np.exp(dice.normal(6.9, 1.6, BATCH))
    wanted *= pb_reading.MIXED_BALLOTS * BATCH / MIXED / wanted.sum()
    files = []
    for one in wanted.tolist():
        size = pb_reading.Size(
            int(one) + 1, sizes.randrange(5, 120), sizes.choice((1, 3, 5, 5, 10))
        )
        files.append(pb_reading.made(size, dice))

    def work() -> int:
        elections = (read_pb(content) for content in files)
        return sum(
            len(count(one, Rule(), brief=True).order) and one.ballots.number for one in elections
        )

    return seconds(work)


def many() -> bool:
    """Read and count many elections, a batch at a time so that making them fits in memory."""
    found = [mixed(seed) for seed in range(MIXED // BATCH)]
    took, ballots = sum(one for one, _ in found), sum(number for _, number in found)
    print(
        f"| {MIXED:,} mixed elections, {ballots:,} ballots, read and counted | {took:.1f} s | | |"
    )
    return took <= MOST_MANY


def loaded() -> None:
    """Load or compile the loops, so that no count pays for it."""
    small = made(ballots=50, projects=4, approvals=90, budget=100, costs=(5, 50), seed=1)

    def load() -> None:
        with mock.patch.object(add1, "WORTH", 0):
            count(small, INCREASE, brief=True)

    took, _ = seconds(load)
    way = "numpy alone" if compiled_walk() is None else "compiled by numba"
    print(f"Loops: {way}, loaded in {took:.1f} s.\n")


def main() -> int:
    """Print the tables and tell whether the claims hold."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else SHARED and SHARED / "data" / "pabulib"
    loaded()
    holds = []
    if folder:
        print("| equal shares | Verbond | pabutools | ratio |\n|---|---|---|---|")
        holds.append(plain(folder / LODZ))
    print("\n| Add1 | compiled | numpy, first steps | |\n|---|---|---|---|")
    large = made(
        ballots=60_000, projects=83, approvals=318_000, budget=7_250_000, costs=(7_250, 1_160_000),
        seed=1, tail=6.0,
    )  # fmt: skip
    holds.append(increase("60,000 ballots x 83", large, MOST_LARGE))
    small_unit = made(
        ballots=28_943,
        projects=175,
        approvals=302_000,
        budget=730_000_000,
        costs=(730_000, 87_600_000),
        seed=1,
    )  # fmt: skip
    holds.append(increase("28,943 ballots x 175", small_unit, MOST_SMALL_UNIT))
    if folder:
        holds.append(increase(TOULOUSE, read_pb(folder / TOULOUSE), MOST_TIES))
    print("\n| many | time | | |\n|---|---|---|---|")
    holds.append(many())
    return 0 if all(holds) else 1


if __name__ == "__main__":
    sys.exit(main())
