"""Tables of the multi-year plan: plans, their versions, the tree, and the euros on it."""

from verbond.plan.models.adopted import Entity, Plan, Version
from verbond.plan.models.euros import DomainFigure, Line, YearFigure
from verbond.plan.models.tree import Node
from verbond.plan.models.waiting import WaitingPlan

__all__ = [
    "DomainFigure",
    "Entity",
    "Line",
    "Node",
    "Plan",
    "Version",
    "WaitingPlan",
    "YearFigure",
]
