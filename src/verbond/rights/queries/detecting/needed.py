"""Which columns the rules of a run need, and so which it may have."""

import datetime as dt
from functools import lru_cache

from verbond.rights.core.detecting.columns import minimal
from verbond.rights.core.detecting.purpose import Purpose
from verbond.rights.core.ruleset import CatalogueRow
from verbond.rights.loading import shipped_rules

# A run looks for what people have a right to, never for what is only promised.
VARIANT = "geldend"


def allowed_columns(purpose: Purpose) -> frozenset[str]:
    """Return every column that a run may have."""
    if purpose.reference_on is None:
        return frozenset()
    return _allowed(tuple(sorted(purpose.rights)), purpose.reference_on)


@lru_cache(maxsize=64)
def _allowed(rights: tuple[str, ...], day: dt.date) -> frozenset[str]:
    from verbond.rights.core.population import columns_needed

    rules = shipped_rules()
    known = tuple(one for one in rights if one in rules.rights)
    return minimal(columns_needed(rules, known, day, VARIANT), known, rules.vocabulary)


def detectable() -> tuple[CatalogueRow, ...]:
    """Return the rights that a run can look for: those that are computed."""
    rules = shipped_rules()
    return tuple(rules.catalogue[one] for one in rules.rights)


def name_of(right: str) -> str:
    row = shipped_rules().catalogue.get(right)
    return row.name if row else right
