"""What can be wrong with evidence and with the rules that read it."""

from verbond.kit.errors import RuleBroken


class EvidenceRefused(RuleBroken):
    """A piece of evidence, or what is asked of it, is not allowed."""


class RulesBroken(RuleBroken):
    """The file with the rules of a status cannot be used."""

    def __init__(self, message: str) -> None:
        super().__init__("status_rules", message)
