"""The same election from many workers as from one process."""

import json
import sys
from pathlib import Path

import numpy as np
import pytest

from verbond.budgets.core.election import Election
from verbond.budgets.core.errors import ElectionWrong
from verbond.budgets.core.pabulib import read_pb
from verbond.budgets.count_command import run
from verbond.budgets.spreading import read_spread
from verbond.kit.errors import RuleBroken
from verbond.kit.workers import NoWorkers, local_client, remote_client

BALLOTS = 3000
# Dask leaves sockets of its event loop to the garbage collector.
pytestmark = [
    pytest.mark.filterwarnings("ignore::ResourceWarning"),
    pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning"),
]


def written(folder: Path, last: str = "a,c") -> Path:
    says = ["a", "b", "a,b", "b,c", "a,b,c"]
    rows = [f"{n};{says[n * n % 5]}" for n in range(BALLOTS - 1)] + [f"{BALLOTS};{last}"]
    head = (
        "META\nkey;value\ndescription;fictief\ncountry;Belgium\nunit;Teststad\ninstance;2026\n"
        f"num_projects;3\nnum_votes;{BALLOTS}\nbudget;100\nvote_type;approval\nrule;greedy\n"
        "date_begin;2026\ndate_end;2026\nPROJECTS\nproject_id;cost\na;40\nb;50\nc;60\n"
        "VOTES\nvoter_id;vote\n"
    )
    path = folder / "election.pb"
    path.write_text(head + "\n".join(rows) + "\n", encoding="utf-8")
    return path


def same(one: Election, other: Election) -> bool:
    return (
        one.sha256 == other.sha256
        and one.projects == other.projects
        and np.array_equal(one.ballots.start, other.ballots.start)
        and np.array_equal(one.ballots.project, other.ballots.project)
        and np.array_equal(one.ballots.times, other.ballots.times)
    )


def test_two_workers_read_the_election_that_one_process_reads(tmp_path: Path) -> None:
    path = written(tmp_path)
    with local_client(2) as client:
        spread = read_spread(path, client=client, range_bytes=2000)
        assert same(spread, read_pb(path))
        with pytest.raises(ElectionWrong, match="nobody"):
            read_spread(written(tmp_path, "a,nobody"), client=client, range_bytes=2000)


def test_without_dask_the_message_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    with pytest.raises(NoWorkers, match=r"requirements/spread\.txt"):
        remote_client("tcp://127.0.0.1:1")


def test_count_by_workers_gives_the_winners_of_the_count_by_one(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    path = written(tmp_path)
    assert run([str(path), "--format", "json"]) == 0
    alone = json.loads(capfd.readouterr().out)
    assert run([str(path), "--format", "json", "--workers", "1"]) == 0
    assert json.loads(capfd.readouterr().out) == alone
    with pytest.raises(RuleBroken, match="no such file"):
        run([str(tmp_path / "none.pb"), "--workers", "1"])
    with pytest.raises(SystemExit):
        run([str(path), "--workers", "0"])


def test_scheduler_that_is_not_there_is_named() -> None:
    with pytest.raises(NoWorkers, match="no Dask scheduler"):
        remote_client("nonsense://x")
