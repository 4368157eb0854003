"""The commands count and compare, as somebody at a terminal uses them."""

import json
from pathlib import Path

import pytest

from verbond.__main__ import main

FILE = """META
key;value
description;Fictief
country;Belgium
unit;Fictief
instance;2026
num_projects;3
num_votes;4
budget;100.5
vote_type;approval
rule;greedy
date_begin;2026
date_end;2026
PROJECTS
project_id;cost;name
bench;40.25;Bank
tree;60;Boom
pond;90;Vijver
VOTES
voter_id;vote
1;bench,tree
2;bench
3;tree
4;tree,pond
"""


@pytest.fixture
def file(tmp_path: Path) -> str:
    path = tmp_path / "fictief.pb"
    path.write_text(FILE, encoding="utf-8")
    return str(path)


def test_count_gives_winners_and_amounts_as_in_the_file(
    file: str, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    out = tmp_path / "certificate.json"
    arguments = ["--completion", "add1,utilitarian", "--format", "json", "--certificate", str(out)]
    assert main(["count", file, *arguments]) == 0
    found = json.loads(capfd.readouterr().out)
    assert (found["winners"], found["total_cost"]) == (["tree", "bench"], "100.25")
    assert found["budget"] == "100.5"
    assert found["rounds"][0]["price"] == "20"
    assert len(found["input_sha256"]) == 64
    assert json.loads(out.read_text(encoding="utf-8"))["format"] == "verbond-count-certificate/1"
    assert main(["verify", file, str(out)]) == 0


@pytest.mark.parametrize("rule", ["greedy", "greedy-no-skip", "equal-shares", "phragmen"])
def test_count_tells_a_person_what_won(
    rule: str, file: str, capfd: pytest.CaptureFixture[str]
) -> None:
    assert main(["count", file, "--rule", rule, "--ties", "min-cost,lot:7"]) == 0
    told = capfd.readouterr().out
    assert "tree" in told
    assert "Boom" in told
    assert "4 ballots" in told


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--rule", "dice"], "method"),
        (["--satisfaction", "borda"], "ordinal"),
        (["--ties", "age"], "tie key"),
        (["--certificate", "/nowhere/at/all.json"], "/nowhere"),
    ],
)
def test_count_refuses_what_cannot_be(
    arguments: list[str], message: str, file: str, capfd: pytest.CaptureFixture[str]
) -> None:
    assert main(["count", file, *arguments]) == 2
    assert message in capfd.readouterr().err


def test_count_names_file_and_line_of_a_broken_election(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    broken = tmp_path / "stuk.pb"
    broken.write_text(FILE.replace("40.25", "-40"), encoding="utf-8")
    assert main(["count", str(broken)]) == 2
    told = capfd.readouterr().err
    assert "stuk.pb" in told
    assert "16" in told


@pytest.mark.parametrize("form", ["text", "json"])
def test_compare_shows_the_rules_side_by_side(
    form: str, file: str, capfd: pytest.CaptureFixture[str]
) -> None:
    assert main(["compare", file, "--format", form]) == 0
    told = capfd.readouterr().out
    assert "phragmen" in told
    if form == "json":
        rules = {each["name"]: each for each in json.loads(told)["rules"]}
        assert rules["greedy by votes"]["winners"] == ["tree", "bench"]
        assert rules["greedy by votes"]["voters_with_a_winner"] == 4
