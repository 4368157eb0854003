"""The command line answers in words, and ends with a code that a program understands."""

import subprocess
import sys

import pytest
from django.core.management import CommandError

from verbond import __main__ as command_line
from verbond.kit.errors import RuleBroken


def test_help_lists_every_command_with_what_it_does(capsys: pytest.CaptureFixture[str]) -> None:
    assert command_line.main(["--help"]) == 0
    lines = [line for line in capsys.readouterr().out.splitlines() if line.startswith("  ")]
    names = [line.split()[0] for line in lines]
    assert {"outline", "migrate"} <= set(names)
    assert names == sorted(names)
    assert all(len(line.split()) > 2 for line in lines)


def test_an_unknown_command_is_refused_with_the_nearest_one(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert command_line.main(["migrat"]) == command_line.EXIT_REFUSED
    assert "did you mean 'migrate'" in capsys.readouterr().err


def test_a_command_of_a_room_is_known_in_a_fresh_process() -> None:
    answer = subprocess.run(
        [sys.executable, "-P", "-m", "verbond", "verify-journal", "--help"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert answer.returncode == 0, answer.stderr
    assert "--expect-head" in answer.stdout


@pytest.mark.parametrize(
    ("raised", "code"),
    [
        (RuleBroken("x", "line 3: no such chapter"), command_line.EXIT_REFUSED),
        (KeyboardInterrupt(), command_line.EXIT_INTERRUPTED),
    ],
)
def test_a_broken_rule_is_told_without_a_traceback(
    raised: BaseException,
    code: int,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    def run(argv: object) -> None:
        raise raised

    monkeypatch.setattr(command_line, "_pure", lambda _target: run)
    assert command_line.main(["outline", "x.txt"]) == code
    told = capsys.readouterr().err
    assert "script/verbond outline" in told
    assert "Traceback" not in told


def test_an_error_of_a_django_command_is_refused_too(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def execute(self: object) -> None:
        raise CommandError("no such database")

    monkeypatch.setattr("django.core.management.ManagementUtility.execute", execute)
    assert command_line.main(["migrate"]) == command_line.EXIT_REFUSED
    assert "no such database" in capsys.readouterr().err
