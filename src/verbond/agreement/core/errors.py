"""What can be wrong with a document, a profile or the parser itself."""

from verbond.kit.errors import RuleBroken


class ProfileBroken(RuleBroken):
    """An import profile says something that cannot be followed."""

    def __init__(self, message: str) -> None:
        super().__init__("profile-broken", message)


class LinesLost(RuleBroken):
    """A line was consumed twice or not at all: the parser itself is wrong, not the document."""

    def __init__(self, message: str) -> None:
        super().__init__("lines-lost", message)
