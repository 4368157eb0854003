"""What the loops of `kernels` work on."""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

type Floats = NDArray[np.float64]
type Ints = NDArray[np.int64]
type Flags = NDArray[np.bool_]


class Entries(NamedTuple):
    """Supporters, a group of equal ballots each; `weighed` is people times weight."""

    group: NDArray[np.uint32]
    people: Floats
    weight: Floats
    weighed: Floats


class Votes(NamedTuple):
    """Who supports what: the same for all steps."""

    start: Ints
    entries: Entries
    score: Floats
    people_of: Floats
    rank: Ints
    price: Ints
    by_cost: bool


class Lanes(NamedTuple):
    """Money at both ends, what it may err, and bounds on its slope between them."""

    low: Floats
    high: Floats
    error: Floats
    flat: Floats
    steep: Floats
    # How each supporter of the winner pays: bits of MAYBE_POOR and SURELY_POOR.
    mark: NDArray[np.uint8]
    # The largest error of all.
    worst: Floats


class Board(NamedTuple):
    """What can be bought: costs, bounds on rates, the round in which a bound was found."""

    cost: Floats
    least: Floats
    seen: Ints
    waiting: Flags
    order: Ints


class Bid(NamedTuple):
    """The winner of a round, as `Stretch` has it."""

    project: int
    below: float
    above: float
    slack: float
    flat: float
    steep: float
    clean: float


class Reach(NamedTuple):
    """From which round, how many are known to hold, how long the stretch is, whether to pause."""

    begin: int
    known: int
    length: float
    pause: bool
