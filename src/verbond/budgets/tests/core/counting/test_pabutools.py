"""Small elections, many ties: the same winners in the same order as pabutools."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from verbond.budgets.core.counting import count
from verbond.budgets.core.election import Election, VoteType
from verbond.budgets.core.rule import Method, Rule
from verbond.budgets.tests.core.counting.made import elections

# pabutools imports a solver by a name that newer versions of pulp no longer have; it is not used.
pulp = pytest.importorskip("pulp")
if not hasattr(pulp, "PULP_CBC_CMD"):
    pulp.PULP_CBC_CMD = None
pabutools_election = pytest.importorskip("pabutools.election")
pabutools_rules = pytest.importorskip("pabutools.rules")
lexico = pytest.importorskip("pabutools.tiebreaking").lexico_tie_breaking

SATISFACTIONS = {
    "cost": "Cost_Sat",
    "cardinality": "Cardinality_Sat",
    "points": "Additive_Cardinal_Sat",
    "borda": "Additive_Borda_Sat",
}
BALLOTS = {"approval": "Approval", "cumulative": "Cumulative", "ordinal": "Ordinal"}


def theirs(election: Election) -> tuple[Any, Any]:
    """Return instance and profile of pabutools, one ballot per voter."""
    module = pabutools_election
    projects = [module.Project(one.id, one.cost) for one in election.projects]
    instance = module.Instance(projects, budget_limit=election.budget)
    kind = BALLOTS[election.vote_type]
    raw, ballots = election.ballots, []
    for group, times in enumerate(raw.times.tolist()):
        low, high = int(raw.start[group]), int(raw.start[group + 1])
        said: Any = [projects[p] for p in raw.project[low:high].tolist()]
        if raw.points is not None:
            said = dict(zip(said, raw.points[low:high].tolist(), strict=True))
        ballots += [getattr(module, f"{kind}Ballot")(said) for _ in range(times)]
    return instance, getattr(module, f"{kind}Profile")(ballots, instance=instance)


def names(outcome: Any) -> list[str]:
    return [project.name for project in outcome]


@pytest.mark.parametrize(
    ("kind", "satisfaction"),
    [
        ("approval", "cost"),
        ("approval", "cardinality"),
        ("cumulative", "points"),
        ("ordinal", "borda"),
    ],
)
@settings(max_examples=25, deadline=None)
@given(data=st.data())
def test_equal_shares_and_greedy_agree(
    kind: VoteType, satisfaction: str, data: st.DataObject
) -> None:
    election = data.draw(elections(kind=kind))
    instance, profile = theirs(election)
    measure = getattr(pabutools_election, SATISFACTIONS[satisfaction])
    own = {"instance": instance, "profile": profile, "sat_class": measure, "tie_breaking": lexico}
    rule: Any = {"satisfaction": satisfaction}
    shares = pabutools_rules.method_of_equal_shares(**own)
    assert list(count(election, Rule(**rule)).winners) == names(shares)
    greedy = pabutools_rules.greedy_utilitarian_welfare(**own)
    assert list(count(election, Rule(method="greedy", **rule)).winners) == names(greedy)
    if election.budget:
        added = pabutools_rules.method_of_equal_shares(**own, voter_budget_increment=1)
        counted = count(election, Rule(completion=("add1-exhaustive",), **rule))
        assert list(counted.winners) == names(added)


@settings(max_examples=40, deadline=None)
@given(election=elections())
def test_phragmen_agrees(election: Election) -> None:
    instance, profile = theirs(election)
    method: Method = "phragmen"
    outcome = pabutools_rules.sequential_phragmen(instance, profile, tie_breaking=lexico)
    assert sorted(count(election, Rule(method=method)).winners) == sorted(names(outcome))
