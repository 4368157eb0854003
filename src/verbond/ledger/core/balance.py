"""Where an account stands, and how much of it can still be used."""

from dataclasses import dataclass

from verbond.ledger.core.kinds import side


@dataclass(frozen=True, slots=True)
class Balance:
    """An account at a moment, in whole units of its book.

    `booked` is the sum of its entries: above zero for what an asset or expense holds, below zero
    for a liability, income or equity; over a whole book it is zero. `reserved` is held back and
    never below zero. `limit` is how far the account may go past zero, against the side on which
    it grows; None is no limit. `free` is what can still be taken out or reserved; None without
    a limit.
    """

    account: str
    name: str
    kind: str
    booked: int
    reserved: int
    limit: int | None
    free: int | None


def free_of(*, kind: str, booked: int, reserved: int, limit: int | None) -> int | None:
    """Return how much can still be taken out of an account, or None when nothing limits it.

    An asset with 100 booked, 30 reserved and limit 0 has 70 free. An equity account shrinks
    towards zero from below: -100 booked is 100 to take from.

    >>> free_of(kind="asset", booked=100, reserved=30, limit=0)
    70
    >>> free_of(kind="equity", booked=-100, reserved=30, limit=50)
    120
    >>> free_of(kind="asset", booked=100, reserved=30, limit=None) is None
    True
    """
    return None if limit is None else side(kind) * booked + limit - reserved


def taken_from(*, kind: str, amount: int) -> int:
    """Return how much an amount takes out of an account of this kind; below zero it adds.

    >>> taken_from(kind="asset", amount=-40), taken_from(kind="income", amount=-40)
    (40, -40)
    """
    return -side(kind) * amount
