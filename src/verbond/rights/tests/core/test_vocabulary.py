"""The facts that rules may ask, and the units that they calculate with."""

import datetime as dt

import pytest

from verbond.rights.core.errors import CaseError, ParameterError
from verbond.rights.core.parameters import Parameter, Parameters, Row
from verbond.rights.core.units import product
from verbond.rights.core.vocabulary import read_vocabulary

GOOD = {"name": "rent", "kind": "number", "entity": "dwelling", "unit": "EUR/month"}


@pytest.mark.parametrize(
    ("document", "code"),
    [
        (None, "no_facts"),
        ({"facts": {}}, "no_facts"),
        ({"facts": ["rent"]}, "fact_row"),
        ({"facts": [{**GOOD, "name": "Rent now"}]}, "fact_row"),
        ({"facts": [{**GOOD, "kind": "guess"}]}, "fact_kind"),
        ({"facts": [{**GOOD, "entity": "street"}]}, "fact_kind"),
        ({"facts": [GOOD, GOOD]}, "fact_twice"),
    ],
)
def test_a_vocabulary_that_is_not_well_formed_is_refused(document: object, code: str) -> None:
    with pytest.raises(CaseError) as refused:
        read_vocabulary(document)
    assert refused.value.code == code


def test_a_fact_of_the_dwelling_is_kept_with_the_household() -> None:
    assert read_vocabulary({"facts": [GOOD]})["rent"].entity == "household"


@pytest.mark.parametrize(
    ("left", "right", "found"),
    [
        ("vouchers/year", "EUR/voucher", "EUR/year"),
        ("EUR/voucher", "vouchers/year", "EUR/year"),
        ("EUR/month", "count", "EUR/month"),
        ("EUR/voucher", "vouchers", "EUR"),
        ("EUR/month", "EUR/year", None),
    ],
)
def test_what_may_be_multiplied(left: str, right: str, found: str | None) -> None:
    assert product(left, right) == found


def test_an_amount_of_a_leap_day_is_old_a_year_later() -> None:
    row = Row(dt.date(2024, 2, 29), 100, "fictief", "C")
    amount = Parameter("x", "x", "x", "EUR/month", (row,))
    assert not amount.is_stale_on(dt.date(2025, 2, 28))
    assert amount.is_stale_on(dt.date(2025, 3, 1))
    assert not amount.is_stale_on(dt.date(2024, 2, 28))


def test_a_parameter_that_does_not_exist_is_named() -> None:
    with pytest.raises(ParameterError, match="no parameter luck"):
        Parameters({})["luck"]
