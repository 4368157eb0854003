"""The quick way through a file says what the plain reader says, whatever stands in the file."""

import csv
import io
from typing import Any, Literal

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from verbond.budgets.core.errors import ElectionWrong
from verbond.budgets.core.pabulib import cells, flat, read_pb
from verbond.budgets.core.pabulib.flat import Flat, same_rows, starts_of
from verbond.budgets.core.pabulib.once import double_among, marks_of, shared
from verbond.budgets.tests.core.pabulib.making import content_of, made, points

IDS = ["a", "b", "12", "é", "x y", 'q"', "s;t"]
TEXTS = st.text(alphabet='abé;"\n ,=\t\u00a0\u2028', max_size=5)


@st.composite
def files(draw: st.DrawFn) -> bytes:
    """Make a file with all that csv allows, and now and then what it does not."""
    kind = draw(st.sampled_from(["approval", "ordinal", "cumulative"]))
    ids = draw(st.lists(st.sampled_from(IDS), min_size=1, unique=True))
    end = draw(st.sampled_from(["\n", "\r\n"]))
    is_quoted = draw(st.sampled_from([False, False, True]))
    rows: list[list[str]] = [["voter_id", "vote", "points", "note"]]
    plain = st.sampled_from(["", "x", "internet"])
    note = TEXTS if draw(st.booleans()) else plain
    for number in range(draw(st.integers(0, 12))):
        said = draw(st.lists(st.sampled_from(ids), max_size=4))
        given_points = draw(st.lists(st.sampled_from(["0", "1", "2.5"]), min_size=4, max_size=4))
        comma = draw(st.sampled_from([",", ",", ",", ", "]))
        row = [str(number), comma.join(said), ",".join(given_points[: len(said)]), draw(note)]
        rows.append(row)
        rows.extend([[]] * (draw(st.integers(0, 9)) == 9))
    stream = io.StringIO()
    quoting: Literal[0, 1] = csv.QUOTE_ALL if is_quoted else csv.QUOTE_MINIMAL
    csv.writer(stream, delimiter=";", lineterminator=end, quoting=quoting).writerows(rows)
    projects = ["project_id;cost", *(f'"{one.replace(chr(34), chr(34) * 2)}";1' for one in ids)]
    content = made(meta={"vote_type": kind}, projects=projects, votes=[], end=end)
    mark = draw(st.sampled_from([b"", b"\xef\xbb\xbf"]))
    return mark + content + stream.getvalue().encode()


def _read(content: bytes) -> dict[str, Any] | tuple[str, str]:
    try:
        return content_of(read_pb(content))
    except ElectionWrong as error:
        return error.code, error.message


@settings(max_examples=150)
@given(content=files())
def test_fast_way_says_what_the_plain_reader_says(content: bytes) -> None:
    fast = _read(content)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(cells, "at_once", lambda *_: None)
        assert _read(content) == fast


@settings(max_examples=150)
@given(content=files(), place=st.floats(0, 1), inserted=st.sampled_from(list(b';"\n\r ,\0\xe9')))
def test_one_byte_more_changes_both_ways_alike(content: bytes, place: float, inserted: int) -> None:
    start = content.index(b"VOTES")
    at = start + round(place * (len(content) - start))
    content = content[:at] + bytes([inserted]) + content[at:]
    fast = _read(content)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(cells, "at_once", lambda *_: None)
        slow = _read(content)
    # Both refuse or neither; what is named first may differ.
    assert slow == fast or (isinstance(slow, tuple) and isinstance(fast, tuple))


ROWS = st.lists(st.lists(st.integers(0, 2), max_size=3), max_size=12)


@given(rows=ROWS, with_points=st.booleans())
def test_rows_that_say_the_same_are_found_with_and_without_sums(
    rows: list[list[int]], with_points: bool
) -> None:
    table = Flat(
        start=starts_of(np.array([len(row) for row in rows], np.int64)),
        project=np.array([one for row in rows for one in row], np.int32),
        points=np.array([one % 2 for row in rows for one in row], np.int64)
        if with_points
        else None,
    )
    kinds: dict[tuple[int, ...], int] = {}
    expected = [kinds.setdefault(tuple(row), len(kinds)) for row in rows]
    first, kind = same_rows(table)
    assert kind.tolist() == expected
    assert [tuple(rows[one]) for one in first.tolist()] == list(kinds)
    with pytest.MonkeyPatch.context() as patch:
        # A file made to give all rows one sum costs time, and changes nothing.
        patch.setattr(flat, "_sums", lambda table: np.zeros(table.rows, np.uint64))
        assert same_rows(table)[1].tolist() == expected


def test_rows_with_one_sum_that_differ_in_points_alone_stay_apart(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(flat, "_mixed", lambda entry: entry * np.uint64(0))
    assert read_pb(points("1;a;1", "2;a;2", "3;a;1")).ballots.times.tolist() == [2, 1]


@given(ids=st.lists(st.binary(max_size=5), max_size=12))
def test_voters_with_the_same_id_share_a_number(ids: list[bytes]) -> None:
    marks = marks_of(ids)
    named = [one for one in ids if one]
    assert len(marks) == len(named)
    assert len(set(marks.tolist())) == len(set(named))
    assert bool(shared(marks)) == (len(set(named)) < len(named))


def test_voters_whose_numbers_alone_agree_are_two_voters() -> None:
    suspects = set(marks_of([b"1", b"2"]).tolist())
    assert double_among([(b"1", 5), (b"2", 6), (b"", 7), (b"3", 8)], suspects) is None
    assert double_among([(b"1", 5), (b"2", 6), (b"1", 9)], suspects) == ("1", 9)
