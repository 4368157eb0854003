"""`script/verbond count` with the limits that a model can have: support, groups, caps."""

import json
from pathlib import Path
from typing import Any

import pytest

from verbond.budgets.core.publishing.commands import count_command
from verbond.budgets.core.rule import Cap, Group, MinimumSupport, Rule
from verbond.budgets.count_command import run
from verbond.kit.testing import ROOT

WIJKEN = str(ROOT / "data/demo/budgets/elections/wijken.pb")


def _winners(capsysbinary: Any, *options: str) -> list[str]:
    assert run([WIJKEN, "--rule", "greedy", *options, "--format", "json"]) == 0
    return list(json.loads(capsysbinary.readouterr().out)["winners"])


def test_projects_without_enough_support_are_out(capsysbinary: Any) -> None:
    free = _winners(capsysbinary)
    assert "5" in free
    assert "5" not in _winners(capsysbinary, "--minimum-votes", "400")
    assert "5" not in _winners(capsysbinary, "--minimum-share", "2/5")
    assert _winners(capsysbinary, "--minimum-of-cost", "1/9") == []


def test_groups_and_caps_keep_projects_out(capsysbinary: Any) -> None:
    assert {"1", "2"} <= set(_winners(capsysbinary))
    assert not {"1", "2"} <= set(_winners(capsysbinary, "--group", "1,2:1"))
    assert "5" not in _winners(capsysbinary, "--cap", "groen:5000")


@pytest.mark.parametrize(
    "options",
    [["--group", "1"], ["--group", ":1"], ["--cap", "groen"], ["--cap", ":5"],
     ["--minimum-share", "x"], ["--minimum-share", "-1"], ["--minimum-of-cost", "1/0"]],
)  # fmt: skip
def test_a_limit_that_says_nothing_is_refused(options: list[str], capsys: Any) -> None:
    with pytest.raises(SystemExit) as ended:
        run([WIJKEN, *options])
    assert ended.value.code == 2
    assert options[0] in capsys.readouterr().err


def test_the_command_that_is_published_is_understood(capsysbinary: Any, tmp_path: Path) -> None:
    import shlex

    rule = Rule(
        completion=("add1",),
        minimum=MinimumSupport(votes=3, of_cost=None),
        groups=(Group(frozenset({"1", "2"})),),
        caps=(Cap("groen", 20000),),
    )
    said = count_command(rule, election=WIJKEN, certificate=str(tmp_path / "c.json"))
    assert run([*shlex.split(said)[2:], "--format", "json"]) == 0
    told = json.loads((tmp_path / "c.json").read_text(encoding="utf-8"))["rule"]
    assert told["minimum"]["votes"] == 3
    assert [sorted(one["projects"]) for one in told["groups"]] == [["1", "2"]]
