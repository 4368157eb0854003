"""Make a fictitious city with the shipped shares and, for its truth, the shipped rules."""

import datetime as dt
from collections.abc import Iterator
from functools import cache

from verbond.rights.core.made_city import City, Shares, batches, read_shares
from verbond.rights.core.made_city.city import BATCH
from verbond.rights.loading import FOLDER, document_of, shipped_rules

FILE = FOLDER / "made-city.yaml"


@cache
def made_shares() -> Shares:
    """Return the shares of data/rights/made-city.yaml, read once."""
    return read_shares(document_of(FILE))


def made_batches(
    *,
    persons: int,
    seed: int,
    day: dt.date,
    shares: Shares | None = None,
    with_truth: bool = True,
    size: int = BATCH,
) -> Iterator[City]:
    """Yield a fictitious region in cities; with a truth, statuses follow from the rules."""
    found = shares or made_shares()
    if not with_truth:
        return batches(found, persons=persons, seed=seed, day=day.toordinal(), size=size)
    from verbond.rights.core.made_city.examining import examiner

    rules = shipped_rules()
    return batches(
        found,
        persons=persons,
        seed=seed,
        day=day.toordinal(),
        size=size,
        examine=examiner(rules, day),
        rights=tuple(rules.rights),
    )
