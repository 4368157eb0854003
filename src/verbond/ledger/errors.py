"""What can be refused in this room."""

from verbond.kit.errors import RuleBroken


class LedgerRefused(RuleBroken):
    """Something cannot be written in the books as asked."""


class BookUnknown(LedgerRefused):
    """There is no such book."""


class AccountUnknown(LedgerRefused):
    """The book has no such account."""


class PostingUnknown(LedgerRefused):
    """The book has no posting with this number."""


class ReservationUnknown(LedgerRefused):
    """There is no reservation with this key."""


class AlreadyOpened(LedgerRefused):
    """A book or account with this code exists, and says something else."""


class CodeRefused(LedgerRefused):
    """A code, key or name is not written as it has to be."""


class AmountRefused(LedgerRefused):
    """An amount is no whole number, zero, or larger than a book holds."""


class Unbalanced(LedgerRefused):
    """The lines of a posting are not zero together; `rest` is what they are."""

    rest: int

    def __init__(self, message: str, *, rest: int) -> None:
        super().__init__("unbalanced", message)
        self.rest = rest


class LimitReached(LedgerRefused):
    """An account has less than is asked: `free` is there, `asked` was asked, in whole units."""

    account: str
    free: int
    asked: int

    def __init__(self, message: str, *, account: str, free: int, asked: int) -> None:
        super().__init__("limit", message)
        self.account, self.free, self.asked = account, free, asked


class KeyUsedDifferently(LedgerRefused):
    """The key stands on something else already: another posting or reservation."""


class AlreadyReversed(LedgerRefused):
    """A posting is turned back at most once, and a reversal never."""


class BookClosed(LedgerRefused):
    """The day lies in a period that is closed, or the account is."""


class DayRefused(LedgerRefused):
    """A posting is of a day that has not come yet."""


class ReservationOver(LedgerRefused):
    """A reservation is not open any more, or its last day is past."""


class SettlesMore(LedgerRefused):
    """A posting takes more from the account than its reservation held, or nothing at all."""
