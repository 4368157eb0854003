from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from verbond.budgets.core.election import VOTE_TYPES, Election, VoteType
from verbond.budgets.core.errors import ElectionWrong
from verbond.budgets.core.pabulib import check_pb, read_pb, write_pb
from verbond.budgets.tests.core.pabulib.making import META, content_of, made, points

# A carriage return alone and a NUL are no text of the format; edges are bare.
WORDS = st.text(alphabet='aB1é;",\n =+-@', max_size=6).map(str.strip)
IDS = st.text(alphabet='ab1é;"= P', min_size=1, max_size=4).map(str.strip).filter(bool)


@st.composite
def elections(draw: st.DrawFn) -> Election:
    kind: VoteType = draw(st.sampled_from(VOTE_TYPES))
    costs = draw(st.dictionaries(IDS, st.integers(0, 10**6), min_size=1, max_size=4))
    said = st.lists(st.sampled_from(list(costs)), unique=True, max_size=4)
    if kind in {"cumulative", "scoring"}:
        ballots = [
            dict.fromkeys(one, draw(st.integers(0, 99))) for one in draw(st.lists(said, max_size=6))
        ]
        found = Election.of(budget=1234, costs=costs, ballots=ballots, vote_type=kind)
    else:
        found = Election.of(
            budget=1234, costs=costs, ballots=draw(st.lists(said, max_size=6)), vote_type=kind
        )
    number = found.ballots.number
    ages = st.lists(WORDS, min_size=number, max_size=number)
    ids = [str(one) for one in range(number)]
    voters = draw(st.sampled_from([{}, {"voter_id": ids, "age": draw(ages)}, {"voter_id": ids}]))
    return replace(
        found,
        projects=tuple(
            replace(one, name=draw(WORDS), neighbourhood=draw(WORDS)) for one in found.projects
        ),
        scale=draw(st.sampled_from([1, 100])),
        points_scale=draw(st.sampled_from([1, 10])),
        voters=voters,
        meta={**META, "comment": draw(WORDS), "eigen": draw(WORDS)},
    )


@given(election=elections())
def test_what_is_written_is_read_back(election: Election) -> None:
    content = write_pb(election)
    once = read_pb(content)
    assert write_pb(once) == content
    assert content_of(read_pb(write_pb(once))) == content_of(once)
    assert once.units(once.budget) == election.units(election.budget)
    pairs = list(zip(once.projects, election.projects, strict=True))
    assert all(read.id == own.id and read.name == own.name for read, own in pairs)
    assert all(once.units(read.cost) == election.units(own.cost) for read, own in pairs)
    assert once.ballots.group_of.tolist() == election.ballots.group_of.tolist()
    assert once.ballots.project.tolist() == election.ballots.project.tolist()
    if once.ballots.points is not None and election.ballots.points is not None:
        factor = election.points_scale // once.points_scale
        assert (once.ballots.points * factor == election.ballots.points).all()
    assert {key: list(once.voters[key]) for key in election.voters} == election.voters


def test_written_file_is_in_the_order_of_the_format_and_clean() -> None:
    meta = {"rule": "greedy", **{key: META[key] for key in reversed(META)}, "eigen": "x"}
    election = replace(
        Election.of(
            budget=100, costs={"a": 60, "b": 40, "c": 55}, ballots=[{"a"}, {"b", "a"}, {"c"}]
        ),
        meta=meta,
    )
    content = write_pb(election)
    assert content.decode().splitlines() == [
        "META",
        "key;value",
        *(f"{key};{text}" for key, text in META.items()),
        "eigen;x",
        "PROJECTS",
        "project_id;cost;votes;name",
        "a;60;2;a",
        "b;40;1;b",
        "c;55;1;c",
        "VOTES",
        "voter_id;vote",
        "1;a",
        "2;a,b",
        "3;c",
    ]
    assert [one.code for one in check_pb(content)] == ["not-known-meta-fields"]


def test_numbers_of_the_file_are_those_of_the_election() -> None:
    election = read_pb(made(meta={"num_votes": "7", "budget": "100,00", "vote_type": "Approval"}))
    text = write_pb(replace(election, budget=100)).decode()
    assert "num_votes;3\n" in text
    assert "budget;100,00\n" in text
    assert "vote_type;approval\n" in text
    assert "budget;90\n" in write_pb(replace(election, budget=90)).decode()


def test_points_and_score_are_written() -> None:
    election = read_pb(points("1;a,b;1,0.5", "2;a;2", "3;;"))
    bare = replace(election, projects=tuple(replace(one, facts={}) for one in election.projects))
    text = write_pb(bare).decode()
    assert "project_id;cost;votes;score;name\na;60;2;3;Bank\nb;50;1;0.5;Boom\n" in text
    assert "voter_id;vote;points\n1;a,b;1,0.5\n2;a;2\n3;;\n" in text


def test_formula_stays_as_it_is() -> None:
    election = read_pb(made(votes=["voter_id;vote;note", '1;a;"=CMD(""x"")"']))
    assert b'1;a;"=CMD(""x"")"\n' in write_pb(election)


def test_meta_given_apart_completes_or_replaces() -> None:
    election = Election.of(budget=100, costs={"a": 1}, ballots=[])
    with pytest.raises(ElectionWrong, match="META needs description, country"):
        write_pb(election)
    assert b"unit;Anders\n" in write_pb(election, meta={**META, "unit": "Anders"})


def test_ballots_without_order_are_written_group_by_group() -> None:
    election = read_pb(made())
    loose = replace(
        election,
        ballots=replace(
            election.ballots, group_of=np.zeros(0, np.int32), times=np.array([1, 2, 1])
        ),
        voters={},
    )
    assert write_pb(loose).endswith(b"1;a,b\n2;a\n3;a\n4;a,c\n")
    with pytest.raises(ElectionWrong, match="order"):
        write_pb(replace(loose, voters=election.voters))


@pytest.mark.parametrize(
    ("costs", "meta", "code"),
    [
        ({"a,b": 1}, {}, "project_id"),
        ({" a": 1}, {}, "project_id"),
        ({"": 1}, {}, "project_id"),
        ({"a\0": 1}, {}, "null_byte"),
        ({"a\ud800": 1}, {}, "encoding"),
        ({"a": 1}, {"": "x"}, "meta_key"),
        ({"a": 1}, {"Votes": ""}, "meta_key"),
    ],
)
def test_what_the_format_cannot_say_is_refused(
    costs: dict[str, int], meta: dict[str, str], code: str
) -> None:
    election = Election.of(budget=1, costs=costs, ballots=[])
    with pytest.raises(ElectionWrong) as refused:
        write_pb(election, meta={**META, **meta})
    assert refused.value.code == code


def test_two_projects_with_one_id_or_a_blank_ballot_cannot_be_written() -> None:
    election = Election.of(budget=1, costs={"a": 1}, ballots=[[]])
    with pytest.raises(ElectionWrong, match="same id"):
        write_pb(replace(election, projects=election.projects * 2), meta=META)
    with pytest.raises(ElectionWrong, match="blank row"):
        write_pb(replace(election, voters={"voter_id": [""]}), meta=META)
