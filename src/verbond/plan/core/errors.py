"""What can be wrong with a plan file, in words that teach."""

from verbond.kit.errors import RuleBroken


class PlanUnreadable(RuleBroken):
    """A file is not a plan that can be read; nothing of it is used."""


class ExportUnreadable(RuleBroken):
    """A file is not an export of the Agency's figures that can be read."""


class TreeBroken(RuleBroken):
    """Goals, action plans and actions do not make a tree."""
