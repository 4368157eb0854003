"""What can be wrong with rules, facts and cases."""

from verbond.kit.errors import RuleBroken


class LanguageError(RuleBroken):
    """A rule is not well written: units, entities or names do not fit. Names file and line."""


class CaseError(RuleBroken):
    """A case or a table is not well formed, or its facts cannot be true."""


class ParameterError(RuleBroken):
    """A parameter file is not well formed, or a rule asks a parameter that does not exist."""


class DocumentError(RuleBroken):
    """A file of the rights cannot be read, or has another shape than it must. Names file, line."""
