"""How far the promises of an agreement are, for pages that show many of them at once."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from verbond.agreement.models.evidence import State
from verbond.agreement.models.text import Kind

UNKNOWN, VALUE = State.UNKNOWN.value, State.VALUE.value
# What is known first; a value has no status, and the unknown closes the row.
ORDER = (
    State.REALISED.value,
    State.UNDER_WAY.value,
    State.PREPARING.value,
    State.CHANGED.value,
    State.DROPPED.value,
    State.NOT_STARTED.value,
    VALUE,
    UNKNOWN,
)


@dataclass(frozen=True, slots=True)
class Share:
    """How many promises have one status; `name` is in the language of the reader."""

    status: str
    name: str
    count: int


@dataclass(frozen=True, slots=True)
class Tally:
    """The statuses of a set of promises, counted and never averaged."""

    shares: tuple[Share, ...]

    @property
    def total(self) -> int:
        return sum(share.count for share in self.shares)

    @property
    def values(self) -> int:
        return sum(share.count for share in self.shares if share.status == VALUE)

    @property
    def unknown(self) -> int:
        return sum(share.count for share in self.shares if share.status == UNKNOWN)

    @property
    def asked(self) -> int:
        """The promises that can have a status: all but the values."""
        return self.total - self.values

    @property
    def known(self) -> int:
        return self.asked - self.unknown


def tally(states: Iterable[str]) -> Tally:
    """Count statuses in the order in which pictures show them."""
    counts = Counter(states)
    return Tally(
        tuple(Share(state, str(State(state).label), counts[state]) for state in ORDER
              if counts[state])
    )  # fmt: skip


def state_in(states: Mapping[int, str], pk: int, kind: str) -> str:
    """Say what a page shows of a promise, also before its status was ever computed."""
    return states.get(pk) or (VALUE if kind == Kind.PRINCIPLE else UNKNOWN)
