import tracemalloc
from collections.abc import Callable

import pytest

from verbond.budgets.core.errors import ElectionWrong
from verbond.budgets.core.pabulib import read_pb
from verbond.budgets.tests.core.pabulib.making import PROJECTS, made, points

HEAD = "project_id;cost"
REFUSED = {
    "nothing": (b"", "section_missing", 1),
    "no_meta": (b"key;value\n", "section_missing", 1),
    "only_meta": (b"META\n", "header_missing", 0),
    "meta_then_projects": (b"META\nPROJECTS\n", "header_missing", 2),
    "no_projects": (b"META\nkey;value\nbudget;1\n", "section_missing", 0),
    "sections_swapped": (b"META\nkey;value\nVOTES\nvoter_id;vote\n", "section_order", 3),
    "meta_twice": (b"META\nkey;value\nMETA\nkey;value\n", "section_order", 3),
    "no_votes": (b"META\nkey;value\nbudget;1\nPROJECTS\nproject_id;cost\n", "section_missing", 0),
    "votes_without_header": (made(votes=[]), "header_missing", 19),
    "votes_twice": (made(votes=["voter_id;vote", "1;a", "VOTES", "2;a"]), "section_order", 22),
    "meta_header": (b"META\na;b\nPROJECTS\n", "header_wrong", 2),
    "meta_key_twice": (made(meta={"budget ": "3"}), "meta_repeated", 14),
    "meta_no_key": (made(meta={"": "3"}), "meta_repeated", 14),
    "no_budget": (made(meta={"budget": None}), "amount_missing", 0),
    "budget_empty": (made(meta={"budget": ""}), "amount_missing", 9),
    "budget_negative": (made(meta={"budget": "-1"}), "amount_negative", 9),
    "budget_nan": (made(meta={"budget": "NaN"}), "amount", 9),
    "budget_infinite": (made(meta={"budget": "inf"}), "amount", 9),
    "budget_exponent": (made(meta={"budget": "1e400"}), "amount", 9),
    "budget_long": (made(meta={"budget": "9" * 5000}), "amount", 9),
    "budget_19_digits": (made(meta={"budget": "9" * 19}), "amount", 9),
    "budget_two_commas": (made(meta={"budget": "1,000,000"}), "amount", 9),
    "budget_other_digits": (made(meta={"budget": "١٠"}), "amount", 9),
    "vote_type": (made(meta={"vote_type": "knapsack"}), "vote_type", 10),
    "no_vote_type": (made(meta={"vote_type": None}), "vote_type", 0),
    "no_cost_column": (made(projects=["project_id;name", "a;x"]), "column_missing", 15),
    "no_id_column": (made(projects=["cost;name", "1;x"]), "column_missing", 15),
    "column_twice": (made(projects=["project_id;cost;cost", "a;1;2"]), "column_repeated", 15),
    "column_unnamed": (made(projects=["project_id;;cost", "a;1;2"]), "column_repeated", 15),
    "columns_many": (
        made(projects=[";".join(["project_id", "cost", *map(str, range(999))])]),
        "columns_many",
        15,
    ),
    "project_twice": (made(projects=[HEAD, "a;1", "b;2", "a;3"]), "project_repeated", 18),
    "project_no_id": (made(projects=[HEAD, ";1"]), "project_id", 16),
    "project_comma": (made(projects=[HEAD, '"a,b";1']), "project_id", 16),
    "project_no_cost": (made(projects=[HEAD, "a"]), "amount_missing", 16),
    "project_negative": (made(projects=[HEAD, "a;-0,01"]), "amount_negative", 16),
    "project_long_row": (made(projects=[HEAD, "a;1;bank; boom"]), "row_long", 16),
    "fine_and_large": (made(projects=[HEAD, "a;0.0000001", f"b;{10**13}"]), "amount", 0),
    "no_vote_column": (made(votes=["voter_id;age", "1;2"]), "column_missing", 20),
    "no_points_column": (
        made(meta={"vote_type": "scoring"}, votes=["voter_id;vote", "1;a"]),
        "column_missing",
        20,
    ),
    "vote_short_row": (made(votes=["voter_id;vote;age", "1;a;3", "2;a"]), "row_width", 22),
    "vote_long_row": (made(votes=["voter_id;vote", "1;a;b"]), "row_width", 21),
    "vote_cut_off": (made(votes=["voter_id;vote", "1;a", "2"]), "row_width", 22),
    "unknown_project": (
        made(votes=["voter_id;vote", "1;a", "2;a", "3;a,z"]),
        "unknown_project",
        23,
    ),
    "unknown_after_blank": (made(votes=["voter_id;vote", "", "1;a", "3;z"]), "unknown_project", 23),
    "comma_too_many": (made(votes=["voter_id;vote", "1;a,"]), "unknown_project", 21),
    "points_longer": (points("1;a;1,2"), "points_length", 21),
    "points_shorter": (points("1;a,b;1"), "points_length", 21),
    "points_absent": (points("1;a;"), "points_length", 21),
    "points_without_vote": (points("1;;3"), "points_length", 21),
    "points_unknown": (points("1;z;3"), "unknown_project", 21),
    "points_text": (points("1;a;veel"), "points", 21),
    "points_nan": (points("1;a;nan"), "points", 21),
    "points_gap": (points("1;a,b;1,"), "points", 21),
    "points_negative": (points("1;a;-1"), "points_negative", 21),
    "points_fine_and_large": (points("1;a,b;0.0000001,99999999999999"), "points", 21),
    "voter_twice": (made(votes=["voter_id;vote", "7;a", "8;a", "7;b"]), "voter_repeated", 23),
    "voter_twice_quoted": (made(votes=["voter_id;vote", "7;a", '"7";b']), "voter_repeated", 22),
    "unclosed_quote": (made(votes=["voter_id;vote", '1;"a', "2;b"]), "row_unreadable", 21),
    "stray_quote": (made(projects=[HEAD, '"a"b;1']), "row_unreadable", 16),
    "old_line_end": (made(votes=["voter_id;vote", "1;a\r2;b"]), "row_unreadable", 21),
    "latin_1": (made().replace(b"Bank", b"B\xe9nk"), "encoding", 16),
    "latin_1_in_votes": (
        made(votes=["voter_id;vote", "1;a", "X;a"]).replace(b"X", b"\xe9"),
        "encoding",
        22,
    ),
    "latin_1_in_the_middle": (
        made(votes=["voter_id;vote;n", "1;a;k", "2;a;zXz"]).replace(b"X", b"\xe9"),
        "encoding",
        22,
    ),
    "utf_16": (made().decode().encode("utf-16"), "encoding", 1),
    "nul": (made(projects=[HEAD, "a\0;1"]), "null_byte", 16),
    "nul_in_votes": (made(votes=["voter_id;vote;n", "1;a;k", "2;a;z\0z"]), "null_byte", 22),
}


@pytest.mark.parametrize("name", REFUSED)
def test_wrong_file_is_refused_with_its_line(name: str) -> None:
    content, code, line = REFUSED[name]
    with pytest.raises(ElectionWrong) as refused:
        read_pb(content, name="wijk.pb")
    assert refused.value.code == code
    assert refused.value.message.startswith("wijk.pb")
    where = refused.value.message.partition(":")[0]
    assert f"line {line}" in where if line else "line" not in where


def test_points_too_fine_across_pieces_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("verbond.budgets.core.pabulib.texts.TEXTS_AT_ONCE", 1)
    with pytest.raises(ElectionWrong, match="18 digits"):
        read_pb(points("1;a;0.0000001", "2;b;999999999999"))


def test_hundred_million_projects_declared_cost_nothing() -> None:
    found = read_pb(made(meta={"num_projects": "100000000", "num_votes": "9" * 40}))
    assert len(found.projects) == 3


HOSTILE: dict[str, tuple[Callable[[], bytes], str]] = {
    "long_line": (lambda: made().replace(b"Bank", b"B" * 10_000_000), "line_long"),
    "long_line_in_votes": (
        lambda: made(votes=["voter_id;vote;n", f"1;a;{'x' * 10_000_000}", "2;a;b"]),
        "line_long",
    ),
    "long_cell": (
        lambda: made(projects=[PROJECTS[0], f"a;1;1;{'x' * 200_000};1"]),
        "row_unreadable",
    ),
    "quoted_forever": (
        lambda: made(projects=[PROJECTS[0], 'a;1;"' + "x;\n" * 500_000]),
        "row_unreadable",
    ),
    "no_line_end": (lambda: b"META" + b"x" * 20_000_000, "line_long"),
    "many_projects": (
        lambda: made(projects=["project_id;cost", *(f"{n};1" for n in range(100_001))]),
        "section_long",
    ),
    "much_meta": (lambda: made(meta={str(n): "x" for n in range(2000)}), "section_long"),
    "only_semicolons": (
        lambda: made(projects=["project_id;cost", ";" * 900_000 + "x"]),
        "row_long",
    ),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_hostile_file_is_refused_with_little_memory(name: str) -> None:
    make, code = HOSTILE[name]
    content = make()
    tracemalloc.start()
    with pytest.raises(ElectionWrong) as refused:
        read_pb(content)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert refused.value.code == code
    assert len(refused.value.message) < 400
    assert peak < 150 << 20
