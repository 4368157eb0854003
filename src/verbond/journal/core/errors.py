"""What can be wrong with an entry."""

from verbond.kit.errors import RuleBroken


class DetailsNotExact(RuleBroken):
    """The details hold something that two programs could write differently."""


class JournalSealed(RuleBroken):
    """Somebody tried to change or remove what was written."""


class HeadLost(RuleBroken):
    """There are entries, but nothing says which is the last."""
