"""Claims, in seconds of one processor. One million persons x all shipped rights: at most 2 s and
1.5 GB, circles of households included. The six rights of _rights_shared.py: at least 3 times as
fast as OpenFisca-Core 46 in the same run, building included for both; and the same results, but
for those that float32 has wrong: each of them is worked out again in whole cents, and counted.

Every person is fictitious. Exit status 1 when a claim does not hold.

python benchmarks/rights_population.py [PERSONS]
"""

import datetime as dt
import statistics
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))  # script/bench runs with -P

from benchmarks import _rights_openfisca as peer
from benchmarks._rights_shared import (
    AMOUNTS,
    DAY,
    RIGHTS,
    People,
    figures,
    people,
    population,
    rule_set,
)

from verbond.rights.core.population import YES, Population, Results, evaluate
from verbond.rights.loading import shipped_rules

MOST_SECONDS, MOST_MB, LEAST_RATIO = 2.0, 1536, 3.0
PERSONS, ROUNDS, SHOWN = 1_000_000, 5, 4
ALL_DAY = dt.date(2024, 6, 1)
_PEAK = "VmHWM"


def seconds[Result](work: Callable[[], Result]) -> tuple[float, Result]:
    """Return how long one processor worked, and what came of it."""
    begin = time.process_time()
    found = work()
    return time.process_time() - begin, found


def peak_mb() -> float:
    """Return the most memory of this process so far."""
    rows = Path("/proc/self/status").read_text().splitlines()
    return int(next(row for row in rows if row.startswith(_PEAK)).split()[1]) / 1024


def made_city(persons: int) -> Population:
    """Return a fictitious city with all facts that the rules ask."""
    from verbond.rights.core.made_city.columns import as_population
    from verbond.rights.making import made_batches

    made = made_batches(persons=persons, seed=1, day=ALL_DAY, with_truth=False, size=persons)
    return as_population(next(iter(made)).table, shipped_rules().vocabulary)


def fresh(of: Population) -> Population:
    """Return the population without the circles that were built for it."""
    of.kept.clear()
    return of


def all_rights(persons: int) -> bool:
    """Work out every shipped right; memory is that of a process of its own."""
    rules = shipped_rules()
    of = made_city(persons)
    took = statistics.median(
        seconds(lambda: evaluate(rules, fresh(of), ALL_DAY))[0] for _ in range(ROUNDS)
    )
    bare = statistics.median(
        seconds(lambda: evaluate(rules, fresh(of), ALL_DAY, conditions=False))[0]
        for _ in range(ROUNDS)
    )
    command = [sys.executable, __file__, "--memory", str(persons)]
    memory = float(subprocess.run(command, capture_output=True, text=True, check=True).stdout)
    print(f"| {persons:,} persons x {len(rules.rights)} rights | {took:.2f} s | {memory:,.0f} MB |")
    print(f"| without the truth of every condition | {bare:.2f} s | |")
    return took <= MOST_SECONDS and memory <= MOST_MB


def memory_only(persons: int) -> None:
    """Work out all rights once and tell the most memory, the made city included."""
    evaluate(shipped_rules(), made_city(persons), ALL_DAY)
    print(peak_mb())


def beside_peer(persons: int) -> bool:
    """Work out the six rights in both engines, by turns."""
    cents = figures()
    of, rules = people(persons, 1, cents), rule_set()
    system = peer.system(cents)
    ours: list[float] = []
    built: list[float] = []
    worked: list[float] = []
    results, theirs = None, None
    for _ in range(ROUNDS):
        took, results = seconds(lambda: evaluate(rules, population(of), DAY, conditions=False))
        ours.append(took)
        took, simulation = seconds(lambda: peer.built(system, of))
        built.append(took)
        took, theirs = seconds(lambda: peer.answers(simulation))  # noqa: B023 - used at once
        worked.append(took)
    assert results is not None
    assert theirs is not None
    mine, building, working = map(statistics.median, (ours, built, worked))
    ratio = (building + working) / mine
    print(
        f"| six rights | {mine * 1e3:.0f} ms | {building * 1e3:.0f} + {working * 1e3:.0f} ms ",
        end="",
    )
    print(f"| {ratio:.1f} x | {working / mine:.1f} x without building |")
    return ratio >= LEAST_RATIO and is_right(results, theirs, of, cents)


def is_right(results: Results, theirs: dict[str, Any], of: People, cents: dict[str, int]) -> bool:
    """Hold both beside each other, and beside an exact reckoning where they differ."""
    exact = reckoned(of, cents)
    fine = True
    print()
    for right in RIGHTS:
        found = results[right]
        mine = found.high if right in AMOUNTS else found.verdict == YES
        fine = fine and bool(np.array_equal(mine, exact[right]))
        wrong = np.flatnonzero(np.rint(theirs[right] * 100) != mine) if right in AMOUNTS else None
        wrong = np.flatnonzero(theirs[right] != mine) if wrong is None else wrong
        print(f"{right}: {len(mine) - len(wrong):,} the same, {len(wrong):,} wrong in float32")
        for row in wrong[:SHOWN].tolist():
            print(f"    {_why(right, row, of, mine[row], theirs[right][row])}")
    print("Ours are the exact ones." if fine else "OURS ARE NOT THE EXACT ONES.")
    return fine


def _why(right: str, row: int, of: People, mine: Any, said: Any) -> str:
    if right == "vt":
        income = int(of.income[of.home == of.home[row]].sum())
        as_float = float(np.float32(income / 100))
        return f"row {row}: income {income / 100:.2f} is {as_float:.6f} in float32; right: {mine}"
    return f"row {row}: {mine / 100:.2f}, in float32 {float(said):.6f}"


def reckoned(of: People, cents: dict[str, int]) -> dict[str, Any]:
    """Work the six rights out in whole cents with plain numpy: a third way, to judge by."""
    homes = int(of.home[-1]) + 1

    def total(values: Any) -> Any:
        found = np.zeros(homes, np.int64)
        np.add.at(found, of.home, values)
        return found

    def turned(years: int) -> Any:
        return of.born <= dt.date(DAY.year - years, DAY.month, DAY.day).toordinal()

    size, children = total(1), total(~turned(18))
    income = total(of.income)
    alone = np.where(size <= 1, cents["cat_2"], cents["cat_1"])
    category = np.where(children > 0, cents["cat_3"], alone)[of.home]
    rate = np.where(size <= 1, cents["igo_alone"], cents["igo"])[of.home]
    poor = of.income <= cents["care_limit"]
    per_child = np.where(children >= 3, cents["st_many"], cents["st_few"])
    found = {
        "leefloon": turned(18) * np.maximum(0, category - of.means),
        "vt": (income <= cents["vt_base"] + cents["vt_add"] * (size - 1))[of.home],
        "sociale_toeslag": (income <= cents["st_limit"]) * children * per_child,
        "mantelzorg": (turned(60) & poor & (of.points >= 12)) * cents["care"],
        "igo": turned(65) * np.maximum(0, rate - of.igo_means),
    }
    own = found["leefloon"] + found["mantelzorg"] + found["igo"]
    found["total"] = total(own) + found["sociale_toeslag"]
    return found


def main() -> int:
    """Print the tables and tell whether the claims hold."""
    if sys.argv[1:2] == ["--memory"]:
        memory_only(int(sys.argv[2]))
        return 0
    persons = int(sys.argv[1]) if len(sys.argv) > 1 else PERSONS
    print("| all rights | time | memory |\n|---|---|---|")
    holds = [all_rights(persons)]
    print("\n| shared rules | Verbond | OpenFisca-Core: build + work | ratio | |")
    print("|---|---|---|---|---|")
    holds.append(beside_peer(persons))
    return 0 if all(holds) else 1


if __name__ == "__main__":
    sys.exit(main())
