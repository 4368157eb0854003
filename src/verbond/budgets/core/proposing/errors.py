"""What the rules of proposing refuse."""

from verbond.kit.errors import RuleBroken


class StepRefused(RuleBroken):
    """A proposal cannot take this step now."""


class TextRefused(RuleBroken):
    """A text is empty, too long, or holds nothing that can be seen; `code` names the field."""


class CostRefused(RuleBroken):
    """A cost line or its sum is not possible."""


class TermsRefused(RuleBroken):
    """The file with terms is wrong, or has none for a day."""
