"""What can be wrong with a table or a number in it, in words that teach."""

from verbond.kit.errors import RuleBroken


class TableUnreadable(RuleBroken):
    """A file is not a table that can be read safely."""


class NumberUnclear(RuleBroken):
    """A cell is not a number, or could be two different ones."""
