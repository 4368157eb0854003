"""Claims, in seconds of one processor: an election of 90,494 ballots is read from its .pb file,
exact and grouped, within a quarter of a second and at least 20 times as fast as pabutools reads
it; 1,300 elections of mixed size with 5.7 million ballots within 10 seconds; an election of a
million ballots is read in parts within 30 seconds; none of them with more than 300 MB.

Peer: `parse_pabulib_from_string` of pabutools on the same file in the same run; budget, costs and
the votes of every project are compared before any time counts. All elections are fictief. Exit
status 1 when a claim does not hold.
"""

import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import numpy as np
import pulp  # type: ignore[import-untyped]

from verbond.budgets.core.election import Election
from verbond.budgets.core.pabulib import read_pb, read_pb_in_parts

# The peer imports names for rules that are not used here; newer versions of its solver lack them.
vars(pulp).setdefault("__getattr__", lambda _name: None)
from pabutools.election.pabulib import (  # type: ignore[import-untyped] # a peer
    parse_pabulib_from_string,
)

LARGE, PROJECTS, ROUNDS, PEER_ROUNDS = 90_494, 160, 5, 2
MIXED, MIXED_BALLOTS, BATCH = 1_300, 5_700_000, 130
IN_PARTS = 1_000_000
MOST_LARGE, MOST_MIXED, MOST_IN_PARTS, LEAST_RATIO, MOST_MB = 0.25, 10.0, 30.0, 20.0, 300


@dataclass(frozen=True)
class Size:
    """How large an election is made."""

    ballots: int
    projects: int
    most: int


def made(size: Size, dice: np.random.Generator) -> bytes:
    """Make a fictief election: some projects are far more wanted than others."""
    worth = np.cumsum(1 / np.arange(1, size.projects + 1) ** 0.7)
    picks = np.searchsorted(worth / worth[-1], dice.random((size.ballots, size.most)))
    lengths = dice.integers(1, size.most + 1, size.ballots).tolist()
    ids = [f"P{number:03}" for number in range(size.projects)]
    costs = dice.integers(1_000, 300_000, size.projects).tolist()
    votes = [
        f"{voter};{','.join(dict.fromkeys(ids[one] for one in row[:length]))};{20 + voter % 60};F"
        for voter, (length, row) in enumerate(zip(lengths, picks.tolist(), strict=True))
    ]
    rows = [
        *("META", "key;value", "budget;1000000", "vote_type;approval", "PROJECTS"),
        "project_id;cost;name",
        *(f"{one};{cost};fictief {one}" for one, cost in zip(ids, costs, strict=True)),
        *("VOTES", "voter_id;vote;age;sex", *votes, ""),
    ]
    return "\n".join(rows).encode()


def counted(election: Election) -> dict[str, tuple[int, int]]:
    """Return cost and votes of each project, as we read them."""
    ballots = election.ballots
    votes = np.zeros(len(election.projects), np.int64)
    np.add.at(votes, ballots.project, np.repeat(ballots.times, np.diff(ballots.start)))
    return {
        one.id: (one.cost, number)
        for one, number in zip(election.projects, votes.tolist(), strict=True)
    }


def counted_by_peer(content: bytes) -> dict[str, tuple[int, int]]:
    """Return cost and votes of each project, as pabutools reads them."""
    instance, profile = parse_pabulib_from_string(content.decode())
    votes = Counter(project.name for ballot in profile for project in ballot)
    return {project.name: (int(project.cost), votes[project.name]) for project in instance}


def seconds(work: Callable[[], object], rounds: int) -> float:
    """Return the median of several rounds, in seconds of one processor."""
    found = []
    for _ in range(rounds):
        begin = time.process_time()
        work()
        found.append(time.process_time() - begin)
    return statistics.median(found)


def mixed(seed: int) -> tuple[float, int]:
    """Read a batch of elections of mixed size; return processor seconds and ballots."""
    dice, sizes = np.random.default_rng(seed), random.Random(seed)
    wanted = np.exp(dice.normal(6.9, 1.6, BATCH))
    wanted *= MIXED_BALLOTS * BATCH / MIXED / wanted.sum()
    files = [
        made(Size(int(one) + 1, sizes.randrange(5, 120), sizes.choice((1, 3, 5, 5, 10))), dice)
        for one in wanted
    ]
    begin = time.process_time()
    ballots = sum(read_pb(content).ballots.number for content in files)
    return time.process_time() - begin, ballots


def memory_mb(read: str, path: Path) -> float:
    """Return the most memory of a process that reads one file, Python and numpy included."""
    program = (
        "import sys, pathlib; from verbond.budgets.core.pabulib import *; "
        f"{read}(pathlib.Path(sys.argv[1])); "
        "print(next(row for row in open('/proc/self/status') if row.startswith('VmHWM')))"
    )
    run = subprocess.run(
        [sys.executable, "-c", program, str(path)], capture_output=True, text=True, check=True
    )
    return int(run.stdout.split()[1]) / 1024


def large(folder: Path) -> bool:
    """Read one large election beside pabutools."""
    path = folder / "large.pb"
    content = made(Size(LARGE, PROJECTS, 5), np.random.default_rng(1))
    path.write_bytes(content)
    if counted(read_pb(path)) != counted_by_peer(content):
        print("the readings differ")
        return False
    ours = seconds(partial(read_pb, path), ROUNDS)
    peer = seconds(partial(parse_pabulib_from_string, content.decode()), PEER_ROUNDS)
    memory = memory_mb("read_pb", path)
    print(
        f"| {LARGE:,} ballots x {PROJECTS} | {ours:.3f} s | {peer:.2f} s | {peer / ours:.0f} x "
        f"| {memory:.0f} MB |"
    )
    return ours <= MOST_LARGE and peer >= LEAST_RATIO * ours and memory <= MOST_MB


def many() -> bool:
    """Read many elections of mixed size, a batch at a time so that making them fits in memory."""
    found = [mixed(seed) for seed in range(MIXED // BATCH)]
    took, ballots = sum(one for one, _ in found), sum(number for _, number in found)
    print(f"| {MIXED:,} mixed, {ballots:,} ballots | {took:.1f} s | | | |")
    return took <= MOST_MIXED


def in_parts(folder: Path) -> bool:
    """Read an election in ranges of bytes, as one that does not fit in memory is."""
    path, size = folder / "parts.pb", Size(IN_PARTS // 10, 200, 10)
    with path.open("wb") as file:
        content = made(size, np.random.default_rng(2))
        head, _, votes = content.partition(b"age;sex\n")
        file.write(head + b"age;sex\n")
        # The same ballots ten times, of other voters.
        for turn in range(10):
            file.write(b"".join(b"%d-" % turn + row for row in votes.splitlines(keepends=True)))
    took = seconds(partial(read_pb_in_parts, path), 1)
    memory = memory_mb("read_pb_in_parts", path)
    megabytes = path.stat().st_size / 1e6
    what = f"{IN_PARTS:,} ballots x 200 in parts, {megabytes:.0f} MB"
    print(f"| {what} | {took:.2f} s | | | {memory:.0f} MB |")
    return took <= MOST_IN_PARTS and memory <= MOST_MB


def main() -> int:
    """Print the table and tell whether the claims hold."""
    print("| election | Verbond | pabutools | ratio | memory |")
    print("|---|---|---|---|---|")
    with tempfile.TemporaryDirectory() as folder:
        holds = [large(Path(folder)), many(), in_parts(Path(folder))]
    return 0 if all(holds) else 1


if __name__ == "__main__":
    sys.exit(main())
