"""What the counting refuses, in words of the field."""

from verbond.kit.errors import RuleBroken


class ElectionWrong(RuleBroken):
    """An election that cannot be read or counted: what, where (file, line), what is allowed."""


class RuleWrong(RuleBroken):
    """A counting rule that says nothing, or contradicts itself."""


class CertificateWrong(RuleBroken):
    """A certificate that does not follow from its election."""
