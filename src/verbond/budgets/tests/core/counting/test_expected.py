"""Real elections: the winners of pabutools, and the published ones."""

import json
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

from verbond.budgets.core.counting import count
from verbond.budgets.core.election import Election
from verbond.budgets.core.pabulib import read_pb
from verbond.budgets.core.rule import Completion, Method, Rule, Satisfaction
from verbond.kit.testing import SHARED

FOLDER = SHARED / "data" / "pabulib" if SHARED else None
EXPECTED: dict[str, Any] = (
    json.loads((FOLDER / "expected.json").read_text(encoding="utf-8"))["files"] if FOLDER else {}
)
# Hundreds to thousands of real changes of order: too long without compiled loops.
LONG = {
    ("France_Toulouse_2022.pb", "mes_cost_add1"),
    ("France_Toulouse_2022.pb", "mes_cardinality_add1"),
    ("France_Toulouse_2022.pb", "mes_cost_add1_no_exhaustive_stop"),
}
CASES = [
    (name, key)
    for name, file in EXPECTED.items()
    for key in file["results"]
    if find_spec("numba") or (name, key) not in LONG
]
OFFICIAL = [name for name, file in EXPECTED.items() if "official_selected" in file]
METHODS: dict[str, Method] = {
    "greedy": "greedy",
    "mes": "equal-shares",
    "phragmen": "phragmen",
}


@cache
def read(name: str) -> Election:
    assert FOLDER is not None
    return read_pb(FOLDER / name)


def rule_of(key: str) -> Rule:
    method, _, rest = key.partition("_")
    satisfaction: Satisfaction = rest.split("_")[0] or "cost"  # type: ignore[assignment]
    completion: tuple[Completion, ...] = ()
    if "add1" in key:
        completion = ("add1",) if key.endswith("no_exhaustive_stop") else ("add1-exhaustive",)
    return Rule(method=METHODS[method], satisfaction=satisfaction, completion=completion)


@pytest.mark.skipif(not CASES, reason="real elections are not here")
@pytest.mark.parametrize(("name", "key"), CASES)
def test_winners_are_those_of_pabutools(name: str, key: str) -> None:
    expected = EXPECTED[name]["results"][key]
    counted = count(read(name), rule_of(key), brief=True)
    winners = list(counted.winners)
    if expected["ordered"]:
        assert winners == expected["winners"]
    else:
        assert sorted(winners) == sorted(expected["winners"])
    assert read(name).written(counted.total_cost) == expected["total_cost"]
    if "final_increment" in expected:
        assert counted.steps == expected["final_increment"]


@pytest.mark.skipif(not OFFICIAL, reason="real elections are not here")
@pytest.mark.parametrize("name", OFFICIAL)
def test_published_winners_come_out_again(name: str) -> None:
    rules: dict[str, Rule] = {
        "greedy-threshold": Rule(method="greedy-threshold", ties=("min-cost",)),
        "greedy-no-skip": Rule(method="greedy-no-skip", ties=("min-cost",)),
        "equalshares/add1": Rule(completion=("add1",), ties=("min-cost",)),
        "equalshares/add1-comparison": Rule(
            completion=("add1",), ties=("min-cost",), comparison="more-winners"
        ),
    }
    counted = count(read(name), rules[EXPECTED[name]["rule_in_file"]])
    assert sorted(counted.winners) == sorted(EXPECTED[name]["official_selected"])


@pytest.mark.skipif(not OFFICIAL, reason="real elections are not here")
def test_certificate_of_a_real_election_is_plain_json() -> None:
    from verbond.budgets.core.counting import certificate

    assert isinstance(FOLDER, Path)
    election = read("Netherlands_Assen_2024.pb")
    written = certificate(election, count(election, Rule(completion=("add1", "utilitarian"))))
    assert json.loads(json.dumps(written)) == written
    assert written["steps"] == written["add1"]["jumps"][-1]["to"] == 843
    assert written["add1"]["jumps"][0]["from"] == 0
    assert len(written["add1"]["jumps"]) < 100
