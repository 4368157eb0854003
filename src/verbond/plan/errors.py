"""What can be refused in this room."""

from verbond.kit.errors import RuleBroken


class NoSuchPlan(RuleBroken):
    """The plan, version or action named does not exist."""


class PlanRefused(RuleBroken):
    """A plan cannot be imported as asked."""


class PlanFileWrong(RuleBroken):
    """A file has rows with faults: nothing of it is imported."""


class TieRefused(RuleBroken):
    """A tie between an action and a promise cannot be decided as asked."""
