"""What is published on rights: take-up as an interval, euro that nobody claims, who is missed.

Every count is of people, so none below `FEWEST` is shown, and none can be had by subtracting.
"""

from verbond.rights.core.measuring.debt import Debt, Trust, rules_debt, trust_of
from verbond.rights.core.measuring.effect import Effect, effect_of_contact, wilson
from verbond.rights.core.measuring.figures import Examined, figures_of
from verbond.rights.core.measuring.funnel import STAGES, Followed, Funnel, funnels
from verbond.rights.core.measuring.hiding import FEWEST, hidden_groups, shown
from verbond.rights.core.measuring.scoring import Score, score
from verbond.rights.core.measuring.take_up import Between, take_up, unclaimed

__all__ = [
    "FEWEST",
    "STAGES",
    "Between",
    "Debt",
    "Effect",
    "Examined",
    "Followed",
    "Funnel",
    "Score",
    "Trust",
    "effect_of_contact",
    "figures_of",
    "funnels",
    "hidden_groups",
    "rules_debt",
    "score",
    "shown",
    "take_up",
    "trust_of",
    "unclaimed",
    "wilson",
]
