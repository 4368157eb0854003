"""A fictitious city: seeded people, homes, incomes and statuses, with an imposed non-take-up.

Nobody in it exists and none of its shares describe a real place. It is there to score detection
against a truth, to try measuring on, and to tell the question planner what is rare.
"""

from verbond.rights.core.made_city.city import City, batches, make_city
from verbond.rights.core.made_city.shares import Shares, read_shares
from verbond.rights.core.made_city.source import as_source
from verbond.rights.core.made_city.table import Column, Table, joined

__all__ = [
    "City",
    "Column",
    "Shares",
    "Table",
    "as_source",
    "batches",
    "joined",
    "make_city",
    "read_shares",
]
