"""What can be wrong with a table, a mapping or a shipped definition, in words that teach."""

from verbond.kit.errors import RuleBroken


class TableUnreadable(RuleBroken):
    """A file is not a table that can be read safely."""


class MappingWrong(RuleBroken):
    """A mapping asks for something that the table or the format of mappings does not have."""


class NumberUnclear(RuleBroken):
    """A cell is not a number, or could be two different ones."""


class DefinitionWrong(RuleBroken):
    """A shipped file of definitions, targets or points has a fault."""


class VintageConflict(RuleBroken):
    """A source gives two values for one thing on one day: a revision needs a later day."""


class UnknownIndicator(RuleBroken):
    """No indicator has this code."""
