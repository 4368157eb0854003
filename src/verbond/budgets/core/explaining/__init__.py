"""Explain a count: per project, per ballot, as a whole, and what would have changed it.

Only figures and codes, all exact; the pages put them into words. Amounts are in small units of the
election. What each figure means: docs/explanation/how-fair-was-it.md.
"""

from verbond.budgets.core.explaining.ballot import BallotStory, NotFunded, ballot_story
from verbond.budgets.core.explaining.cells import Cell, age_band, cells
from verbond.budgets.core.explaining.margins import Edge, ballots_needed, largest_cost
from verbond.budgets.core.explaining.projects import ProjectStory, project_stories
from verbond.budgets.core.explaining.proportion import Violation, violations
from verbond.budgets.core.explaining.robustness import (
    Outcome,
    Robustness,
    changed,
    compared,
    other_lots,
    outcome_of,
    resampled,
)
from verbond.budgets.core.explaining.voters import Satisfaction, gini, satisfaction_of
from verbond.budgets.core.explaining.whole import WholeStory, whole_story

__all__ = [
    "BallotStory",
    "Cell",
    "Edge",
    "NotFunded",
    "Outcome",
    "ProjectStory",
    "Robustness",
    "Satisfaction",
    "Violation",
    "WholeStory",
    "age_band",
    "ballot_story",
    "ballots_needed",
    "cells",
    "changed",
    "compared",
    "gini",
    "largest_cost",
    "other_lots",
    "outcome_of",
    "project_stories",
    "resampled",
    "satisfaction_of",
    "violations",
    "whole_story",
]
