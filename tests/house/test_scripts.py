"""The scripts are strict, can be run, and say what is wrong when asked for something else."""

import os
import subprocess
from pathlib import Path

import pytest

from verbond.kit.testing import ROOT

SCRIPTS = [*sorted((ROOT / "script").iterdir()), ROOT / ".ci/run"]


def run(*command: str, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command, cwd=cwd, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.name)
def test_a_script_is_strict_and_says_what_it_does(script: Path) -> None:
    lines = script.read_text(encoding="utf-8").splitlines()
    assert lines[0] == "#!/usr/bin/env bash"
    assert lines[1].startswith("# ")
    assert "set -euo pipefail" in lines[:10]
    assert os.access(script, os.X_OK)
    assert run("bash", "-n", str(script)).returncode == 0


@pytest.mark.parametrize("name", ["setup", "db", "demo"])
def test_a_wrong_argument_is_answered_with_what_is_allowed(name: str) -> None:
    answer = run(f"script/{name}", "nonsense")
    assert answer.returncode != 0
    assert "nonsense" in answer.stderr
    assert "allowed" in answer.stderr


def test_the_command_line_works_from_any_folder(tmp_path: Path) -> None:
    # A file of the caller's folder must not stand in for a module of ours.
    (tmp_path / "verbond.py").write_text("raise SystemExit('the wrong file')")
    (tmp_path / "ast.py").write_text("raise SystemExit('the wrong file')")
    answer = run(str(ROOT / "script/verbond"), "--help", cwd=tmp_path)
    assert answer.returncode == 0, answer.stderr
    assert "outline" in answer.stdout


def test_setup_does_nothing_the_second_time() -> None:
    answer = run("script/setup", "--dev")
    assert (answer.returncode, answer.stdout, answer.stderr) == (0, "", "")
