"""What somebody who uses the check or its desks may be told."""

from verbond.kit.errors import RuleBroken


class CheckRefused(RuleBroken):
    """The check, its code or a report about it cannot be handled as asked."""
