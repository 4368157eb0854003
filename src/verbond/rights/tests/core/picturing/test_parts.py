"""A rule in plain Dutch: nothing of it is left out."""

import datetime as dt
from dataclasses import replace

import pytest

from verbond.rights.core import tree
from verbond.rights.core.household import conditions_of
from verbond.rights.core.picturing import Part, amount_of, pictured
from verbond.rights.core.ruleset import parameters_of
from verbond.rights.loading import shipped_rules


def all_of(part: Part) -> list[Part]:
    return [part, *(one for inner in part.parts for one in all_of(inner))]


@pytest.mark.parametrize("right", sorted(shipped_rules().rights))
def test_every_condition_and_every_parameter_of_a_rule_stands_in_its_picture(right: str) -> None:
    rules = shipped_rules()
    made = rules.rights[right]
    parts = all_of(pictured(made, rules))
    assert {node.id for node in conditions_of(made)} <= {part.id for part in parts}
    named = {name for part in parts for name in part.parameters}
    wanted = {
        one.name
        for one in tree.walk(made.condition)
        if isinstance(one, tree.Param | tree.Bracket | tree.Reached)
    }
    # A parameter inside somebody's condition of a sum is said in words.
    spoken = " ".join(part.text for part in parts)
    missed = {
        name
        for name in wanted - named
        if rules.parameters[name].label.lower() not in spoken.lower()
    }
    assert not missed
    assert set(parameters_of(made)) >= named


@pytest.mark.parametrize("right", sorted(shipped_rules().rights))
def test_every_fact_of_a_rule_stands_in_its_picture(right: str) -> None:
    rules = shipped_rules()
    made = rules.rights[right]
    spoken = " ".join(part.text for part in all_of(pictured(made, rules))).lower()
    facts = {
        one.name for one in tree.walk(made.condition) if isinstance(one, tree.Fact | tree.Latest)
    }
    guards = {word for one in facts for word in rules.vocabulary[one].only_when.split()}
    for name in facts - guards - {"birth_date"}:
        assert rules.vocabulary[name].label.lower() in spoken, name


def test_a_figure_that_may_be_said_stands_in_place_of_its_label() -> None:
    rules = shipped_rules()
    made = rules.rights["mantelzorgtoelage_genk"]
    plain = [part.text for part in all_of(pictured(made, rules))]
    assert "Leeftijd is ouder dan “leeftijd zorgbehoevende: ouder dan”" in plain
    figures = {"mantelzorg_genk.leeftijd": "60 jaar"}
    said = [part.text for part in all_of(pictured(made, rules, figures))]
    assert "Leeftijd is ouder dan 60 jaar" in said


def test_what_is_promised_is_marked_and_names_its_promise() -> None:
    rules = shipped_rules()
    parts = all_of(pictured(rules.rights["mantelzorgtoelage_genk"], rules))
    promised = [part for part in parts if part.kind == "proposed"]
    assert [part.text for part in promised] == ["genk-2019-2024:3732"]
    assert promised[0].parts[0].text == "Heeft een erkenning zorgbudget voor zwaar zorgbehoevenden"


def test_a_part_of_a_rule_that_came_or_went_says_since_when() -> None:
    rules = shipped_rules()
    parts = all_of(pictured(rules.rights["premie_nutsvoorzieningen_genk"], rules))
    assert dt.date(2024, 1, 1) in {part.since for part in parts}
    assert dt.date(2023, 12, 31) in {part.until for part in parts}


def test_a_judgement_of_a_person_is_marked() -> None:
    rules = shipped_rules()
    parts = all_of(pictured(rules.rights["leefloon"], rules))
    assert {part.id for part in parts if part.is_judgement} == {"werkbereid", "rechten_uitgeput"}


def test_the_amount_of_a_right_is_drawn_or_there_is_none() -> None:
    rules = shipped_rules()
    amount = amount_of(rules.rights["mantelzorgtoelage_genk"], rules)
    assert amount is not None
    assert amount.text == "“mantelzorgtoelage per maand”"
    assert amount_of(rules.rights["vt"], rules) is None


def test_a_long_amount_is_drawn_as_what_it_is_made_of() -> None:
    rules = shipped_rules()
    leefloon = amount_of(rules.rights["leefloon"], rules)
    assert leefloon is not None
    assert (leefloon.kind, leefloon.note) == ("less", "nooit minder dan 0")
    assert [one.kind for one in leefloon.parts] == ["cases", "terms"]
    partner = next(one for one in all_of(leefloon) if one.kind == "sum")
    assert partner.text == "De partner die hier woont"
    assert any("alleen wie" in one.text for one in all_of(leefloon) if one.kind == "sum")
    huurpremie = amount_of(rules.rights["huurpremie"], rules)
    assert huurpremie is not None
    assert huurpremie.kind == "least"
    # No sentence of an amount takes more breath than a reader has.
    assert max(len(one.text) for one in all_of(leefloon) if one.kind == "value") < 160


def test_the_greatest_of_some_long_values_is_a_list_too() -> None:
    rules = shipped_rules()
    leefloon = rules.rights["leefloon"]
    assert leefloon.amount is not None
    both = (leefloon.amount, tree.Const(unit="EUR/month", value=100))
    most = tree.Extreme(unit="EUR/month", op="max", of=both)
    made = amount_of(replace(leefloon, amount=most), rules)
    assert made is not None
    assert (made.kind, [one.kind for one in made.parts]) == ("most", ["less", "value"])
