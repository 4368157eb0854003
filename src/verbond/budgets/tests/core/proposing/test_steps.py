"""Which step a proposal can take."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from verbond.budgets.core.proposing import steps
from verbond.budgets.core.proposing.errors import StepRefused
from verbond.budgets.core.proposing.steps import Setting, check, line_of, may, why_not

PHASES = ("idea", "plan", "check", "vote", "result", "execution")
GRANT = Setting("plan", phases=("plan", "check", "result", "execution"), is_grant=True)


@pytest.mark.parametrize(
    ("step", "state", "phase", "expected"),
    [
        ("propose", "", "idea", True),
        ("propose", "", "plan", False),
        ("edit", "plan", "plan", True),
        ("edit", "submitted", "plan", False),
        ("submit", "plan", "idea", False),
        ("submit", "idea", "plan", True),
        ("withdraw", "feasible", "check", True),
        ("withdraw", "on_ballot", "check", False),
        ("assess", "submitted", "plan", True),
        ("assess", "submitted", "vote", False),
        ("comment", "won", "execution", True),
        ("comment", "hidden", "idea", False),
        ("decide_grant", "submitted", "check", False),
        ("merge", "merged", "plan", False),
    ],
)
def test_step_depends_on_state_and_phase(step: str, state: str, phase: str, expected: bool) -> None:
    assert may(step, state, Setting(phase)) is expected


def test_closed_round_changes_nothing_but_what_is_hidden() -> None:
    closed = Setting("execution", is_closed=True)
    assert "gesloten" in why_not("comment", "done", closed)
    assert may("hide", "done", closed)


def test_frozen_list_keeps_its_texts() -> None:
    frozen = Setting("check", is_frozen=True)
    assert "vast" in why_not("withdraw", "feasible", frozen)
    assert may("comment", "on_ballot", frozen)
    assert "stembiljet" in why_not("hide", "on_ballot", frozen)
    assert may("hide", "submitted", frozen)


def test_model_without_idea_phase_takes_ideas_in_the_plan_phase() -> None:
    assert may("propose", "", Setting("plan", phases=("plan", "check", "vote")))


def test_model_without_plan_phase_takes_plans_in_the_idea_phase() -> None:
    short = Setting("idea", phases=("idea", "check", "vote"))
    assert may("submit", "idea", short)
    assert may("assess", "submitted", short)


def test_grant_rolls_on_all_year_and_has_no_ballot() -> None:
    for phase in GRANT.phases:
        assert may("decide_grant", "submitted", replace(GRANT, phase=phase))
    assert not may("put_on_ballot", "feasible", GRANT)


def test_refusal_says_what_to_do() -> None:
    with pytest.raises(StepRefused, match="Intrekken kan niet meer") as refused:
        check("withdraw", "on_ballot", Setting("check"))
    assert refused.value.code == "no_withdraw"
    assert "nakijken" in why_not("put_on_ballot", "feasible", Setting("plan"))
    assert "indienen" in why_not("propose", "", Setting("vote"))
    assert why_not("decide_grant", "submitted", Setting("check")) == "Dat kan hier niet."


@given(
    st.sampled_from(sorted(steps._FROM)),
    st.sampled_from(["", *steps.ALL_LIVE, *steps.ENDED]),
    st.sampled_from(PHASES),
    st.booleans(),
)
def test_every_step_is_possible_or_says_why_not(
    step: str, state: str, phase: str, is_grant: bool
) -> None:
    setting = Setting(phase, is_grant=is_grant)
    assert may(step, state, setting) is (why_not(step, state, setting) == "")


@given(st.sampled_from([*steps.ALL_LIVE, *steps.ENDED]), st.booleans())
def test_line_has_one_place_where_the_proposal_is(state: str, is_grant: bool) -> None:
    states = [one.state for one in line_of(state, "", is_grant=is_grant)]
    assert states == sorted(states, key=["done", "now", "ended", "open"].index)
    assert sum(one in {"now", "ended"} for one in states) == (0 if state == "done" else 1)


def test_line_of_what_ended_stops_where_it_was() -> None:
    stops = {one.code: one.state for one in line_of("withdrawn", "submitted", is_grant=False)}
    assert stops["submitted"] == "ended"
    assert stops["feasible"] == "open"
    refused = {one.code: one.state for one in line_of("infeasible", "", is_grant=True)}
    assert refused["submitted"] == "ended"
