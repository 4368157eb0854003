"""Two sets of rules over people: worked cases and a made city."""

import datetime as dt

import numpy as np
import pytest

from verbond.rights.core.errors import ParameterError
from verbond.rights.core.made_city.columns import as_population
from verbond.rights.core.population import Population, population_of
from verbond.rights.core.reform import Grouping, Reform, by_label, compare, groupings_of
from verbond.rights.core.reform.keeping import (
    Changed,
    Question,
    as_document,
    changeable,
    changed_rules,
    sha256_of,
)
from verbond.rights.core.structure import Bond, Case, Home, Interval, Member
from verbond.rights.loading import shipped_rules
from verbond.rights.making import made_batches

DAY = dt.date(2026, 3, 1)
CARERS = 12


def born(year: int) -> Interval:
    day = dt.date(year, 5, 5).toordinal()
    return Interval(day, day)


def exact(value: int) -> Interval:
    return Interval(value, value)


def carers(*, recognised: bool, income_cents: int = 1_500_000) -> Population:
    """Twelve carers, each of somebody old who has none of the four proofs."""
    cases = []
    for n in range(CARERS):
        cared = Member(
            f"z{n}", f"h{n}",
            {
                "birth_date": born(1950), "domicile_since": born(1990), "stays_effectively": True,
                "taxable_income.2024": exact(income_cents), "invalidity_pct": exact(60),
                "points_adult": exact(9), "dementia_proof": False, "home_nursing_forfait": "geen",
                "recognised_zorgbudget_zwaar": recognised,
            },
        )  # fmt: skip
        carer = Member(f"k{n}", f"g{n}", {"birth_date": born(1978), "gives_actual_care": True})
        homes = {
            one.home: Home(one.home, (one.id,), {"municipality": "Genk", "province": "Limburg"})
            for one in (cared, carer)
        }
        members = {one.id: one for one in (cared, carer)}
        cases.append(Case(homes, members, (Bond("cares_for", carer.id, cared.id),)))
    return population_of(cases)


def test_the_promise_to_carers_gives_each_of_them_forty_euro_a_month_more() -> None:
    rules = shipped_rules()
    whose = by_label("whose", np.array(["cared for", "carer"] * CARERS))
    found = compare(
        rules, rules, carers(recognised=True), DAY, rights=("mantelzorgtoelage_genk",),
        variant_b="voorstel", groupings=[whose],
    )  # fmt: skip
    right = found.rights[0]
    # It is the home of the carer that wins, not that of who is cared for.
    assert [(row.label, row.gains) for row in found.tables[0].rows] == [
        ("cared for", 0),
        ("carer", CARERS),
    ]
    assert (right.before.certain, right.after and right.after.certain) == (0, CARERS)
    assert right.gains == CARERS
    assert found.change is not None
    assert found.change.least == CARERS * 4000 * 12
    assert found.change.is_exact
    assert found.gains == CARERS


def test_without_the_recognition_the_promise_changes_nothing() -> None:
    rules = shipped_rules()
    found = compare(
        rules, rules, carers(recognised=False), DAY, rights=("mantelzorgtoelage_genk",),
        variant_b="voorstel",
    )  # fmt: skip
    assert (found.gains, found.loses, found.opens) == (0, 0, 0)
    assert found.change is not None
    assert found.change.least == 0


def test_who_is_refused_by_less_than_fifty_euro_is_just_over_the_edge() -> None:
    rules = shipped_rules()
    limit = rules.parameters.value_on("mantelzorg_genk.inkomensgrens.alleenstaande", DAY)
    assert isinstance(limit, int)
    for over, near in ((4_900, CARERS), (5_000, CARERS), (5_001, 0)):
        people = carers(recognised=True, income_cents=limit + over)
        found = compare(
            rules, rules, people, DAY, rights=("mantelzorgtoelage_genk",), variant_a="voorstel",
            variant_b="voorstel",
        )  # fmt: skip
        assert found.rights[0].near == near, over


def test_a_changed_parameter_counts_from_its_day_and_only_what_the_right_has() -> None:
    rules = shipped_rules()
    question = Question(
        "mantelzorgtoelage_genk", "voorstel", (Changed("mantelzorg_genk.bedrag", 5000),), DAY, 1, 10
    )
    other = changed_rules(rules, question)
    assert other.parameters.value_on("mantelzorg_genk.bedrag", DAY) == 5000
    day_before = DAY - dt.timedelta(days=1)
    assert other.parameters.value_on("mantelzorg_genk.bedrag", day_before) == 4000
    found = compare(
        rules, other, carers(recognised=True), DAY, rights=("mantelzorgtoelage_genk",),
        variant_a="voorstel", variant_b="voorstel",
    )  # fmt: skip
    assert found.change is not None
    assert found.change.least == CARERS * 1000 * 12
    wrong = Question("vt", "geldend", (Changed("mantelzorg_genk.bedrag", 1),), DAY, 1, 10)
    with pytest.raises(ParameterError, match="vt has"):
        changed_rules(rules, wrong)
    assert changeable("talentcheques_genk", rules, DAY) == ()


def test_a_question_survives_being_kept_as_text() -> None:
    question = Question("vt", "geldend", (Changed("vt.leefloon_maanden", 2),), DAY, 7, 100)
    assert Question.restore(question.as_document()) == question


def test_a_made_city_gives_the_same_figures_twice_and_groups_every_home_once() -> None:
    rules = shipped_rules()
    other = rules.with_parameters(rules.parameters.changed("leefloon.categorie_2", 250_000, DAY))

    def counted() -> tuple[Population, tuple[Grouping, ...], Reform]:
        city = next(made_batches(persons=3000, seed=4, day=DAY))
        people = as_population(city.table, rules.vocabulary)
        groups = groupings_of(rules, people, DAY)
        return people, groups, compare(rules, other, people, DAY, groupings=groups)

    people, groups, found = counted()
    assert sha256_of(as_document(found)) == sha256_of(as_document(counted()[2]))
    for one in groups:
        assert len(one.index) == people.home_count
        assert int(np.max(one.index)) < len(one.labels)
    assert {right.right for right in found.rights} == set(rules.rights)


def test_without_any_income_there_is_no_grouping_by_income() -> None:
    rules = shipped_rules()
    member = Member("a", "h", {"birth_date": born(1980)})
    people = population_of(Case({"h": Home("h", ("a",), {})}, {"a": member}))
    assert [one.name for one in groupings_of(rules, people, DAY)] == ["kind"]
