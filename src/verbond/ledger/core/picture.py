"""A book as pictures: where it comes from and where it stands, its accounts as a tree, a course."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from verbond.ledger.core.balance import Balance
from verbond.ledger.core.kinds import Kind, side


class Part(StrEnum):
    """What a piece of a bar stands for; the first four are where it comes from."""

    EQUITY = "equity"
    INCOME = "income"
    LIABILITY = "liability"
    ADVANCED = "advanced"  # an asset or expense below zero
    FREE = "free"
    RESERVED = "reserved"
    SPENT = "spent"
    OWED = "owed"  # a liability, income or equity above zero


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a bar: always above zero, in whole units of the book."""

    part: Part
    amount: int


@dataclass(frozen=True, slots=True)
class Where:
    """Two bars of one length: a book is zero, so all that stands somewhere came from somewhere."""

    came: tuple[Piece, ...]
    stands: tuple[Piece, ...]
    total: int


_CAME = {Kind.EQUITY: Part.EQUITY, Kind.INCOME: Part.INCOME, Kind.LIABILITY: Part.LIABILITY}


def where(balances: Iterable[Balance]) -> Where:
    """Sum a whole book by what its amounts stand for.

    >>> from verbond.ledger.core.balance import Balance
    >>> city = Balance("city", "City", "equity", -100, 0, None, None)
    >>> pot = Balance("pot", "Pot", "asset", 100, 30, 0, 70)
    >>> [(piece.part.value, piece.amount) for piece in where([city, pot]).stands]
    [('free', 70), ('reserved', 30)]
    """
    sums = dict.fromkeys(Part, 0)
    for one in balances:
        if one.booked < 0:
            sums[_CAME.get(Kind(one.kind), Part.ADVANCED)] -= one.booked
        elif one.kind == Kind.ASSET:
            held = min(one.reserved, one.booked)
            sums[Part.RESERVED] += held
            sums[Part.FREE] += one.booked - held
        else:
            sums[Part.SPENT if one.kind == Kind.EXPENSE else Part.OWED] += one.booked
    pieces = [Piece(part, amount) for part, amount in sums.items() if amount]
    came = tuple(piece for piece in pieces if piece.part in _SOURCES)
    stands = tuple(piece for piece in pieces if piece.part not in _SOURCES)
    return Where(came, stands, sum(piece.amount for piece in stands))


_SOURCES = frozenset({Part.EQUITY, Part.INCOME, Part.LIABILITY, Part.ADVANCED})


@dataclass(frozen=True, slots=True)
class Branch:
    """An account in the tree with what stands on it and under it.

    `amount` is above zero on the side on which its kind grows; `reserved` and `free` are those of
    the account itself, `free` None without a limit.
    """

    account: str
    name: str
    kind: str
    depth: int
    has_under: bool
    amount: int
    reserved: int
    free: int | None


def tree(balances: Sequence[Balance]) -> tuple[Branch, ...]:
    """Order accounts as a tree, each with the sum of what is under it.

    Accounts under one of another side count there below zero, as they do in its sum.
    """
    branches = []
    for one in sorted(balances, key=lambda other: other.account.split("/")):
        own = [other for other in balances if _is_under(other.account, one.account)]
        frees = [other.free for other in own if other.free is not None]
        branches.append(
            Branch(
                account=one.account,
                name=one.name,
                kind=one.kind,
                depth=one.account.count("/"),
                has_under=len(own) > 1,
                amount=side(one.kind) * sum(other.booked for other in own),
                reserved=sum(other.reserved for other in own),
                free=sum(frees) if frees else None,
            )
        )
    return tuple(branches)


def _is_under(code: str, above: str) -> bool:
    return code == above or code.startswith(f"{above}/")


@dataclass(frozen=True, slots=True)
class Step:
    """What an account held at the end of a day."""

    on: date
    amount: int


def course(changes: Iterable[tuple[date, int]], most: int = 240) -> tuple[Step, ...]:
    """Add up the changes of each day, oldest first, to at most this many steps.

    The last step is always there: it is what the account holds now.

    >>> [step.amount for step in course([(date(2026, 1, 1), 5), (date(2026, 1, 3), -2)])]
    [5, 3]
    """
    steps, running = [], 0
    for on, change in changes:
        running += change
        steps.append(Step(on, running))
    stride = -(-len(steps) // most) or 1
    kept = steps[::stride]
    return tuple(kept if not steps or kept[-1] is steps[-1] else [*kept, steps[-1]])
