import numpy as np

from verbond.rights.core.made_city import as_source
from verbond.rights.core.made_city.people import JUDGEMENTS
from verbond.rights.tests.core.made_city.making import small_city


def test_what_only_staff_may_judge_is_in_no_source() -> None:
    source = as_source(small_city(100).table, {}, seed=1)
    assert not set(JUDGEMENTS) & set(source)


def test_a_source_leaves_out_the_share_that_it_is_given() -> None:
    source = as_source(small_city().table, {"taxable_income": 0.3}, seed=1)
    for year in (2022, 2023):
        known = source[f"taxable_income.{year}"].known
        assert known is not None
        assert 0.65 < known.mean() < 0.75


def test_a_fact_of_a_household_is_missing_for_all_of_its_members_or_for_none() -> None:
    table = small_city().table
    known = as_source(table, {"rent_month": 0.5}, seed=1)["rent_month"].known
    assert known is not None
    home = table["household"].values
    assert np.array_equal(known, known[np.searchsorted(home, home)])


def test_without_gaps_and_errors_a_source_says_what_is_so() -> None:
    table = small_city(300).table
    source = as_source(table, {}, seed=1)
    assert all(np.array_equal(one.values, table[name].values) for name, one in source.items())


def test_an_attest_in_a_drawer_reads_as_none() -> None:
    table = small_city().table
    seen = as_source(table, {}, {"attest_unseen": 1.0}, seed=1)
    assert not seen["wheelchair_attest"].values.any()
    assert (seen["best_eye_visus"].values == 10).all()


def test_an_income_that_is_off_stays_an_income_and_a_fact_unknown_stays_unknown() -> None:
    table = small_city().table
    unknown = as_source(table, {"rent_month": 1.0}, seed=1)
    again = as_source(unknown, {"rent_month": 0.1}, {"income_off": 1.0}, seed=2)
    assert not again["rent_month"].known.any()  # type: ignore[union-attr]
    assert (again["taxable_income.2023"].values >= 0).all()
    assert not np.array_equal(
        again["taxable_income.2023"].values, table["taxable_income.2023"].values
    )
