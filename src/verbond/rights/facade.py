"""What other rooms may use of rights."""

from verbond.rights.operations.detecting.demo import load_demo_runs
from verbond.rights.operations.measuring_demo import load_demo_measures
from verbond.rights.queries.findable import Findable, findable
from verbond.rights.queries.published import TABLES, counted, published

__all__ = [
    "TABLES",
    "Findable",
    "counted",
    "findable",
    "load_demo_measures",
    "load_demo_runs",
    "published",
]
