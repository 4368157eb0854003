"""Rules over columns: the rights of a whole city, or region, at once and exactly."""

from verbond.rights.core.population.amounts import UNBOUNDED
from verbond.rights.core.population.batching import in_batches
from verbond.rights.core.population.building import columns_of, population_of
from verbond.rights.core.population.columns import NOT_KNOWN, Column, Population
from verbond.rights.core.population.evaluating import calculated, evaluate, plan_for
from verbond.rights.core.population.needed import columns_needed
from verbond.rights.core.population.results import (
    MAYBE,
    NO,
    NO_SUBJECT,
    NOT_EXAMINED,
    VERDICTS,
    YES,
    Results,
    RightResult,
    joined,
)
from verbond.rights.core.population.ties import Ties

__all__ = [
    "MAYBE",
    "NO",
    "NOT_EXAMINED",
    "NOT_KNOWN",
    "NO_SUBJECT",
    "UNBOUNDED",
    "VERDICTS",
    "YES",
    "Column",
    "Population",
    "Results",
    "RightResult",
    "Ties",
    "calculated",
    "columns_needed",
    "columns_of",
    "evaluate",
    "in_batches",
    "joined",
    "plan_for",
    "population_of",
]
