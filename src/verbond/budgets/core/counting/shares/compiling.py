"""The loops of `kernels` as machine code, where numba is installed: `requirements/fast.in`."""

from collections.abc import Callable
from functools import cache
from typing import cast

from verbond.budgets.core.counting.shares import kernels
from verbond.budgets.core.counting.shares.lanes import Board, Lanes, Reach, Votes

type Walk = Callable[[Votes, Lanes, Board, Reach], tuple[int, float]]


@cache
def compiled_walk() -> Walk | None:
    """Return `kernels.walk`, compiled; None without numba."""
    try:
        from numba import njit
        from numba.extending import register_jitable
    except ImportError:
        return None
    for loop in kernels.LOOPS:
        register_jitable(loop)
    for adding in kernels.SUMS:
        register_jitable(fastmath={"reassoc", "nsz", "contract"})(adding)
    try:
        # Compiling takes longer than most counts: kept on disk, where a folder can be written.
        return cast(Walk, njit(cache=True)(kernels.walk))
    except RuntimeError:
        return cast(Walk, njit(kernels.walk))
