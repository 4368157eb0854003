"""What can be wrong with places and the files that describe them."""

from verbond.kit.errors import RuleBroken


class PlaceUnknown(RuleBroken):
    """No place has this code on this day."""


class PlacesFileWrong(RuleBroken):
    """A file with places cannot be used as it stands."""


class DistrictsWrong(RuleBroken):
    """A division into districts names what does not exist, or not exactly once."""
