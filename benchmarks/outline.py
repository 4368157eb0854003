"""Claim: `outline` takes at most 1.5 times an empty Python process plus 0.3 s, and reads 5 MB/s.

Peer of the whole process, in the same run and in turns: Python that imports the same modules and
does nothing else. The core is measured from the bytes to the outline, each case in a process of
its own, with its peak of memory. Exit status 1 when a claim does not hold.
"""

import argparse
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from verbond.agreement.core.outline import outline
from verbond.agreement.core.packaged import profile_for
from verbond.agreement.core.reading.source import read_source

ROOT = Path(__file__).resolve().parent.parent
GENK = ROOT / "data" / "genk" / "agreement" / "genk-2019-2024.txt"
TIMES, SECONDS = 1.5, 0.3
MEGABYTES = 5.0
LARGE, BULLETS = 5_000_000, 1_000_000
COMMANDS = {
    "script/verbond outline": [str(ROOT / "script" / "verbond"), "outline", str(GENK)],
    "python -m verbond outline": [sys.executable, "-P", "-m", "verbond", "outline", str(GENK)],
}
# A line of bullets is 27 bytes and a whole item: what counts there is the number of items.
CASES = {"genk": True, "concatenated": True, "bullets": False}


def main() -> int:
    """Print both tables; with `--case` measure one case in this process."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--runs", type=int, default=9)
    arguments.add_argument("--case", choices=list(CASES), help=argparse.SUPPRESS)
    chosen = arguments.parse_args()
    if chosen.case:
        _measure_case(chosen.case)
        return 0
    held = _whole_process(chosen.runs)
    return 0 if _core_alone() and held else 1


def _whole_process(runs: int) -> bool:
    empty = [sys.executable, "-P", "-c", f"import {', '.join(_imported())}"]
    measured: dict[str, list[tuple[float, float]]] = {name: [] for name in ("empty", *COMMANDS)}
    for _ in range(runs):
        for name, command in {"empty": empty, **COMMANDS}.items():
            measured[name].append(_run(command))
    print(f"| whole process, Genk, {runs} runs in turns | median | processor | limit | share |")
    print("|---|---|---|---|---|")
    wall, processor = map(statistics.median, zip(*measured["empty"], strict=True))
    print(f"| Python with the same modules | {wall:.3f} s | {processor:.3f} s | | |")
    held = True
    for name in COMMANDS:
        taken, worked = map(statistics.median, zip(*measured[name], strict=True))
        pairs = zip(measured[name], measured["empty"], strict=True)
        share = statistics.median(ours[0] / (TIMES * peer[0] + SECONDS) for ours, peer in pairs)
        held = held and share <= 1
        limit = TIMES * wall + SECONDS
        print(f"| `{name}` | {taken:.3f} s | {worked:.3f} s | {limit:.3f} s | {share:.0%} |")
    return held


def _imported() -> list[str]:
    """List the modules that an outline of Genk has loaded at its end."""
    code = (
        "import sys; from verbond.__main__ import main; main(sys.argv[1:]);"
        "print(*(n for n in sys.modules if n != '__main__'), file=sys.stderr)"
    )
    command = [sys.executable, "-P", "-c", code, "outline", str(GENK)]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return done.stderr.split()


def _run(command: Sequence[str]) -> tuple[float, float]:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    start = time.perf_counter()
    subprocess.run(command, stdout=subprocess.DEVNULL, check=True)
    wall = time.perf_counter() - start
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return wall, after.ru_utime - before.ru_utime + after.ru_stime - before.ru_stime


def _core_alone() -> bool:
    print("\n| core alone, bytes to outline | text | items | processor | speed | limit | memory |")
    print("|---|---|---|---|---|---|---|")
    held = True
    for case, is_claimed in CASES.items():
        command = [sys.executable, "-P", __file__, "--case", case]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
        megabytes, items, seconds, peak = map(float, done.stdout.split())
        speed = megabytes / seconds
        limit = f"≥ {MEGABYTES:g} MB/s" if is_claimed else "none"
        held = held and (speed >= MEGABYTES or not is_claimed)
        print(f"| {case} | {megabytes:.2f} MB | {items:,.0f} | {seconds:.3f} s | {speed:.1f} MB/s "
              f"| {limit} | {peak:.0f} MB |")  # fmt: skip
    return held


def _measure_case(case: str) -> None:
    content = _content(case)
    profile_for(read_source(GENK.read_bytes(), "genk.txt"))  # reads the profiles, once a process
    seconds, items = [], 0
    for _ in range({"genk": 15, "concatenated": 5}.get(case, 1)):
        start = time.process_time()
        made = outline(read_source(content, f"{case}.txt"))
        seconds.append(time.process_time() - start)
        items = len(made.items)
        del made  # freeing it is no part of reading, nor of the next turn's memory
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(len(content) / 1e6, items, statistics.median(seconds), peak)


def _content(case: str) -> bytes:
    genk = GENK.read_bytes()
    if case == "concatenated":
        return b"\n".join([genk] * (LARGE // len(genk) + 1))
    if case == "bullets":
        return "".join(f"- We planten boom {n}.\n" for n in range(BULLETS)).encode()
    return genk


if __name__ == "__main__":
    sys.exit(main())
