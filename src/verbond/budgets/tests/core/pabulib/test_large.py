import pickle
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from itertools import pairwise
from multiprocessing import get_context
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from verbond.budgets.core.errors import ElectionWrong
from verbond.budgets.core.pabulib import (
    Range,
    gathered,
    joined,
    merge,
    open_large,
    read_pb,
    read_pb_in_parts,
    read_range,
    stream_pb,
)
from verbond.budgets.tests.core.pabulib.making import content_of, made, points

VOTES = ["voter_id;vote;sex", *(f"{n};{['a,b', 'a', 'c', '', 'b,a'][n % 5]};F" for n in range(40))]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    found = tmp_path / "groot.pb"
    found.write_bytes(made(votes=VOTES))
    return found


@pytest.mark.parametrize("range_bytes", [1, 7, 30, 1000])
def test_parts_put_together_give_the_election_that_is_read_whole(
    path: Path, range_bytes: int
) -> None:
    whole = content_of(read_pb(path), voters=False)
    parts = read_pb_in_parts(path, range_bytes=range_bytes, keep_order=True)
    assert content_of(parts, voters=False) == whole
    assert parts.sha256 == read_pb(path).sha256
    assert parts.voters == {}


def test_order_is_left_out_unless_asked_for(path: Path) -> None:
    found = read_pb_in_parts(path, range_bytes=50)
    assert found.ballots.group_of.size == 0
    assert content_of(found, voters=False, order=False) == content_of(
        read_pb(path), voters=False, order=False
    )


@settings(max_examples=40)
@given(cut=st.lists(st.integers(0, 9), max_size=4), mixed=st.booleans())
def test_parts_may_be_joined_in_any_nesting(
    tmp_path_factory: pytest.TempPathFactory, cut: list[int], mixed: bool
) -> None:
    path = tmp_path_factory.mktemp("parts") / "groot.pb"
    half = "0.5" if mixed else "2"
    path.write_bytes(points(*(f"{n};a,b;{n % 3},{half if n > 5 else 1}" for n in range(10))))
    large = open_large(path)
    parts = [read_range(large, one, keep_order=True) for one in large.ranges(range_bytes=1)]
    edges = sorted({0, 10, *cut})
    nested = [joined(parts[a:b]) for a, b in pairwise(edges)]
    expected = content_of(read_pb(path), voters=False)
    assert content_of(merge(large, [joined(nested)]), voters=False) == expected
    assert content_of(merge(large, [gathered(nested)]), voters=False) == expected


def test_other_processes_read_ranges(path: Path) -> None:
    large = open_large(path)
    assert pickle.loads(pickle.dumps(large)) == large
    ranges = large.ranges(range_bytes=100)
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as workers:
        parts = list(workers.map(partial(read_range, large, keep_order=True), ranges))
    assert content_of(merge(large, parts), voters=False) == content_of(read_pb(path), voters=False)


def test_election_travels_to_another_process(path: Path) -> None:
    whole = read_pb(path)
    assert content_of(pickle.loads(pickle.dumps(whole))) == content_of(whole)


def test_stream_gives_each_range_by_itself(path: Path) -> None:
    parts = list(stream_pb(path, range_bytes=100))
    assert len(parts) > 2
    assert sum(part.ballots.number for part in parts) == 40


@pytest.mark.parametrize(
    ("votes", "code", "line"),
    [
        (["voter_id;vote", *(f"{n};a" for n in range(30)), "x;zz"], "unknown_project", 51),
        (["voter_id;vote", *(f"{n};a" for n in range(30)), "3;a"], "voter_repeated", 51),
        (["voter_id;vote", *(f"{n};a" for n in range(30)), 'x;"a', 'b"'], "row_unreadable", 51),
    ],
)
def test_what_is_wrong_is_named_with_its_line_in_the_whole_file(
    tmp_path: Path, votes: list[str], code: str, line: int
) -> None:
    path = tmp_path / "groot.pb"
    path.write_bytes(made(votes=votes))
    with pytest.raises(ElectionWrong, match=f"line {line}") as refused:
        read_pb_in_parts(path, range_bytes=1)
    assert refused.value.code == code


def test_file_without_ids_of_voters_is_merged(tmp_path: Path) -> None:
    path = tmp_path / "groot.pb"
    path.write_bytes(made(votes=["vote;sex", "a;F", "a;F"]))
    found = read_pb_in_parts(path, range_bytes=1)
    assert found.ballots.times.tolist() == [2]


def test_large_file_without_ballots_or_without_anything(tmp_path: Path) -> None:
    path = tmp_path / "leeg.pb"
    path.write_bytes(made(votes=["voter_id;vote"]))
    assert read_pb_in_parts(path).ballots.number == 0
    assert len(open_large(path).ranges()) == 1
    path.write_bytes(b"")
    with pytest.raises(ElectionWrong, match=r"leeg\.pb, line 1"):
        open_large(path)


def test_line_longer_than_any_is_refused_in_its_range(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "lang.pb"
    path.write_bytes(made(votes=["voter_id;vote;n", "1;a;k", f"2;a;{'x' * 3_000_000}", "3;a;k"]))
    large = open_large(path)
    second = large.ranges(range_bytes=6)[1]
    assert second.end - second.at < 2_000_000
    with pytest.raises(ElectionWrong, match="line 22"):
        read_range(large, second)
    assert read_range(large, Range(second.at, second.at)).ballots.number == 0


def test_voters_whose_numbers_alone_agree_are_counted_both(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = content_of(read_pb(path), voters=False, order=False)
    monkeypatch.setattr(
        "verbond.budgets.core.pabulib.opening.shared", lambda marks: set(marks.tolist())
    )
    assert content_of(read_pb(path), voters=False, order=False) == whole
    parts = read_pb_in_parts(path, range_bytes=100)
    assert content_of(parts, voters=False, order=False) == whole
