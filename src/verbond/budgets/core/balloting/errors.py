"""What a ballot, receipt, code or list of electors can have wrong."""

from verbond.kit.errors import RuleBroken


class LettersWrong(RuleBroken):
    """Letters of a receipt or code that cannot be right: too many, too few, or not ours."""


class ElectorWrong(RuleBroken):
    """A number or day of birth that cannot be right; the message never repeats it."""


class TypedWrong(RuleBroken):
    """A word that a clerk typed for a sheet: `code` says why, `message` is the word."""
