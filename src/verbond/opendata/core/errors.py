"""What can be wrong with open data."""

from verbond.kit.errors import RuleBroken


class ThingsWrong(RuleBroken):
    """The description of what is published does not fit what is published."""


class SheetWrong(RuleBroken):
    """A CSV file is not what Verbond writes."""


class ArchiveWrong(RuleBroken):
    """An archive is damaged, incomplete, or not one of ours."""
