"""What a detection run refuses."""

from verbond.kit.errors import RuleBroken


class RunRefused(RuleBroken):
    """A run, a table, a key, a contact or a grant is not allowed as asked."""


class Walled(RuleBroken):
    """Somebody without a task in a run, or who controls, wanted to see it."""
