"""What can be wrong with a page that somebody hands over."""

from verbond.kit.errors import RuleBroken


class PageUnreadable(RuleBroken):
    """A page is no HTML, or asks more work than a page may."""

    def __init__(self, message: str) -> None:
        super().__init__("page_unreadable", message)


class PageDoesNotFit(RuleBroken):
    """A page holds decisions that our model cannot hold."""

    def __init__(self, message: str) -> None:
        super().__init__("page_does_not_fit", message)
