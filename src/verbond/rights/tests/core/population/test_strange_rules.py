"""Rules that no law has yet: every node, with open facts on every side, in both interpreters."""

import datetime as dt
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from verbond.rights.core.household import answers
from verbond.rights.core.language import (
    Book,
    aantal,
    alle,
    als,
    dag,
    een_van,
    feit,
    herleid,
    hoogste,
    hoogstens,
    iedereen,
    iemand,
    laagste,
    laatste_aanslag,
    later,
    meer_dan,
    minder_dan,
    minstens,
    niet,
    niet_gekend,
    nul,
    par,
    read_right,
    reading,
    regel,
    som,
    thuis,
    van_mantelzorger,
    van_zorgbehoevende,
    vandaag,
    verjaardag,
    voorwaarde,
)
from verbond.rights.core.population import evaluate, population_of
from verbond.rights.core.population.results import TRUTHS
from verbond.rights.core.ruleset import CatalogueRow, RuleSet
from verbond.rights.core.tree import Compare, Node, Right, as_node
from verbond.rights.loading import shipped_rules
from verbond.rights.testing.random_cases import cases
from verbond.rights.tests.core.population.comparing import rows_of, said, seen

DAY = dt.date(2024, 2, 29)
type Rule = Callable[[], Right]


def _money(name: str = "means_month") -> Node:
    return feit(name)


def _person(condition: Node, amount: Node | None = None) -> Right:
    return regel("persoon", voorwaarde("een", condition), bedrag=amount)


def _count(name: str) -> Node:
    """Return points as a count, which may be multiplied."""
    return replace(feit(name), unit="count")


def _always() -> Node:
    return minstens(_money(), nul("EUR/month"))


RULES: dict[str, Rule] = {
    "product_of_two_open": lambda: _person(_always(), _count("points_adult") * _money()),
    "product_that_may_be_negative": lambda: _person(
        _always(), (_count("points_adult") - _count("belrai_total")) * _money()
    ),
    "product_with_a_count": lambda: _person(
        _always(), aantal("anderen_thuis", waarbij=feit("dementia_proof")) * _money()
    ),
    "minus": lambda: _person(_always(), _money() - feit("igo_means_month")),
    "times_a_negative": lambda: _person(
        _always(), (_money() - feit("igo_means_month")) * as_node(-2)
    ),
    "divided": lambda: _person(_always(), herleid(_money(), deler=7, naar="EUR/month")),
    "divided_beside_divided": lambda: _person(
        hoogstens(_money() / 7, feit("igo_means_month") / 3), _money() / 7 + _money() / 12
    ),
    "extremes": lambda: _person(
        _always(), hoogste(0, laagste(_money(), feit("igo_means_month"), _money() / 2))
    ),
    "equal": lambda: _person(
        Compare(
            unit="truth", entity="person", op="==", left=_money(), right=feit("igo_means_month")
        )
    ),
    "moved_by_a_fact": lambda: _person(
        hoogstens(later(feit("birth_date"), _count("belrai_total"), "years"), vandaag())
    ),
    "moved_by_months": lambda: _person(
        minder_dan(
            later(feit("leefloon_since"), as_node(3), "months"), feit("leefloon_request_date")
        )
    ),
    "moved_back_by_days": lambda: _person(
        meer_dan(later(feit("leefloon_since"), as_node(60), "days", -1), dag("year_start"))
    ),
    "moved_beside_moved": lambda: _person(
        minder_dan(verjaardag(18), later(feit("leefloon_since"), as_node(13), "months"))
    ),
    "a_day_before_a_birthday": lambda: _person(hoogstens(vandaag(), verjaardag(18))),
    "a_day_just_before_a_birthday": lambda: _person(minder_dan(vandaag(), verjaardag(18))),
    "not_examined_or_known": lambda: _person(
        een_van(niet_gekend("truth", "niemand weet"), feit("dementia_proof")), _money()
    ),
    "not_examined_and_known": lambda: _person(
        alle(niet(niet_gekend("truth", "niemand weet")), niet(feit("dementia_proof")))
    ),
    "not_examined_for_some": lambda: _person(
        _always(), als(feit("dementia_proof"), niet_gekend("EUR/month", "bedrag"), _money())
    ),
    "least_with_not_examined": lambda: _person(
        _always(), laagste(niet_gekend("EUR/month", "bedrag"), _money())
    ),
    "compared_for_some": lambda: _person(
        hoogstens(
            als(feit("dementia_proof"), niet_gekend("EUR/month", "bedrag"), _money()),
            feit("igo_means_month"),
        )
    ),
    "someone_not_examined": lambda: _person(
        iemand(
            "anderen_thuis",
            als(feit("dementia_proof"), niet_gekend("truth", "niemand"), feit("wheelchair_attest")),
        )
    ),
    "everyone_not_examined": lambda: _person(
        iedereen(
            "vt_gezin",
            als(feit("dementia_proof"), feit("wheelchair_attest"), niet_gekend("truth", "niemand")),
        )
    ),
    "not_of_not_examined": lambda: _person(
        niet(als(feit("dementia_proof"), niet_gekend("truth", "x"), feit("wheelchair_attest")))
    ),
    "sum_not_examined": lambda: _person(
        _always(),
        som(
            "anderen_thuis",
            als(feit("dementia_proof"), niet_gekend("EUR/month", "bedrag"), _money()),
            waarbij=feit("wheelchair_attest"),
        ),
    ),
    "if_of_truths": lambda: _person(
        als(feit("dementia_proof"), feit("wheelchair_attest"), feit("resides_in_loi"))
    ),
    "if_of_certain_truths": lambda: _person(
        als(feit("dementia_proof"), as_node(True), as_node(True))
    ),
    "if_of_opposite_truths": lambda: _person(
        als(feit("dementia_proof"), as_node(True), feit("resides_in_loi"))
    ),
    "open_test_with_open_numbers": lambda: _person(
        hoogstens(
            als(feit("dementia_proof"), _money(), feit("igo_means_month")), als(
                feit("resides_in_loi"), _money() / 3, feit("igo_means_month")
            )
        )
    ),
    "everyone_at_an_earlier_day": lambda: _person(
        iedereen("anderen_thuis", feit("dementia_proof"), op=dag("year_start"))
    ),
    "count_at_an_earlier_day": lambda: _person(
        minstens(aantal("bewoners", op=dag("year_end", -1)), 2)
    ),
    "nested_circles": lambda: _person(
        iemand(
            "anderen_thuis", minstens(aantal("anderen_thuis", waarbij=feit("dementia_proof")), 1)
        )
    ),
    "latest_of_two_years": lambda: _person(
        hoogstens(laatste_aanslag("taxable_income", jaren=(-2, -1)), par("vt.vorig_jaar.basis"))
    ),
    "latest_of_any_year": lambda: _person(
        hoogstens(laatste_aanslag("taxable_income"), par("vt.vorig_jaar.basis"))
    ),
    "home_of_a_person": lambda: _person(
        alle(thuis(feit("owns_home")), thuis(minstens(feit("rent_month"), nul("EUR/month")))),
        thuis(feit("rent_month")),
    ),
    "everyone_of_a_home": lambda: regel(
        "gezin", voorwaarde("een", iedereen("bewoners", feit("dementia_proof")))
    ),
    "care": lambda: regel(
        "zorgband",
        voorwaarde("een", van_mantelzorger(feit("gives_actual_care"))),
        bedrag=van_zorgbehoevende(_money()) - van_mantelzorger(_money()),
    ),
}  # fmt: skip


def _rule_set(name: str) -> RuleSet:
    shipped = shipped_rules()
    with reading(Book(shipped.vocabulary, shipped.parameters.units())):
        right = read_right(name, RULES[name])
    subject = {"person": "person", "care": "carer"}.get(right.subject, "household")
    row = CatalogueRow(
        name, name, "city", "", subject, "", "money" if right.amount else "status", "EUR/month",
        "yes", "A/A", "all", ("een",), 3, "",
    )  # fmt: skip
    return RuleSet(shipped.vocabulary, {name: row}, shipped.parameters, {name: right})


@pytest.mark.parametrize("name", RULES)
@settings(max_examples=8, deadline=None)
@given(data=st.data())
def test_a_strange_rule_says_the_same_in_both(name: str, data: st.DataObject) -> None:
    rules = _rule_set(name)
    case = data.draw(cases(rules.vocabulary, DAY))
    results = evaluate(rules, population_of(case), DAY)
    rows = rows_of([case])
    for one in answers(rules, case, DAY):
        assert seen(results[name], rows, 0, one) == said(one)
        assert set(one.conditions) <= set(results[name].conditions)
    assert len(TRUTHS) == 3
