from fractions import Fraction
from pathlib import Path

import pytest

from verbond.budgets.core.errors import ElectionWrong
from verbond.budgets.core.pabulib import limits, read_pb
from verbond.budgets.tests.core.pabulib.making import PROJECTS, ballots_of, made, points


def test_file_becomes_an_election_with_identical_ballots_grouped() -> None:
    found = read_pb(made(votes=["voter_id;vote", "1;b,a", "2;a", "3;a,b", "4;"]))
    assert (found.budget, found.scale, found.vote_type) == (100, 1, "approval")
    assert [(one.id, one.cost, one.name) for one in found.projects] == [
        ("a", 60, "Bank"),
        ("b", 50, "Boom"),
        ("c", 40, "Pad"),
    ]
    assert ballots_of(found) == [(["a", "b"], None, 2), (["a"], None, 1), ([], None, 1)]
    assert found.ballots.group_of.tolist() == [0, 1, 0, 2]
    assert found.ballots.number == 4
    assert list(found.voters["voter_id"]) == ["1", "2", "3", "4"]


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
def test_line_ends_and_mark_of_utf_8_make_no_difference(end: str, mark: bytes) -> None:
    rows = ["voter_id;vote;sex", "1;a,b;F", "2;a;M", "3;;F"]
    found = read_pb(mark + made(votes=rows, end=end))
    assert found.ballots.number == 3
    assert list(found.voters) == ["voter_id", "sex"]
    assert list(found.voters["sex"]) == ["F", "M", "F"]


def test_last_line_needs_no_end() -> None:
    assert read_pb(made().rstrip(b"\n")).ballots.number == 3


@pytest.mark.parametrize("blank", ["", "   ", ";", " ; "])
def test_blank_rows_are_skipped_everywhere(blank: str) -> None:
    votes = ["voter_id;vote", blank, "1;a,b", blank, "2;a", "3;b,c", blank]
    content = made(projects=[PROJECTS[0], blank, *PROJECTS[1:]], votes=votes)
    assert read_pb(blank.encode() + b"\n" + content).ballots.number == 3


def test_titles_in_any_case_and_padded_by_a_spreadsheet_are_titles() -> None:
    content = made().replace(b"META\nkey;value\n", b"meta;;;\nkey;value;;\n")
    content = content.replace(b"PROJECTS\n", b"Projects;;\n").replace(b"VOTES\n", b" votes ;;\n")
    assert read_pb(content).ballots.number == 3


def test_quoted_cells_hold_semicolons_quotes_and_line_breaks() -> None:
    projects = ["project_id;cost;name", 'a;60;"Bank; ""groen"""', 'b;50;"twee\nregels"', "c;40;Pad"]
    votes = ["voter_id;vote;note", '1;"a,b";"een\ntwee"', '"2";a;', "3;c;x"]
    found = read_pb(made(projects=projects, votes=votes))
    assert [one.name for one in found.projects] == ['Bank; "groen"', "twee\nregels", "Pad"]
    assert ballots_of(found) == [(["a", "b"], None, 1), (["a"], None, 1), (["c"], None, 1)]
    assert list(found.voters["note"]) == ["een\ntwee", "", "x"]


def test_semicolon_without_quotes_loses_no_text_of_meta() -> None:
    content = made(meta={"comment": "#1: een; twee;;"})
    assert read_pb(content).meta["comment"] == "#1: een;twee"


@pytest.mark.parametrize(
    ("budget", "cost", "scale", "found"),
    [
        ("100", "60", 1, (100, 60)),
        ("100.00", "60.0", 1, (100, 60)),
        ("100,5", "60,25", 100, (10050, 6025)),
        ("100", "33333.333333333336", 10**12, (100 * 10**12, 33333333333333336)),
        ("0", "0.", 1, (0, 0)),
    ],
)
def test_amounts_are_exact_on_one_scale(
    budget: str, cost: str, scale: int, found: tuple[int, int]
) -> None:
    projects = ["project_id;cost", f"a;{cost}", "b;50", "c;40"]
    read = read_pb(made(meta={"budget": budget}, projects=projects))
    assert read.scale == scale
    assert (read.budget, read.projects[0].cost) == found


def test_every_column_of_a_project_is_kept_as_written() -> None:
    projects = [
        "project_id;cost;category;neighborhood;extra",
        "a;60.0;groen, spel ;Oost;x",
        "b;50",
        "c;40",
    ]
    bank, tree, _ = read_pb(made(projects=projects)).projects
    assert bank.categories == ("groen", "spel")
    assert bank.neighbourhood == "Oost"
    assert dict(bank.facts)["cost"] == "60.0"
    assert dict(bank.facts)["extra"] == "x"
    assert (tree.categories, tree.facts["extra"]) == ((), "")


def test_district_stands_in_for_a_neighbourhood_and_none_is_no_category() -> None:
    projects = ["project_id;cost;categories;district", "a;60;None;West", "b;50", "c;40"]
    bank = read_pb(made(projects=projects)).projects[0]
    assert (bank.categories, bank.neighbourhood) == ((), "West")


def test_project_named_twice_in_a_ballot_counts_once() -> None:
    assert ballots_of(read_pb(made(votes=["voter_id;vote", "1;b,a,b"]))) == [(["a", "b"], None, 1)]


def test_project_named_twice_keeps_its_first_points() -> None:
    assert ballots_of(read_pb(points("1;b,a,b;3,2,1"))) == [(["a", "b"], [2, 3], 1)]
    assert ballots_of(read_pb(points("1;b,a,b;3,0.5,1"))) == [(["a", "b"], [5, 30], 1)]


def test_ranking_keeps_its_order_and_the_first_place_of_a_double() -> None:
    rows = ["voter_id;vote", "1;c,a,b", "2;c,a,b", "3;a,c,b"]
    found = read_pb(made(meta={"vote_type": "ordinal"}, votes=rows))
    assert ballots_of(found) == [(["c", "a", "b"], None, 2), (["a", "c", "b"], None, 1)]
    found = read_pb(made(meta={"vote_type": "ordinal"}, votes=["voter_id;vote", "1;c,a,c"]))
    assert ballots_of(found) == [(["c", "a"], None, 1)]


@pytest.mark.parametrize("kind", ["cumulative", "scoring"])
def test_points_are_exact_and_tell_ballots_apart(kind: str) -> None:
    found = read_pb(points("1;a,b;1,2", "2;b,a;2.0,1", "3;a,b;2,1", "4;;", "5;a;0", kind=kind))
    assert found.points_scale == 1
    assert ballots_of(found) == [
        (["a", "b"], [1, 2], 2),
        (["a", "b"], [2, 1], 1),
        ([], [], 1),
        (["a"], [0], 1),
    ]


def test_points_with_decimals_get_a_scale() -> None:
    found = read_pb(points("1;a,b;1,0.25", "2;c;3"))
    assert found.points_scale == 100
    assert ballots_of(found) == [(["a", "b"], [100, 25], 1), (["c"], [300], 1)]
    assert Fraction(ballots_of(found)[0][1][1], found.points_scale) == Fraction(1, 4)  # type: ignore[index]


def test_blanks_in_a_list_of_projects_are_no_part_of_an_id() -> None:
    found = read_pb(made(votes=["voter_id;vote", "1;a, b", "2; a,b ", "3;a,b"]))
    assert ballots_of(found) == [(["a", "b"], None, 3)]
    assert ballots_of(read_pb(points("1; a , b ; 1 , 2 "))) == [(["a", "b"], [1, 2], 1)]


def test_vote_may_stand_first_and_alone() -> None:
    assert ballots_of(read_pb(made(votes=["vote", "a,b", '"a"'])))[0] == (["a", "b"], None, 1)
    found = read_pb(made(votes=["vote;voter_id", ";1", "a;2"]))
    assert ballots_of(found) == [([], None, 1), (["a"], None, 1)]


def test_election_without_ballots_is_read() -> None:
    found = read_pb(made(votes=["voter_id;vote"]))
    assert (found.ballots.number, found.ballots.start.tolist()) == (0, [0])
    assert read_pb(points()).ballots.points is not None


def test_many_blocks_give_what_one_gives(monkeypatch: pytest.MonkeyPatch) -> None:
    content = made(votes=["voter_id;vote", *(f"{n};{'abc'[n % 3]}" for n in range(50))])
    whole = ballots_of(read_pb(content))
    monkeypatch.setattr("verbond.budgets.core.pabulib.cells.BLOCK_BYTES", 16)
    monkeypatch.setattr("verbond.budgets.core.pabulib.texts.TEXTS_AT_ONCE", 2)
    monkeypatch.setattr("verbond.budgets.core.pabulib.flat.ENTRIES_AT_ONCE", 2)
    assert ballots_of(read_pb(content)) == whole


def test_voter_columns_are_named_and_counted() -> None:
    voters = read_pb(made(votes=["voter_id;vote;age", "1;a;30", "2;a;"])).voters
    assert len(voters) == 2
    assert list(voters["age"]) == ["30", ""]
    with pytest.raises(KeyError):
        voters["vote"]


def test_file_names_itself_in_messages_and_has_its_sum(tmp_path: Path) -> None:
    path = tmp_path / "wijk.pb"
    path.write_bytes(made(votes=["voter_id;vote", "1;x"]))
    with pytest.raises(ElectionWrong, match=r"wijk\.pb, line 21, field vote: no project .* 'x'"):
        read_pb(path)
    path.write_bytes(made())
    assert read_pb(path).sha256 == read_pb(made()).sha256
    assert len(read_pb(path).sha256) == 64


def test_file_too_large_to_hold_is_refused_unread(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "wijk.pb"
    path.write_bytes(made())
    monkeypatch.setattr("verbond.budgets.core.pabulib.reading.MAX_BYTES", 10)
    with pytest.raises(ElectionWrong, match="in parts"):
        read_pb(path)
    assert limits.MAX_BYTES > 10
