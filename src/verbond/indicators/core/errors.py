"""What can be wrong with a mapping or a shipped definition, in words that teach."""

from verbond.kit.errors import RuleBroken


class MappingWrong(RuleBroken):
    """A mapping asks for something that the table or the format of mappings does not have."""


class DefinitionWrong(RuleBroken):
    """A shipped file of definitions, targets or points has a fault."""


class VintageConflict(RuleBroken):
    """A source gives two values for one thing on one day: a revision needs a later day."""


class UnknownIndicator(RuleBroken):
    """No indicator has this code."""
