"""Claims: an election of 10 million ballots x 200 projects is counted by Equal Shares from its
file, read in parts, within 5 minutes and 4 GB on two cores; read by two workers of Dask it gives
the identical count. The table shows how time grows from 1 million on.

Peer: one process. All elections are fictief: drawn from a seed, some projects far more wanted
than others. Give another largest size (in millions) as the argument. Exit status 1 when a claim
does not hold.
"""

import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np

PROJECTS, MOST, CHUNK, MILLION = 200, 6, 500_000, 1_000_000
MOST_SECONDS, MOST_GB = 300.0, 4.0
SIZES = (1, 2, 5, 10)

COUNT = """
import json, resource, sys, time
from pathlib import Path
from verbond.budgets.core.counting import count
from verbond.budgets.core.pabulib import read_pb_in_parts
from verbond.budgets.core.rule import Rule
from verbond.budgets.spreading import read_spread
from verbond.kit.workers import local_client

if __name__ == "__main__":
    path, workers = Path(sys.argv[1]), int(sys.argv[2])
    start = time.perf_counter()
    if workers:
        with local_client(workers) as client:
            election = read_spread(path, client=client)
    else:
        election = read_pb_in_parts(path)
    read = time.perf_counter() - start
    counted = count(election, Rule(), brief=True)
    whole = time.perf_counter() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    if workers:
        peak += workers * resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss
    print(json.dumps({
        "read": read, "whole": whole, "gb": peak / 2**20, "groups": len(election.ballots.times),
        "ballots": election.ballots.number, "sha256": election.sha256,
        "winners": counted.winners, "cost": str(counted.total_cost),
        "prices": [str(one.price) for one in counted.rounds],
    }))
"""


def write(path: Path, ballots: int) -> None:
    """Write a fictief election of so many ballots, a chunk at a time."""
    dice = np.random.default_rng(ballots)
    worth = np.cumsum(1 / np.arange(1, PROJECTS + 1) ** 0.7)
    ids = [f"P{number:03}" for number in range(PROJECTS)]
    costs = dice.integers(50_000, 9_000_000, PROJECTS).tolist()
    head = [
        *("META", "key;value", "description;fictief", f"num_votes;{ballots}"),
        *("budget;250000000", "vote_type;approval", "PROJECTS", "project_id;cost"),
        *(f"{one};{cost}" for one, cost in zip(ids, costs, strict=True)),
        *("VOTES", "voter_id;vote", ""),
    ]
    with path.open("w", encoding="utf-8") as file:
        file.write("\n".join(head))
        for first in range(0, ballots, CHUNK):
            many = min(CHUNK, ballots - first)
            picks = np.searchsorted(worth / worth[-1], dice.random((many, MOST))).tolist()
            lengths = dice.integers(1, MOST + 1, many).tolist()
            file.writelines(
                f"{voter};{','.join(dict.fromkeys(ids[one] for one in row[:length]))}\n"
                for voter, (length, row) in enumerate(zip(lengths, picks, strict=True), start=first)
            )


def counted(program: Path, path: Path, workers: int) -> dict[str, object]:
    answer = subprocess.run(
        [sys.executable, str(program), str(path), str(workers)],
        capture_output=True,
        text=True,
        check=True,
        env={"PYTHONPATH": str(Path(__file__).parents[1] / "src"), "PATH": "/usr/bin:/bin"},
    )
    found: dict[str, object] = json.loads(answer.stdout)
    return found


def main() -> int:
    largest = float(sys.argv[1]) if len(sys.argv) > 1 else SIZES[-1]
    sizes = [one for one in SIZES if one < largest] + [largest]
    print("| million ballots | MB | kinds | workers | read s | read + count s | GB | same |")
    print("|---|---|---|---|---|---|---|---|")
    holds = True
    with tempfile.TemporaryDirectory() as folder:
        program, path = Path(folder) / "count.py", Path(folder) / "election.pb"
        program.write_text(COUNT, encoding="utf-8")
        for size in sizes:
            start = time.perf_counter()
            write(path, int(size * MILLION))
            print(f"made {size} million in {time.perf_counter() - start:.0f} s", file=sys.stderr)
            alone = counted(program, path, 0)
            spread = counted(program, path, 2)
            names = ("winners", "cost", "prices", "ballots", "groups", "sha256")
            same = all(alone[name] == spread[name] for name in names)
            for workers, one in ((1, alone), (2, spread)):
                print(
                    f"| {size} | {path.stat().st_size / 1e6:.0f} | {one['groups']:,} | {workers} "
                    f"| {one['read']:.1f} | {one['whole']:.1f} | {one['gb']:.2f} "
                    f"| {'yes' if same else '**no**'} |"
                )
            within = (
                float(str(alone["whole"])) <= MOST_SECONDS and float(str(alone["gb"])) <= MOST_GB
            )
            holds = holds and same and within
    print(f"\n{'The claims hold.' if holds else '**A claim does not hold.**'}")
    return 0 if holds else 1


if __name__ == "__main__":
    sys.exit(main())
