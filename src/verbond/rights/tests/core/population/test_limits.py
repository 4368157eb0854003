"""What a population refuses, and what stays right at the edges."""

import datetime as dt
from dataclasses import replace
from fractions import Fraction

import numpy as np
import pytest

from verbond.rights.core.errors import CaseError, LanguageError
from verbond.rights.core.language import (
    Book,
    aantal,
    feit,
    hoogste,
    hoogstens,
    laagste,
    later,
    minstens,
    par,
    read_right,
    reading,
    regel,
    som,
    voorwaarde,
)
from verbond.rights.core.population import (
    MAYBE,
    NOT_EXAMINED,
    YES,
    Column,
    Population,
    columns_needed,
    evaluate,
    population_of,
)
from verbond.rights.core.population.amounts import LARGEST, Number, checked, exact, scaled, times
from verbond.rights.core.population.ordering import ordered
from verbond.rights.core.population.ties import Ties
from verbond.rights.core.ruleset import CatalogueRow, RuleSet
from verbond.rights.core.structure import Case, Home, Interval, Member
from verbond.rights.core.tree import Node, as_node
from verbond.rights.loading import shipped_rules

DAY = dt.date(2024, 6, 1)


def rule_set(condition: Node, amount: Node | None = None) -> RuleSet:
    shipped = shipped_rules()
    right = read_right("een", lambda: regel("persoon", voorwaarde("een", condition), bedrag=amount))
    row = CatalogueRow(
        "een", "een", "city", "", "person", "", "money" if amount else "status", "EUR/month",
        "yes", "A/A", "all", ("een",), 3, "",
    )  # fmt: skip
    return RuleSet(shipped.vocabulary, {"een": row}, shipped.parameters, {"een": right})


def book() -> Book:
    shipped = shipped_rules()
    return Book(shipped.vocabulary, shipped.parameters.units())


def one(**facts: Interval | bool | str) -> Case:
    return Case({"h": Home("h", ("p",))}, {"p": Member("p", "h", facts)})


def test_a_column_is_of_one_kind() -> None:
    with pytest.raises(CaseError, match="truths, choices or numbers"):
        population_of([one(tenure="eigenaar"), one(tenure=True)])


def test_an_amount_too_large_to_add_is_refused() -> None:
    with pytest.raises(CaseError, match="amounts stay under"):
        population_of(one(means_month=Interval(LARGEST, LARGEST)))
    with pytest.raises(CaseError, match="calculated exactly"):
        checked(Number(0, 0, most=LARGEST))
    with pytest.raises(CaseError, match="calculated exactly"):
        scaled(exact(1), Fraction(1, 10**7))


def test_a_sum_in_too_many_parts_is_refused() -> None:
    with reading(book()):
        part = feit("means_month") / 997 / 991
        rules = rule_set(minstens(som("bewoners", part), part))
    with pytest.raises(CaseError, match=r"a sum over|calculated exactly"):
        evaluate(rules, population_of(one(means_month=Interval(5, 5))), DAY)


def test_nought_times_anything_is_nought() -> None:
    endless = Number(np.array([0]), np.array([10**13]))
    assert times(endless, exact(0)).low == 0


def test_a_figure_that_is_not_known_decides_nothing() -> None:
    early = dt.date(1990, 1, 1)
    with reading(book()):
        limit = par("vt.vorig_jaar.basis")
        rules = rule_set(hoogstens(feit("taxable_income", jaar=-1) + limit, limit))
    found = evaluate(rules, population_of(one()), early)["een"]
    assert found.verdict.tolist() == [NOT_EXAMINED]
    assert columns_needed(rules, ["een"], early) == {"person", "birth_date"}


def test_what_is_the_same_for_everybody_is_worked_out_once() -> None:
    with reading(book()):
        months = later(as_node(dt.date(2024, 1, 31)), as_node(1), "months")
        limit = hoogste(par("leefloon.categorie_1"), laagste(par("leefloon.categorie_2"), 5))
        rules = rule_set(
            hoogstens(months, as_node(dt.date(2024, 2, 29))), hoogste(0, limit + limit)
        )
    found = evaluate(rules, population_of(one()), DAY)["een"]
    assert found.verdict.tolist() == [YES]
    assert found.low.tolist() == [2 * 85897]


def test_counting_on_a_day_of_each_person_is_refused() -> None:
    with reading(book()):
        rules = rule_set(minstens(aantal("anderen_thuis", op=feit("leefloon_since")), 1))
    with pytest.raises(LanguageError, match="one day for everybody"):
        evaluate(rules, population_of(one()), DAY)


def test_judgements_are_never_a_column_of_a_table() -> None:
    needed = columns_needed(shipped_rules(), ["leefloon"], DAY)
    assert "means_month" in needed
    assert "willing_to_work_or_exempt" not in needed


def test_a_promise_asks_its_column_only_in_its_variant() -> None:
    rules, right = shipped_rules(), ["mantelzorgtoelage_genk"]
    promised = columns_needed(rules, right, DAY, "voorstel")
    assert promised - columns_needed(rules, right, DAY) == {"recognised_zorgbudget_zwaar"}


def test_a_large_population_goes_through_in_parts() -> None:
    count = 250_000
    born = np.full(count, dt.date(1980, 1, 1).toordinal())
    people = Population(
        starts=np.arange(count + 1),
        persons={"birth_date": Column(born, born)},
        homes={},
        ties=Ties(carer=np.array([count - 1, 3]), cared=np.array([0, 9])),
        person_ids=tuple(map(str, range(count))),
        home_ids=np.arange(count),
    )
    found = evaluate(shipped_rules(), people, DAY, rights=["vt", "mantelzorgtoelage_genk"])
    assert found["vt"].count(MAYBE) == count
    assert len(found["mantelzorgtoelage_genk"].verdict) == 2
    put = ordered(people)
    assert put.population.person_ids[1] == str(count - 1)
    near = replace(people, ties=Ties(carer=np.array([3]), cared=np.array([9])), kept={})
    assert ordered(near).population is near


def test_who_is_not_born_yet_has_no_rights() -> None:
    later_born = DAY.toordinal() + 10
    found = evaluate(
        shipped_rules(), population_of([one(), one(birth_date=Interval(later_born, later_born))]),
        DAY, rights=["vt"],
    )  # fmt: skip
    assert found["vt"].verdict.tolist() == [MAYBE, 4]
