"""Small made cities for tests, from the shares that ship."""

import datetime as dt

from verbond.rights.core.made_city import City, make_city
from verbond.rights.making import made_batches, made_shares

DAY = dt.date(2024, 6, 30)


def small_city(persons: int = 3_000, seed: int = 1) -> City:
    """Return a city without statuses: rules are not worked out."""
    return make_city(made_shares(), persons=persons, seed=seed, day=DAY.toordinal())


def city_with_truth(persons: int = 6_000, seed: int = 1) -> City:
    (city,) = made_batches(persons=persons, seed=seed, day=DAY, size=persons)
    return city
