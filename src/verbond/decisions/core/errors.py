"""What the rules of this room refuse."""

from verbond.kit.errors import RuleBroken


class StepRefused(RuleBroken):
    """An item cannot take this step from where it stands."""


class WordingRefused(RuleBroken):
    """The text of a draft is not complete."""


class VoteRefused(RuleBroken):
    """A vote does not add up, or somebody voted who could not."""


class FileRefused(RuleBroken):
    """A file may not stand with a decision."""
