"""Reading a model: the field that is wrong is named, and what is read can be written again."""

import json
from fractions import Fraction
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from verbond.budgets.core.recipe import (
    PROOFS,
    RecipeWrong,
    check_recipe,
    read_recipe,
    restore_recipe,
    sha256_of,
    written,
)
from verbond.budgets.core.rule import Cap, Group, MinimumSupport
from verbond.budgets.tests.core.recipe.made import document, recipe
from verbond.kit.testing import ROOT

SHIPPED = sorted((ROOT / "data/budgets/models").glob("*.yaml"))


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_shipped_model_is_in_order_and_named_after_its_file(path: Any) -> None:
    found = read_recipe(yaml.safe_load(path.read_text(encoding="utf-8")), where=path.name)
    assert found.code == path.stem
    assert check_recipe(found) == ()


def test_the_recommended_model_counts_as_wieliczka_did_with_the_threshold_of_swiecie() -> None:
    path = ROOT / "data/budgets/models/stadsdeel-gelijke-delen.yaml"
    rule = read_recipe(yaml.safe_load(path.read_text(encoding="utf-8")), where="m").rule
    assert (rule.method, rule.satisfaction) == ("equal-shares", "cost")
    assert rule.completion == ("add1", "utilitarian")
    assert rule.minimum == MinimumSupport(of_cost=Fraction(3))
    assert rule.ties == ("min-cost", "max-votes", "lot:stadsdeel-gelijke-delen")
    assert rule.comparison == ""


def test_a_request_has_no_ballot_to_check() -> None:
    found = read_recipe(
        document(decides="request", phases=[{"code": "plan", "days": 3}], electorate={}), where="m"
    )
    assert (found.decides, check_recipe(found)) == ("request", ())


@pytest.mark.parametrize(
    ("changes", "told"),
    [
        ({"code": "Twee woorden"}, "m, code: 'Twee woorden'; allowed: a-z"),
        ({"version": 0}, "m, version: expected a whole number of at least 1, found 0"),
        ({"version": True}, "m, version: expected a whole number of at least 1, found True"),
        ({"version": None}, "m, version: expected a whole number, found nothing"),
        ({"name": 3}, "m, name: expected text, found 3"),
        ({"name": "x" * 121}, "m, name: 121 signs; at most 120"),
        ({"grade": "zeker"}, "m, grade: 'zeker'; allowed: eigen keuze"),
        ({"odd": 1}, "m: unknown field odd; allowed:"),
        ({"phases": "vote"}, "m, phases: expected a list"),
        ({"phases": [{"code": "sleep", "days": 1}]}, "m, phases 1, code: 'sleep'; allowed: idea"),
        ({"phases": ["vote"]}, "m, phases 1: expected fields, found 'vote'"),
        ({"ballot": {"type": "yell"}}, "m, ballot, type: 'yell'; allowed: approval"),
        ({"ballot": {"points": -1}}, "m, ballot, points: expected a whole number of at least 1"),
        ({"electorate": {"least_age": 130}}, "m, electorate, least_age: 130; allowed: 0 to 120"),
        ({"electorate": {"proofs": ["blood"]}}, "proofs: 'blood'; allowed: account"),
        ({"electorate": {"proofs": ["code", "code"]}}, "proofs: the same stands there twice"),
        ({"electorate": {"proofs": [3]}}, "proofs: expected texts, found 3"),
        ({"electorate": {"ticked_off": "ja"}}, "ticked_off: expected true or false, found 'ja'"),
        ({"rule": {"ties": ["coin"]}}, "m, rule, ties: 'coin'; allowed:"),
        ({"rule": {"minimum": {"share": "1/0"}}}, "share: expected a part of the whole"),
        ({"rule": {"minimum": {"share": "2"}}}, "share: expected a part of the whole"),
        ({"rule": {"minimum": {"share": 0.5}}}, "share: expected a part of the whole"),
        ({"rule": {"minimum": {"share": "1" * 50}}}, "share: expected a part of the whole"),
        ({"rule": {"minimum": {"of_cost": 0}}}, "of_cost: expected a number above 0, found 0"),
        ({"rule": {"groups": [{"projects": ["a"]}]}}, "groups 1, projects: expected more than 1"),
        ({"languages": ["Dutch"]}, "m, languages: 'Dutch'; allowed: codes of ISO 639"),
        ({"visible": "counts"}, "m, visible: 'counts'; allowed: nothing, turnout"),
    ],
)
def test_wrong_field_is_named_with_what_is_allowed(changes: dict[str, Any], told: str) -> None:
    with pytest.raises(RecipeWrong) as caught:
        read_recipe(document(**changes), where="m")
    assert told in caught.value.message
    assert caught.value.findings[0].severity == "error"


@pytest.mark.parametrize("content", [None, [], "model", 3])
def test_something_else_than_fields_is_refused(content: object) -> None:
    with pytest.raises(RecipeWrong, match="expected fields"):
        read_recipe(content, where="m")


def test_caps_groups_and_lot_are_those_of_the_round() -> None:
    found = recipe(
        caps=[{"category": "groen", "share": "1/3"}],
        rule={"ties": ["lot"], "groups": [{"projects": ["a", "b"], "most": 1}]},
    )
    rule = found.rule_for(seed="17", budget=1000, groups=[Group(frozenset("cd"))])
    assert rule.ties == ("lot:17",)
    assert rule.caps == (Cap("groen", 333),)
    assert [one.projects for one in rule.groups] == [{"a", "b"}, {"c", "d"}]


def test_knapsack_warning_leaves_an_approval_ballot_in_the_published_file() -> None:
    assert recipe(ballot={"type": "knapsack-warning"}).ballot.vote_type == "approval"
    assert recipe(ballot={"type": "ordinal"}).ballot.vote_type == "ordinal"


_PHASES = st.lists(
    st.fixed_dictionaries(
        {"code": st.sampled_from(["idea", "plan", "vote"]), "days": st.integers(1, 500)}
    ),
    max_size=4,
)


@given(
    phases=_PHASES,
    most=st.none() | st.integers(1, 9),
    share=st.integers(0, 360).map(lambda part: Fraction(part, 360)),
    of_cost=st.none() | st.integers(1, 99).map(lambda part: Fraction(part, 7)),
    proofs=st.lists(st.sampled_from(PROOFS), unique=True),
    turned=st.booleans(),
)
def test_what_is_written_is_read_back_and_order_of_fields_changes_no_hash(
    phases: Any, most: Any, share: Any, of_cost: Any, proofs: Any, turned: Any
) -> None:
    content = document(
        phases=phases,
        ballot={"most": most},
        electorate={"proofs": proofs},
        rule={"minimum": {"share": str(share), "of_cost": of_cost and str(of_cost)}},
        earmarks=[{"code": "ateliers", "category": "atelier", "share": str(share)}],
    )
    found = restore_recipe(content, where="m")
    again = restore_recipe(json.loads(written(found)), where="again")
    assert again == found
    names = sorted(content, reverse=turned)
    other = restore_recipe({name: content[name] for name in names}, where="turned")
    assert sha256_of(other) == sha256_of(found)


def test_every_difference_changes_the_hash() -> None:
    assert sha256_of(recipe()) != sha256_of(recipe(visible="nothing"))
    assert sha256_of(recipe()) != sha256_of(recipe(version=2))
