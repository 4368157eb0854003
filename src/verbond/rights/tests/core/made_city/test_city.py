import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from verbond.rights.core.made_city import batches, joined
from verbond.rights.core.made_city.city import merged
from verbond.rights.core.made_city.people import YEAR
from verbond.rights.core.made_city.table import length
from verbond.rights.loading import shipped_rules
from verbond.rights.making import made_shares
from verbond.rights.tests.core.made_city.making import DAY, city_with_truth, small_city


def test_every_fact_of_the_vocabulary_has_a_column() -> None:
    columns = {name.partition(".")[0] for name in small_city(50).table}
    assert set(shipped_rules().vocabulary) <= columns


@settings(max_examples=20, deadline=None)
@given(persons=st.integers(1, 400), seed=st.integers(0, 2**31))
def test_a_city_has_exactly_as_many_people_as_asked(persons: int, seed: int) -> None:
    city = small_city(persons, seed)
    assert city.persons == length(city.table) == persons
    assert all(len(one.values) == persons for one in city.table.values())


def test_the_same_seed_makes_the_same_city_and_another_seed_another() -> None:
    first, again, other = small_city(500), small_city(500), small_city(500, seed=2)
    for name, one in first.table.items():
        assert np.array_equal(one.values, again.table[name].values), name
    assert not np.array_equal(first.table["birth_date"].values, other.table["birth_date"].values)


@settings(max_examples=10, deadline=None)
@given(seed=st.integers(0, 2**31))
def test_nobody_is_older_than_their_parent_or_partner_of_themselves(seed: int) -> None:
    table = small_city(800, seed).table
    born = table["birth_date"].values
    for name in ("parent_1", "parent_2"):
        has = table[name].known
        assert has is not None
        parents = table[name].values[has] - 1
        assert ((born[has] - born[parents]) / YEAR > 15).all()
    has = table["partner"].known
    assert has is not None
    partner = table["partner"].values - 1
    rows = np.flatnonzero(has)
    assert (partner[partner[rows]] == rows).all()
    assert (partner[rows] != rows).all()


def test_facts_of_a_household_are_equal_on_all_of_its_members() -> None:
    table = small_city().table
    home = table["household"].values
    first = np.searchsorted(home, home)
    kinds = shipped_rules().vocabulary
    for name, one in table.items():
        kind = kinds.get(name.partition(".")[0])
        if kind is not None and kind.entity == "household":
            assert np.array_equal(one.values, one.values[first]), name


def test_everybody_stands_with_their_household_and_no_carer_cares_at_home_for_themselves() -> None:
    table = small_city().table
    assert (np.diff(table["household"].values) >= 0).all()
    cares = table["cares_for"]
    assert cares.known is not None
    assert cares.known.any()
    assert (cares.values != table["person"].values).all()
    assert len(np.unique(cares.values[cares.known])) == cares.known.sum()


def test_batches_of_a_region_have_their_own_people() -> None:
    region = list(batches(made_shares(), persons=2_500, seed=1, day=DAY.toordinal(), size=1_000))
    assert [one.persons for one in region] == [1_000, 1_000, 500]
    whole = joined([one.table for one in region])
    assert len(np.unique(whole["person"].values)) == 2_500
    born = [one.table["birth_date"].values[:500] for one in region]
    assert not np.array_equal(born[0], born[1])
    assert merged(region).persons == 2_500


@pytest.fixture(scope="module")
def city() -> object:
    return city_with_truth()


def test_who_holds_a_right_has_it_in_truth(city) -> None:  # type: ignore[no-untyped-def]
    for right, found in city.truths.items():
        assert not (found.held & ~found.entitled).any(), right


def test_the_non_take_up_is_the_one_imposed(city) -> None:  # type: ignore[no-untyped-def]
    found = city.truths["vt"]
    missed = 1 - found.held.sum() / found.entitled.sum()
    assert missed == pytest.approx(made_shares().non_take_up["vt"], abs=0.06)


def test_statuses_that_open_other_rights_are_written_in_the_table(city) -> None:  # type: ignore[no-untyped-def]
    assert np.array_equal(city.table["receives_vt"].values, city.truths["vt"].held)
    assert city.table["receives_leefloon"].values.any()


def test_a_region_with_truth_is_merged_right_by_right() -> None:
    parts = [city_with_truth(1_500, seed) for seed in (1, 2)]
    whole = merged(parts)
    assert whole.truths["vt"].held.sum() == sum(one.truths["vt"].held.sum() for one in parts)
