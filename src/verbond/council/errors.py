"""What can be refused in the council's view, in words."""

from verbond.kit.errors import RuleBroken


class ReportRefused(RuleBroken):
    """A report cannot be made or shown."""


class MemberQuestionRefused(RuleBroken):
    """A question of a council member cannot be asked, answered or withdrawn like this."""
