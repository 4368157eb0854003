from collections.abc import Mapping, Sequence

import pytest

from verbond.budgets.core.errors import ElectionWrong
from verbond.budgets.core.pabulib import Finding, check_pb
from verbond.budgets.tests.core.pabulib.making import PROJECTS, made, points

HEADER = PROJECTS[0]
ONE_EACH = ["voter_id;vote", "1;a", "2;b", "3;c"]


def _clean(
    *,
    meta: Mapping[str, str | None] | None = None,
    projects: Sequence[str] = PROJECTS,
    votes: Sequence[str] = ("voter_id;vote", "1;a,b", "2;a", "3;a,c"),
) -> bytes:
    return made(meta=meta, projects=projects, votes=votes)


def _codes(content: bytes) -> dict[str, Finding]:
    return {one.code: one for one in check_pb(content)}


def test_clean_file_has_no_findings() -> None:
    assert check_pb(_clean()) == ()


def test_file_that_cannot_be_read_is_refused() -> None:
    with pytest.raises(ElectionWrong):
        check_pb(b"META\n", name="wijk.pb")


FOUND = {
    # What is changed, the code of the one finding, its line and field.
    "no_unit": (_clean(meta={"unit": None}), "missing-meta-obligatory-field", 0, "unit"),
    "own_field": (_clean(meta={"eigen": "x"}), "not-known-meta-fields", 0, "eigen"),
    "order": (
        _clean(meta={"rule": None, "x": None} | {"rule ": "greedy"}),
        "wrong-meta-fields-order",
        0,
        "rule",
    ),
    "text_for_number": (
        _clean(meta={"max_length": "twee"}),
        "incorrect-meta-field-datatype",
        14,
        "max_length",
    ),
    "empty": (_clean(meta={"country": ""}), "invalid-meta-field-value", 4, "country"),
    "language": (_clean(meta={"language": "Dutch"}), "invalid-meta-field-value", 14, "language"),
    "currency": (_clean(meta={"currency": "euro"}), "invalid-meta-field-value", 14, "currency"),
    "comment": (_clean(meta={"comment": "let op"}), "invalid-meta-field-value", 14, "comment"),
    "date": (
        _clean(meta={"date_begin": "2026-05-01"}),
        "invalid-meta-field-value",
        12,
        "date_begin",
    ),
    "no_such_day": (
        _clean(meta={"date_end": "31.02.2026"}),
        "invalid-meta-field-value",
        13,
        "date_end",
    ),
    "not_one": (_clean(meta={"experimental": "0"}), "invalid-meta-field-value", 14, "experimental"),
    "vote_type": (
        _clean(meta={"vote_type": "Approval"}),
        "invalid-meta-field-value",
        10,
        "vote_type",
    ),
    "dates": (_clean(meta={"date_end": "30.04.2026"}), "date-range-mismatch", 13, "date_end"),
    "years": (_clean(meta={"date_end": "2025"}), "date-range-mismatch", 13, "date_end"),
    "formula": (_clean(meta={"description": "=CMD()"}), "formula-in-cell", 3, "description"),
    "number_of_votes": (
        _clean(meta={"num_votes": "4"}),
        "different-number-of-votes",
        8,
        "num_votes",
    ),
    "number_of_projects": (
        _clean(meta={"num_projects": "100000000"}),
        "different-number-of-projects",
        7,
        "num_projects",
    ),
    "comma_budget": (_clean(meta={"budget": "100,00"}), "comma-in-float", 9, "budget"),
    "comma_cost": (
        _clean(projects=[HEADER, "a;60,0;3;Bank;1", *PROJECTS[2:]]),
        "comma-in-float",
        16,
        "cost",
    ),
    "blank": (_clean(votes=["voter_id;vote", "1;a,b", "", "2;a", "3;a,c"]), "empty-lines", 22, ""),
    "blank_cells": (_clean(projects=[HEADER, ";;;", *PROJECTS[1:]]), "empty-lines", 16, ""),
    "no_cost": (
        _clean(projects=[HEADER, "a;60;3;Bank;1", "b;50;1;Boom;0", "c;0;1;Pad;1"]),
        "project-with-no-cost",
        18,
        "cost",
    ),
    "too_dear": (
        _clean(projects=[HEADER, "a;60;3;Bank;1", "b;101;1;Boom;0", "c;40;1;Pad;1"]),
        "single-project-exceeded-whole-budget",
        17,
        "cost",
    ),
    "withdrawn": (
        _clean(projects=[HEADER, "a;60;3;Bank;1", "b;999999999;1;Boom;0", "c;40;1;Pad;1"]),
        "single-project-exceeded-whole-budget",
        17,
        "cost",
    ),
    "project_field": (
        _clean(projects=[f"{HEADER};eigen", *PROJECTS[1:]]),
        "not-known-projects-fields",
        15,
        "eigen",
    ),
    "project_order": (
        _clean(projects=["project_id;votes;cost;name", "a;3;60;x", "b;1;50;x", "c;1;40;x"]),
        "wrong-projects-fields-order",
        15,
        "cost",
    ),
    "selected": (
        _clean(meta={"rule": "council"}, projects=[HEADER, "a;60;3;Bank;5", *PROJECTS[2:]]),
        "invalid-projects-field-value",
        16,
        "selected",
    ),
    "votes_text": (
        _clean(projects=[HEADER, "a;60;twee;Bank;1", *PROJECTS[2:]]),
        "incorrect-projects-field-datatype",
        16,
        "votes",
    ),
    "votes_wrong": (
        _clean(projects=[HEADER, "a;60;4;Bank;1", *PROJECTS[2:]]),
        "different-values-in-votes",
        16,
        "votes",
    ),
    "votes_empty": (
        _clean(projects=[HEADER, "a;60;;Bank;1", *PROJECTS[2:]]),
        "different-values-in-votes",
        16,
        "votes",
    ),
    "no_votes": (
        _clean(
            votes=["voter_id;vote", "1;a", "2;a", "3;a,b"], projects=[*PROJECTS[:3], "c;40;0;x;1"]
        ),
        "project-with-no-votes",
        18,
        "votes",
    ),
    "no_counts": (
        _clean(projects=["project_id;cost", "a;60", "b;50", "c;40"]),
        "no-votes-or-score-column",
        15,
        "votes",
    ),
    "no_voter_id": (
        _clean(votes=["vote;sex", "a,b;F", "a;M", "a,c;O"]),
        "missing-votes-obligatory-field",
        20,
        "voter_id",
    ),
    "voter_field": (
        _clean(votes=["voter_id;vote;eigen", "1;a,b;x", "2;a;", "3;a,c;"]),
        "not-known-votes-fields",
        20,
        "eigen",
    ),
    "age": (
        _clean(votes=["voter_id;vote;age", "1;a,b;30-39", "2;a;jong", "3;a,c;"]),
        "invalid-votes-field-value",
        0,
        "age",
    ),
    "voting_method": (
        _clean(votes=["voter_id;vote;voting_method", "1;a,b;paper", "2;a;fax", "3;a,c;fax"]),
        "invalid-votes-field-value",
        0,
        "voting_method",
    ),
    "double": (
        _clean(votes=["voter_id;vote", "1;a,b,a", "2;a", "3;a,c"]),
        "vote-with-duplicated-projects",
        21,
        "vote",
    ),
    "long": (
        _clean(
            meta={"max_length": "1"},
            votes=["voter_id;vote", "1;a", "2;a,b", "3;c"],
            projects=[HEADER, "a;60;2;Bank;1", "b;50;1;Boom;0", "c;40;1;Pad;1"],
        ),
        "vote-length-exceeded",
        23,
        "max_length",
    ),
    "short": (
        _clean(
            meta={"min_length": "1"},
            votes=["voter_id;vote", "1;a,b", "2;a", "3;"],
            projects=[HEADER, "a;60;2;Bank;1", "b;40;1;Boom;1", "c;50;0;Pad;0"][:3],
        )
        .replace(b"num_projects;3", b"num_projects;2")
        .replace(b"budget;100", b"budget;99")
        .replace(b"b;40;1;Boom;1", b"b;40;1;Boom;0"),
        "vote-length-too-short",
        23,
        "min_length",
    ),
    "costly": (_clean(meta={"max_sum_cost": "100"}), "vote-cost-exceeded", 22, "max_sum_cost"),
    "cheap": (_clean(meta={"min_sum_cost": "70.5"}), "vote-cost-too-low", 23, "min_sum_cost"),
    "second_winner": (
        _clean(projects=[HEADER, "a;60;3;Bank;0", "b;50;1;Boom;1", "c;40;1;Pad;1"]),
        "greedy-rule-not-followed",
        17,
        "selected",
    ),
}

FOLLOWS = {"selected": {"rule-not-checked", "unused-budget"}}


@pytest.mark.parametrize("name", FOUND)
def test_what_is_wrong_is_found_in_its_line(name: str) -> None:
    content, code, line, field = FOUND[name]
    found = _codes(content)
    assert (found[code].line, found[code].field) == (line, field)
    assert found[code].message.endswith(".")
    # Nothing else is found, but what follows from the same mistake.
    assert set(found) - {code} == FOLLOWS.get(name, set())


def test_withdrawn_project_is_a_warning_and_a_dear_one_an_error() -> None:
    code = "single-project-exceeded-whole-budget"
    assert _codes(FOUND["withdrawn"][0])[code].severity == "warning"
    assert _codes(FOUND["too_dear"][0])[code].severity == "error"


def test_more_spent_than_there_is_is_found() -> None:
    content = made(projects=[HEADER, "a;60;3;Bank;1", "b;50;1;Boom;1", "c;40;1;Pad;0"])
    found = _codes(content)["budget-exceeded"]
    assert (found.line, found.message) == (
        9,
        "selected projects cost 110 together, the budget is 100.",
    )


def test_budget_with_decimals_is_not_floored() -> None:
    projects = [HEADER, "a;60.25;3;Bank;1", "b;50;1;Boom;0", "c;40.25;1;Pad;1"]
    assert check_pb(made(meta={"budget": "100.5"}, projects=projects)) == ()
    assert "budget-exceeded" in _codes(made(meta={"budget": "100.4"}, projects=projects))


def test_budget_for_everything_is_found_unless_the_file_says_so() -> None:
    projects = [HEADER, "a;60;3;Bank;1", "b;50;1;Boom;1", "c;40;1;Pad;1"]
    meta = {"budget": "150"}
    assert set(_codes(made(meta=meta, projects=projects))) == {"all-projects-funded"}
    assert check_pb(made(meta={**meta, "fully_funded": "1"}, projects=projects)) == ()


@pytest.mark.parametrize(("rule", "severity"), [("greedy", "error"), ("greedy-no-skip", "warning")])
def test_money_left_for_a_project_is_an_error_where_the_rule_would_fund_it(
    rule: str, severity: str
) -> None:
    projects = [HEADER, "a;60;3;Bank;1", "b;50;1;Boom;0", "c;40;1;Pad;0"]
    content = made(meta={"rule": rule}, projects=projects)
    assert _codes(content)["unused-budget"].severity == severity


def test_choosing_one_is_one() -> None:
    content = made(meta={"vote_type": "choose-1"})
    assert _codes(content)["vote-length-exceeded"].line == 23


def test_points_are_held_against_their_limits() -> None:
    meta = {
        "vote_type": "cumulative",
        "min_points": "1",
        "max_points": "3.5",
        "min_sum_points": "2",
        "max_sum_points": "5",
    }
    rows = ["voter_id;vote;points", "1;a,b;3.5,1", "2;a;4", "3;c,a;3.5,2", "4;a;1", "5;a,b;0.5,2"]
    found = _codes(made(meta={**meta, "num_votes": "5", "rule": "x"}, votes=rows))
    lines = {code: one.line for code, one in found.items() if "points" in code}
    assert lines == {
        "points-exceeded": 26,
        "sum-points-exceeded": 27,
        "sum-points-too-low": 28,
        "points-too-low": 29,
    }
    assert found["points-exceeded"].message == "4, allowed 3.5."


def test_scores_are_added_up_again() -> None:
    projects = ["project_id;cost;score;selected", "a;60;3;1", "b;50;1.5;0", "c;40;1;1"]
    rows = ["1;a,b;1,1.5", "2;a;2", "3;c;1"]
    content = points(*rows).replace(
        b"\n".join(map(str.encode, PROJECTS)), "\n".join(projects).encode()
    )
    assert check_pb(content) == ()
    wrong = content.replace(b"b;50;1.5;0", b"b;50;2;0")
    found = _codes(wrong)["different-values-in-scores"]
    assert (found.line, found.message) == (17, "the file says 2, the ballots say 1.5.")


def test_year_that_ends_where_it_begins_is_no_mismatch() -> None:
    assert check_pb(made(meta={"date_begin": "2026", "date_end": "2026"})) == ()
    assert check_pb(made(meta={"date_end": "2026"})) == ()


def test_blank_line_inside_a_quoted_cell_is_text() -> None:
    projects = [HEADER, 'a;60;3;"Bank\n\nen meer";1', *PROJECTS[2:]]
    assert check_pb(made(projects=projects)) == ()


def test_blank_lines_at_the_very_end_and_start_are_found() -> None:
    assert [one.line for one in check_pb(made() + b"\n\n")] == [24, 25]
    assert [one.line for one in check_pb(b"\n" + made())] == [1]
    assert check_pb(made(end="\r\n")) == ()


def test_hundredth_finding_of_a_kind_is_the_last_that_is_named() -> None:
    rows = ["voter_id;vote", *(f"{n};a,a" for n in range(150))]
    found = [one for one in check_pb(made(votes=rows)) if one.code.startswith("vote-with")]
    assert len(found) == 101
    assert found[-1] == Finding(found[0].code, 0, "", "and 50 more of this kind.", "error")


THRESHOLD = {"min_project_score_threshold": "2"}


@pytest.mark.parametrize(
    ("meta", "selected", "wrong"),
    [
        # Costs 60, 50, 40; votes 3, 2, 1 (budget 100).
        ({"rule": "greedy"}, "101", []),
        ({"rule": "greedy"}, "100", [18]),
        ({"rule": "greedy", **THRESHOLD}, "101", []),
        ({"rule": "greedy-threshold", **THRESHOLD}, "100", []),
        ({"rule": "greedy-threshold", **THRESHOLD}, "101", [18]),
        ({"rule": "greedy-no-skip"}, "100", []),
        ({"rule": "greedy-no-skip"}, "101", [18]),
        ({"rule": "greedy"}, "131", []),
        ({"rule": "greedy-custom", "unit": "Poznań", "budget": "100"}, "120", []),
        ({"rule": "greedy-custom", "unit": "Poznań", "budget": "100"}, "100", [17]),
        ({"rule": "greedy-custom", "unit": "Poznań", "budget": "99"}, "100", []),
        ({"rule": "greedy", "unit": "Poznań", "budget": "99"}, "120", []),
        ({"rule": "greedy-custom", "unit": "Poznań", "budget": "110"}, "110", []),
        ({"rule": "greedy-custom", "unit": "Poznań", "budget": "115"}, "112", []),
        ({"rule": "greedy-custom", "unit": "Poznań", "budget": "100"}, "131", []),
        ({"rule": "greedy-custom", "unit": "Elders", "budget": "100"}, "000", []),
    ],
)
def test_published_winners_are_recomputed(
    meta: dict[str, str], selected: str, wrong: list[int]
) -> None:
    projects = [HEADER, f"a;60;3;x;{selected[0]}", f"b;50;2;x;{selected[1]}"]
    projects.append(f"c;40;1;x;{selected[2]}")
    votes = ["voter_id;vote", "1;a,b,c", "2;a,b", "3;a"]
    shift = len(set(meta) - {"rule", "unit", "budget"})
    found = check_pb(made(meta=meta, projects=projects, votes=votes))
    assert [one.line - shift for one in found if "not-followed" in one.code] == wrong


def test_equal_projects_may_win_in_the_order_of_the_city() -> None:
    votes = ["voter_id;vote", "1;a", "2;b", "3;c"]
    for selected in ("10", "01"):
        projects = [HEADER, f"a;60;1;x;{selected[0]}", f"b;60;1;x;{selected[1]}", "c;40;1;x;1"]
        assert check_pb(made(projects=projects, votes=votes)) == ()
