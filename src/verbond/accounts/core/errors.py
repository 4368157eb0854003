"""What can be refused in accounts."""

from verbond.kit.errors import RuleBroken


class NameRefused(RuleBroken):
    """A name is too long, empty or holds letters that cannot be seen."""


class ReasonMissing(RuleBroken):
    """An act that changes what somebody may do has no reason."""


class PersonGone(RuleBroken):
    """Somebody erased their account meanwhile."""


class RoleRefused(RuleBroken):
    """A role cannot be given or taken away like this."""


class InvitationRefused(RuleBroken):
    """An invitation is unknown, used, too old, withdrawn or for somebody else."""
